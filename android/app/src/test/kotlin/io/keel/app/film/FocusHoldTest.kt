package io.keel.app.film

import io.keel.LiveState
import io.keel.Stage
import io.keel.app.fake.Samples
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

/** When the camera may look for focus and light. */
class FocusHoldTest {
    private val seen = Samples.states().first()

    private fun at(
        timeS: Double,
        stage: Stage = Stage.Place,
        ready: Boolean = false,
    ): LiveState = seen.copy(timeS = timeS, stage = stage, ready = ready)

    @Test
    fun `it is held from where all is seen well, also while the lifter walks up to the phone and back`() {
        val focus = FocusHold()
        assertFalse(focus.after(at(0.0)))
        assertTrue(focus.after(at(1.0, ready = true)))
        assertTrue(focus.after(at(8.0)))
        assertTrue(focus.after(at(20.0, Stage.Countdown(25.0))))
        assertTrue(focus.after(at(38.0, Stage.Waiting)))
    }

    @Test
    fun `a place that was left is looked at anew`() {
        val focus = FocusHold()
        assertTrue(focus.after(at(1.0, ready = true)))
        assertFalse(focus.after(at(60.0)))
    }

    @Test
    fun `a set that began unseen well is held all the same, to its end`() {
        val focus = FocusHold()
        assertFalse(focus.after(at(1.0, Stage.Waiting)))
        val sets = Samples.states().filter { it.stage is Stage.SetupTaken || it.stage is Stage.Lifting }
        assertTrue(sets.all(focus::after))
    }
}
