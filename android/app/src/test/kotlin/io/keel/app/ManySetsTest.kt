package io.keel.app

import android.widget.ListView
import io.keel.Load
import io.keel.LoadUnit
import io.keel.SetFacts
import io.keel.app.fake.Rig
import io.keel.app.fake.TestApp
import io.keel.app.screen.library.LibraryState
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** A lifter of many years. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class ManySetsTest {
    @Test
    fun `ten thousand sets are scrolled to the end, with only what is in sight in views`() {
        Rig().use { rig ->
            rig.core {
                val first = now()
                repeat(SETS) { i ->
                    library.save(
                        first.copy(utcMs = first.utcMs - i / PER_DAY * DAY_MS - i % PER_DAY * 600_000L),
                        SetFacts(load = Load(60.0 + i % 140, LoadUnit.KG)),
                        null,
                    )
                }
            }
            val begun = System.nanoTime()
            rig.open()
            rig.see("Last session")
            println("home with $SETS sets: ${(System.nanoTime() - begun) / 1_000_000} ms")
            rig.tap("All sets")
            rig.see("$SETS sets")
            val list = Rig.views(rig.content).filterIsInstance<ListView>().single()

            fun loaded() = (rig.session.top.store.state as LibraryState).sets.size
            var most = 0
            while (loaded() < SETS) {
                val before = loaded()
                list.setSelection(before - 1)
                list.measure(
                    android.view.View.MeasureSpec
                        .makeMeasureSpec(list.width, android.view.View.MeasureSpec.EXACTLY),
                    android.view.View.MeasureSpec
                        .makeMeasureSpec(list.height, android.view.View.MeasureSpec.EXACTLY),
                )
                list.layout(list.left, list.top, list.right, list.bottom)
                rig.until("more than $before sets") { loaded() > before }
                most = maxOf(most, list.childCount)
            }
            assertEquals(SETS, loaded())
            assertTrue("$most views", most < MOST_VIEWS)
        }
    }

    private companion object {
        const val SETS = 10_000
        const val PER_DAY = 5
        const val DAY_MS = 86_400_000L
        const val MOST_VIEWS = 20
    }
}
