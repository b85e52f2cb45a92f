package io.keel.app.fake

import io.keel.app.KeelApp
import io.keel.app.seam.Device
import java.io.File

/** The app on a phone for tests. */
class TestApp : KeelApp() {
    val phone = FakeDevice()

    override fun device(): Device = phone.device.also { phone.recorder.folder = File(filesDir, "films") }

    override fun onnxRuntime(): File? = null
}
