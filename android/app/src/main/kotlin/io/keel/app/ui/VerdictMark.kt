package io.keel.app.ui

import android.content.Context
import android.graphics.Canvas
import android.graphics.DashPathEffect
import android.graphics.Paint
import android.graphics.Path
import android.graphics.RectF
import android.view.View
import io.keel.Verdict
import io.keel.app.R

/** Draws a verdict as a shape: full disc, half disc, triangle, square, dashed ring. Beside it always stands its word. */
class MarkPainter(
    private val ui: Ui,
) {
    private val fill = Paint(Paint.ANTI_ALIAS_FLAG)
    private val ring = Paint(Paint.ANTI_ALIAS_FLAG).apply { style = Paint.Style.STROKE }
    private val path = Path()
    private val box = RectF()

    fun draw(
        canvas: Canvas,
        verdict: Verdict,
        x: Float,
        y: Float,
        radius: Float,
    ) {
        fill.color = ui.color(color(verdict))
        ring.color = fill.color
        ring.strokeWidth = radius / RING
        ring.pathEffect = null
        box.set(x - radius, y - radius, x + radius, y + radius)
        when (verdict) {
            Verdict.HELD -> {
                canvas.drawCircle(x, y, radius, fill)
            }

            Verdict.SLIGHT -> {
                canvas.drawArc(box, QUARTER, HALF_TURN, true, fill)
                canvas.drawCircle(x, y, radius - ring.strokeWidth / 2, ring)
            }

            Verdict.CLEAR -> {
                triangle(canvas, x, y, radius)
            }

            Verdict.LARGE -> {
                canvas.drawRect(x - radius * SIDE, y - radius * SIDE, x + radius * SIDE, y + radius * SIDE, fill)
            }

            Verdict.NOT_JUDGED -> {
                ring.pathEffect = DashPathEffect(floatArrayOf(radius / 2, radius / 2), 0f)
                canvas.drawCircle(x, y, radius - ring.strokeWidth / 2, ring)
            }
        }
    }

    private fun triangle(
        canvas: Canvas,
        x: Float,
        y: Float,
        radius: Float,
    ) {
        path.rewind()
        path.moveTo(x, y - radius)
        path.lineTo(x + radius, y + radius * SIDE)
        path.lineTo(x - radius, y + radius * SIDE)
        path.close()
        canvas.drawPath(path, fill)
    }

    /** The small arc over a set-up that was round before the bar moved. */
    fun arc(
        canvas: Canvas,
        x: Float,
        y: Float,
        radius: Float,
    ) {
        ring.color = ui.color(R.color.ink)
        ring.strokeWidth = radius / RING
        ring.pathEffect = null
        val wide = radius * ARC
        box.set(x - wide, y - wide, x + wide, y + wide)
        canvas.drawArc(box, ARC_FROM, ARC_OVER, false, ring)
    }

    companion object {
        private const val RING = 3.5f
        private const val SIDE = 0.85f
        private const val QUARTER = 90f
        private const val HALF_TURN = 180f
        private const val ARC = 1.35f
        private const val ARC_FROM = 215f
        private const val ARC_OVER = 110f

        /** The colour token of a verdict. */
        fun color(verdict: Verdict): Int =
            when (verdict) {
                Verdict.HELD -> R.color.held
                Verdict.SLIGHT -> R.color.slight
                Verdict.CLEAR -> R.color.clear
                Verdict.LARGE -> R.color.large
                Verdict.NOT_JUDGED -> R.color.quiet_ink
            }
    }
}

/** One verdict's shape; screen readers hear the word beside it instead. */
class VerdictMark(
    context: Context,
    ui: Ui,
    verdict: Verdict,
    private val sizePx: Int,
) : View(context) {
    /** What it tells. */
    var verdict: Verdict = verdict
        set(value) {
            field = value
            invalidate()
        }
    private val painter = MarkPainter(ui)

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    override fun onMeasure(
        widthSpec: Int,
        heightSpec: Int,
    ) = setMeasuredDimension(sizePx, sizePx)

    override fun onDraw(canvas: Canvas) = painter.draw(canvas, verdict, width / 2f, height / 2f, sizePx * RADIUS)

    private companion object {
        const val RADIUS = 0.42f
    }
}
