package io.keel.app.screen

import io.keel.LiveState
import io.keel.app.seam.CameraLoss

/** What comes from the camera while a screen that films is on top. */
sealed interface LiveIntent {
    /** The state after a frame, whose upright picture is so large. */
    data class Saw(
        val state: LiveState,
        val widthPx: Int,
        val heightPx: Int,
    ) : LiveIntent

    /** The camera is gone. */
    data class Lost(
        val why: CameraLoss,
    ) : LiveIntent
}
