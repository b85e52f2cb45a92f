package io.keel.app.ui

import android.annotation.SuppressLint
import android.graphics.Canvas
import io.keel.app.R
import kotlin.math.max
import kotlin.math.min

/** A dot, or a whisker around it. */
data class Dot(
    val across: Double,
    val up: Double,
    val low: Double? = null,
    val high: Double? = null,
)

/**
 * Dots over numbers.
 *
 * @property joined a line through other places, such as a rolling median, with gaps where it breaks off
 * @property threshold a value from which on something counts
 * @property told what a number across is called
 */
data class Dots(
    val dots: List<Dot>,
    val joined: List<Dot> = emptyList(),
    val threshold: Double? = null,
    val sign: String = "°",
    val least: ClosedFloatingPointRange<Double>,
    val told: (Double) -> String,
)

/** Draws dots with whiskers, a line through their middle, and the value from which on something counts. */
@SuppressLint("ViewConstructor")
class DotPlot(
    ui: Ui,
    private val shown: Dots,
) : Plot(ui, HEIGHT) {
    private val dot = fill(R.color.keel)
    private val whisker = line(R.color.quiet_ink, 1f)
    private val middle = line(R.color.ink, 2f)
    private val threshold = line(R.color.clear, 1.5f).apply { pathEffect = android.graphics.DashPathEffect(floatArrayOf(12f, 8f), 0f) }

    init {
        val x = shown.dots.map { it.across } + shown.joined.map { it.across }
        val y = shown.dots.flatMap { listOfNotNull(it.up, it.low, it.high) } + shown.joined.flatMap { listOfNotNull(it.up, it.low, it.high) }
        val from = x.minOrNull() ?: 0.0
        val to = x.maxOrNull() ?: 1.0
        val room = if (to > from) (to - from) * MARGIN else 1.0
        across = (from - room)..(to + room)
        up = min(shown.least.start, y.minOrNull() ?: 0.0)..max(shown.least.endInclusive, y.maxOrNull() ?: 0.0) * ROOM
    }

    override fun onDraw(canvas: Canvas) {
        gridUp(canvas, shown.sign)
        gridAcross(canvas, shown.told)
        shown.threshold?.let { canvas.drawLine(left, y(it), right, y(it), threshold) }
        path.rewind()
        shown.joined.forEachIndexed { i, at -> if (i == 0) path.moveTo(x(at.across), y(at.up)) else path.lineTo(x(at.across), y(at.up)) }
        canvas.drawPath(path, middle)
        for (at in shown.dots) {
            if (at.low != null && at.high != null) canvas.drawLine(x(at.across), y(at.low), x(at.across), y(at.high), whisker)
            canvas.drawCircle(x(at.across), y(at.up), ui.dp(RADIUS).toFloat(), dot)
        }
    }

    private companion object {
        const val HEIGHT = 220
        const val RADIUS = 4
        const val MARGIN = 0.06
        const val ROOM = 1.08
    }
}
