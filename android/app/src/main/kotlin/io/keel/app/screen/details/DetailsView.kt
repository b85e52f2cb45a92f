package io.keel.app.screen.details

import android.view.View
import android.widget.EditText
import android.widget.LinearLayout
import io.keel.Lift
import io.keel.app.R
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.Slot
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class DetailsView(
    ui: Ui,
    private val kept: Boolean,
    private val send: (DetailsIntent) -> Unit,
    back: Leave,
) : Page<DetailsState>(ui, ui.say(R.string.details), back) {
    private val load = ui.input(ui.say(R.string.load), number = true) { send(DetailsIntent.TypeLoad(it)) }
    private val note = ui.input(ui.say(R.string.note)) { send(DetailsIntent.Note(it)) }
    private val place = ui.input(ui.say(R.string.place_name)) { send(DetailsIntent.Place(it)) }
    private val unit = ui.text("", Type.BODY, R.color.quiet_ink)
    private val bad = Slot(ui.context)
    private val choices = Slot(ui.context)

    init {
        body.add(ui.text(ui.say(R.string.load), Type.STRONG))
        body.add(
            ui.row {
                add(ui.quiet("−") { send(DetailsIntent.AddLoad(-1)) }.named(R.string.load_less))
                add(load, Space.S, weight = 1f)
                add(unit)
                add(ui.quiet("+") { send(DetailsIntent.AddLoad(1)) }.named(R.string.load_more))
            },
        )
        body.add(bad)
        body.add(choices, Space.M)
        body.add(ui.text(ui.say(R.string.note), Type.STRONG), Space.M)
        body.add(note)
        body.add(ui.text(ui.say(R.string.place_name), Type.STRONG), Space.M)
        body.add(place)
    }

    private fun View.named(id: Int): View = apply { contentDescription = ui.say(id) }

    override fun draw(state: DetailsState) {
        super.draw(state)
        load.holds(state.loadText)
        note.holds(state.facts.note.orEmpty())
        place.holds(state.facts.place.orEmpty())
        unit.text = ui.words.unit(state.unit)
        bad.show(state.badLoad) { if (state.badLoad) add(ui.text(ui.words.of("next_step.correct_value"), Type.BODY, R.color.large)) }
        choices.show(state.facts.copy(note = null, load = null, place = null)) { choices(state) }
    }

    private fun EditText.holds(text: String) {
        if (this.text.toString() == text) return
        setText(text)
        setSelection(text.length)
    }

    private fun LinearLayout.choices(state: DetailsState) {
        add(ui.text(ui.words.start(ui.words.of("column.lift")), Type.STRONG))
        add(
            ui.flow {
                addView(ui.chip(ui.say(R.string.lift_by_itself), state.facts.lift == null) { send(DetailsIntent.NameLift(null)) })
                Lift.entries.forEach { lift -> addView(ui.chip(ui.words.of("lift", lift), state.facts.lift == lift) { send(DetailsIntent.NameLift(lift)) }) }
            },
        )
        add(ui.text(ui.say(R.string.belt), Type.STRONG), Space.M)
        add(
            ui.flow {
                addView(ui.chip(ui.say(R.string.belt_untold), state.facts.belt == null) { send(DetailsIntent.Belt(null)) })
                addView(ui.chip(ui.words.of("library_command.belt"), state.facts.belt == true) { send(DetailsIntent.Belt(true)) })
                addView(ui.chip(ui.words.of("library_command.no_belt"), state.facts.belt == false) { send(DetailsIntent.Belt(false)) })
            },
        )
        if (kept) add(ui.check(ui.say(R.string.keep_film), state.facts.keepVideo) { send(DetailsIntent.KeepVideo(it)) }, Space.M)
    }

    override fun LinearLayout.content(state: DetailsState) = Unit

    override fun LinearLayout.actions(state: DetailsState) {
        add(ui.primary(ui.say(R.string.done), !state.badLoad) { send(DetailsIntent.Save) })
    }
}
