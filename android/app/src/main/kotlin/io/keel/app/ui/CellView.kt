package io.keel.app.ui

import android.graphics.Canvas
import android.graphics.Paint
import android.util.TypedValue
import android.view.View
import io.keel.Phase
import io.keel.Verdict
import io.keel.app.R

/** A cell of the grid: the verdict's shape, and the degrees below it. */
internal class CellView(
    private val ui: Ui,
    private val cell: Cell,
) : View(ui.context) {
    private val painter = MarkPainter(ui)
    private val ink =
        Paint(Paint.ANTI_ALIAS_FLAG).apply {
            color = ui.color(R.color.ink)
            textAlign = Paint.Align.CENTER
            textSize = TypedValue.applyDimension(TypedValue.COMPLEX_UNIT_SP, TEXT_SP, resources.displayMetrics)
        }
    private val radius = ui.dp(RADIUS).toFloat()
    private val degrees = cell.changeDeg?.takeIf { cell.phase != Phase.SETUP }?.let(ui.words::degrees)

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
        minimumHeight = (radius * 2 + ink.fontSpacing + ui.dp(Space.M)).toInt()
    }

    override fun onMeasure(
        widthSpec: Int,
        heightSpec: Int,
    ) = setMeasuredDimension(getDefaultSize(suggestedMinimumWidth, widthSpec), resolveSize(suggestedMinimumHeight, heightSpec))

    override fun onDraw(canvas: Canvas) {
        val x = width / 2f
        val y = ui.dp(Space.S) + radius
        if (cell.phase == Phase.SETUP && cell.verdict != Verdict.NOT_JUDGED) {
            painter.draw(canvas, Verdict.HELD, x, y, radius * SETUP)
        } else {
            painter.draw(canvas, cell.verdict, x, y, radius)
        }
        if (cell.round) painter.arc(canvas, x, y, radius)
        degrees?.let { canvas.drawText(it, x, y + radius + ink.fontSpacing, ink) }
    }

    private companion object {
        const val RADIUS = 10
        const val SETUP = 0.45f
        const val TEXT_SP = 14f
    }
}
