package io.keel.app.screen.settings

import io.keel.Grammar
import io.keel.LoadUnit
import io.keel.app.core.Settings
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.Lens

/**
 * What can be chosen.
 *
 * @property lenses the lenses to choose from
 */
data class SettingsState(
    val settings: Settings = Settings(),
    val lenses: List<Lens> = emptyList(),
    val loaded: Boolean = false,
)

sealed interface SettingsIntent {
    data class Loaded(
        val settings: Settings,
        val lenses: List<Lens>,
    ) : SettingsIntent

    data class OfUnit(
        val unit: LoadUnit,
    ) : SettingsIntent

    data class Language(
        val code: String?,
    ) : SettingsIntent

    data class Say(
        val grammar: Grammar,
    ) : SettingsIntent

    data class TargetDeg(
        val deg: Double,
    ) : SettingsIntent

    data class Countdown(
        val seconds: Int,
    ) : SettingsIntent

    data class Keep(
        val days: Int?,
    ) : SettingsIntent

    data class OfLens(
        val name: String?,
    ) : SettingsIntent

    data class Kept(
        val restyle: Boolean,
    ) : SettingsIntent

    data class Open(
        val route: Route,
    ) : SettingsIntent
}

class SettingsModel : Model<SettingsState, SettingsIntent> {
    override val first = SettingsState()

    override fun opened(state: SettingsState): List<Effect<SettingsIntent>> =
        listOf(Effect.Ask { SettingsIntent.Loaded(settings.chosen, device.frames.lenses()) })

    override fun step(
        state: SettingsState,
        intent: SettingsIntent,
    ): Step<SettingsState, SettingsIntent> =
        when (intent) {
            is SettingsIntent.Loaded -> state.copy(settings = intent.settings, lenses = intent.lenses, loaded = true).then()
            is SettingsIntent.OfUnit -> keep(state) { copy(unit = intent.unit) }
            is SettingsIntent.Language -> keep(state) { copy(language = intent.code) }
            is SettingsIntent.Say -> keep(state) { copy(grammar = intent.grammar) }
            is SettingsIntent.TargetDeg -> keep(state) { copy(grammar = Grammar.Target(intent.deg)) }
            is SettingsIntent.Countdown -> keep(state) { copy(countdownS = intent.seconds) }
            is SettingsIntent.Keep -> keep(state) { copy(retentionDays = intent.days) }
            is SettingsIntent.OfLens -> keep(state) { copy(lens = intent.name) }
            is SettingsIntent.Kept -> if (intent.restyle) state.then(Effect.Restyle) else state.then()
            is SettingsIntent.Open -> state.then(Effect.Go(intent.route))
        }

    private fun keep(
        state: SettingsState,
        change: Settings.() -> Settings,
    ): Step<SettingsState, SettingsIntent> {
        val chosen = state.settings.change()
        val restyle = chosen.language != state.settings.language
        return state.copy(settings = chosen).then(
            Effect.Ask {
                settings.chosen = chosen
                filming.say(chosen.grammar)
                SettingsIntent.Kept(restyle)
            },
        )
    }

    companion object {
        /** Changes at which the tone may sound, deg; the core takes none below 10. */
        val TARGETS_DEG = listOf(10.0, 12.0, 15.0, 20.0)

        /** Countdowns to choose from, s. */
        val COUNTDOWNS_S = listOf(5, 10, 15, 20)

        /** How long films may be kept, days. */
        val RETENTIONS_DAYS = listOf(30, 90, 365, null)
    }
}
