package io.keel.app.ui

import android.os.Build
import android.view.View
import android.view.WindowInsets
import io.keel.app.device.NewerAndroid

/** Says to screen readers that a text is a heading. */
@NewerAndroid
internal fun heading(view: View) {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) view.isAccessibilityHeading = true
}

/** Keeps a view clear of bars, cut-outs and the keyboard, while its ground reaches to every edge. */
internal fun clearOfBars(view: View) {
    view.setOnApplyWindowInsetsListener { padded, insets ->
        pad(padded, insets)
        insets
    }
}

@NewerAndroid
private fun pad(
    view: View,
    insets: WindowInsets,
) {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
        val bars = insets.getInsets(WindowInsets.Type.systemBars() or WindowInsets.Type.displayCutout() or WindowInsets.Type.ime())
        view.setPadding(bars.left, bars.top, bars.right, bars.bottom)
    } else {
        @Suppress("DEPRECATION")
        view.setPadding(insets.systemWindowInsetLeft, insets.systemWindowInsetTop, insets.systemWindowInsetRight, insets.systemWindowInsetBottom)
    }
}
