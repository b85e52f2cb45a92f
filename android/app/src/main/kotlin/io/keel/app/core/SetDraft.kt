package io.keel.app.core

import io.keel.Lift
import io.keel.Load
import io.keel.LoadUnit
import io.keel.Moment
import io.keel.SetFacts
import java.io.File
import java.util.Properties

/** What is known of the set that is on, beside its journal: when it began, and what the lifter said of it. */
class SetDraft(
    private val file: File,
) {
    private val kept: Properties by lazy { Properties().apply { if (file.exists()) file.reader().use(::load) } }

    /** When it began. */
    val started: Moment?
        get() {
            val ms = kept.getProperty("utc_ms")?.toLongOrNull() ?: return null
            return Moment(ms, kept.getProperty("offset_min")?.toIntOrNull() ?: 0)
        }

    /** What the lifter said of it. */
    val facts: SetFacts get() = kept.facts()

    /** Keeps both. */
    fun keep(
        started: Moment,
        facts: SetFacts,
    ) {
        val values = Properties()
        values.setProperty("utc_ms", started.utcMs.toString())
        values.setProperty("offset_min", started.offsetMin.toString())
        values.put(facts)
        values.writeTo(file)
    }

    /** The set is kept, or thrown away. */
    fun forget() {
        file.delete()
    }
}

internal fun Properties.facts(): SetFacts =
    SetFacts(
        lift = Lift.entries.firstOrNull { it.name == getProperty("lift") },
        load =
            getProperty("load")?.toDoubleOrNull()?.let { value ->
                Load(value, LoadUnit.entries.firstOrNull { it.name == getProperty("load_unit") } ?: LoadUnit.KG)
            },
        belt = getProperty("belt")?.toBooleanStrictOrNull(),
        note = getProperty("note"),
        place = getProperty("place"),
    )

internal fun Properties.put(facts: SetFacts) {
    fun set(
        key: String,
        value: Any?,
    ) {
        if (value == null) remove(key) else setProperty(key, value.toString())
    }
    set("lift", facts.lift?.name)
    set("load", facts.load?.value)
    set("load_unit", facts.load?.unit?.name)
    set("belt", facts.belt)
    set("note", facts.note)
    set("place", facts.place)
}

/** Writes beside and renames, so that a kill leaves the old or the new. */
internal fun Properties.writeTo(file: File) {
    val beside = File(file.path + ".new")
    beside.writer().use { store(it, null) }
    beside.renameTo(file)
}
