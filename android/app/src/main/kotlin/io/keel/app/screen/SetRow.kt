package io.keel.app.screen

import android.view.View
import android.widget.LinearLayout
import io.keel.SetSummary
import io.keel.Verdict
import io.keel.app.R
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.VerdictMark
import io.keel.app.ui.add

/** A set in a list: its verdict's shape and word, what was lifted, how many reps held, and when. */
fun setRow(
    ui: Ui,
    set: SetSummary,
    dated: Boolean,
    tap: () -> Unit,
): View {
    val tell = Tell(ui.words)
    return ui.card(tell.set(set), tap) {
        orientation = LinearLayout.HORIZONTAL
        val verdict = set.judged?.verdict ?: Verdict.NOT_JUDGED
        add(VerdictMark(context, ui, verdict, ui.dp(MARK)))
        val told =
            ui.column {
                if (dated) add(ui.text(ui.words.moment(set.started), Type.LABEL, R.color.quiet_ink))
                val facts = tell.facts(set.facts, set.lift)
                if (facts.isNotEmpty()) add(ui.text(facts, Type.STRONG), Space.XS)
                val change = ui.words.change(set.judged?.changeDeg, set.judged?.marginDeg)
                add(ui.text(listOf(ui.words.of("verdict", verdict), change, tell.reps(set)).filter(String::isNotEmpty).joinToString(" · ")), Space.XS)
                set.facts.note?.let { add(ui.text(it, Type.LABEL, R.color.quiet_ink), Space.XS) }
            }
        add(told, Space.M, weight = 1f)
    }
}

private const val MARK = 28
