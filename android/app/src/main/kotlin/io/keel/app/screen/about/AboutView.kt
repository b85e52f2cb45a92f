package io.keel.app.screen.about

import android.widget.LinearLayout
import io.keel.app.R
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class AboutView(
    ui: Ui,
    private val send: (AboutIntent) -> Unit,
    back: Leave,
) : Page<AboutState>(ui, ui.say(R.string.about), back) {
    override fun LinearLayout.content(state: AboutState) {
        add(ui.text(ui.say(R.string.about_keel, "version" to state.version.orEmpty())))
        section(R.string.about_measured, R.string.about_measured_text)
        section(R.string.about_not_measured, R.string.about_not_measured_text)
        section(R.string.about_stays, R.string.about_stays_text)
        section(R.string.about_licences, R.string.about_licences_text)
        add(ui.quiet(ui.say(R.string.diagnostics)) { send(AboutIntent.Diagnostics) }, Space.L)
    }

    private fun LinearLayout.section(
        title: Int,
        text: Int,
    ) {
        add(ui.text(ui.say(title), Type.HEADLINE), Space.L)
        add(ui.text(ui.say(text)))
    }
}
