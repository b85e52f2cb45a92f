package io.keel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.ByteBuffer

/** Every kind of failure comes with the value that was wrong and a next step. */
class ErrorTest {
    @TempDir lateinit var folder: File
    private val words = File(Samples.root, "bindings/words/en.toml").readText()

    private inline fun <reified E : KeelException> fails(crossinline call: () -> Any?): E {
        val thrown = assertThrows(E::class.java) { call() }
        assertTrue(thrown.detail.isNotBlank() && thrown.message == thrown.detail)
        assertTrue("\n${thrown.code} = " in words && "\n${thrown.next.name.lowercase()} = " in words, thrown.code)
        return thrown
    }

    @Test
    fun `frames that do not fit`() {
        LiveSet.rehearsing(Samples.track("three_reps")).use { live ->
            val blank = Samples.Blank()
            val order = fails<KeelException.Order> { live.push(blank.at(0)) }
            assertEquals("push" to NextStep.CALL_IN_ORDER, order.call to order.next)
            assertEquals("before the camera is open", order.stage)
            live.place()
            live.push(blank.at(0))
            val time = fails<KeelException.FrameTime> { live.push(blank.at(0)) }
            assertEquals(Triple(0L, 0L, false), Triple(time.beforeNs, time.givenNs, time.leapt))
            val short = Frame(blank.format, Samples.timeNs(1), ByteBuffer.allocateDirect(10), ByteBuffer.allocateDirect(10), ByteBuffer.allocateDirect(10))
            val planes = fails<KeelException.BadFrame> { live.push(short) }
            assertEquals(FrameFault.PLANE_LENGTH to 10L, planes.fault to planes.given)
            assertTrue(planes.needed > 1080 * 1900)
            val fact = fails<KeelException.Argument> { live.push(blank.at(Samples.timeNs(1)), CameraFacts(tiltDeg = Double.NaN)) }
            assertEquals("tilt_deg" to "NaN", fact.field to fact.given)
            assertEquals(NextStep.CORRECT_VALUE, fact.next)
            assertEquals("countdown_s", fails<KeelException.Argument> { live.arm(-1.0) }.field)
            live.arm(0.0)
            live.push(blank.at(Samples.timeNs(1)))
            live.beginSet()
            val size = fails<KeelException.FrameSize> { live.push(Samples.Blank(1920, 1080).at(Samples.timeNs(2))) }
            assertEquals(listOf(1080, 1920, 1920, 1080), listOf(size.widthPx, size.heightPx, size.givenWidthPx, size.givenHeightPx))
            assertEquals(NextStep.BEGIN_AGAIN, size.next)
        }
    }

    @Test
    fun `tracks, networks and journals that are none`() {
        assertEquals(TrackFault.NOT_A_TRACK, fails<KeelException.BadTrack> { LiveSet.rehearsing(byteArrayOf(1, 2, 3)) }.fault)
        val text = File(folder, "text.onnx").apply { writeText("no network") }
        assertEquals(StorageFault.FAILED, fails<KeelException.Storage> { Keel.open(model = text) }.fault)
        File(folder, "text.json").writeText("{}")
        val model = fails<KeelException.Model> { Keel.open(model = text) }
        assertEquals(ModelFault.MANIFEST to NextStep.REPLACE_MODEL, model.fault to model.next)
        assertNull(Keel.recover(File(folder, "none")))
        assertEquals(TrackFault.NOT_A_TRACK, fails<KeelException.BadTrack> { Keel.recover(text) }.fault)
    }

    @Test
    fun `what the library refuses`() {
        val dir = File(folder, "library")
        Library.open(dir).use { library ->
            val id = library.save(Moment(1_795_626_000_000, 60), SetFacts(), Samples.judged()).id
            val none = "0".repeat(32)
            val missing = fails<KeelException.NotThere> { library.set(none) }
            assertEquals(Missing.SET to none, missing.what to missing.name)
            assertEquals("id", fails<KeelException.Argument> { library.set("no id") }.field)
            assertEquals("count", fails<KeelException.Argument> { library.sets(count = 1000) }.field)
            assertEquals("after", fails<KeelException.Argument> { library.sets(after = "x", count = 1) }.field)
            assertEquals("day", fails<KeelException.Argument> { library.count(SetFilter(from = "yesterday")) }.field)
            assertEquals("note", fails<KeelException.Argument> { library.editFacts(id, SetFacts(note = "")) }.field)
            assertEquals("load", fails<KeelException.Argument> { library.editFacts(id, SetFacts(load = Load(-1.0, LoadUnit.KG))) }.field)
            assertEquals("moment", fails<KeelException.Argument> { library.sorenessDue(Moment(0, 0)) }.field)
            assertEquals("offset_min", fails<KeelException.Argument> { Keel.trainingDay(Moment(0, 100_000)) }.field)
            val order =
                fails<KeelException.BadCorrection> {
                    val rep =
                        library
                            .set(id)
                            .report!!
                            .reps
                            .first()
                    library.correct(id, Correction.MovedEvent(rep.withinS, RepEvent.LOCKOUT, 0.0))
                }
            assertEquals(CorrectionFault.OUT_OF_ORDER to 0.0, order.fault to order.atS)
            assertTrue(order.fromS!! < order.toS!!)
            assertEquals(Missing.CORRECTION, fails<KeelException.NotThere> { library.undoCorrection(id) }.what)
            assertEquals(Missing.REP, fails<KeelException.NotThere> { library.compare(CompareSide(id, 9), CompareSide(id), CompareAnchor.LIFTOFF) }.what)
            val due = SorenessDue("2026-11-01", Question.MORNING)
            assertEquals(
                Missing.QUESTION,
                fails<KeelException.NotThere> {
                    library.answerSoreness(Moment(1_795_626_000_000, 60), due, SoreAnswer(emptyList(), false))
                }.what,
            )
            val full =
                File(folder, "full").apply {
                    mkdir()
                    File(this, "file").writeText("x")
                }
            val storage = fails<KeelException.Storage> { library.export(full) }
            assertEquals(StorageFault.NOT_EMPTY to full.path, storage.fault to storage.path)
            val backup = fails<KeelException.BadBackup> { library.openBackup(File(full, "file")) }
            assertEquals(BackupFault.NOT_WHOLE to NextStep.RESTORE, backup.fault to backup.next)
        }
        File(dir, "keel.db").writeText("no database at all, but long enough to be one".repeat(100))
        val damaged = fails<KeelException.BadLibrary> { Library.open(dir) }
        assertEquals(LibraryFault.DAMAGED to NextStep.REPAIR, damaged.fault to damaged.next)
        Library.repair(dir).use { repair ->
            repair.run()
            assertEquals(1, repair.repaired.rebuilt)
            assertTrue(File(repair.repaired.keptAside!!).exists())
        }
    }
}
