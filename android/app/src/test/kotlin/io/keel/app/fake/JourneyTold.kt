package io.keel.app.fake

import org.json.JSONArray
import org.json.JSONObject
import org.junit.Assert.assertEquals
import java.io.File
import kotlin.math.abs

/**
 * What the set of the journey says on every phone: `tests/journey.json`, which the iPhone app's test reads too. Words, counts and codes are
 * compared as they are, degrees and seconds within what another processor's arithmetic may move.
 */
object JourneyTold {
    private val file = File(Samples.root, "tests/journey.json")
    private val write = System.getProperty("keel.goldens.write").toBoolean()

    fun check(reportJson: String) {
        val report = JSONObject(reportJson)
        if (write) file.writeText(told(report).toString(2).replace("\\/", "/") + "\n")
        val told = JSONObject(file.readText())
        val within = told.getJSONObject("within")
        compare("report", told.getJSONObject("report"), report, within.getDouble("deg"), within.getDouble("s"))
    }

    private fun told(report: JSONObject) =
        JSONObject()
            .put("clip", "bindings/cli/sample/sample.mp4")
            .put("how", HOW)
            .put("within", JSONObject().put("deg", DEG).put("s", S))
            .put("report", only(report, KEPT).put("set", only(report.getJSONObject("set"), KEPT_OF_SET)).put("reps", reps(report)))

    private fun reps(report: JSONObject) = JSONArray(report.getJSONArray("reps").objects().map { rep -> only(rep, KEPT_OF_REP).put("phases", phases(rep)) })

    private fun phases(rep: JSONObject) = JSONArray(rep.getJSONArray("phases").objects().map { only(it, KEPT_OF_PHASE) })

    private fun only(
        of: JSONObject,
        names: List<String>,
    ) = JSONObject().apply { names.forEach { put(it, of.get(it)) } }

    private fun JSONArray.objects() = (0 until length()).map(::getJSONObject)

    private fun compare(
        at: String,
        told: Any,
        found: Any,
        deg: Double,
        s: Double,
    ) {
        when (told) {
            is JSONObject -> {
                told.keys().forEach { compare("$at.$it", told.get(it), (found as JSONObject).get(it), deg, s) }
            }

            is JSONArray -> {
                assertEquals(at, told.length(), (found as JSONArray).length())
                (0 until told.length()).forEach { compare("$at[$it]", told.get(it), found.get(it), deg, s) }
            }

            is Number -> {
                val name = at.substringAfterLast('.')
                val most =
                    if (name.endsWith("_s")) {
                        s
                    } else if (name.endsWith("deg")) {
                        deg
                    } else {
                        0.0
                    }
                assertEquals(at, 0.0, maxOf(0.0, abs(told.toDouble() - (found as Number).toDouble()) - most), 0.0)
            }

            else -> {
                assertEquals(at, told, found)
            }
        }
    }

    private const val HOW = "every frame of the clip at its own time; armed without a countdown after the first, ended by a tap after the last"
    private const val DEG = 1.0
    private const val S = 0.1
    private val KEPT = listOf("schema", "rules", "lift", "lift_source")
    private val KEPT_OF_SET =
        listOf(
            "verdict",
            "headline",
            "worst_rep",
            "first_lost_rep",
            "reps",
            "reps_judged",
            "reps_held",
            "change_deg",
            "margin_deg",
            "median_change_deg",
            "reasons",
        )
    private val KEPT_OF_REP =
        listOf("index", "attempt", "verdict", "lost_at", "change_deg", "margin_deg", "liftoff_s", "knee_pass_s", "lockout_s", "descent_s", "end_s", "reasons")
    private val KEPT_OF_PHASE = listOf("phase", "judged", "word", "change_deg")
}
