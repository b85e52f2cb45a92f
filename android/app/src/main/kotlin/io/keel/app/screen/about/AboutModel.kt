package io.keel.app.screen.about

import io.keel.Keel
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then

/** What Keel is, what it measures and what not, and whose work is in it. */
data class AboutState(
    val version: String? = null,
    val runtime: String? = null,
)

sealed interface AboutIntent {
    data class Loaded(
        val version: String,
    ) : AboutIntent

    data object Diagnostics : AboutIntent
}

class AboutModel : Model<AboutState, AboutIntent> {
    override val first = AboutState()

    override fun opened(state: AboutState): List<Effect<AboutIntent>> = listOf(Effect.Ask { AboutIntent.Loaded(Keel.version) })

    override fun step(
        state: AboutState,
        intent: AboutIntent,
    ): Step<AboutState, AboutIntent> =
        when (intent) {
            is AboutIntent.Loaded -> state.copy(version = intent.version).then()
            is AboutIntent.Diagnostics -> state.then(Effect.Go(Route.Diagnostics))
        }
}
