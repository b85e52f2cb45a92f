package io.keel.app

import android.graphics.Color
import io.keel.Advice
import io.keel.Cue
import io.keel.HeadlineCode
import io.keel.Phase
import io.keel.Reason
import io.keel.Verdict
import io.keel.app.fake.Samples
import io.keel.app.fake.TestApp
import io.keel.app.ui.Ui
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import java.io.File
import kotlin.math.max
import kotlin.math.min
import kotlin.math.pow

/** Colours that can be told from their ground, and words for everything in both languages. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestApp::class, sdk = [35])
class LookTest {
    private val app = RuntimeEnvironment.getApplication()

    @Test
    fun `text stands out at least 4,5 to 1 and shapes 3 to 1, in light and dark`() {
        for (theme in listOf("notnight", "night")) {
            RuntimeEnvironment.setQualifiers(theme)
            val grounds = listOf(R.color.ground, R.color.raised)
            for (ground in grounds) {
                listOf(R.color.ink, R.color.quiet_ink, R.color.large).forEach { assertContrast(theme, it, ground, 4.5) }
                listOf(R.color.held, R.color.slight, R.color.clear, R.color.large, R.color.keel).forEach { assertContrast(theme, it, ground, 3.0) }
            }
            assertContrast(theme, R.color.on_keel, R.color.keel, 4.5)
        }
    }

    private fun assertContrast(
        theme: String,
        on: Int,
        ground: Int,
        least: Double,
    ) {
        val ratio = contrast(app.getColor(on), app.getColor(ground))
        assertTrue("$theme: ${name(on)} on ${name(ground)} is $ratio", ratio >= least)
    }

    private fun name(id: Int) = app.resources.getResourceEntryName(id)

    /** WCAG 2.1, 1.4.3. */
    private fun contrast(
        a: Int,
        b: Int,
    ): Double = (max(light(a), light(b)) + 0.05) / (min(light(a), light(b)) + 0.05)

    private fun light(color: Int): Double {
        fun part(value: Int): Double = (value / 255.0).let { if (it <= 0.03928) it / 12.92 else ((it + 0.055) / 1.055).pow(2.4) }
        return 0.2126 * part(Color.red(color)) + 0.7152 * part(Color.green(color)) + 0.0722 * part(Color.blue(color))
    }

    @Test
    fun `every sentence stands in both tables, with the same blanks`() {
        val tables = listOf("values", "values-de").map { table(File(Samples.root, "android/app/src/main/res/$it/strings.xml")) }
        assertEquals(tables[0].keys, tables[1].keys)
        tables[0].forEach { (name, text) -> assertEquals(name, blanks(text), blanks(tables[1].getValue(name))) }
    }

    private fun table(file: File): Map<String, String> =
        Regex("<string name=\"(\\w+)\">(.*?)</string>").findAll(file.readText()).associate { it.groupValues[1] to it.groupValues[2] }

    private fun blanks(text: String): Set<String> = Regex("\\{\\w+}").findAll(text).map { it.value }.toSet()

    @Test
    fun `no word of the house is broken`() {
        val never = Regex("\\b(risk|injur|safe|prevent|diagnos(e|is|ed)\\b|posture|Risiko|Verletz|sicher\\b|verhinder|Haltung)", RegexOption.IGNORE_CASE)
        listOf("values", "values-de").forEach { folder ->
            table(File(Samples.root, "android/app/src/main/res/$folder/strings.xml")).forEach { (name, text) ->
                assertTrue("$folder/$name: $text", never.find(text) == null)
            }
        }
    }

    @Test
    fun `every code of the core has words in the app`() {
        for (language in listOf("en", "de")) {
            RuntimeEnvironment.setQualifiers(language)
            val words = Ui(app).words
            val keys =
                Verdict.entries.map { "verdict.${it.name.lowercase()}" } +
                    HeadlineCode.entries.map { "headline.${it.name.lowercase()}" } +
                    Reason.entries.flatMap { listOf("reason.${it.name.lowercase()}.text", "reason.${it.name.lowercase()}.fix") } +
                    Phase.entries.map { "phase.${it.name.lowercase()}" } +
                    Cue.Sound.entries.map { "cue.${it.name.lowercase()}" } +
                    Advice.entries.flatMap { listOf("spoken.${it.name.lowercase()}", "readiness.${it.name.lowercase()}") }
            keys.forEach { assertTrue("$language: $it", words.of(it) != it) }
        }
    }
}
