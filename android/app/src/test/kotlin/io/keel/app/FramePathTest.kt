package io.keel.app

import com.sun.management.ThreadMXBean
import io.keel.app.fake.Rig
import io.keel.app.fake.Samples
import io.keel.app.fake.TestApp
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import java.lang.management.ManagementFactory

/** What a frame costs on the camera's thread. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class FramePathTest {
    @Test
    fun `five hundred frames fill no young generation, and no pixel is copied`() {
        Rig().use { rig ->
            rig.rehearse("three_reps")
            rig.open()
            rig.tap("Film a set")
            rig.until("the camera") { rig.phone.frames.isOpen }
            val blank = Samples.Blank()
            var frame = 0

            fun film(frames: Int) = repeat(frames) { rig.phone.frames.film(blank.at(Samples.timeNs(frame++))) }
            film(WARM)
            val before = rig.phone.frames.onCamera(::allocated)
            film(FRAMES)
            val each = (rig.phone.frames.onCamera(::allocated) - before) / FRAMES
            println("allocated for each frame on the camera's thread: $each bytes")
            assertTrue("$each bytes for each frame", each * FRAMES < YOUNG_BYTES)
        }
    }

    private fun allocated(): Long = (ManagementFactory.getThreadMXBean() as ThreadMXBean).getThreadAllocatedBytes(Thread.currentThread().id)

    private companion object {
        const val WARM = 100
        const val FRAMES = 500

        /** The nursery of phones' runtimes is some tens of MB; a picture of 1080 by 1920 has 3. */
        const val YOUNG_BYTES = 16_000_000L
    }
}
