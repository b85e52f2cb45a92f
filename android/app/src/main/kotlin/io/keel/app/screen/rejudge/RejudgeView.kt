package io.keel.app.screen.rejudge

import android.widget.LinearLayout
import io.keel.Rejudged
import io.keel.ShortReport
import io.keel.app.R
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.ShareBar
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class RejudgeView(
    ui: Ui,
    private val send: (RejudgeIntent) -> Unit,
    back: Leave,
) : Page<RejudgeState>(ui, ui.say(R.string.rejudge), back) {
    override fun LinearLayout.content(state: RejudgeState) {
        state.failure?.let { add(ui.text(ui.words.failure(it), Type.STRONG)) }
        if (state.progress != null) {
            add(ui.text(ui.words.start(ui.words.of("library_progress.rejudge")), Type.HEADLINE))
            add(ShareBar(ui, state.progress), Space.M)
            return
        }
        if (state.taken > 0) add(ui.text(ui.words.count(R.plurals.taken_over, state.taken), Type.STRONG))
        val found = state.found
        when {
            found == null -> add(ui.text(ui.say(R.string.rejudge_about)))
            found.isEmpty() && state.taken == 0 -> add(ui.text(ui.say(R.string.rejudge_same), Type.HEADLINE))
            found.isNotEmpty() -> changes(found)
        }
    }

    private fun LinearLayout.changes(found: List<Rejudged>) {
        add(ui.text(ui.words.count(R.plurals.rejudge_found, found.size), Type.HEADLINE))
        found.take(MOST).forEach { add(change(it), Space.M) }
        if (found.size > MOST) add(ui.text(ui.say(R.string.and_more, "count" to found.size - MOST), Type.LABEL, R.color.quiet_ink), Space.M)
    }

    private fun change(of: Rejudged): LinearLayout {
        val day = ui.words.moment(of.started)
        val before = short(of.before)
        val after = of.after?.let(::short) ?: ui.say(R.string.rejudge_impossible)
        return ui.card("$day: $before, ${ui.say(R.string.rejudge_now)} $after", { send(RejudgeIntent.Open(of.id)) }) {
            add(ui.text(day, Type.LABEL, R.color.quiet_ink))
            add(ui.text(before), Space.XS)
            add(ui.text("→ $after", Type.STRONG), Space.XS)
            if (of.after != null) {
                val take = ui.quiet(ui.say(R.string.take_over)) { send(RejudgeIntent.TakeOver(listOf(of))) }
                take.contentDescription = "${ui.say(R.string.take_over)}: $day"
                add(take, Space.S)
            }
        }
    }

    private fun short(report: ShortReport?): String =
        report?.let {
            val held = ui.words.say(R.string.held_of, "held" to it.repsHeld, "judged" to it.reps)
            listOf(ui.words.of("verdict", it.verdict), ui.words.change(it.changeDeg, it.marginDeg), held).filter(String::isNotEmpty).joinToString(" · ")
        } ?: ui.words.of("library_command.not_judged_yet")

    override fun LinearLayout.actions(state: RejudgeState) {
        when {
            state.progress != null -> add(ui.quiet(ui.say(R.string.cancel)) { send(RejudgeIntent.Stop) })
            state.changed.isNotEmpty() -> add(ui.primary(ui.say(R.string.take_over_all)) { send(RejudgeIntent.TakeOver(state.changed)) })
            else -> add(ui.primary(ui.say(R.string.range_begin)) { send(RejudgeIntent.Begin) })
        }
    }

    private companion object {
        /** More changes than anybody reads one by one. */
        const val MOST = 50
    }
}
