package io.keel.app.device

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** A film can only begin with a key frame, and must begin early enough. */
class SampleRingTest {
    /** A key frame every second, 30 frames a second. */
    private fun ring(seconds: Int) =
        SampleRing().apply {
            for (i in 0 until seconds * 30) add(Sample(ByteArray(1), i * 33_333L, i % 30 == 0))
        }

    @Test
    fun `a film begins with the last key frame before its set`() {
        val taken = ring(10).takeFrom(4_500_000)
        assertTrue(taken.first().isKey)
        assertEquals(120 * 33_333L, taken.first().timeUs)
        assertEquals(299 * 33_333L, taken.last().timeUs)
    }

    @Test
    fun `what lies further back is forgotten, and no more`() {
        val ring = ring(10)
        ring.forgetBefore(7_200_000)
        assertEquals(90, ring.size)
        assertEquals(210 * 33_333L, ring.takeFrom(0).first().timeUs)
    }

    @Test
    fun `nothing is kept that no decoder could begin with`() {
        val ring = SampleRing()
        ring.add(Sample(ByteArray(1), 0, isKey = false))
        assertEquals(0, ring.size)
        assertTrue(ring.takeFrom(0).isEmpty())
    }
}
