package io.keel.app

import android.Manifest
import android.app.Activity
import android.view.View
import android.view.View.MeasureSpec
import android.widget.ListView
import android.widget.TextView
import io.keel.Library
import io.keel.Load
import io.keel.LoadUnit
import io.keel.SetFacts
import io.keel.app.fake.Rig
import io.keel.app.fake.TestApp
import io.keel.app.screen.home.HomeState
import io.keel.app.screen.home.HomeView
import io.keel.app.screen.library.LibraryState
import io.keel.app.ui.Ui
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.File

/** A lifter of many years. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class ManySetsTest {
    /** Where the time goes is printed, and published in README.md; none is asserted, for none may depend on a machine's speed. */
    private fun <T> trace(
        what: String,
        call: () -> T,
    ): T {
        val begun = System.nanoTime()
        return call().also { println("trace: $what: ${(System.nanoTime() - begun) / 100_000 / 10.0} ms") }
    }

    private fun fill(rig: Rig) =
        Library.open(File(rig.app.filesDir, "library")).use { library ->
            val first = rig.phone.clock.now
            repeat(SETS) { i ->
                library.save(
                    first.copy(utcMs = first.utcMs - i / PER_DAY * DAY_MS - i % PER_DAY * 600_000L),
                    SetFacts(load = Load(60.0 + i % 140, LoadUnit.KG)),
                    null,
                )
            }
        }

    @Test
    fun `ten thousand sets are opened and scrolled to the end, with only what is in sight in views`() {
        Rig().use { rig ->
            fill(rig)
            // What the framework needs for the first window of a process is not the app's own.
            trace("the framework's first window") { Robolectric.buildActivity(Activity::class.java).setup() }
            trace("its second one") { Robolectric.buildActivity(Activity::class.java).setup() }
            shadowOf(rig.app).grantPermissions(Manifest.permission.CAMERA)
            trace("from start to home with $SETS sets") {
                rig.controller.setup()
                rig.see("Last session")
            }
            rig.settle()
            trace("from start to home again, with every class loaded") {
                rig.controller.recreate()
                rig.see("Last session")
            }
            val home = rig.session.top.store.state as HomeState
            trace("the library is asked") {
                rig.core {
                    library.sessions(count = 5)
                    library.sorenessDue(now())
                }
            }
            val ui = Ui(rig.activity)
            val view = trace("home is drawn") { HomeView(ui) { }.apply { draw(home) } }
            val views = Rig.views(view.root).count()
            trace("as many empty texts are made") { repeat(views) { TextView(rig.activity) } }
            assertTrue("$views views", views < MOST_VIEWS_OF_HOME)
            scroll(rig)
        }
    }

    private fun scroll(rig: Rig) {
        rig.tap("All sets")
        rig.see("$SETS sets")
        val list = Rig.views(rig.content).filterIsInstance<ListView>().single()
        val rows = HashSet<View>()

        fun loaded() = (rig.session.top.store.state as LibraryState).sets.size
        while (loaded() < SETS) {
            val before = loaded()
            list.setSelection(before - 1)
            list.measure(MeasureSpec.makeMeasureSpec(list.width, MeasureSpec.EXACTLY), MeasureSpec.makeMeasureSpec(list.height, MeasureSpec.EXACTLY))
            list.layout(list.left, list.top, list.right, list.bottom)
            rig.until("more than $before sets") { loaded() > before }
            (0 until list.childCount).mapTo(rows) { list.getChildAt(it) }
        }
        assertEquals(SETS, loaded())
        assertTrue("${rows.size} rows were made", rows.size < MOST_ROWS)
    }

    private companion object {
        const val SETS = 10_000
        const val PER_DAY = 5
        const val DAY_MS = 86_400_000L
        const val MOST_VIEWS_OF_HOME = 80
        const val MOST_ROWS = 40
    }
}
