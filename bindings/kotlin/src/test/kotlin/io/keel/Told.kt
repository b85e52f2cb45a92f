package io.keel

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonPrimitive

/** A state as the core writes it, to be compared with what it wrote. */
internal fun told(state: LiveState): JsonObject =
    JsonObject().apply {
        addProperty("time_s", state.timeS)
        add("stage", stage(state.stage))
        add("event", state.event?.let(::event) ?: JsonNull.INSTANCE)
        add("change", state.change?.let { numbers(it.deg, it.marginDeg) } ?: JsonNull.INSTANCE)
        add("phase", code(state.phase))
        addProperty("reps", state.reps)
        addProperty("attempts", state.attempts)
        add("readiness", JsonArray().apply { state.readiness.forEach { add(item(it)) } })
        addProperty("ready", state.ready)
        add("advice", code(state.advice))
        add("cue", state.cue?.let(::cue) ?: JsonNull.INSTANCE)
        add("countdown_s", state.countdownS?.let { JsonPrimitive(it) } ?: JsonNull.INSTANCE)
        add("thinning", code(state.thinning))
        val curve = state.overlay.curve
        addProperty("curve_points", curve.size)
        // Places cross as 32-bit floats; the tracks of the scenarios hold sixteenths of a pixel, which these hold exactly.
        add(
            "curve_ends",
            JsonArray().apply {
                if (curve.size >
                    0
                ) {
                    listOf(curve[0], curve[curve.size - 1]).forEach { add(numbers(it.x.toDouble(), it.y.toDouble())) }
                }
            },
        )
    }

private fun code(value: Enum<*>?): JsonElement = value?.let { JsonPrimitive(it.name.lowercase()) } ?: JsonNull.INSTANCE

private fun numbers(vararg values: Double) = JsonArray().apply { values.forEach { add(it) } }

private fun item(item: ReadinessItem) =
    JsonObject().apply {
        add("check", code(item.check))
        add("condition", code(item.condition))
        add("advice", code(item.advice))
    }

/** An object whose name stands under [key] and its fields beside it. */
private fun named(
    key: String,
    name: String,
    vararg fields: Pair<String, Any>,
) = JsonObject().apply {
    addProperty(key, name)
    for ((field, value) in fields) add(field, if (value is Double) JsonPrimitive(value) else code(value as Enum<*>))
}

private fun stage(stage: Stage): JsonObject =
    when (stage) {
        Stage.Idle -> named("stage", "idle")
        Stage.Place -> named("stage", "place")
        is Stage.Countdown -> named("stage", "countdown", "until_s" to stage.untilS)
        Stage.Waiting -> named("stage", "waiting")
        is Stage.SetupTaken -> named("stage", "setup_taken", "since_s" to stage.sinceS)
        is Stage.Lifting -> named("stage", "set", "since_s" to stage.sinceS)
        is Stage.Ended -> named("stage", "ended", "since_s" to stage.sinceS, "at_s" to stage.atS, "reason" to stage.reason)
        is Stage.Judged -> named("stage", "judged", "since_s" to stage.sinceS, "at_s" to stage.atS, "reason" to stage.reason)
        is Stage.Interrupted -> named("stage", "interrupted", "since_s" to stage.sinceS)
    }

private fun event(event: SetEvent): JsonObject =
    when (event) {
        is SetEvent.SetBegan -> named("event", "set_began", "at_s" to event.atS)
        is SetEvent.SetEnded -> named("event", "set_ended", "reason" to event.reason)
        else -> named("event", snake(event.javaClass.simpleName))
    }

private fun cue(cue: Cue): JsonElement =
    when (cue) {
        is Cue.Sound -> code(cue)
        is Cue.Hint -> JsonObject().apply { add("hint", code(cue.advice)) }
    }

private fun snake(name: String) = name.replace(Regex("(?<=[a-z])(?=[A-Z])"), "_").lowercase()
