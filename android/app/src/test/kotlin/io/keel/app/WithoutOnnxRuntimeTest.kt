package io.keel.app

import io.keel.app.fake.Rig
import io.keel.app.fake.TestApp
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** A phone without ONNX Runtime. The first call of a process decides for all, so this runs in a process of its own, in which there is none to be found. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class WithoutOnnxRuntimeTest {
    @Test
    fun `Keel's own runtime takes over and says so`() {
        Rig().use { rig ->
            assertEquals("embedded", rig.core { keel.runtime })
            rig.open()
            rig.tap("Settings")
            rig.tap("Diagnostics")
            rig.see("embedded")
            rig.see("built-in runtime")
            rig.session.back()
            rig.session.back()
            rig.settle()
            rig.tap("Film a set")
            rig.until("the camera") { rig.phone.frames.isOpen }
            rig.phone.frames.film(
                io.keel.app.fake.Samples
                    .Blank()
                    .at(0),
            )
            rig.see("whole body")
        }
    }
}
