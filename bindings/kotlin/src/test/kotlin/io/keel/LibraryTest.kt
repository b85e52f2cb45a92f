package io.keel

import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File

/** A library in the hands of an app: kept, browsed, corrected, compared, backed up, deleted. */
class LibraryTest {
    @TempDir lateinit var folder: File
    private lateinit var library: Library
    private val evening = Moment(1_795_626_000_000, 60)

    private fun later(hours: Int) = evening.copy(utcMs = evening.utcMs + hours * 3_600_000L)

    @BeforeEach
    fun open() {
        library = Library.open(File(folder, "library"))
    }

    @AfterEach
    fun close() = library.close()

    private fun save(
        at: Moment,
        facts: SetFacts = SetFacts(),
        video: Video? = null,
        pictures: List<Picture> = emptyList(),
    ): String = Samples.judged().use { library.save(at, facts, it, video, pictures).id }

    @Test
    fun `sets are browsed page by page, filtered and searched`() {
        val ids = (0 until 5).map { i -> save(later(i * 48), SetFacts(load = Load(100.0 + i, LoadUnit.KG), note = "set number $i")) }
        val first = library.sets(count = 2)
        assertEquals(listOf(ids[4], ids[3]), first.sets.map { it.id })
        val second = library.sets(after = first.next, count = 3)
        assertEquals(listOf(ids[2], ids[1], ids[0]), second.sets.map { it.id })
        assertNull(second.next)
        assertEquals(5, library.count())
        assertEquals(listOf(ids[3]), library.sets(SetFilter(words = "number 3"), count = 10).sets.map { it.id })
        assertEquals(2, library.count(SetFilter(loadFrom = Load(103.0, LoadUnit.KG))))
        assertEquals(1, library.count(SetFilter(from = Keel.trainingDay(later(190)))))
        assertEquals(0, library.count(SetFilter(verdict = Verdict.HELD)))
        val sessions = library.sessions(count = 2)
        assertEquals(listOf(ids[4]), sessions.first().sets.map { it.id })
        assertEquals(ids[4], sessions.first().worst)
        assertEquals(ids[2], library.sessions(sessions.last().started, 1).single().worst)
        val again = Samples.judged().use { library.save(evening, SetFacts(note = "again"), it) }
        assertEquals(Saved(ids[0], false), again)
        library.check()
    }

    @Test
    fun `a set is opened, corrected and compared`() {
        val id = save(evening)
        val set = library.set(id)
        assertEquals("2026-11-25", set.summary.day)
        assertEquals(3, set.report!!.reps.size)
        assertTrue(library.reportJson(id).startsWith("{"))
        assertArrayEquals(Samples.judged().use { it.track }, library.track(id))
        val rep = set.report.reps[1]
        assertEquals(2, library.correct(id, Correction.DeletedRep(rep.withinS)).set.reps)
        assertEquals(Lift.SUMO, library.correct(id, Correction.NamedLift(Lift.SUMO)).lift)
        assertEquals(listOf(Correction.DeletedRep(rep.withinS), Correction.NamedLift(Lift.SUMO)), library.corrections(id))
        library.undoCorrection(id)
        assertEquals(3, library.undoCorrection(id).set.reps)
        val moved = library.correct(id, Correction.MovedEvent(rep.withinS, RepEvent.LIFTOFF, rep.liftoffS!! + 0.1))
        assertEquals(rep.liftoffS + 0.1, moved.reps[1].liftoffS!!, 1e-9)
        val corrected = library.corrections(id).single()
        assertTrue(corrected is Correction.MovedEvent && corrected.event == RepEvent.LIFTOFF)
        val comparison = library.compare(CompareSide(id, 1), CompareSide(id, 3), CompareAnchor.KNEE_PASS, TimeAxis.PULL_SHARE)
        assertEquals(1 to 3, comparison.repA to comparison.repB)
        assertTrue(comparison.points.any { it.at == 0.0 && it.differenceDeg != null })
        assertTrue(comparison.differs!!)
        library.editFacts(id, SetFacts(lift = Lift.SUMO, belt = true, note = "Gürtel"))
        assertEquals(
            "Gürtel",
            library
                .set(id)
                .summary.facts.note,
        )
        assertTrue(
            library
                .rejudge()
                .use { work ->
                    work.run()
                    work.found
                }.isEmpty(),
        )
        assertEquals(3, library.takeOver(id).set.reps)
        assertEquals(Samples.judged().use { it.setupGhost!!.platePx }, library.setupGhost(id)!!.platePx, 2.0)
        library.replay(id).use { assertEquals(library.set(id).report, it.report) }
    }

    @Test
    fun `films and pictures belong to their set`() {
        val film = File(folder, "film.mp4").apply { writeBytes(ByteArray(5_000) { it.toByte() }) }
        val video = library.videoOf(film.path, film.length(), film.readBytes())
        val jpeg = Keel.thumbnail(Samples.Blank().at(0), 64)
        val id = save(evening, SetFacts(), video, listOf(Picture(PictureKind.THUMBNAIL, 0, jpeg), Picture(PictureKind.WORST, 2, jpeg)))
        library.keepPicture(id, Picture(PictureKind.SETUP, 2, jpeg))
        val set = library.set(id)
        assertEquals(video, set.video)
        assertEquals(setOf(PictureKind.THUMBNAIL to null, PictureKind.SETUP to 2, PictureKind.WORST to 2), set.pictures.map { it.kind to it.rep }.toSet())
        assertArrayEquals(jpeg, File(set.summary.thumbnail!!).readBytes())
        assertEquals(VideoState.PRESENT, library.videoState(id))
        assertEquals(VideoState.SWAPPED, library.videoState(id, 4_999, film.readBytes()))
        assertEquals(VideoState.PRESENT, library.videoState(id, film.length(), film.readBytes()))
        assertEquals(film.length(), library.storage().foreignVideosBytes)
        assertTrue(library.expireVideos(later(24), Retention(days = 7)).isEmpty())
        assertEquals(listOf(video), library.expireVideos(later(24 * 8), Retention(days = 7)))
        assertEquals(VideoState.REMOVED, library.videoState(id))
        assertEquals(VideoState.REMOVED, library.videoState(id, 1, byteArrayOf(1)))
        assertTrue(library.deleteVideo(id).isEmpty())
        assertTrue(library.delete(id).isEmpty())
        val unjudged = library.save(evening, SetFacts(note = "it was judged by nobody"), null, video).id
        assertNull(library.set(unjudged).report)
        val other = File(folder, "other.mp4").apply { writeBytes(ByteArray(9)) }
        val late = library.videoOf(other.path, other.length(), other.readBytes())
        assertEquals(listOf(video), library.attachVideo(unjudged, late))
        assertEquals(late, library.set(unjudged).video)
        library.attachVideo(unjudged, video)
        assertEquals(listOf(video), library.deleteEverything())
        assertEquals(0, library.storage().sets)
    }

    @Test
    fun `soreness is asked for, answered and told`() {
        save(evening)
        val due = library.sorenessDue(later(14))
        assertTrue(due.any { it.question == Question.MORNING && it.day == "2026-11-25" })
        val places = listOf(SorePlace(SoreSpot.LOW_BACK, 3, Quality.DULL))
        library.answerSoreness(later(14), due.first { it.question == Question.MORNING }, SoreAnswer(places, spreading = false))
        val log = library.sorenessLog(SoreSpot.LOW_BACK)
        assertEquals(listOf(SorenessCode.NOT_ENOUGH, 0, 10), log.finding!!.let { listOf(it.code, it.have, it.need) })
        // So few sessions are counted; no score of them is told.
        assertTrue(log.days.isEmpty() && log.ask.isEmpty())
        assertTrue(library.sorenessDue(later(14)).none { it.question == Question.MORNING })
    }

    @Test
    fun `trends hold what was kept`() {
        repeat(6) { save(later(48 * it), SetFacts(load = Load(100.0, LoadUnit.KG))) }
        val trend = library.trend(SetFilter(lift = Lift.CONVENTIONAL))
        val series = trend.series.single()
        assertEquals(6, series.points.size)
        assertEquals(100.0, series.conditions.loadFromKg)
        assertEquals(0.0, series.perDay!!.slope, 1e-9)
        assertEquals(6, trend.byLoad.single().sets)
    }

    @Test
    fun `a backup brings back what was deleted and an export can be read`() {
        val id = save(evening, SetFacts(note = "keep me"))
        val file = File(folder, "keel.backup")
        library.backup(file, withVideos = true).use { backup ->
            backup.run()
            assertTrue(backup.missing.isEmpty())
        }
        library.delete(id)
        val other = save(later(48))
        library.openBackup(file).use { backup ->
            val counts = library.backupCounts(backup)
            assertEquals(listOf(1L, 1L, 1L), listOf(counts.sets, counts.newSets, counts.onlyHere))
            // Given up after its first step, it changes nothing.
            library.restore(backup, RestoreMode.REPLACE).use { it.step() }
        }
        assertEquals(listOf(other), library.sets(count = 9).sets.map { it.id })
        library.openBackup(file).use { backup ->
            library.restore(backup, RestoreMode.MERGE).use { restore ->
                var told = 0
                restore.run { told += 1 }
                assertEquals(2, told)
                assertEquals(1, restore.restored.newSets)
            }
        }
        assertEquals(
            "keep me",
            library
                .set(id)
                .summary.facts.note,
        )
        val export = File(folder, "export")
        library.export(export).use { it.run() }
        assertTrue(export.walk().any { it.name == "series.csv" })
        val one = File(folder, "one")
        library.exportSet(id, one).use { it.run() }
        assertEquals(1, one.walk().count { it.name == "series.csv" })
        assertEquals(2, File(one, "sets.csv").readLines().size)
        assertFalse(one.walk().any { "soreness" in it.name })
        assertNotEquals(0, library.storage().tracksBytes)
    }
}
