package io.keel.app.fake

import org.json.JSONArray
import org.json.JSONObject
import org.junit.Assert.assertEquals

/** Compares JSON: numbers to within [accuracy], for another machine's runtime may round otherwise; everything else exactly. */
fun assertAlike(
    expected: Any?,
    found: Any?,
    accuracy: Double,
    place: String = "",
) {
    when (expected) {
        is JSONObject -> {
            assertEquals(place, expected.keys().asSequence().toSet(), (found as JSONObject).keys().asSequence().toSet())
            for (key in expected.keys()) assertAlike(expected[key], found[key], accuracy, "$place.$key")
        }

        is JSONArray -> {
            assertEquals(place, expected.length(), (found as JSONArray).length())
            for (i in 0 until expected.length()) assertAlike(expected[i], found[i], accuracy, "$place[$i]")
        }

        is Number -> {
            assertEquals(place, expected.toDouble(), (found as Number).toDouble(), accuracy)
        }

        else -> {
            assertEquals(place, expected, found)
        }
    }
}
