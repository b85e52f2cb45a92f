package io.keel.app.screen.soreness

import android.widget.LinearLayout
import io.keel.Quality
import io.keel.SoreSpot
import io.keel.SorenessCode
import io.keel.SorenessDue
import io.keel.SorenessFinding
import io.keel.SorenessLog
import io.keel.app.R
import io.keel.app.ui.Dot
import io.keel.app.ui.DotPlot
import io.keel.app.ui.Dots
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class SorenessView(
    ui: Ui,
    private val send: (SorenessIntent) -> Unit,
    back: Leave,
) : Page<SorenessState>(ui, ui.say(R.string.soreness), back) {
    override fun LinearLayout.content(state: SorenessState) {
        if (!state.loaded) return
        state.question?.let { question(it, state) }
        if (state.answering) return
        if (state.noted) add(ui.text(ui.words.of("soreness.answered"), Type.STRONG))
        if (state.question == null) add(ui.text(ui.words.of("soreness.nothing_due"), Type.LABEL, R.color.quiet_ink))
        state.log?.let { log(it, state.spot) }
    }

    private fun LinearLayout.question(
        due: SorenessDue,
        state: SorenessState,
    ) {
        add(ui.text(ui.words.of("question.${due.question.name.lowercase()}", "day" to ui.words.day(due.day)), Type.HEADLINE))
        if (!state.answering) {
            add(
                ui.flow {
                    addView(ui.primary(ui.say(R.string.not_sore)) { send(SorenessIntent.None) })
                    addView(ui.quiet(ui.say(R.string.sore_somewhere)) { send(SorenessIntent.Somewhere) })
                },
            )
            return
        }
        SoreSpot.entries.forEach { spot -> place(spot, state) }
        add(ui.check(ui.say(R.string.spreads), state.spreading) { send(SorenessIntent.Spreading(it)) }, Space.M)
    }

    private fun LinearLayout.place(
        spot: SoreSpot,
        state: SorenessState,
    ) {
        val name = ui.words.start(ui.words.of("sore_place", spot))
        val told = state.places.firstOrNull { it.place == spot }
        add(ui.text(name, Type.STRONG), Space.M)
        add(
            ui.flow {
                (0..MOST).forEach { score ->
                    val chip = ui.chip(score.toString(), score == (told?.score ?: 0)) { send(SorenessIntent.Score(spot, score)) }
                    chip.contentDescription = ui.say(R.string.score_of, "place" to name, "score" to score)
                    chip.tag = chip.contentDescription
                    addView(chip)
                }
            },
            Space.XS,
        )
        if (told != null) {
            add(
                ui.flow {
                    Quality.entries.forEach { quality ->
                        val chosen = told.quality == quality
                        val chip = ui.chip(ui.words.of("quality", quality), chosen) { send(SorenessIntent.OfQuality(spot, quality.takeUnless { chosen })) }
                        chip.tag = "$name $quality"
                        addView(chip)
                    }
                },
                Space.XS,
            )
        }
    }

    private fun LinearLayout.log(
        log: SorenessLog,
        spot: SoreSpot?,
    ) {
        add(ui.text(ui.words.of("soreness.title"), Type.HEADLINE), Space.L)
        log.finding?.let { add(ui.text(finding(it))) }
        if (log.ask.isNotEmpty()) {
            log.ask.forEach { add(ui.text(ui.words.of("soreness_ask", it))) }
            add(ui.text(ui.words.of("soreness.ask"), Type.STRONG))
        }
        val dots = log.days.mapNotNull { day -> day.outcome?.let { came -> day.exposureDeg?.let { Dot(it, came.toDouble()) } } }
        if (dots.isNotEmpty()) {
            add(ui.text(ui.words.of("soreness.outcome"), Type.LABEL, R.color.quiet_ink), Space.M)
            val plot = DotPlot(ui, Dots(dots, sign = "", least = LEAST) { "${ui.words.number(it)}°" })
            add(plot.apply { contentDescription = ui.words.of("soreness.graph_label") })
            add(ui.text(ui.words.of("soreness.axis"), Type.LABEL, R.color.quiet_ink), 0)
        }
        add(
            ui.flow {
                addView(ui.chip(ui.say(R.string.most_sore), spot == null) { send(SorenessIntent.LogOf(null)) })
                SoreSpot.entries.forEach { addView(ui.chip(ui.words.of("sore_place", it), spot == it) { send(SorenessIntent.LogOf(it)) }) }
            },
            Space.M,
        )
        log.days.takeLast(DAYS).reversed().forEach { day ->
            val told =
                listOfNotNull(
                    day.before?.let { "${ui.words.of("column.soreness_before")} $it" },
                    day.morning?.let { "${ui.words.of("column.morning")} $it" },
                    day.twoDays?.let { "${ui.words.of("column.two_days")} $it" },
                    day.exposureDeg?.let { "${ui.words.of("column.exposure")} ${ui.words.degrees(it)}" },
                )
            add(ui.text("${ui.words.day(day.day)}: ${told.joinToString(" · ")}", Type.LABEL))
        }
    }

    private fun finding(finding: SorenessFinding): String {
        val tendency = finding.tendency
        val key = if (finding.code == SorenessCode.NO_TENDENCY) "no_tendency" else finding.code.name.lowercase()
        return ui.words.of(
            "soreness.$key",
            "have" to finding.have,
            "need" to (finding.need ?: ""),
            "pairs" to (tendency?.pairs ?: finding.have),
            "rho" to (tendency?.let { ui.words.number(it.rho, 2) } ?: ""),
            "low" to (tendency?.let { ui.words.number(it.low, 2) } ?: ""),
            "high" to (tendency?.let { ui.words.number(it.high, 2) } ?: ""),
        )
    }

    override fun LinearLayout.actions(state: SorenessState) {
        if (!state.answering) return
        add(ui.primary(ui.say(R.string.done), state.places.isNotEmpty()) { send(SorenessIntent.Save) })
        add(ui.quiet(ui.say(R.string.cancel)) { send(SorenessIntent.Somewhere) })
    }

    private companion object {
        const val MOST = 10
        const val DAYS = 30
        val LEAST = 0.0..5.0
    }
}
