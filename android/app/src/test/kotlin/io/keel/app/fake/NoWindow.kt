package io.keel.app.fake

import io.keel.KeelException
import io.keel.app.host.Screen
import io.keel.app.host.Window
import io.keel.app.screen.Document

/** A window that shows nothing. */
object NoWindow : Window {
    override fun show(screen: Screen<*, *>) = Unit

    override fun tell(failure: KeelException) = Unit

    override fun pick(
        what: Document,
        picked: (String) -> Unit,
    ) = Unit

    override fun askForCamera(answered: (Boolean) -> Unit) = answered(true)

    override fun openSystemSettings() = Unit

    override fun restyle() = Unit

    override fun leave() = Unit
}
