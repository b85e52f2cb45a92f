package io.keel.app.screen.rejudge

import io.keel.KeelException
import io.keel.Rejudged
import io.keel.app.core.Core
import io.keel.app.core.Stopped
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * Sets from before, judged by the rules of today: first it is shown what would come out differently, then the lifter says what is to hold.
 *
 * @property progress how far it is, 0 to 1; `null` while nothing is done
 * @property found the sets that come out differently; `null` until they were looked for
 * @property taken how many were taken over
 * @property failure why it ended
 */
data class RejudgeState(
    val progress: Float? = null,
    val found: List<Rejudged>? = null,
    val taken: Int = 0,
    val failure: KeelException? = null,
) {
    /** Those that can be taken over: a set that can't be judged any more keeps its verdict. */
    val changed: List<Rejudged> get() = found.orEmpty().filter { it.after != null }
}

sealed interface RejudgeIntent {
    data object Begin : RejudgeIntent

    data class Progress(
        val share: Float,
    ) : RejudgeIntent

    data class Found(
        val found: List<Rejudged>,
    ) : RejudgeIntent

    data class TakeOver(
        val sets: List<Rejudged>,
    ) : RejudgeIntent

    data class Taken(
        val sets: List<Rejudged>,
    ) : RejudgeIntent

    data class Failed(
        val failure: KeelException,
    ) : RejudgeIntent

    data class Open(
        val set: String,
    ) : RejudgeIntent

    data object Stop : RejudgeIntent

    data object Stopped : RejudgeIntent
}

class RejudgeModel : Model<RejudgeState, RejudgeIntent> {
    override val first = RejudgeState()

    override fun opened(state: RejudgeState): List<Effect<RejudgeIntent>> = emptyList()

    override fun closed(state: RejudgeState): List<Effect<RejudgeIntent>> = if (state.progress == null) emptyList() else listOf(stop)

    override fun back(state: RejudgeState): RejudgeIntent? = if (state.progress == null) null else RejudgeIntent.Stop

    override fun step(
        state: RejudgeState,
        intent: RejudgeIntent,
    ): Step<RejudgeState, RejudgeIntent> =
        when (intent) {
            is RejudgeIntent.Begin -> state.copy(progress = 0f, found = null, taken = 0, failure = null).then(judge)
            is RejudgeIntent.Progress -> if (state.progress == null) state.then() else state.copy(progress = intent.share).then()
            is RejudgeIntent.Found -> state.copy(progress = null, found = intent.found).then()
            is RejudgeIntent.TakeOver -> state.copy(progress = 0f, failure = null).then(takeOver(intent.sets))
            is RejudgeIntent.Taken -> state.without(intent.sets).then()
            is RejudgeIntent.Failed -> state.copy(progress = null, failure = intent.failure).then()
            is RejudgeIntent.Open -> state.then(Effect.Go(Route.Verdict(intent.set)))
            is RejudgeIntent.Stop -> state.then(stop)
            is RejudgeIntent.Stopped -> state.copy(progress = null).then()
        }

    private fun RejudgeState.without(sets: List<Rejudged>): RejudgeState {
        val ids = sets.map { it.id }.toSet()
        return copy(progress = null, found = found?.filter { it.id !in ids }, taken = taken + sets.size)
    }

    private val judge =
        long { tell ->
            library.rejudge().use { work ->
                work.run {
                    goOn()
                    if (it.total > 0) tell(RejudgeIntent.Progress(it.done / it.total.toFloat()))
                }
                RejudgeIntent.Found(work.found)
            }
        }

    private fun takeOver(sets: List<Rejudged>) =
        long { tell ->
            val taken = ArrayList<Rejudged>()
            for (set in sets) {
                if (stopAsked) break
                library.takeOver(set.id)
                taken.add(set)
                tell(RejudgeIntent.Progress(taken.size / sets.size.toFloat()))
            }
            RejudgeIntent.Taken(taken)
        }

    private fun long(call: Core.(tell: (RejudgeIntent) -> Unit) -> RejudgeIntent) =
        Effect.Ask<RejudgeIntent>(long = true, failed = { RejudgeIntent.Failed(it) }) { tell ->
            stopAsked = false
            try {
                call(tell)
            } catch (_: Stopped) {
                RejudgeIntent.Stopped
            }
        }

    private val stop =
        Effect.Ask<RejudgeIntent> {
            stopAsked = true
            RejudgeIntent.Stopped
        }
}
