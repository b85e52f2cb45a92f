package io.keel.app.ui

import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.view.View

/** An arrow towards where the lifter came from. */
internal class BackArrow(
    context: Context,
    ink: Int,
    private val size: Int,
) : View(context) {
    private val pen =
        Paint(Paint.ANTI_ALIAS_FLAG).apply {
            style = Paint.Style.STROKE
            strokeWidth = size / PEN
            strokeCap = Paint.Cap.ROUND
            strokeJoin = Paint.Join.ROUND
            color = ink
        }
    private val path = Path()

    override fun onMeasure(
        widthSpec: Int,
        heightSpec: Int,
    ) = setMeasuredDimension(resolveSize(suggestedMinimumWidth, widthSpec), resolveSize(suggestedMinimumHeight, heightSpec))

    override fun onDraw(canvas: Canvas) {
        val x = width / 2f
        val y = height / 2f
        val r = size / 3f
        path.rewind()
        path.moveTo(x, y - r)
        path.lineTo(x - r, y)
        path.lineTo(x, y + r)
        path.moveTo(x - r, y)
        path.lineTo(x + r, y)
        canvas.save()
        if (layoutDirection == LAYOUT_DIRECTION_RTL) canvas.scale(-1f, 1f, x, y)
        canvas.drawPath(path, pen)
        canvas.restore()
    }

    private companion object {
        const val PEN = 10f
    }
}
