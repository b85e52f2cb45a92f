package io.keel.app

import io.keel.app.fake.Rig
import io.keel.app.fake.TestApp
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** How the core is held. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [26, 35], qualifiers = "en-w360dp-h640dp-mdpi")
class HostTest {
    @Test
    fun `without ONNX Runtime the app says so and goes on`() {
        Rig().use { rig ->
            rig.open()
            rig.tap("Settings")
            rig.tap("Diagnostics")
            rig.until("the diagnostics") { rig.texts().any { it == "embedded" || it == "onnxruntime" } }
            val embedded = rig.texts().any { it == "embedded" }
            assertEquals(embedded, rig.texts().any { "built-in runtime" in it })
        }
    }

    @Test
    fun `the core is never asked on the main thread`() {
        Rig().use { rig ->
            rig.open()
            val asked = runCatching { rig.session.core.library }
            assertNotNull(asked.exceptionOrNull())
            assertTrue("main thread" in asked.exceptionOrNull()!!.message!!)
        }
    }
}
