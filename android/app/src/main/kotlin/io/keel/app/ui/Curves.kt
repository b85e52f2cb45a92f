package io.keel.app.ui

import android.graphics.Canvas
import android.graphics.Color
import android.graphics.DashPathEffect
import android.graphics.Matrix
import android.graphics.Paint
import android.graphics.Path
import io.keel.Point
import io.keel.Polyline

/** Draws spine lines over pictures: the set-up's thin and dashed, the moment's bold, both with a dark edge so that they show on anything. */
class Curves(
    private val density: Float,
) {
    private val path = Path()
    private val edge = pen(BOLD + 2, Color.argb(EDGE, 0, 0, 0))
    private val bold = pen(BOLD, ON_FILM)
    private val thin = pen(THIN, Color.WHITE).apply { pathEffect = DashPathEffect(floatArrayOf(DASH * density, DASH * density), 0f) }
    private val thinEdge = pen(THIN + 1, Color.argb(EDGE, 0, 0, 0))
    private val soft = pen(THIN, Color.argb(SOFT, 255, 255, 255))

    /** The line of the moment. */
    fun moment(
        canvas: Canvas,
        line: Polyline,
        place: Matrix,
    ) = draw(canvas, line, place, edge, bold)

    /** The line of the set-up. */
    fun setup(
        canvas: Canvas,
        line: Polyline,
        place: Matrix,
    ) = draw(canvas, line, place, thinEdge, thin)

    /** The outline of the back. */
    fun contour(
        canvas: Canvas,
        line: Polyline,
        place: Matrix,
    ) = draw(canvas, line, place, null, soft)

    /** A plate as it stood at the set-up. */
    fun ring(
        canvas: Canvas,
        centre: Point,
        radiusPx: Float,
        place: Matrix,
    ) {
        path.rewind()
        path.addCircle(centre.x, centre.y, radiusPx, Path.Direction.CW)
        path.transform(place)
        canvas.drawPath(path, thinEdge)
        canvas.drawPath(path, thin)
    }

    private fun draw(
        canvas: Canvas,
        line: Polyline,
        place: Matrix,
        under: Paint?,
        over: Paint,
    ) {
        if (line.size < 2) return
        path.rewind()
        val xy = line.xy
        path.moveTo(xy[0], xy[1])
        for (i in 1 until line.size) path.lineTo(xy[2 * i], xy[2 * i + 1])
        path.transform(place)
        under?.let { canvas.drawPath(path, it) }
        canvas.drawPath(path, over)
    }

    private fun pen(
        width: Int,
        ink: Int,
    ) = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        style = Paint.Style.STROKE
        strokeWidth = width * density
        strokeCap = Paint.Cap.ROUND
        strokeJoin = Paint.Join.ROUND
        color = ink
    }

    private companion object {
        const val BOLD = 4
        const val THIN = 2
        const val DASH = 5f
        const val EDGE = 170
        const val SOFT = 140

        /** The dark theme's keel teal: films are dark to the eye whatever the theme. */
        const val ON_FILM = 0xFF4FD1C5.toInt()
    }
}
