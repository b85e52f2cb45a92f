package io.keel.app.screen

import io.keel.app.R
import io.keel.app.seam.CameraLoss

/** What happened to the camera, and what to do about it. */
val CameraLoss.sentence: Int
    get() =
        when (this) {
            CameraLoss.DENIED -> R.string.camera_denied
            CameraLoss.TAKEN -> R.string.camera_taken
            CameraLoss.FAILED -> R.string.camera_failed
        }
