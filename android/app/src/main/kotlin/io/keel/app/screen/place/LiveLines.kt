package io.keel.app.screen.place

import android.graphics.Canvas
import android.graphics.Matrix
import io.keel.LiveState
import io.keel.SetupGhost
import io.keel.app.ui.Curves

/** What is drawn over the camera's picture: the spine line and the outline, where they are seen. */
class LiveLines(
    density: Float,
) {
    private val curves = Curves(density)
    private val ghostPlace = Matrix()

    /** The set-up of the last set, as it stood in the picture: thin and dashed, with the plate. */
    fun ghost(
        canvas: Canvas,
        place: Matrix,
        of: SetupGhost,
        widthPx: Int,
    ) {
        ghostPlace.setScale(widthPx / of.widthPx.toFloat(), widthPx / of.widthPx.toFloat())
        ghostPlace.postConcat(place)
        curves.setup(canvas, of.contour, ghostPlace)
        curves.setup(canvas, of.curve, ghostPlace)
        curves.ring(canvas, of.plate, (of.platePx / 2).toFloat(), ghostPlace)
    }

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
