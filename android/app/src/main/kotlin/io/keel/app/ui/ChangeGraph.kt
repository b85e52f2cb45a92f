package io.keel.app.ui

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.view.MotionEvent
import io.keel.Phase
import io.keel.SeriesPoint
import io.keel.app.R
import kotlin.math.max
import kotlin.math.min

/**
 * Change over time, the margin as a band around zero, phases as stretches below, and a cursor in step with the film. Dragging on it
 * scrubs; [scrubbed] hears the time and whether the finger is still down.
 */
@SuppressLint("ViewConstructor")
class ChangeGraph(
    ui: Ui,
    private val scrubbed: (timeS: Double, done: Boolean) -> Unit,
) : Plot(ui, HEIGHT) {
    private val curve = line(R.color.keel, 2.5f)
    private val cursor = line(R.color.ink, 2f)
    private val moved = line(R.color.clear, 3f)
    private val band = fill(R.color.quiet_ink, BAND)
    private val phaseInk =
        listOf(fill(R.color.quiet_ink), fill(R.color.keel), fill(R.color.clear), fill(R.color.line))
    private var points: List<SeriesPoint> = emptyList()
    private var marginDeg = 0.0
    private var atS = 0.0
    private var movingS: Double? = null
    private val stretch = ui.dp(STRETCH).toFloat()

    override val bottom: Float get() = height - small.fontSpacing * 1.4f - stretch - ui.dp(Space.XS)

    /** What is drawn; [durationS] is how long the film is. */
    fun show(
        points: List<SeriesPoint>,
        marginDeg: Double,
        durationS: Double,
    ) {
        if (points === this.points) return
        this.points = points
        this.marginDeg = marginDeg
        val changes = points.mapNotNull { it.changeDeg }
        across = 0.0..max(1.0, durationS)
        up = min(-LEAST, (changes.minOrNull() ?: 0.0) - ROOM)..max(LEAST_UP, (changes.maxOrNull() ?: 0.0) + ROOM)
        invalidate()
    }

    /** Where the film stands, and where an event is being moved to. */
    fun cursor(
        timeS: Double,
        movingS: Double?,
    ) {
        atS = timeS
        this.movingS = movingS
        invalidate()
    }

    override fun onDraw(canvas: Canvas) {
        gridUp(canvas, "°")
        gridAcross(canvas) { "${ui.words.number(it)} s" }
        canvas.drawRect(left, y(min(marginDeg, up.endInclusive)), right, y(max(-marginDeg, up.start)), band)
        drawPhases(canvas)
        drawCurve(canvas)
        movingS?.let { canvas.drawLine(x(it), top, x(it), bottom + stretch, moved) }
        canvas.drawLine(x(atS), top / 2, x(atS), bottom + stretch, cursor)
    }

    private fun drawCurve(canvas: Canvas) {
        path.rewind()
        var on = false
        for (point in points) {
            val change = point.changeDeg
            if (change == null) {
                on = false
                continue
            }
            if (on && !point.afterGap) path.lineTo(x(point.timeS), y(change)) else path.moveTo(x(point.timeS), y(change))
            on = true
        }
        canvas.drawPath(path, curve)
    }

    private fun drawPhases(canvas: Canvas) {
        var from = 0
        for (i in 1..points.size) {
            if (i < points.size && points[i].phase == points[from].phase) continue
            points[from].phase?.let { phase ->
                val until = points[min(i, points.size - 1)].timeS
                canvas.drawRect(x(points[from].timeS), bottom + ui.dp(2), x(until) - 1, bottom + stretch, ink(phase))
            }
            from = i
        }
    }

    /** The stretches that are judged stand out; their names stand in the chips and cells. */
    private fun ink(phase: Phase): Paint =
        when (phase) {
            Phase.SETUP -> phaseInk[0]
            Phase.LIFTOFF -> phaseInk[1]
            Phase.KNEE_PASS -> phaseInk[2]
            else -> phaseInk[3]
        }

    @SuppressLint("ClickableViewAccessibility") // the buttons beside it step through every frame
    override fun onTouchEvent(event: MotionEvent): Boolean {
        val timeS = (event.x - left) / (right - left) * (across.endInclusive - across.start) + across.start
        val done = event.actionMasked == MotionEvent.ACTION_UP || event.actionMasked == MotionEvent.ACTION_CANCEL
        parent?.requestDisallowInterceptTouchEvent(!done)
        scrubbed(timeS.coerceIn(across.start, across.endInclusive), done)
        return true
    }

    private companion object {
        const val HEIGHT = 168
        const val STRETCH = 10
        const val BAND = 60
        const val LEAST = 5.0
        const val LEAST_UP = 15.0
        const val ROOM = 2.0
    }
}
