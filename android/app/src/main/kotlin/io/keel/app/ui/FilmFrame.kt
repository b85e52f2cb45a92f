package io.keel.app.ui

import android.graphics.Matrix
import kotlin.math.max
import kotlin.math.min

/** How an upright picture lies in a view: fitted whole, then zoomed and moved by the lifter. */
class FilmFrame {
    private val matrix = Matrix()
    private var zoom = 1f
    private var moveX = 0f
    private var moveY = 0f

    /** How much it is magnified. */
    val magnified: Float get() = zoom

    /** From px of the picture to px of the view. */
    fun matrix(
        pictureWidth: Int,
        pictureHeight: Int,
        viewWidth: Int,
        viewHeight: Int,
    ): Matrix {
        matrix.reset()
        if (pictureWidth <= 0 || pictureHeight <= 0) return matrix
        val fit = min(viewWidth / pictureWidth.toFloat(), viewHeight / pictureHeight.toFloat()) * zoom
        matrix.postScale(fit, fit)
        matrix.postTranslate((viewWidth - pictureWidth * fit) / 2 + moveX, (viewHeight - pictureHeight * fit) / 2 + moveY)
        return matrix
    }

    /** Magnifies around a place of the view. */
    fun zoomBy(
        factor: Float,
        x: Float,
        y: Float,
        viewWidth: Int,
        viewHeight: Int,
    ) {
        val next = (zoom * factor).coerceIn(1f, MOST)
        val by = next / zoom
        moveX = (moveX - (x - viewWidth / 2f)) * by + (x - viewWidth / 2f)
        moveY = (moveY - (y - viewHeight / 2f)) * by + (y - viewHeight / 2f)
        zoom = next
        hold(viewWidth, viewHeight)
    }

    /** Moves it; it never leaves the view. */
    fun moveBy(
        x: Float,
        y: Float,
        viewWidth: Int,
        viewHeight: Int,
    ) {
        moveX += x
        moveY += y
        hold(viewWidth, viewHeight)
    }

    private fun hold(
        viewWidth: Int,
        viewHeight: Int,
    ) {
        val x = max(0f, viewWidth * (zoom - 1) / 2)
        val y = max(0f, viewHeight * (zoom - 1) / 2)
        moveX = moveX.coerceIn(-x, x)
        moveY = moveY.coerceIn(-y, y)
    }

    private companion object {
        const val MOST = 6f
    }
}
