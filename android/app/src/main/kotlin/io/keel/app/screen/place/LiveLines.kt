package io.keel.app.screen.place

import android.graphics.Canvas
import android.graphics.Matrix
import io.keel.LiveState
import io.keel.app.ui.Curves

/** What is drawn over the camera's picture: the spine line and the outline, where they are seen. */
class LiveLines(
    density: Float,
) {
    private val curves = Curves(density)

    fun draw(
        canvas: Canvas,
        place: Matrix,
        state: LiveState?,
    ) {
        state ?: return
        curves.contour(canvas, state.overlay.contour, place)
        curves.moment(canvas, state.overlay.curve, place)
    }
}
