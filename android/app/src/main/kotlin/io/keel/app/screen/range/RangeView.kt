package io.keel.app.screen.range

import android.view.Surface
import android.widget.LinearLayout
import io.keel.RangeStep
import io.keel.app.R
import io.keel.app.screen.FilmScreen
import io.keel.app.screen.place.LiveLines
import io.keel.app.screen.sentence
import io.keel.app.ui.Fitted
import io.keel.app.ui.Leave
import io.keel.app.ui.Slot
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class RangeView(
    ui: Ui,
    private val send: (RangeIntent) -> Unit,
    back: Leave,
    surface: (Surface?) -> Unit,
) : FilmScreen<RangeState>(ui, ui.say(R.string.range_check), back, PICTURE, zoomable = false, surface) {
    private val lines = LiveLines(ui.context.resources.displayMetrics.density)
    private val parts = Slot(ui.context)

    init {
        told.addView(parts)
    }

    override fun draw(state: RangeState) {
        state.live?.let { picture.picture(it.widthPx, it.heightPx) }
        picture.over { canvas, place -> lines.draw(canvas, place, state.live?.state) }
        over.show(state.at) { hint(state.at)?.let { big(it) } }
        parts.show(listOf(state.at, state.begun, state.loss, state.live == null)) { content(state) }
    }

    private fun hint(at: RangeStep?): String? =
        when (at) {
            RangeStep.Hinge -> "range_hinge"
            RangeStep.Hold -> "range_hold"
            RangeStep.Arch -> "range_arch"
            RangeStep.Round -> "range_round"
            is RangeStep.Done, null -> null
        }?.let { ui.words.start(ui.words.of("cue.$it")) }

    private fun LinearLayout.big(hint: String) {
        val view = Fitted(context, hint, ui.color(R.color.on_film)).apply { setBackgroundColor(ui.color(R.color.scrim)) }
        addView(view, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, ui.dp(HINT)))
    }

    private fun LinearLayout.content(state: RangeState) {
        state.loss?.let { add(ui.text(ui.say(it.sentence), Type.STRONG)) }
        val found = (state.at as? RangeStep.Done)?.found
        if (found == null) {
            add(ui.text(ui.say(R.string.range_about)))
            val begun = state.begun && state.at != null
            add(ui.primary(ui.say(R.string.range_begin), state.live != null && !begun) { send(RangeIntent.Begin) }, Space.M)
            return
        }
        add(ui.text(ui.words.degrees(found.rangeDeg), Type.NUMBER))
        add(ui.text(ui.words.of(if (found.visible) "range_check.seen" else "range_check.hidden", "deg" to ui.words.number(found.rangeDeg)), Type.STRONG))
        add(ui.primary(ui.say(R.string.done)) { send(RangeIntent.Leave) }, Space.M)
        add(ui.quiet(ui.say(R.string.range_again)) { send(RangeIntent.Begin) })
    }

    private companion object {
        const val PICTURE = 0.55f
        const val HINT = 96
    }
}
