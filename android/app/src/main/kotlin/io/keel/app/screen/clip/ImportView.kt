package io.keel.app.screen.clip

import android.widget.LinearLayout
import io.keel.Lift
import io.keel.app.R
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.ShareBar
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class ImportView(
    ui: Ui,
    private val send: (ImportIntent) -> Unit,
    back: Leave,
) : Page<ImportState>(ui, ui.say(R.string.import_clip), back) {
    override fun LinearLayout.content(state: ImportState) {
        if (state.progress != null) {
            add(ui.text(ui.say(R.string.judging_clip), Type.HEADLINE))
            add(ShareBar(ui, state.progress), Space.M)
            return
        }
        if (state.unreadable) add(ui.text(ui.say(R.string.clip_unreadable), Type.STRONG))
        state.failure?.let { add(ui.text(ui.words.failure(it), Type.STRONG)) }
        add(ui.text(ui.say(R.string.import_about)))
        add(ui.text(ui.words.start(ui.words.of("column.lift")), Type.STRONG), Space.M)
        add(
            ui.flow {
                addView(ui.chip(ui.say(R.string.lift_by_itself), state.lift == null) { send(ImportIntent.NameLift(null)) })
                Lift.entries.forEach { lift -> addView(ui.chip(ui.words.of("lift", lift), state.lift == lift) { send(ImportIntent.NameLift(lift)) }) }
            },
        )
    }

    override fun LinearLayout.actions(state: ImportState) {
        if (state.progress == null) {
            add(ui.primary(ui.say(R.string.choose_clip)) { send(ImportIntent.Pick) })
        } else {
            add(ui.quiet(ui.say(R.string.cancel)) { send(ImportIntent.Stop) })
        }
    }
}
