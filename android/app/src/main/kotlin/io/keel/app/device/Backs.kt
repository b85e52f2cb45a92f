package io.keel.app.device

import android.app.Activity
import android.os.Build
import android.window.OnBackInvokedDispatcher

/** Hears the back gesture where Android shows beforehand where it leads; before Android 13 the activity hears it itself. */
class Backs(
    private val activity: Activity,
    private val back: () -> Unit,
) {
    @NewerAndroid
    fun listen() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            activity.onBackInvokedDispatcher.registerOnBackInvokedCallback(OnBackInvokedDispatcher.PRIORITY_DEFAULT) { back() }
        }
    }
}
