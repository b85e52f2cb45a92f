package io.keel.app.ui

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import io.keel.app.R
import kotlin.math.roundToInt

/** How much of something is done, 0 to 1. */
@SuppressLint("ViewConstructor")
class ShareBar(
    private val ui: Ui,
    private val share: Float,
) : View(ui.context) {
    private val ground = Paint().apply { color = ui.color(R.color.line) }
    private val done = Paint().apply { color = ui.color(R.color.keel) }

    init {
        contentDescription = "${(share * PERCENT).roundToInt()} %"
    }

    override fun onMeasure(
        widthSpec: Int,
        heightSpec: Int,
    ) = setMeasuredDimension(getDefaultSize(suggestedMinimumWidth, widthSpec), ui.dp(Space.S))

    override fun onDraw(canvas: Canvas) {
        canvas.drawRect(0f, 0f, width.toFloat(), height.toFloat(), ground)
        canvas.drawRect(0f, 0f, width * share.coerceIn(0f, 1f), height.toFloat(), done)
    }

    private companion object {
        const val PERCENT = 100
    }
}
