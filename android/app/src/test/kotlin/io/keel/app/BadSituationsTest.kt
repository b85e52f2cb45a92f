package io.keel.app

import android.content.pm.PackageManager
import android.content.res.Configuration
import android.os.Bundle
import android.os.Looper
import io.keel.Heat
import io.keel.LiveOptions
import io.keel.LiveSet
import io.keel.Load
import io.keel.LoadUnit
import io.keel.SetFacts
import io.keel.Stage
import io.keel.app.fake.NoWindow
import io.keel.app.fake.Rig
import io.keel.app.fake.Samples
import io.keel.app.fake.TestApp
import io.keel.app.screen.Route
import io.keel.app.screen.filming.FilmState
import io.keel.app.screen.place.PlaceState
import io.keel.app.screen.verdict.VerdictState
import io.keel.app.seam.CameraLoss
import io.keel.app.seam.Heard
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.File

/** What goes wrong in a gym, with sets that are rehearsed from stored tracks. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [26, 35], qualifiers = "en-w360dp-h640dp-mdpi")
class BadSituationsTest {
    private val blank = Samples.Blank()
    private var frame = 0

    private fun filming(test: (Rig) -> Unit) =
        Rig().use { rig ->
            rig.core { settings.chosen = settings.chosen.copy(countdownS = 0) }
            rig.rehearse("three_reps")
            rig.open()
            rig.tap("Film a set")
            test(rig)
        }

    private fun Rig.film() {
        phone.frames.film(blank.at(Samples.timeNs(frame++)))
        shadowOf(Looper.getMainLooper()).idle()
    }

    private fun Rig.armed() {
        until("the camera") { phone.frames.isOpen }
        film()
        until("the first frame") { (session.top.store.state as PlaceState).live != null }
        tap("Start countdown")
    }

    private fun Rig.filmUntil(done: () -> Boolean) {
        repeat(MOST) {
            if (done()) return
            film()
        }
        error("it never came; on screen: ${texts()}")
    }

    private val Rig.stage: Stage? get() = (session.top.store.state as? FilmState)?.live?.state?.stage

    private fun Rig.verdict(): VerdictState {
        filmUntil { session.top.route is Route.Verdict }
        until("the verdict") { (session.top.store.state as VerdictState).report != null }
        return session.top.store.state as VerdictState
    }

    @Test
    fun `a set is filmed from three seconds before it, up to the frame where it ended, and kept`() =
        filming { rig ->
            rig.armed()
            val report = rig.verdict().report!!
            assertEquals(3, report.set.reps)
            rig.tap("Next set")
            rig.until("the place") { rig.session.top.route == Route.Place }
            val film = rig.phone.recorder
            val measuredNs = ((report.source.durationS - 1 / report.source.fps!!) * 1e9).toLong()
            // The film begins no later than what was measured, and both end with the same frame.
            assertTrue(film.begunNs!! <= film.untilNs!! - measuredNs + 1_000_000_000L)
            assertEquals(1L, rig.core { library.count() })
            assertFalse(rig.core { journal.exists() })
            assertTrue(rig.phone.frames.held)
            val heard = rig.phone.speaker.heard
            assertTrue("$heard", heard.containsAll(listOf(Heard.Said("held"), Heard.Said("lost at liftoff"), Heard.Said("set over"))))
        }

    @Test
    fun `a wrong stop is taken back`() =
        filming { rig ->
            rig.armed()
            rig.filmUntil { rig.stage is Stage.Lifting }
            repeat(60) { rig.film() }
            rig.tap("Stop")
            rig.filmUntil { rig.session.top.route is Route.Verdict }
            rig.until("the verdict") { (rig.session.top.store.state as VerdictState).report != null }
            rig.tap("Not over: go on")
            rig.until("the set goes on") { rig.session.top.route == Route.Film }
            rig.film()
            assertTrue("${rig.stage}", rig.stage is Stage.Lifting)
            assertEquals(
                3,
                rig
                    .verdict()
                    .report!!
                    .set.reps,
            )
        }

    @Test
    fun `without the camera's permission there is a sentence and a way`() {
        Rig().use { rig ->
            rig.controller.setup()
            rig.settle()
            rig.tap("Film a set")
            val asked = shadowOf(rig.activity).lastRequestedPermission
            rig.activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(PackageManager.PERMISSION_DENIED))
            rig.see("may not use it")
            rig.tap("Allow the camera")
            assertEquals(android.provider.Settings.ACTION_APPLICATION_DETAILS_SETTINGS, shadowOf(rig.activity).nextStartedActivity.action)
        }
    }

    @Test
    fun `a camera that another app has is told, and opened when it is free`() {
        Rig().use { rig ->
            rig.phone.frames.loss = CameraLoss.TAKEN
            rig.rehearse("three_reps")
            rig.open()
            rig.tap("Film a set")
            rig.see("Another app uses the camera")
            rig.phone.frames.loss = null
            rig.tap("Try again")
            rig.until("the camera") { rig.phone.frames.isOpen }
        }
    }

    @Test
    fun `a set that is interrupted goes on when the camera is back`() =
        filming { rig ->
            rig.armed()
            rig.filmUntil { rig.stage is Stage.Lifting }
            repeat(30) { rig.film() }
            rig.phone.frames.lose(CameraLoss.TAKEN)
            rig.see("Another app uses the camera")
            rig.tap("Try again")
            rig.film()
            rig.film()
            assertTrue("${rig.stage}", rig.stage is Stage.Lifting)
            rig.controller.pause()
            rig.settle()
            assertFalse(rig.phone.frames.isOpen)
            rig.controller.resume()
            rig.settle()
        }

    @Test
    fun `a set that was on when the process was killed is kept at the next opening`() {
        Rig().use { rig ->
            rig.app.session // the phone's folders are known from here on
            rig.phone.recorder.begin(1_000_000_000)
            rig.core {
                draft.keep(now(), SetFacts(load = Load(150.0, LoadUnit.KG)))
                LiveSet.rehearsing(Samples.track("three_reps"), LiveOptions(journal = journal)).use { live ->
                    live.place()
                    live.arm(0.0)
                    var last: Stage? = null
                    var at = 0
                    while (last !is Stage.Ended) last = live.push(blank.at(Samples.timeNs(at++))).stage
                }
            }
            rig.phone.recorder.close()
            rig.open()
            rig.see("It was finished and kept")
            rig.awaitLong()
            val kept =
                rig.core {
                    library.set(
                        library
                            .sets(count = 1)
                            .sets
                            .single()
                            .id,
                    )
                }
            assertEquals(3, kept.report!!.set.reps)
            assertEquals(
                150.0,
                kept.summary.facts.load!!
                    .value,
                0.0,
            )
            assertFalse(rig.core { journal.exists() })
            // Its film was cut where its measurements ended.
            val film = File(kept.video!!.location)
            assertEquals("from 1000000 to ${rig.phone.recorder.untilNs!! / 1_000}", film.readText())
            assertTrue(rig.phone.recorder.untilNs!! > Samples.timeNs(300))
        }
    }

    @Test
    fun `turning the phone loses neither the screen nor what was typed`() {
        Rig().use { rig ->
            rig.open()
            rig.tap("Settings")
            rig.controller.configurationChange(Configuration(rig.activity.resources.configuration).apply { orientation = Configuration.ORIENTATION_LANDSCAPE })
            rig.controller.recreate()
            rig.settle()
            assertEquals(listOf(Route.Home, Route.Settings), rig.session.routes)
            rig.see("What you hear")
        }
    }

    @Test
    fun `the way back outlives the process`() {
        Rig().use { rig ->
            rig.open()
            rig.tap("Settings")
            rig.tap("Storage")
            val kept = Bundle().also { rig.controller.saveInstanceState(it) }
            val again =
                io.keel.app.host
                    .Session(rig.session.core)
            again.attach(NoWindow, kept.getStringArrayList("way")!!, io.keel.app.core.Sentences.None)
            assertEquals(listOf(Route.Home, Route.Settings, Route.Storage), again.routes)
        }
    }

    @Test
    fun `a full disk is told, and nothing is lost`() {
        Rig().use { rig ->
            rig.core { library.save(now(), SetFacts(note = "keep me"), null) }
            rig.open()
            rig.tap("Settings")
            rig.tap("Backup and restore")
            rig.phone.papers.isFull = true
            rig.tap("Back up")
            val asked = shadowOf(rig.activity).nextStartedActivityForResult
            val data = android.content.Intent().setData(android.net.Uri.parse(File(rig.app.filesDir, "x").path))
            shadowOf(rig.activity).receiveResult(asked.intent, android.app.Activity.RESULT_OK, data)
            rig.see("Free some storage")
            assertEquals(1L, rig.core { library.count() })
        }
    }

    @Test
    fun `little storage and a hot phone are told before the set`() =
        filming { rig ->
            rig.phone.phone.freeMb = 10.0
            rig.phone.phone.heat = Heat.CRITICAL
            rig.until("the camera") { rig.phone.frames.isOpen }
            repeat(90) { rig.film() }
            val state = rig.session.top.store.state as PlaceState
            val bad =
                state.live!!
                    .state.readiness
                    .filter { it.condition == io.keel.Condition.BAD || it.condition == io.keel.Condition.WARN }
                    .map { it.check }
            assertTrue("$bad", bad.containsAll(listOf(io.keel.ReadinessCheck.STORAGE, io.keel.ReadinessCheck.HEAT)))
        }

    @Test
    fun `a phone that is ten times too slow leaves things out and goes on`() =
        filming { rig ->
            rig.phone.clock.tookNs = 160_000_000
            rig.armed()
            assertEquals(
                3,
                rig
                    .verdict()
                    .report!!
                    .set.reps,
            )
            assertTrue(rig.core { filming.diagnostics()!!.thinnedS } > 1)
        }

    private companion object {
        const val MOST = 1_000
    }
}
