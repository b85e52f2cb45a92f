package io.keel.app

import io.keel.Library
import io.keel.Load
import io.keel.LoadUnit
import io.keel.SetFacts
import io.keel.app.fake.Rig
import io.keel.app.fake.TestApp
import io.keel.app.screen.home.HomeModel
import io.keel.app.screen.home.HomeState
import io.keel.app.screen.home.HomeView
import io.keel.app.ui.Ui
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.File

@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class ProbeTest {
    private fun <T> timed(what: String, call: () -> T): T {
        val t = System.nanoTime()
        return call().also { println("probe $what ${(System.nanoTime() - t) / 1000} us") }
    }

    @Test
    fun probe() {
        val warm = Thread.currentThread().name
        timed("framework activity") { org.robolectric.Robolectric.buildActivity(android.app.Activity::class.java).setup() }
        timed("framework activity again") { org.robolectric.Robolectric.buildActivity(android.app.Activity::class.java).setup() }
        Rig().use { rig ->
            val dir = File(rig.app.filesDir, "library")
            timed("fill") { Library.open(dir).use { library ->
                val first = rig.phone.clock.now
                repeat(10_000) { i ->
                    library.save(first.copy(utcMs = first.utcMs - i / 5 * 86_400_000L - i % 5 * 600_000L), SetFacts(load = Load(60.0 + i % 140, LoadUnit.KG)), null)
                }
            } }
            repeat(2) { timed("library open") { Library.open(dir).close() } }
            Library.open(dir).use { library ->
                repeat(3) {
                    timed("sessions") { library.sessions(count = 8) }
                    timed("due") { library.sorenessDue(rig.phone.clock.now) }
                }
            }
            timed("session made") { rig.session }
            timed("controller setup") { rig.app.let { org.robolectric.Shadows.shadowOf(it).grantPermissions(android.Manifest.permission.CAMERA) }; rig.controller.setup() }
            timed("see") { rig.see("Last session") }
            timed("settle") { rig.settle() }
            val state = rig.session.top.store.state as HomeState
            repeat(3) {
                timed("home view") { HomeView(Ui(rig.activity)) { }.draw(state) }
            }
            timed("recreate") { rig.controller.recreate() }
            timed("see") { rig.see("Last session") }
        }
        Rig().use { rig ->
            timed("empty controller setup") { rig.controller.setup() }
            timed("empty see") { rig.see("No sets yet") }
        }
    }
}
