package io.keel.app.screen.range

import io.keel.RangeStep
import io.keel.app.screen.Effect
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.CameraLoss

/**
 * How much of this back can be seen here, in these clothes.
 *
 * @property begun whether the check is on
 */
data class RangeState(
    val live: LiveIntent.Saw? = null,
    val loss: CameraLoss? = null,
    val begun: Boolean = false,
) {
    /** What the lifter is to do, or what was found. */
    val at: RangeStep? get() = live?.state?.rangeCheck
}

sealed interface RangeIntent {
    data class Live(
        val seen: LiveIntent,
    ) : RangeIntent

    data object Begin : RangeIntent

    data object Begun : RangeIntent

    data object Opened : RangeIntent

    data object Leave : RangeIntent
}

class RangeModel : Model<RangeState, RangeIntent> {
    override val first = RangeState()

    override val films get() = true

    override fun live(seen: LiveIntent): RangeIntent = RangeIntent.Live(seen)

    override fun opened(state: RangeState): List<Effect<RangeIntent>> =
        listOf(
            Effect.Ask {
                filming.open()
                RangeIntent.Opened
            },
        )

    override fun step(
        state: RangeState,
        intent: RangeIntent,
    ): Step<RangeState, RangeIntent> =
        when (intent) {
            is RangeIntent.Live -> {
                when (val seen = intent.seen) {
                    is LiveIntent.Saw -> state.copy(live = seen, loss = null).then()
                    is LiveIntent.Lost -> state.copy(live = null, loss = seen.why).then()
                }
            }

            is RangeIntent.Begin -> {
                state.then(begin)
            }

            is RangeIntent.Begun -> {
                state.copy(begun = true).then()
            }

            is RangeIntent.Opened -> {
                state.then()
            }

            is RangeIntent.Leave -> {
                state.then(Effect.Back)
            }
        }

    private val begin =
        Effect.Ask<RangeIntent> {
            filming.checkRange()
            RangeIntent.Begun
        }
}
