package io.keel.app.device

import android.content.Context
import android.hardware.display.DisplayManager
import android.view.Display
import android.view.Surface

/** How far the screen is turned from the way it was built, deg. */
class DisplayTurn(
    context: Context,
) {
    private val manager = context.getSystemService(DisplayManager::class.java)

    val deg: Int
        get() =
            when (manager.getDisplay(Display.DEFAULT_DISPLAY)?.rotation) {
                Surface.ROTATION_90 -> 90
                Surface.ROTATION_180 -> 180
                Surface.ROTATION_270 -> 270
                else -> 0
            }
}
