package io.keel.app.ui

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import io.keel.app.R

/** Tells what went wrong and what to do about it, below whatever is shown, until it is read. */
class Notice(
    private val ui: Ui,
) {
    private val text = ui.text("", Type.STRONG)

    val root: View =
        ui.column {
            setPadding(ui.dp(Space.M), ui.dp(Space.M), ui.dp(Space.M), ui.dp(Space.M))
            background = ui.fill(R.color.raised, R.color.large)
            accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_ASSERTIVE
            add(text)
            add(ui.quiet(ui.say(R.string.done)) { visibility = View.GONE })
            visibility = View.GONE
        }

    /** Tells it. */
    fun tell(sentence: String) {
        text.text = sentence
        root.visibility = View.VISIBLE
    }

    companion object {
        /** Where it lies: at the bottom. */
        val PLACE = FrameLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT, Gravity.BOTTOM)
    }
}
