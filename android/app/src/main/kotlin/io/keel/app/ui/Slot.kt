package io.keel.app.ui

import android.content.Context
import android.view.View
import android.view.ViewGroup
import android.widget.LinearLayout

/** A part of a screen that is drawn anew when what it shows changes, and only then. Whoever had the focus has it again. */
class Slot(
    context: Context,
) : LinearLayout(context) {
    private var shown: Any? = NOTHING

    init {
        orientation = VERTICAL
    }

    /** Shows [what], as [build] draws it. */
    fun show(
        what: Any?,
        build: LinearLayout.() -> Unit,
    ) {
        if (what == shown) return
        shown = what
        val focused = (findFocus() ?: readByScreenReader())?.tag
        removeAllViews()
        build()
        focused?.let { findTagged(this, it) }?.let {
            it.requestFocus()
            it.performAccessibilityAction(android.view.accessibility.AccessibilityNodeInfo.ACTION_ACCESSIBILITY_FOCUS, null)
        }
    }

    private fun readByScreenReader(): View? = all(this).firstOrNull { it.isAccessibilityFocused }

    private fun findTagged(
        group: ViewGroup,
        tag: Any,
    ): View? = all(group).firstOrNull { it.tag == tag }

    private fun all(view: View): Sequence<View> =
        sequence {
            yield(view)
            if (view is ViewGroup) for (i in 0 until view.childCount) yieldAll(all(view.getChildAt(i)))
        }

    private companion object {
        val NOTHING = Any()
    }
}
