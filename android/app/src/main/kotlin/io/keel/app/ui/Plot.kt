package io.keel.app.ui

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.util.TypedValue
import android.view.View
import io.keel.app.R
import kotlin.math.ceil
import kotlin.math.floor
import kotlin.math.log10
import kotlin.math.pow

/** What every plot has: axes with round numbers, room for them, and pens in the colours of the theme. */
@SuppressLint("ViewConstructor")
abstract class Plot(
    protected val ui: Ui,
    private val heightDp: Int,
) : View(ui.context) {
    protected val small =
        Paint(Paint.ANTI_ALIAS_FLAG).apply {
            color = ui.color(R.color.quiet_ink)
            textSize = TypedValue.applyDimension(TypedValue.COMPLEX_UNIT_SP, SMALL_SP, resources.displayMetrics)
        }
    private val grid = line(R.color.line, 1f)
    protected val left: Float get() = small.measureText("−00°") + ui.dp(Space.XS)
    protected val right: Float get() = width - ui.dp(Space.S).toFloat()
    protected val top: Float get() = small.textSize
    protected open val bottom: Float get() = height - small.fontSpacing * 1.4f
    protected val path = Path()
    protected var across = 0.0..1.0
    protected var up = 0.0..1.0

    protected fun x(value: Double): Float = (left + (right - left) * (value - across.start) / (across.endInclusive - across.start)).toFloat()

    protected fun y(value: Double): Float = (bottom - (bottom - top) * (value - up.start) / (up.endInclusive - up.start)).toFloat()

    protected fun line(
        token: Int,
        dp: Float,
    ) = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        style = Paint.Style.STROKE
        strokeWidth = dp * resources.displayMetrics.density
        strokeJoin = Paint.Join.ROUND
        strokeCap = Paint.Cap.ROUND
        color = ui.color(token)
    }

    protected fun fill(
        token: Int,
        alpha: Int = OPAQUE,
    ) = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = ui.color(token)
        this.alpha = alpha
    }

    /** Lines and numbers at round values of what goes up; the numbers end in [sign]. */
    protected fun gridUp(
        canvas: Canvas,
        sign: String,
    ) {
        small.textAlign = Paint.Align.RIGHT
        for (value in ticks(up, UP_TICKS)) {
            val y = y(value)
            canvas.drawLine(left, y, right, y, grid)
            canvas.drawText("${ui.words.number(value)}$sign", left - ui.dp(Space.XS), y + small.textSize / 3, small)
        }
    }

    /** Numbers at round values of what goes across, in words of [told]. */
    protected fun gridAcross(
        canvas: Canvas,
        told: (Double) -> String,
    ) {
        small.textAlign = Paint.Align.CENTER
        val most = maxOf(2, ((right - left) / (small.measureText("0000000"))).toInt())
        for (value in ticks(across, minOf(most, ACROSS_TICKS))) canvas.drawText(told(value), x(value), height - small.fontMetrics.descent, small)
    }

    override fun onMeasure(
        widthSpec: Int,
        heightSpec: Int,
    ) = setMeasuredDimension(getDefaultSize(suggestedMinimumWidth, widthSpec), resolveSize(ui.dp(heightDp), heightSpec))

    companion object {
        private const val SMALL_SP = 12f
        private const val OPAQUE = 255
        private const val UP_TICKS = 5
        private const val ACROSS_TICKS = 6

        /** Round values within a range, at most so many. */
        fun ticks(
            range: ClosedFloatingPointRange<Double>,
            most: Int,
        ): List<Double> {
            val span = range.endInclusive - range.start
            if (span <= 0 || most < 1) return emptyList()
            val raw = span / most
            val power = 10.0.pow(floor(log10(raw)))
            val step = listOf(1.0, 2.0, 5.0, 10.0).first { it * power >= raw } * power
            val first = ceil(range.start / step).toLong()
            val last = floor(range.endInclusive / step).toLong()
            return (first..last).map { it * step }
        }
    }
}
