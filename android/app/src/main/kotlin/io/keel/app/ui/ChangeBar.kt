package io.keel.app.ui

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import android.view.View
import io.keel.ChangeSeen
import io.keel.app.R
import kotlin.math.abs
import kotlin.math.min

/** The change by now as one bar that grows to the right; marks at 10 and 20 degrees, the margin as a paler end. */
@SuppressLint("ViewConstructor")
class ChangeBar(
    private val ui: Ui,
) : View(ui.context) {
    private val ground = Paint().apply { color = ui.color(R.color.scrim) }
    private val bar = Paint().apply { color = BAR }
    private val margin = Paint().apply { color = MARGIN }
    private val mark =
        Paint().apply {
            color = Color.WHITE
            strokeWidth = ui.dp(2).toFloat()
        }
    private var change: ChangeSeen? = null

    /** What is seen by now. */
    fun show(seen: ChangeSeen?) {
        change = seen
        contentDescription = seen?.let { ui.words.change(it.deg, it.marginDeg) } ?: ui.words.of("cue.not_judged")
        invalidate()
    }

    override fun onDraw(canvas: Canvas) {
        canvas.drawRect(0f, 0f, width.toFloat(), height.toFloat(), ground)

        fun x(deg: Double) = (min(deg, FULL_DEG) / FULL_DEG * width).toFloat()
        change?.let {
            val deg = abs(it.deg)
            canvas.drawRect(0f, height * EDGE, x(deg + it.marginDeg), height * (1 - EDGE), margin)
            canvas.drawRect(0f, height * EDGE, x(deg), height * (1 - EDGE), bar)
        }
        for (deg in MARKS_DEG) canvas.drawLine(x(deg), 0f, x(deg), height.toFloat(), mark)
    }

    private companion object {
        const val FULL_DEG = 30.0
        const val EDGE = 0.2f
        const val BAR = 0xFF4FD1C5.toInt()
        const val MARGIN = 0x664FD1C5
        val MARKS_DEG = listOf(10.0, 20.0)
    }
}
