package io.keel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import io.keel.ffi.Correction as CrossedCorrection
import io.keel.ffi.Cue as CrossedCue
import io.keel.ffi.Grammar as CrossedGrammar
import io.keel.ffi.KeelException as CrossedException
import io.keel.ffi.RangeStep as CrossedRangeStep
import io.keel.ffi.SetEvent as CrossedEvent
import io.keel.ffi.Stage as CrossedStage

/** Every value has one on the other side of the crossing, with what it holds. */
class ValuesTest {
    @Test
    fun `every stage and event crosses`() {
        val reason = EndReason.TOO_LONG
        val stages =
            listOf(
                CrossedStage.Idle to Stage.Idle,
                CrossedStage.Place to Stage.Place,
                CrossedStage.Countdown(3.0) to Stage.Countdown(3.0),
                CrossedStage.Waiting to Stage.Waiting,
                CrossedStage.SetupTaken(1.0) to Stage.SetupTaken(1.0),
                CrossedStage.Set(2.0) to Stage.Lifting(2.0),
                CrossedStage.Ended(1.0, 2.0, reason) to Stage.Ended(1.0, 2.0, reason),
                CrossedStage.Judged(1.0, 2.0, reason) to Stage.Judged(1.0, 2.0, reason),
                CrossedStage.Interrupted(1.0) to Stage.Interrupted(1.0),
            )
        assertEquals(CrossedStage::class.java.declaredClasses.count { it.superclass == CrossedStage::class.java }, stages.size)
        for ((crossed, stage) in stages) assertEquals(stage, crossed.toKeel())
        val events =
            listOf(
                CrossedEvent.Placed to SetEvent.Placed,
                CrossedEvent.Armed to SetEvent.Armed,
                CrossedEvent.Disarmed to SetEvent.Disarmed,
                CrossedEvent.CountdownOver to SetEvent.CountdownOver,
                CrossedEvent.SetupTaken to SetEvent.SetupTaken,
                CrossedEvent.SetupLeft to SetEvent.SetupLeft,
                CrossedEvent.SetBegan(1.0) to SetEvent.SetBegan(1.0),
                CrossedEvent.SetEnded(reason) to SetEvent.SetEnded(reason),
                CrossedEvent.SetDropped to SetEvent.SetDropped,
                CrossedEvent.SetGoesOn to SetEvent.SetGoesOn,
                CrossedEvent.Judged to SetEvent.Judged,
                CrossedEvent.Released to SetEvent.Released,
                CrossedEvent.Interrupted to SetEvent.Interrupted,
                CrossedEvent.CameraBack to SetEvent.CameraBack,
            )
        for ((crossed, event) in events) assertEquals(event, crossed.toKeel())
    }

    @Test
    fun `every cue crosses under its own name`() {
        val sounds = CrossedCue::class.java.declaredClasses.filter { it.superclass == CrossedCue::class.java && it.simpleName != "Hint" }
        assertEquals(Cue.Sound.entries.size, sounds.size)
        for (sound in sounds) {
            val cue = (sound.getField("INSTANCE").get(null) as CrossedCue).toKeel() as Cue.Sound
            assertEquals(sound.simpleName.lowercase(), cue.name.replace("_", "").lowercase())
        }
        assertEquals(Cue.Hint(Advice.STEP_BACK), CrossedCue.Hint(Advice.STEP_BACK).toKeel())
        val check = RangeCheck(1.0, 2.0, 1.0, 0.1, true)
        val steps = listOf(CrossedRangeStep.Hinge, CrossedRangeStep.Hold, CrossedRangeStep.Arch, CrossedRangeStep.Round, CrossedRangeStep.Done(check))
        assertEquals(listOf(RangeStep.Hinge, RangeStep.Hold, RangeStep.Arch, RangeStep.Round, RangeStep.Done(check)), steps.map { it.toKeel() })
        assertEquals(
            listOf(CrossedGrammar.Read, CrossedGrammar.Target(12.0), CrossedGrammar.Quiet),
            listOf(Grammar.Read, Grammar.Target(12.0), Grammar.Quiet).map { it.toCrossed() },
        )
    }

    @Test
    fun `every correction crosses and comes back`() {
        val corrections =
            listOf(
                Correction.NamedLift(Lift.SUMO),
                Correction.MovedEvent(1.0, RepEvent.LOCKOUT, 2.0),
                Correction.DeletedRep(3.0),
                Correction.SplitRep(4.0),
            )
        assertEquals(corrections, corrections.map { it.toCrossed().toKeel() })
        assertEquals(CrossedCorrection.Split(4.0), corrections.last().toCrossed())
    }

    @Test
    fun `every exception crosses with its next step`() {
        val next = NextStep.REPORT
        val crossed =
            listOf(
                CrossedException.Model(ModelFault.BROKEN, "d", next),
                CrossedException.Frame(FrameFault.ROTATION, 45, 90, "d", next),
                CrossedException.FrameSize(1, 2, 3, 4, "d", next),
                CrossedException.FrameTime(1, 2, true, "d", next),
                CrossedException.Order("c", "s", "d", next),
                CrossedException.Busy("d", next),
                CrossedException.Argument("f", "g", "d", next),
                CrossedException.NotThere(Missing.SET, "n", "d", next),
                CrossedException.Correction(CorrectionFault.NO_REP, 1.0, null, null, "d", next),
                CrossedException.Storage(StorageFault.FULL, "p", "d", next),
                CrossedException.Library(LibraryFault.NEWER, "d", next),
                CrossedException.Track(TrackFault.DAMAGED, "d", next),
                CrossedException.Backup(BackupFault.ALTERED, "d", next),
                CrossedException.Panicked("d", next),
            )
        for (exception in crossed) {
            val thrown = assertThrows(KeelException::class.java) { call<Unit> { throw exception } }
            assertEquals("d" to next, thrown.detail to thrown.next)
        }
        assertEquals(crossed.size, crossed.map { it.toKeel().javaClass }.toSet().size)
        assertInstanceOf(KeelException.Panicked::class.java, runCatching { call<Unit> { throw io.keel.ffi.InternalException("lost") } }.exceptionOrNull())
        val link = assertThrows(KeelException.NativeLibrary::class.java) { call<Unit> { throw ExceptionInInitializerError(RuntimeException("stale")) } }
        assertTrue("stale" in link.detail && link.cause is LinkageError)
    }
}
