package io.keel.app.screen.place

import io.keel.Question
import io.keel.SetFacts
import io.keel.SetupGhost
import io.keel.SoreAnswer
import io.keel.SorenessDue
import io.keel.Stage
import io.keel.app.screen.Effect
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.CameraLoss

/**
 * Placing the phone, and arming.
 *
 * @property live what the camera sees; `null` until it sees something
 * @property loss why there is no camera
 * @property facts what is said of the next set
 * @property ghost where the set-up of the last set stood, so that the same spot is found again
 * @property soreBefore the question before the first set of a day, until it is answered
 */
data class PlaceState(
    val live: LiveIntent.Saw? = null,
    val loss: CameraLoss? = null,
    val facts: SetFacts = SetFacts(),
    val ghost: SetupGhost? = null,
    val soreBefore: SorenessDue? = null,
) {
    /** The spot to be found again, until it is found. */
    val spotToFind: SetupGhost? get() = ghost.takeIf { live?.state?.spot?.same != true }
}

sealed interface PlaceIntent {
    data class Live(
        val seen: LiveIntent,
    ) : PlaceIntent

    data class Known(
        val facts: SetFacts,
        val ghost: SetupGhost?,
        val soreBefore: SorenessDue?,
    ) : PlaceIntent

    data class Allowed(
        val allowed: Boolean,
    ) : PlaceIntent

    data object Arm : PlaceIntent

    data object Armed : PlaceIntent

    data object NotSore : PlaceIntent

    data object Done : PlaceIntent

    data object Retry : PlaceIntent

    data object SystemSettings : PlaceIntent

    data class Open(
        val route: Route,
    ) : PlaceIntent
}

class PlaceModel : Model<PlaceState, PlaceIntent> {
    override val first = PlaceState()

    override val films get() = true

    override fun live(seen: LiveIntent): PlaceIntent = PlaceIntent.Live(seen)

    override fun opened(state: PlaceState): List<Effect<PlaceIntent>> = listOf(know, Effect.AskForCamera { PlaceIntent.Allowed(it) })

    override fun step(
        state: PlaceState,
        intent: PlaceIntent,
    ): Step<PlaceState, PlaceIntent> =
        when (intent) {
            is PlaceIntent.Live -> {
                seen(state, intent.seen)
            }

            is PlaceIntent.Known -> {
                state.copy(facts = intent.facts, ghost = intent.ghost, soreBefore = intent.soreBefore).then()
            }

            is PlaceIntent.Allowed -> {
                if (intent.allowed) state.copy(loss = null).then(open) else state.copy(loss = CameraLoss.DENIED).then()
            }

            is PlaceIntent.Arm -> {
                state.then(arm)
            }

            is PlaceIntent.Armed -> {
                state.then(Effect.Go(Route.Film))
            }

            is PlaceIntent.NotSore -> {
                state.copy(soreBefore = null).then(answer(state.soreBefore))
            }

            is PlaceIntent.Done -> {
                state.then()
            }

            is PlaceIntent.Retry -> {
                state.copy(loss = null).then(Effect.AskForCamera { PlaceIntent.Allowed(it) })
            }

            is PlaceIntent.SystemSettings -> {
                state.then(Effect.SystemSettings)
            }

            is PlaceIntent.Open -> {
                state.then(Effect.Go(intent.route))
            }
        }

    override fun closed(state: PlaceState): List<Effect<PlaceIntent>> =
        listOf(
            Effect.Ask {
                filming.close()
                PlaceIntent.Done
            },
        )

    private fun seen(
        state: PlaceState,
        seen: LiveIntent,
    ): Step<PlaceState, PlaceIntent> =
        when (seen) {
            is LiveIntent.Saw -> state.copy(live = seen, loss = null).then()
            is LiveIntent.Lost -> state.copy(live = null, loss = seen.why).then()
        }

    private val know =
        Effect.Ask<PlaceIntent> {
            PlaceIntent.Known(settings.lastFacts, lastSetup(), library.sorenessDue(now()).firstOrNull { it.question == Question.BEFORE })
        }

    private val open =
        Effect.Ask<PlaceIntent> {
            filming.open()
            PlaceIntent.Done
        }

    private val arm =
        Effect.Ask<PlaceIntent> {
            filming.arm()
            PlaceIntent.Armed
        }

    private fun answer(due: SorenessDue?) =
        Effect.Ask<PlaceIntent> {
            due?.let { library.answerSoreness(now(), it, SoreAnswer(emptyList(), spreading = false)) }
            PlaceIntent.Done
        }

    companion object {
        /** Whether the core sees what it needs to begin a set. */
        val PlaceState.canArm: Boolean get() = live != null && live.state.stage.let { it is Stage.Place || it is Stage.Idle }
    }
}
