package io.keel.app.screen.trends

import android.widget.LinearLayout
import io.keel.Lift
import io.keel.Trend
import io.keel.TrendConditions
import io.keel.TrendSeries
import io.keel.app.R
import io.keel.app.ui.DotPlot
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class TrendsView(
    ui: Ui,
    private val send: (TrendsIntent) -> Unit,
    back: Leave,
) : Page<TrendsState>(ui, ui.say(R.string.trends), back) {
    private val plots = TrendDots(ui.words)

    override fun LinearLayout.content(state: TrendsState) {
        val trend = state.trend ?: return
        val series = state.one
        if (series == null) add(ui.text(ui.words.of("trend.empty"), Type.HEADLINE)) else one(series, trend, state)
        choices(state)
    }

    private fun LinearLayout.one(
        series: TrendSeries,
        trend: Trend,
        state: TrendsState,
    ) {
        val title =
            when (state.axis) {
                TrendAxis.DATE -> "trend.by_date"
                TrendAxis.LOAD -> "trend.by_load"
                TrendAxis.REP -> "trend.by_rep"
            }
        add(ui.text(ui.words.of(title), Type.HEADLINE))
        add(ui.text("${conditions(series.conditions)} · ${ui.words.of("trend.sets", "count" to series.points.size)}", Type.LABEL, R.color.quiet_ink), Space.XS)
        val all = state.shown.filter { it.conditions.lift == series.conditions.lift && it.conditions.belt == series.conditions.belt }
        add(DotPlot(ui, plots.of(series, all, state.axis)).apply { contentDescription = ui.words.of("trend.graph_label") })
        add(ui.text("╌╌ ${ui.words.of("trend.threshold")}", Type.LABEL, R.color.quiet_ink), 0)
        if (state.axis == TrendAxis.DATE && series.rolling.isNotEmpty()) add(ui.text("━━ ${ui.words.of("trend.rolling")}", Type.LABEL, R.color.quiet_ink), 0)
        plots.told(series, trend, state.axis).forEach { add(ui.text(it)) }
    }

    private fun conditions(of: TrendConditions): String {
        val load =
            if (of.loadFromKg == null || of.loadUnderKg == null) {
                ui.words.of("trend.no_load")
            } else {
                ui.words.of("trend.load_band", "from" to ui.words.number(of.loadFromKg!!), "to" to ui.words.number(of.loadUnderKg!!))
            }
        val lift = of.lift?.let { ui.words.of("lift", it) } ?: ui.words.of("summary.lift_unknown")
        return listOfNotNull(
            ui.words.of("trend.series", "lift" to lift, "load" to load),
            ui.words.of("trend.with_belt").takeIf { of.belt == true },
            ui.words.of("trend.turned").takeIf { of.turned },
            ui.words.of("trend.small").takeIf { of.small },
        ).joinToString(" · ")
    }

    private fun LinearLayout.choices(state: TrendsState) {
        add(
            ui.flow {
                addView(ui.chip(ui.say(R.string.axis_date), state.axis == TrendAxis.DATE) { send(TrendsIntent.Axis(TrendAxis.DATE)) })
                addView(ui.chip(ui.say(R.string.load), state.axis == TrendAxis.LOAD) { send(TrendsIntent.Axis(TrendAxis.LOAD)) })
                addView(ui.chip(ui.say(R.string.axis_rep), state.axis == TrendAxis.REP) { send(TrendsIntent.Axis(TrendAxis.REP)) })
            },
            Space.M,
        )
        if (state.shown.size > 1) {
            add(ui.text(ui.words.of("trend.apart"), Type.LABEL, R.color.quiet_ink), Space.M)
            state.shown.forEachIndexed { index, series ->
                val name = "${conditions(series.conditions)} (${series.points.size})"
                add(ui.chip(name, series === state.one) { send(TrendsIntent.Series(index)) }, Space.XS)
            }
        }
        add(ui.text(ui.say(R.string.only), Type.STRONG), Space.M)
        add(
            ui.flow {
                addView(ui.chip(ui.words.of("library_command.belt"), state.belt == true) { send(TrendsIntent.Belt(if (state.belt == true) null else true)) })
                addView(
                    ui.chip(ui.words.of("library_command.no_belt"), state.belt == false) {
                        send(
                            TrendsIntent.Belt(
                                if (state.belt ==
                                    false
                                ) {
                                    null
                                } else {
                                    false
                                },
                            ),
                        )
                    },
                )
                addView(ui.chip(ui.say(R.string.good_views), state.goodViews) { send(TrendsIntent.GoodViews(!state.goodViews)) })
                Lift.entries.forEach { lift ->
                    val chosen = state.filter.lift == lift
                    addView(ui.chip(ui.words.of("lift", lift), chosen) { send(TrendsIntent.OfLift(lift.takeUnless { chosen })) })
                }
            },
        )
    }
}
