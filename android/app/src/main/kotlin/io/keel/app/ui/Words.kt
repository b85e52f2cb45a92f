package io.keel.app.ui

import android.content.res.Resources
import io.keel.KeelException
import io.keel.Load
import io.keel.LoadUnit
import io.keel.Moment
import io.keel.app.R
import io.keel.app.core.Sentences
import java.text.DateFormat
import java.text.SimpleDateFormat
import java.util.Date
import java.util.Locale
import java.util.SimpleTimeZone
import java.util.concurrent.ConcurrentHashMap
import kotlin.math.roundToInt

/** Everything that is read or heard: the app's own sentences, and those of the core's codes from the tables that all of Keel shares. */
class Words(
    private val resources: Resources,
) : Sentences {
    /** Looking a name up takes as long as making a view; both the screen's and the camera's thread ask. */
    private val ids = ConcurrentHashMap<String, Int>()
    private val locale: Locale = resources.configuration.locales[0]

    /** A sentence of the app, its `{blanks}` filled. */
    fun say(
        id: Int,
        vararg blanks: Pair<String, Any>,
    ): String = fill(resources.getString(id), blanks)

    /** A sentence that counts. */
    fun count(
        id: Int,
        count: Int,
        vararg blanks: Pair<String, Any>,
    ): String = fill(resources.getQuantityString(id, count), arrayOf("count" to count, *blanks))

    /** The sentence of a key of the shared tables, like `verdict.held`. */
    fun of(
        key: String,
        vararg blanks: Pair<String, Any>,
    ): String {
        val id = ids.getOrPut(key) { resources.getIdentifier("word_${key.replace('.', '_')}", "string", R::class.java.`package`?.name ?: "io.keel.app") }
        return if (id == 0) key else fill(resources.getString(id), blanks)
    }

    /** The word of a code. */
    fun of(
        section: String,
        code: Enum<*>,
    ): String = of("$section.${code.name.lowercase()}")

    override fun word(
        section: String,
        code: String,
    ): String = of("$section.$code")

    /** The first letter as at the beginning of a sentence. */
    fun start(sentence: String): String = sentence.replaceFirstChar { it.titlecase(locale) }

    /** A number as this language writes it. */
    fun number(
        value: Double,
        digits: Int = 0,
    ): String = String.format(locale, "%.${digits}f", value)

    /** Degrees, whole. */
    fun degrees(deg: Double): String = "${deg.roundToInt()}°"

    override fun change(
        deg: Double?,
        marginDeg: Double?,
    ): String =
        when {
            deg == null -> ""
            marginDeg == null -> degrees(deg)
            else -> of("summary.change", "deg" to deg.roundToInt(), "margin" to marginDeg.roundToInt())
        }

    /** A load, in the unit that it was entered in. */
    fun load(load: Load): String {
        val digits = if (load.value % 1.0 == 0.0) 0 else 1
        return "${number(load.value, digits)} ${unit(load.unit)}"
    }

    /** The sign of a unit. */
    fun unit(unit: LoadUnit): String = if (unit == LoadUnit.KG) "kg" else "lb"

    /** A day and a time of day, where it was. */
    fun moment(moment: Moment): String = format(moment, DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, locale))

    /** A day, where it was. */
    fun day(moment: Moment): String = format(moment, DateFormat.getDateInstance(DateFormat.MEDIUM, locale))

    /** A day and a month, for axes. */
    fun shortDay(moment: Moment): String =
        format(
            moment,
            SimpleDateFormat(
                android.text.format.DateFormat
                    .getBestDateTimePattern(locale, "dMMM"),
                locale,
            ),
        )

    /** A day as the core writes it ("2026-11-25"). */
    fun day(day: String): String {
        val date = SimpleDateFormat("yyyy-MM-dd", Locale.ROOT).parse(day) ?: return day
        return DateFormat.getDateInstance(DateFormat.MEDIUM, locale).format(date)
    }

    /** What happened and what to do about it. */
    fun failure(failure: KeelException): String {
        val given = (failure as? KeelException.Argument)?.given.orEmpty()
        return "${of("failure.${failure.code}", "given" to given)} ${of("next_step", failure.next)}"
    }

    private fun format(
        moment: Moment,
        format: DateFormat,
    ): String {
        format.timeZone = SimpleTimeZone(moment.offsetMin * MS_PER_MIN, "there")
        return format.format(Date(moment.utcMs))
    }

    private fun fill(
        sentence: String,
        blanks: Array<out Pair<String, Any>>,
    ): String = blanks.fold(sentence) { text, (name, value) -> text.replace("{$name}", value.toString()) }

    private companion object {
        const val MS_PER_MIN = 60_000
    }
}
