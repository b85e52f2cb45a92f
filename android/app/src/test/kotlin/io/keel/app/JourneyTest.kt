package io.keel.app

import android.graphics.BitmapFactory
import io.keel.Verdict
import io.keel.app.fake.FakeClips
import io.keel.app.fake.Rig
import io.keel.app.fake.Samples
import io.keel.app.fake.Shots
import io.keel.app.fake.TestApp
import io.keel.app.fake.assertAlike
import io.keel.app.screen.Route
import io.keel.app.screen.filming.FilmState
import io.keel.app.screen.place.PlaceState
import io.keel.app.screen.replay.ReplayState
import io.keel.app.screen.verdict.VerdictState
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.File

/** The whole journey, with the frames of the sample clip and the real network. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class JourneyTest {
    @Test
    fun `a set is filmed, judged, looked at, corrected, compared, kept and brought back`() {
        assumeTrue("FFmpeg is not installed", Samples.hasFfmpeg)
        Rig().use { rig ->
            rig.core { settings.chosen = settings.chosen.copy(countdownS = 0) }
            rig.open()
            rig.see("No sets yet")
            val first = film(rig)
            lookAgain(rig)
            answerSoreness(rig)
            importTheClip(rig)
            compare(rig)
            backUpAndRestore(rig, first)
        }
    }

    private fun film(rig: Rig): String {
        rig.tap("Film a set")
        rig.until("the camera") { rig.phone.frames.isOpen }
        var armed = false
        for (frame in Samples.sampleFrames()) {
            if (rig.session.top.route is Route.Verdict) break
            rig.phone.frames.film(frame)
            shadowOf(android.os.Looper.getMainLooper()).idle()
            if (!armed && (rig.session.top.store.state as? PlaceState)?.live != null) {
                Shots.take(rig, "place", frame)
                rig.tap("Start countdown")
                armed = true
                assertEquals(Route.Film, rig.session.top.route)
            }
            if (frame.timeNs == Samples.sampleTimeNs(SHOT)) Shots.take(rig, "film", frame)
        }
        (rig.session.top.store.state as? FilmState)?.let { rig.tap("Stop") }
        // The tap takes effect with the next frame; the phone goes on filming.
        val blank = Samples.Blank(720, 1280)
        if (rig.session.top.route == Route.Film) rig.phone.frames.film(blank.at(Samples.sampleTimeNs(Samples.FRAMES)))
        val ended = System.nanoTime()
        rig.until("the verdict") { (rig.session.top.store.state as? VerdictState)?.report != null }
        val tookMs = (System.nanoTime() - ended) / 1_000_000
        println("from the last frame to the verdict on screen: $tookMs ms")
        val report = (rig.session.top.store.state as VerdictState).report!!
        assertEquals(5, report.set.reps)
        assertEquals(4, report.set.worstRep)
        rig.see("lost at liftoff")
        Shots.take(rig, "verdict")
        rig.phone.clips.film = { if (it.startsWith("content:")) Samples.sampleFilm() else filmed(rig) }
        rig.tap("Evidence")
        rig.until("the evidence") { (rig.session.top.store.state as VerdictState).pictures.size == 3 }
        Shots.take(rig, "evidence")
        rig.tap("Save picture: Rep 4 at set-up")
        val still = File(rig.app.filesDir, "elsewhere.jpg")
        answer(rig, still)
        rig.see("Exported")
        assertNotNull(BitmapFactory.decodeFile(still.path))
        rig.tap("Done")
        handOn(rig)
        rig.tap("Replay")
        rig.until("the set is kept") { rig.session.top.route is Route.Replay }
        return (rig.session.top.route as Route.Replay).set
    }

    /** The report that each app's journey keeps is one document; each side's test holds it to that. */
    private fun sameAsOnIphone(report: String) {
        val kept = JSONObject(File(Samples.root, "tests/fixtures/journey/report.json").readText())
        assertAlike(kept, JSONObject(report), accuracy = 0.01)
    }

    /** The set goes out as files that other programs read, and says what it says on every phone. */
    private fun handOn(rig: Rig) {
        rig.tap("Export")
        val folder = File(rig.app.filesDir, "elsewhere")
        answer(rig, folder)
        rig.until("the export") { (rig.session.top.store.state as VerdictState).exported }
        val report = folder.walk().single { it.name == "report.json" }
        assertTrue(folder.walk().any { it.name == "series.csv" })
        sameAsOnIphone(report.readText())
    }

    /** The film as the recorder was told to keep it: from before the first frame that was measured, to the last one. */
    private fun filmed(rig: Rig): FakeClips.Film {
        val from = rig.phone.recorder.begunNs!!
        val until = rig.phone.recorder.untilNs!!
        return Samples.sampleFilm((0 until Samples.FRAMES).filter { Samples.sampleTimeNs(it) in from..until })
    }

    private fun lookAgain(rig: Rig) {
        rig.until("the film") { (rig.session.top.store.state as ReplayState).shown?.overlay != null }
        rig.tap("Rep 4, largest change")
        val worst = (rig.session.top.store.state as ReplayState).shown!!
        assertTrue("${worst.overlay?.changeDeg}", worst.overlay!!.changeDeg!! > 15)
        Shots.take(rig, "replay", filmed(rig).frames().elementAt(worst.index))
        rig.tap("Save picture")
        val still = File(rig.app.filesDir, "worst.jpg")
        answer(rig, still)
        rig.see("Exported")
        assertNotNull(BitmapFactory.decodeFile(still.path))
        rig.tap("One frame on")
        assertEquals(worst.index + 1, (rig.session.top.store.state as ReplayState).shown!!.index)
        rig.tap("Correct")
        rig.tap("Two reps: split here")
        rig.until("two reps in place of one") { reps(rig) == 6 }
        rig.tap("Undo last")
        rig.until("one rep again") { reps(rig) == 5 }
        rig.tap("Move liftoff")
        rig.tap("One frame on")
        rig.tap("Done")
        rig.until("the correction") { (rig.session.top.store.state as ReplayState).corrected == 1 }
        rig.tap("Undo last")
        rig.until("it is taken back") { (rig.session.top.store.state as ReplayState).corrected == 0 }
        home(rig)
    }

    private fun reps(rig: Rig): Int? =
        (rig.session.top.store.state as ReplayState)
            .opened
            ?.set
            ?.report
            ?.reps
            ?.size

    private fun answerSoreness(rig: Rig) {
        rig.phone.clock.turn(hours = 14)
        rig.tap("Soreness")
        while (rig.texts().any { it == "Not sore" }) rig.tap("Not sore")
        rig.see("No question is due")
        home(rig)
    }

    private fun importTheClip(rig: Rig) {
        rig.phone.clock.turn(hours = 48)
        rig.tap("Judge a film")
        rig.tap("Choose a film")
        val asked = shadowOf(rig.activity).nextStartedActivityForResult
        shadowOf(
            rig.activity,
        ).receiveResult(asked.intent, android.app.Activity.RESULT_OK, android.content.Intent().setData(android.net.Uri.parse("content://films/1")))
        rig.until("the verdict of the film") { (rig.session.top.store.state as? VerdictState)?.report != null }
        assertEquals(Verdict.LARGE, (rig.session.top.store.state as VerdictState).report!!.set.verdict)
    }

    private fun compare(rig: Rig) {
        rig.tap("Compare")
        rig.see("No difference beyond measurement error")
        home(rig)
    }

    private fun backUpAndRestore(
        rig: Rig,
        first: String,
    ) {
        val backup = File(rig.app.filesDir, "elsewhere.backup")
        rig.tap("Settings")
        rig.tap("Backup and restore")
        rig.tap("Back up")
        answer(rig, backup)
        rig.see("Backed up: 2 sets.")
        rig.tap("Back")
        rig.tap("Storage")
        rig.tap("Delete everything")
        rig.tap("Delete everything")
        rig.see("Everything is deleted")
        assertEquals(0L, rig.core { library.count() })
        rig.tap("Back")
        rig.tap("Backup and restore")
        rig.tap("Restore")
        answer(rig, backup)
        rig.see("2 sets, 2 of them new")
        rig.tap("Merge")
        rig.see("Restored: 2 sets came")
        assertNotNull(rig.core { library.set(first).report })
        home(rig)
        rig.see("Last session")
    }

    private fun answer(
        rig: Rig,
        file: File,
    ) {
        val asked = shadowOf(rig.activity).nextStartedActivityForResult
        val data = android.content.Intent().setData(android.net.Uri.parse(file.path))
        shadowOf(rig.activity).receiveResult(asked.intent, android.app.Activity.RESULT_OK, data)
        rig.settle()
    }

    private fun home(rig: Rig) {
        while (rig.session.top.route != Route.Home) {
            rig.session.back()
            rig.settle()
        }
    }

    private companion object {
        /** A frame of the third rep. */
        const val SHOT = 480
    }
}
