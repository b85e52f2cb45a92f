package io.keel.app.screen.filming

import io.keel.Cue
import io.keel.LiveState
import io.keel.SetEvent
import io.keel.Stage
import io.keel.app.screen.Effect
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.CameraLoss

/**
 * During the set.
 *
 * @property word the latest word on a rep, shown as long as it is fresh
 * @property wordAtS when it came, s on the session's clock
 * @property quiet whether nothing is to be said of the back
 */
data class FilmState(
    val live: LiveIntent.Saw? = null,
    val loss: CameraLoss? = null,
    val word: Cue.Sound? = null,
    val wordAtS: Double = 0.0,
    val quiet: Boolean = false,
    val leaving: Boolean = false,
)

sealed interface FilmIntent {
    data class Live(
        val seen: LiveIntent,
    ) : FilmIntent

    data class Quiet(
        val quiet: Boolean,
    ) : FilmIntent

    data object Stop : FilmIntent

    data object Begin : FilmIntent

    data object Cancel : FilmIntent

    data object Cancelled : FilmIntent

    data object Retry : FilmIntent

    data object Done : FilmIntent
}

class FilmModel : Model<FilmState, FilmIntent> {
    override val first = FilmState()

    override val films get() = true

    override fun live(seen: LiveIntent): FilmIntent = FilmIntent.Live(seen)

    override fun opened(state: FilmState): List<Effect<FilmIntent>> =
        listOf(
            Effect.Ask {
                filming.open()
                FilmIntent.Quiet(settings.chosen.grammar is io.keel.Grammar.Quiet)
            },
        )

    override fun step(
        state: FilmState,
        intent: FilmIntent,
    ): Step<FilmState, FilmIntent> =
        when (intent) {
            is FilmIntent.Live -> seen(state, intent.seen)
            is FilmIntent.Quiet -> state.copy(quiet = intent.quiet).then()
            is FilmIntent.Stop -> state.then(ask { filming.end() })
            is FilmIntent.Begin -> state.then(ask { filming.begin() })
            is FilmIntent.Cancel -> state.then(cancel)
            is FilmIntent.Cancelled -> state.then(Effect.Back)
            is FilmIntent.Retry -> state.copy(loss = null).then(ask { filming.open() })
            is FilmIntent.Done -> state.then()
        }

    override fun back(state: FilmState): FilmIntent? =
        when (state.live?.state?.stage) {
            is Stage.Lifting, is Stage.Interrupted -> FilmIntent.Stop
            else -> FilmIntent.Cancel
        }

    private fun seen(
        state: FilmState,
        seen: LiveIntent,
    ): Step<FilmState, FilmIntent> {
        val saw = seen as? LiveIntent.Saw ?: return state.copy(loss = (seen as LiveIntent.Lost).why).then()
        val live = saw.state
        val next = state.copy(live = saw, loss = null).told(live)
        val over = live.stage is Stage.Ended && !state.leaving
        return if (over) next.copy(leaving = true).then(Effect.Replace(Route.Verdict(null))) else next.then()
    }

    private fun FilmState.told(live: LiveState): FilmState {
        val cue = live.cue as? Cue.Sound
        return when {
            live.event is SetEvent.SetBegan -> copy(word = null)
            cue in WORDS -> copy(word = cue, wordAtS = live.timeS)
            word != null && live.timeS - wordAtS > FRESH_S -> copy(word = null)
            else -> this
        }
    }

    private val cancel =
        Effect.Ask<FilmIntent>(failed = { FilmIntent.Cancelled }) {
            filming.disarm()
            FilmIntent.Cancelled
        }

    private fun ask(call: io.keel.app.core.Core.() -> Unit) =
        Effect.Ask<FilmIntent> {
            call()
            FilmIntent.Done
        }

    private companion object {
        /** A word stays until the next rep is under way. */
        const val FRESH_S = 3.0

        val WORDS =
            setOf(
                Cue.Sound.HELD,
                Cue.Sound.SLIGHT,
                Cue.Sound.LOST,
                Cue.Sound.LOST_AT_LIFTOFF,
                Cue.Sound.LOST_AT_KNEE_PASS,
                Cue.Sound.NOT_JUDGED,
                Cue.Sound.NOTHING_LIFTED,
                Cue.Sound.FRAMES_FEWER,
                Cue.Sound.PHONE_HOT,
                Cue.Sound.CAMERA_BACK,
                Cue.Sound.GOES_ON,
            )
    }
}
