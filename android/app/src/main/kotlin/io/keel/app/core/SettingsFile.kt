package io.keel.app.core

import io.keel.Grammar
import io.keel.LoadUnit
import io.keel.SetFacts
import java.io.File
import java.util.Properties

/**
 * What the lifter chose.
 *
 * @property language `en` or `de`; `null` for the phone's
 * @property unit what loads are entered and shown in
 * @property grammar how much is said
 * @property countdownS how long the lifter has to walk to the bar, s
 * @property retentionDays how long films are kept, days; `null` for ever
 * @property lens the lens that films; `null` for the phone's main one
 */
data class Settings(
    val language: String? = null,
    val unit: LoadUnit = LoadUnit.KG,
    val grammar: Grammar = Grammar.Read,
    val countdownS: Int = 10,
    val retentionDays: Int? = null,
    val lens: String? = null,
)

/** The settings and the facts of the last set, in one small file. */
class SettingsFile(
    private val file: File,
) {
    private val kept = Properties().apply { if (file.exists()) file.reader().use(::load) }

    /** What was chosen. */
    var chosen: Settings
        get() =
            Settings(
                language = kept.getProperty("language"),
                unit = LoadUnit.entries.firstOrNull { it.name == kept.getProperty("unit") } ?: LoadUnit.KG,
                grammar = grammar(kept.getProperty("grammar"), kept.getProperty("target_deg")?.toDoubleOrNull()),
                countdownS = kept.getProperty("countdown_s")?.toIntOrNull() ?: Settings().countdownS,
                retentionDays = kept.getProperty("retention_days")?.toIntOrNull(),
                lens = kept.getProperty("lens"),
            )
        set(value) {
            set("language", value.language)
            set("unit", value.unit.name)
            set("grammar", value.grammar.javaClass.simpleName)
            set("target_deg", (value.grammar as? Grammar.Target)?.deg)
            set("countdown_s", value.countdownS)
            set("retention_days", value.retentionDays)
            set("lens", value.lens)
            kept.writeTo(file)
        }

    /** What the lifter said of the set before, without its note: the next one begins with it. */
    var lastFacts: SetFacts
        get() = kept.facts()
        set(value) {
            kept.put(value)
            kept.writeTo(file)
        }

    /** The kept set whose spot is to be found again. */
    var lastSet: String?
        get() = kept.getProperty("last_set")
        set(value) {
            set("last_set", value)
            kept.writeTo(file)
        }

    private fun set(
        key: String,
        value: Any?,
    ) {
        if (value == null) kept.remove(key) else kept.setProperty(key, value.toString())
    }

    private companion object {
        const val TARGET_DEG = 10.0

        fun grammar(
            name: String?,
            deg: Double?,
        ): Grammar =
            when (name) {
                "Target" -> Grammar.Target(deg ?: TARGET_DEG)
                "Quiet" -> Grammar.Quiet
                else -> Grammar.Read
            }
    }
}
