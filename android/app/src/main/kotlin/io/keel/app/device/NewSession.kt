package io.keel.app.device

import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.params.OutputConfiguration
import android.hardware.camera2.params.SessionConfiguration
import android.os.Build
import android.os.Handler
import android.view.Surface
import java.util.concurrent.Executor

/** Asks a camera to fill surfaces, in the way that its level of Android has. */
@NewerAndroid
internal fun newSession(
    camera: CameraDevice,
    targets: List<Surface>,
    handler: Handler,
    callback: CameraCaptureSession.StateCallback,
) {
    try {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            val outputs = targets.map { OutputConfiguration(it) }
            camera.createCaptureSession(SessionConfiguration(SessionConfiguration.SESSION_REGULAR, outputs, Executor { handler.post(it) }, callback))
        } else {
            @Suppress("DEPRECATION")
            camera.createCaptureSession(targets, callback, handler)
        }
    } catch (_: CameraAccessException) {
        camera.close()
    } catch (_: IllegalStateException) {
        camera.close() // it was closed meanwhile
    }
}
