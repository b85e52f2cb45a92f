package io.keel.app

import io.keel.VideoState
import io.keel.app.fake.Rig
import io.keel.app.fake.Samples
import io.keel.app.fake.TestApp
import io.keel.app.screen.Route
import io.keel.app.screen.place.PlaceState
import io.keel.app.screen.verdict.VerdictState
import io.keel.app.seam.CameraLoss
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.File
import java.io.IOException

/** A phone without room: for the film, and for the library itself. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class FullDiskTest {
    private val blank = Samples.Blank()

    /** Films a set up to its verdict, which is not kept yet. */
    private fun Rig.filmASet() {
        core { settings.chosen = settings.chosen.copy(countdownS = 0) }
        rehearse("three_reps")
        open()
        tap("Film a set")
        until("the camera") { phone.frames.isOpen }
        var frame = 0
        while (session.top.route !is Route.Verdict && frame < MOST) {
            phone.frames.film(blank.at(Samples.timeNs(frame++)))
            settle()
            if ((session.top.store.state as? PlaceState)?.live != null && session.top.route == Route.Place) tap("Start countdown")
        }
        until("the verdict") { verdict.report != null }
    }

    private val Rig.verdict: VerdictState get() = session.top.store.state as VerdictState

    /** The camera goes, so the set is kept at once. */
    private fun Rig.keep() {
        phone.frames.lose(CameraLoss.TAKEN)
        settle()
        awaitLong()
    }

    @Test
    fun `a disk that fills up in mid-set costs the film and never the set`() {
        Rig().use { rig ->
            rig.phone.recorder.isFull = true
            rig.filmASet()
            rig.keep()
            rig.see("There is no film of this set.")
            rig.see("Free some storage")
            val kept = rig.core { library.set(rig.verdict.id!!) }
            assertEquals(3, kept.report!!.set.reps)
            assertEquals(VideoState.NONE, rig.core { library.videoState(rig.verdict.id!!) })
        }
    }

    @Test
    fun `a film that there was no room for is made when there is`() {
        Rig().use { rig ->
            rig.filmASet()
            rig.phone.recorder.isFull = true
            rig.keep()
            rig.see("There is no film of this set.")
            val id = rig.verdict.id!!
            rig.phone.recorder.isFull = false
            while (rig.session.top.route != Route.Home) rig.session.back().also { rig.settle() }
            rig.awaitLong()
            assertEquals(VideoState.PRESENT, rig.core { library.videoState(id) })
        }
    }

    @Test
    fun `a library without room says so, loses nothing and keeps the set when there is`() {
        Rig().use { rig ->
            val disk = File(rig.app.filesDir, "library").apply { mkdirs() }
            assumeTrue("a small disk can't be mounted here", run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.path))
            try {
                rig.filmASet()
                val filler = File(disk, "filler")
                assertThrows(IOException::class.java) { filler.outputStream().use { out -> repeat(4_000) { out.write(ByteArray(1_024)) } } }
                rig.keep()
                rig.see("could not be kept yet")
                rig.see("Free some storage")
                assertTrue(rig.core { journal.exists() })
                filler.delete()
                rig.tap("Try again")
                rig.until("it is kept") { rig.verdict.id != null }
                rig.awaitLong()
                assertNotNull(rig.core { library.set(rig.verdict.id!!).report })
                assertFalse(rig.core { journal.exists() })
            } finally {
                run("umount", "-l", disk.path)
            }
        }
    }

    private fun run(vararg command: String): Boolean = runCatching { ProcessBuilder(*command).start().waitFor() == 0 }.getOrDefault(false)

    private companion object {
        const val MOST = 1_000
    }
}
