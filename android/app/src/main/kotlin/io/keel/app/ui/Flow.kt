package io.keel.app.ui

import android.content.Context
import android.view.View
import android.view.ViewGroup

/** Lays its children side by side and goes on in the next line where one is full, so that long words and large text cut nothing. */
class Flow(
    context: Context,
    private val gap: Int,
) : ViewGroup(context) {
    override fun onMeasure(
        widthSpec: Int,
        heightSpec: Int,
    ) {
        val width = MeasureSpec.getSize(widthSpec)
        val bounded = MeasureSpec.getMode(widthSpec) != MeasureSpec.UNSPECIFIED
        val child = if (bounded) MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST) else MeasureSpec.UNSPECIFIED
        for (i in 0 until childCount) getChildAt(i).measure(child, MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED))
        val height = place(if (bounded) width else Int.MAX_VALUE) { _, _, _ -> }
        setMeasuredDimension(resolveSize(width, widthSpec), resolveSize(height, heightSpec))
    }

    override fun onLayout(
        changed: Boolean,
        left: Int,
        top: Int,
        right: Int,
        bottom: Int,
    ) {
        val rtl = layoutDirection == View.LAYOUT_DIRECTION_RTL
        place(right - left) { view, x, y ->
            val from = if (rtl) right - left - x - view.measuredWidth else x
            view.layout(from, y, from + view.measuredWidth, y + view.measuredHeight)
        }
    }

    private fun place(
        width: Int,
        put: (View, Int, Int) -> Unit,
    ): Int {
        var x = 0
        var y = 0
        var line = 0
        for (i in 0 until childCount) {
            val view = getChildAt(i)
            if (x > 0 && x + view.measuredWidth > width) {
                x = 0
                y += line + gap
                line = 0
            }
            put(view, x, y)
            x += view.measuredWidth + gap
            line = maxOf(line, view.measuredHeight)
        }
        return y + line
    }
}
