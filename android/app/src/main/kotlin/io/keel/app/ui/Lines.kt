package io.keel.app.ui

import android.graphics.Paint
import android.graphics.Typeface
import android.text.SpannableStringBuilder
import android.text.Spanned
import android.text.style.AbsoluteSizeSpan
import android.text.style.ForegroundColorSpan
import android.text.style.LineHeightSpan
import android.text.style.StyleSpan
import io.keel.app.R

/** Lines of several kinds as one text: in a long list one view in place of four. */
class Lines(
    private val ui: Ui,
) {
    private val text = SpannableStringBuilder()

    /** Adds a line, where there is something to say. */
    fun add(
        line: String?,
        type: Type = Type.BODY,
        color: Int = R.color.ink,
    ): Lines {
        if (line.isNullOrEmpty()) return this
        if (text.isNotEmpty()) text.append('\n')
        val from = text.length
        text.append(line)
        listOfNotNull(
            AbsoluteSizeSpan(ui.sp(type.sp)),
            ForegroundColorSpan(ui.color(color)),
            StyleSpan(Typeface.BOLD).takeIf { type.bold },
            GapAbove(ui.dp(Space.XS)).takeIf { from > 0 },
        ).forEach { text.setSpan(it, from, text.length, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE) }
        return this
    }

    /** All of them. */
    fun all(): CharSequence = text

    private class GapAbove(
        private val px: Int,
    ) : LineHeightSpan {
        override fun chooseHeight(
            text: CharSequence,
            start: Int,
            end: Int,
            spanStartV: Int,
            lineHeight: Int,
            metrics: Paint.FontMetricsInt,
        ) {
            if ((text as Spanned).getSpanStart(this) != start) return
            metrics.ascent -= px
            metrics.top -= px
        }
    }
}
