package io.keel

import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import java.io.File

/** Every scenario says the same through the bindings as in the core, after every frame: whole numbers and codes exactly, others to 1e-9. */
class ScenarioTest {
    private val core = File(System.getProperty("keel.scenarios"))

    @TestFactory
    fun `a scenario is told as the core tells it`(): List<DynamicTest> {
        val files = File(Samples.root, "tests/scenarios").listFiles { file -> file.extension == "json" }!!.sorted()
        assertTrue(files.size >= 10)
        return files.map { file -> dynamicTest(file.nameWithoutExtension) { play(file) } }
    }

    private fun play(file: File) {
        val scenario = Samples.json(file).asJsonObject
        val expected = Samples.json(File(core, file.name)).asJsonObject
        val track = File(file.parentFile, scenario["track"].asString).readBytes()
        val lift = scenario["lift"].takeUnless { it.isJsonNull }?.let { Lift.valueOf(it.asString.uppercase()) }
        val (width, height) = expected["size_px"].asJsonArray.map { it.asInt }
        val blank = Samples.Blank(width, height)
        LiveSet.rehearsing(track, LiveOptions(lift, grammar(scenario["grammar"]))).use { live ->
            val calls = ArrayDeque(scenario["calls"].asJsonArray.map { it.asJsonObject })
            val facts = scenario["facts"].asJsonArray.map { it.asJsonObject }
            val times = expected["frames_ns"].asJsonArray.map { it.asLong }
            expected["states"].asJsonArray.zip(times).forEach { (said, timeNs) ->
                val timeS = (timeNs - times.first()) * 1e-9
                while (calls.isNotEmpty() && calls.first()["at_s"].asDouble <= timeS) make(live, calls.removeFirst())
                val known = facts.lastOrNull { it["from_s"].asDouble <= timeS }?.get("facts")?.asJsonObject
                assertAlike(said, told(live.push(blank.at(timeNs), known?.let(::facts) ?: CameraFacts())), "at $timeS s")
            }
            assertAlike(expected["report"], report(live), "report")
        }
    }

    private fun grammar(json: JsonElement): Grammar =
        when {
            json.isJsonObject -> Grammar.Target(json.asJsonObject["target"].asJsonObject["deg"].asDouble)
            json.asString == "quiet" -> Grammar.Quiet
            else -> Grammar.Read
        }

    private fun facts(json: JsonObject): CameraFacts {
        fun number(name: String) = json[name]?.takeUnless { it.isJsonNull }?.asDouble
        val heat = json["heat"]?.takeUnless { it.isJsonNull }?.let { Heat.valueOf(it.asString.uppercase()) }
        return CameraFacts(heat, number("free_storage_mb"), number("tilt_deg"), number("view_angle_deg"), number("push_took_ms"))
    }

    private fun make(
        live: LiveSet,
        at: JsonObject,
    ) {
        val call = at["call"]
        val made: () -> Unit =
            when (if (call.isJsonObject) call.asJsonObject.keySet().single() else call.asString) {
                "place" -> live::place
                "arm" -> ({ live.arm(call.asJsonObject["arm"].asDouble) })
                "begin_set" -> live::beginSet
                "end_set" -> live::endSet
                "undo_end" -> live::undoEnd
                "interrupt" -> live::interrupt
                else -> throw AssertionError("unknown call $call")
            }
        if (at["refused"].asBoolean) assertThrows(KeelException.Order::class.java) { made() } else made()
    }

    private fun report(live: LiveSet): JsonElement =
        try {
            if (live.diagnostics().frames > 0) runCatching { live.endSet() }
            live.verdict().use { JsonParser.parseString(it.reportJson) }
        } catch (_: KeelException.Order) {
            JsonNull.INSTANCE
        }

    /** Compares JSON: numbers to 1e-9, everything else exactly. */
    private fun assertAlike(
        expected: JsonElement,
        found: JsonElement,
        where: String,
    ) {
        when {
            expected.isJsonObject -> {
                assertEquals(expected.asJsonObject.keySet(), found.asJsonObject.keySet(), where)
                expected.asJsonObject.entrySet().forEach { (key, value) -> assertAlike(value, found.asJsonObject[key], "$where: $key") }
            }

            expected.isJsonArray -> {
                assertEquals(expected.asJsonArray.size(), found.asJsonArray.size(), where)
                expected.asJsonArray.zip(found.asJsonArray).forEachIndexed { i, (e, f) -> assertAlike(e, f, "$where[$i]") }
            }

            expected.isJsonPrimitive && expected.asJsonPrimitive.isNumber -> {
                assertEquals(expected.asDouble, found.asDouble, 1e-9, where)
            }

            else -> {
                assertEquals(expected, found, where)
            }
        }
    }
}
