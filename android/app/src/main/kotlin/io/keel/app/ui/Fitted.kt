package io.keel.app.ui

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Canvas
import android.graphics.Typeface
import android.text.Layout
import android.text.StaticLayout
import android.text.TextPaint
import android.view.View

/** Words or a number as large as their room allows: what must be read from the bar. */
@SuppressLint("ViewConstructor")
class Fitted(
    context: Context,
    text: String,
    ink: Int,
    private val mostPx: Float = Float.MAX_VALUE,
    bold: Boolean = true,
) : View(context) {
    private val pen =
        TextPaint(TextPaint.ANTI_ALIAS_FLAG).apply {
            typeface = if (bold) Typeface.DEFAULT_BOLD else Typeface.DEFAULT
            color = ink
        }

    /** What it says. */
    var text: String = text
        set(value) {
            if (field == value) return
            field = value
            contentDescription = value
            fit()
        }

    private var laid: StaticLayout? = null

    init {
        contentDescription = text
    }

    /** How tall its letters are, px. */
    val textSizePx: Float get() = pen.textSize

    override fun onSizeChanged(
        width: Int,
        height: Int,
        oldWidth: Int,
        oldHeight: Int,
    ) = fit()

    private fun fit() {
        if (width <= 0 || height <= 0 || text.isEmpty()) return
        var low = LEAST
        var high = minOf(height.toFloat(), mostPx)
        repeat(STEPS) {
            val middle = (low + high) / 2
            if (fits(middle)) low = middle else high = middle
        }
        laid = layOut(low)
        invalidate()
    }

    private fun fits(size: Float): Boolean {
        pen.textSize = size
        val longest = text.split(' ').maxOf { pen.measureText(it) }
        return longest <= width * ROOM && layOut(size).height <= height
    }

    private fun layOut(size: Float): StaticLayout {
        pen.textSize = size
        return StaticLayout.Builder
            .obtain(text, 0, text.length, pen, (width * ROOM).toInt())
            .setAlignment(Layout.Alignment.ALIGN_CENTER)
            .setIncludePad(false)
            .build()
    }

    override fun onDraw(canvas: Canvas) {
        val laid = laid ?: return
        canvas.translate(width * (1 - ROOM) / 2, (height - laid.height) / 2f)
        laid.draw(canvas)
    }

    private companion object {
        const val LEAST = 8f
        const val STEPS = 12
        const val ROOM = 0.94f
    }
}
