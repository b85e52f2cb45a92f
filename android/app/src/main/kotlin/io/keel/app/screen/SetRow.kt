package io.keel.app.screen

import android.widget.LinearLayout
import io.keel.SetSummary
import io.keel.Verdict
import io.keel.app.R
import io.keel.app.ui.Lines
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.VerdictMark
import io.keel.app.ui.add

/**
 * A set in a list: its verdict's shape and word, what was lifted, how many reps held, and when. A list that is scrolled shows other sets in
 * the same row.
 */
class SetRow(
    private val ui: Ui,
) {
    private val tell = Tell(ui.words)
    private val mark = VerdictMark(ui.context, ui, Verdict.NOT_JUDGED, ui.dp(MARK))
    private val told = ui.text("")
    private var tap: () -> Unit = {}

    val root: LinearLayout =
        ui.card("", { tap() }) {
            orientation = LinearLayout.HORIZONTAL
            add(mark)
            add(told, Space.M, weight = 1f)
        }

    /** Shows a set. */
    fun show(
        set: SetSummary,
        dated: Boolean,
        tap: () -> Unit,
    ): SetRow {
        this.tap = tap
        val verdict = set.judged?.verdict ?: Verdict.NOT_JUDGED
        mark.verdict = verdict
        val found = listOf(ui.words.of("verdict", verdict), ui.words.change(set.judged?.changeDeg, set.judged?.marginDeg), tell.reps(set))
        told.text =
            Lines(ui)
                .add(if (dated) ui.words.moment(set.started) else null, Type.LABEL, R.color.quiet_ink)
                .add(tell.facts(set.facts, set.lift), Type.STRONG)
                .add(found.filter(String::isNotEmpty).joinToString(" · "))
                .add(set.facts.note, Type.LABEL, R.color.quiet_ink)
                .all()
        root.contentDescription = tell.set(set)
        root.tag = root.contentDescription
        return this
    }

    private companion object {
        const val MARK = 28
    }
}
