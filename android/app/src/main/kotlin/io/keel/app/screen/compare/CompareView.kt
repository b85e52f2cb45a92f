package io.keel.app.screen.compare

import android.widget.LinearLayout
import io.keel.CompareAnchor
import io.keel.Comparison
import io.keel.SetSummary
import io.keel.TimeAxis
import io.keel.app.R
import io.keel.app.screen.SetRow
import io.keel.app.screen.Tell
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.PairGraph
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add
import kotlin.math.abs

class CompareView(
    ui: Ui,
    private val send: (CompareIntent) -> Unit,
    back: Leave,
) : Page<CompareState>(ui, ui.say(R.string.compare), back) {
    private val tell = Tell(ui.words)

    override fun LinearLayout.content(state: CompareState) {
        if (!state.loaded) return
        if (state.choosing) {
            add(ui.text(ui.say(R.string.compare_choose), Type.HEADLINE))
            state.others.forEach { set -> add(SetRow(ui).show(set, dated = true) { send(CompareIntent.Chosen(set)) }.root) }
            return
        }
        val first = state.first
        val second = state.second
        if (first == null || second == null) {
            add(ui.text(ui.say(R.string.compare_none), Type.HEADLINE))
            return
        }
        state.comparison?.let { add(ui.text(verdict(it), Type.HEADLINE)) }
        state.failure?.let { add(ui.text(ui.words.failure(it))) }
        state.comparison?.unlike?.takeIf { it.isNotEmpty() }?.let { unlike ->
            val what = unlike.joinToString("; ") { ui.words.of("unlike", it) }
            add(ui.text(ui.words.of("compare.unlike", "what" to what), Type.BODY, R.color.ink))
        }
        side("compare.first", first, state.comparison?.repA) { send(CompareIntent.FirstRep(it)) }
        add(ui.quiet(ui.say(R.string.compare_other)) { send(CompareIntent.Choose) })
        side("compare.second", second, state.comparison?.repB) { send(CompareIntent.SecondRep(it)) }
        state.comparison?.let { graphs(it) }
        choices(state)
    }

    private fun verdict(comparison: Comparison): String {
        val deg = comparison.peakDifferenceDeg
        val margin = comparison.marginDeg?.let { ui.words.number(it) }.orEmpty()
        val key =
            when {
                deg == null || comparison.differs == null -> return ui.words.of("compare.unknown")
                comparison.differs == false -> "alike"
                deg > 0 -> "differs"
                else -> "differs_less"
            }
        return ui.words.of("compare.$key", "deg" to ui.words.number(abs(deg)), "margin" to margin)
    }

    private fun LinearLayout.side(
        key: String,
        set: SetSummary,
        rep: Int?,
        choose: (Int?) -> Unit,
    ) {
        val what = listOf(ui.words.day(set.started), tell.facts(set.facts, set.lift)).filter(String::isNotEmpty).joinToString(" · ")
        add(ui.text(ui.words.start(ui.words.of(key, "what" to what)), Type.STRONG), Space.M)
        val reps = set.judged?.reps ?: 0
        add(
            ui.flow {
                (1..reps).forEach { index ->
                    val chip = ui.chip(ui.words.of("summary.rep", "rep" to index), index == rep) { choose(index) }
                    chip.tag = "$key $index"
                    addView(chip)
                }
            },
            Space.XS,
        )
    }

    private fun LinearLayout.graphs(comparison: Comparison) {
        val seconds = comparison.axis == TimeAxis.SECONDS
        val anchor = ui.words.of("anchor", comparison.anchor)
        add(ui.text(ui.words.of("compare.changes"), Type.LABEL, R.color.quiet_ink), Space.M)
        add(
            PairGraph(ui, comparison.points, null, if (seconds) " s" else "").apply {
                contentDescription = ui.words.of("compare.graph_label", "anchor" to anchor)
            },
            Space.XS,
        )
        add(ui.text("╌╌ ${ui.say(R.string.first)}   ━━ ${ui.say(R.string.second)}", Type.LABEL, R.color.ink), 0)
        add(ui.text(ui.words.of(if (seconds) "compare.seconds" else "compare.share", "anchor" to anchor), Type.LABEL, R.color.quiet_ink), 0)
        comparison.marginDeg?.let { margin ->
            add(ui.text(ui.words.of("compare.difference"), Type.LABEL, R.color.quiet_ink), Space.M)
            add(
                PairGraph(ui, comparison.points, margin, if (seconds) " s" else "").apply {
                    contentDescription = ui.words.of("compare.difference_label", "anchor" to anchor)
                },
                Space.XS,
            )
        }
    }

    private fun LinearLayout.choices(state: CompareState) {
        add(ui.text(ui.say(R.string.align_on), Type.STRONG), Space.M)
        add(
            ui.flow {
                CompareAnchor.entries.forEach { anchor ->
                    addView(ui.chip(ui.words.of("anchor", anchor), state.anchor == anchor) { send(CompareIntent.Anchor(anchor)) })
                }
            },
        )
        add(
            ui.flow {
                addView(ui.chip(ui.say(R.string.axis_seconds), state.axis == TimeAxis.SECONDS) { send(CompareIntent.Axis(TimeAxis.SECONDS)) })
                addView(ui.chip(ui.say(R.string.axis_share), state.axis == TimeAxis.PULL_SHARE) { send(CompareIntent.Axis(TimeAxis.PULL_SHARE)) })
            },
        )
    }
}
