package io.keel.app.screen.settings

import android.widget.LinearLayout
import io.keel.Grammar
import io.keel.LoadUnit
import io.keel.app.R
import io.keel.app.screen.Route
import io.keel.app.screen.settings.SettingsModel.Companion.COUNTDOWNS_S
import io.keel.app.screen.settings.SettingsModel.Companion.RETENTIONS_DAYS
import io.keel.app.screen.settings.SettingsModel.Companion.TARGETS_DEG
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class SettingsView(
    ui: Ui,
    private val send: (SettingsIntent) -> Unit,
    back: Leave,
) : Page<SettingsState>(ui, ui.say(R.string.settings), back) {
    override fun LinearLayout.content(state: SettingsState) {
        if (!state.loaded) return
        val chosen = state.settings
        choice(
            R.string.cues,
            listOf(Grammar.Read, chosen.grammar as? Grammar.Target ?: Grammar.Target(TARGETS_DEG.first()), Grammar.Quiet),
            chosen.grammar,
            ::grammar,
        ) {
            send(SettingsIntent.Say(it))
        }
        add(ui.text(ui.say(grammarAbout(chosen.grammar)), Type.LABEL, R.color.quiet_ink), Space.XS)
        (chosen.grammar as? Grammar.Target)?.let { target ->
            choice(R.string.target_at, TARGETS_DEG, target.deg, ui.words::degrees) { send(SettingsIntent.TargetDeg(it)) }
        }
        choice(R.string.countdown, COUNTDOWNS_S, chosen.countdownS, { "$it s" }) { send(SettingsIntent.Countdown(it)) }
        choice(R.string.unit, LoadUnit.entries, chosen.unit, ui.words::unit) { send(SettingsIntent.OfUnit(it)) }
        choice(R.string.language, listOf(null, "en", "de"), chosen.language, ::language) { send(SettingsIntent.Language(it)) }
        choice(
            R.string.keep_films_for,
            RETENTIONS_DAYS,
            chosen.retentionDays,
            { it?.let { ui.words.count(R.plurals.days, it) } ?: ui.say(R.string.for_ever) },
        ) {
            send(SettingsIntent.Keep(it))
        }
        if (state.lenses.size > 1) {
            val names = listOf(null) + state.lenses.map { it.name }
            choice(R.string.lens, names, chosen.lens, { name -> lens(state, name) }) { send(SettingsIntent.OfLens(it)) }
        }
        add(ui.text(ui.say(R.string.your_data), Type.HEADLINE), Space.L)
        listOf(
            R.string.backup to Route.Backup,
            R.string.storage to Route.Storage,
            R.string.rejudge to Route.Rejudge,
            R.string.about to Route.About,
            R.string.diagnostics to Route.Diagnostics,
        ).forEach { (name, route) -> add(ui.quiet(ui.say(name)) { send(SettingsIntent.Open(route)) }) }
    }

    private fun <T> LinearLayout.choice(
        title: Int,
        options: List<T>,
        chosen: T,
        name: (T) -> String,
        choose: (T) -> Unit,
    ) {
        add(ui.text(ui.say(title), Type.STRONG), Space.M)
        add(
            ui.flow {
                options.forEach { option ->
                    val chip = ui.chip(name(option), option == chosen) { choose(option) }
                    chip.tag = "$title ${name(option)}"
                    addView(chip)
                }
            },
            Space.XS,
        )
    }

    private fun grammar(grammar: Grammar): String =
        ui.say(
            when (grammar) {
                is Grammar.Read -> R.string.cues_read
                is Grammar.Target -> R.string.cues_target
                is Grammar.Quiet -> R.string.cues_quiet
            },
        )

    private fun grammarAbout(grammar: Grammar): Int =
        when (grammar) {
            is Grammar.Read -> R.string.cues_read_about
            is Grammar.Target -> R.string.cues_target_about
            is Grammar.Quiet -> R.string.cues_quiet_about
        }

    private fun language(code: String?): String =
        when (code) {
            "en" -> "English"
            "de" -> "Deutsch"
            else -> ui.say(R.string.language_of_phone)
        }

    private fun lens(
        state: SettingsState,
        name: String?,
    ): String {
        name ?: return ui.say(R.string.lens_main)
        val lens = state.lenses.first { it.name == name }
        return lens.viewAngleDeg?.let { ui.say(R.string.lens_angle, "deg" to ui.words.number(it)) } ?: lens.name
    }
}
