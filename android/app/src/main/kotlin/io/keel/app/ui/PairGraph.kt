package io.keel.app.ui

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.DashPathEffect
import android.graphics.Paint
import io.keel.ComparePoint
import io.keel.app.R
import kotlin.math.max
import kotlin.math.min

/** Two lines over each other, the first dashed, or their difference with its margin as a band around zero. */
@SuppressLint("ViewConstructor")
class PairGraph(
    ui: Ui,
    private val points: List<ComparePoint>,
    private val marginDeg: Double?,
    private val unit: String,
) : Plot(ui, HEIGHT) {
    private val first = line(R.color.ink, 2f).apply { pathEffect = DashPathEffect(floatArrayOf(ui.dp(5).toFloat(), ui.dp(4).toFloat()), 0f) }
    private val second = line(R.color.keel, 3f)
    private val anchor = line(R.color.quiet_ink, 1.5f)
    private val band = fill(R.color.quiet_ink, BAND)
    private val difference get() = marginDeg != null

    init {
        val values = if (difference) points.mapNotNull { it.differenceDeg } else points.flatMap { listOfNotNull(it.aDeg, it.bDeg) }
        across = (points.minOfOrNull { it.at } ?: 0.0)..(points.maxOfOrNull { it.at } ?: 1.0).let { if (points.size < 2) 1.0 else it }
        val low = min(-LEAST, values.minOrNull() ?: 0.0) - ROOM
        val high = max(LEAST, values.maxOrNull() ?: 0.0) + ROOM
        up = min(low, -(marginDeg ?: 0.0))..max(high, marginDeg ?: 0.0)
    }

    override fun onDraw(canvas: Canvas) {
        gridUp(canvas, "°")
        gridAcross(canvas) { "${ui.words.number(it, 1)}$unit" }
        marginDeg?.let { canvas.drawRect(left, y(it), right, y(-it), band) }
        if (0.0 in across) canvas.drawLine(x(0.0), top / 2, x(0.0), bottom, anchor)
        if (difference) {
            draw(canvas, second) { it.differenceDeg }
        } else {
            draw(canvas, first) { it.aDeg }
            draw(canvas, second) { it.bDeg }
        }
    }

    private fun draw(
        canvas: Canvas,
        pen: Paint,
        of: (ComparePoint) -> Double?,
    ) {
        path.rewind()
        var on = false
        for (point in points) {
            val value = of(point)
            if (value != null) {
                if (on) path.lineTo(x(point.at), y(value)) else path.moveTo(x(point.at), y(value))
            }
            on = value != null
        }
        canvas.drawPath(path, pen)
    }

    private companion object {
        const val HEIGHT = 180
        const val BAND = 60
        const val LEAST = 5.0
        const val ROOM = 2.0
    }
}
