package io.keel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File

/** What an app asks of a set between frames. */
class LiveTest {
    @TempDir lateinit var folder: File

    @Test
    fun `the network looks at real planes`() {
        Keel.initLogging(LogLevel.WARN)
        Keel.open().use { keel ->
            assertTrue(keel.runtime in setOf("onnxruntime", "embedded"))
            keel.liveSet(LiveOptions(Lift.CONVENTIONAL, Grammar.Target(12.0))).use { live ->
                live.place()
                val blank = Samples.Blank()
                val states = List(5) { live.push(blank.at(Samples.timeNs(it))) }
                assertTrue(states.all { !it.ready && it.overlay.curve.size == 0 && it.overlay[Joint.HIP_NEAR] == null })
                assertEquals(keel.runtime, live.diagnostics().runtime)
            }
        }
    }

    @Test
    fun `an overlay names what was seen`() {
        LiveSet.rehearsing(Samples.track("three_reps")).use { live ->
            val states = Samples.rehearse(live)
            val seen = states.first { it.phase == Phase.KNEE_PASS }.overlay
            val shoulder = seen[Joint.SHOULDER_NEAR]!!
            val hip = seen[Joint.HIP_NEAR]!!
            assertTrue(shoulder.y < hip.y)
            assertEquals(seen[SpineLevel.C7], seen.curve[0])
            assertEquals(seen[SpineLevel.S1], seen.curve[seen.curve.size - 1])
            assertTrue(seen[PlatePoint.TOP]!!.y < seen[PlatePoint.BOTTOM]!!.y)
            assertTrue(seen.contour.size >= 0)
            assertEquals(seen, states.first { it.phase == Phase.KNEE_PASS }.overlay)
            assertEquals(seen.hashCode(), states.first { it.phase == Phase.KNEE_PASS }.overlay.hashCode())
            assertNotEquals(seen.curve, states.last().overlay.curve)
            assertEquals("Polyline(size=${seen.curve.size})", seen.curve.toString())
            assertEquals(seen.curve.hashCode(), seen.curve.hashCode())
        }
    }

    @Test
    fun `a stop is undone, a set thrown away, and nothing is left of it`() {
        val journal = File(folder, "journal")
        LiveSet.rehearsing(Samples.track("wrong_stop"), LiveOptions(journal = journal)).use { live ->
            live.place()
            live.arm(0.0)
            val blank = Samples.Blank()
            var frame = 0

            fun push() = live.push(blank.at(Samples.timeNs(frame++)))
            while (push().stage !is Stage.Lifting) Unit
            repeat(60) { push() }
            live.endSet()
            push()
            live.undoEnd()
            assertEquals(SetEvent.SetGoesOn, push().event)
            live.interrupt()
            assertEquals(SetEvent.SetGoesOn, push().event)
            live.setGrammar(Grammar.Quiet)
            live.endSet()
            live.verdict().use { assertEquals(EndReason.TAPPED, it.reason) }
            assertTrue(journal.exists())
            live.dropSet()
            assertTrue(!journal.exists())
            assertEquals(Stage.Place, push().stage)
            live.arm(3.0)
            assertTrue(push().countdownS in 1..3)
            live.disarm()
            live.rangeCheck()
            assertTrue(push().rangeCheck in setOf(RangeStep.Hinge, RangeStep.Hold))
            assertNull(live.diagnostics().journalFailure)
        }
    }
}
