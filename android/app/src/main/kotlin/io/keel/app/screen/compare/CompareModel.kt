package io.keel.app.screen.compare

import io.keel.CompareAnchor
import io.keel.CompareSide
import io.keel.Comparison
import io.keel.KeelException
import io.keel.SetFilter
import io.keel.SetSummary
import io.keel.TimeAxis
import io.keel.app.core.Core
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * Two reps laid over each other.
 *
 * @property first what is compared with
 * @property second the set that the lifter came from
 * @property others sets that can take the place of the first
 * @property failure why the two can't be compared
 */
data class CompareState(
    val first: SetSummary? = null,
    val second: SetSummary? = null,
    val firstRep: Int? = null,
    val secondRep: Int? = null,
    val anchor: CompareAnchor = CompareAnchor.LIFTOFF,
    val axis: TimeAxis = TimeAxis.SECONDS,
    val comparison: Comparison? = null,
    val others: List<SetSummary> = emptyList(),
    val choosing: Boolean = false,
    val failure: KeelException? = null,
    val loaded: Boolean = false,
)

sealed interface CompareIntent {
    data class Found(
        val first: SetSummary?,
        val second: SetSummary,
        val others: List<SetSummary>,
    ) : CompareIntent

    data class Compared(
        val comparison: Comparison,
    ) : CompareIntent

    data class Failed(
        val failure: KeelException,
    ) : CompareIntent

    data class Anchor(
        val anchor: CompareAnchor,
    ) : CompareIntent

    data class Axis(
        val axis: TimeAxis,
    ) : CompareIntent

    data class FirstRep(
        val rep: Int?,
    ) : CompareIntent

    data class SecondRep(
        val rep: Int?,
    ) : CompareIntent

    data object Choose : CompareIntent

    data class Chosen(
        val set: SetSummary,
    ) : CompareIntent
}

/** @property set the set that the lifter came from */
class CompareModel(
    private val set: String,
) : Model<CompareState, CompareIntent> {
    override val first = CompareState()

    override fun opened(state: CompareState): List<Effect<CompareIntent>> = listOf(Effect.Ask { find() })

    override fun back(state: CompareState): CompareIntent? = if (state.choosing) CompareIntent.Choose else null

    override fun step(
        state: CompareState,
        intent: CompareIntent,
    ): Step<CompareState, CompareIntent> =
        when (intent) {
            is CompareIntent.Found -> state.copy(first = intent.first, second = intent.second, others = intent.others, loaded = true).compared()
            is CompareIntent.Compared -> state.copy(comparison = intent.comparison, failure = null).then()
            is CompareIntent.Failed -> state.copy(comparison = null, failure = intent.failure).then()
            is CompareIntent.Anchor -> state.copy(anchor = intent.anchor).compared()
            is CompareIntent.Axis -> state.copy(axis = intent.axis).compared()
            is CompareIntent.FirstRep -> state.copy(firstRep = intent.rep).compared()
            is CompareIntent.SecondRep -> state.copy(secondRep = intent.rep).compared()
            is CompareIntent.Choose -> state.copy(choosing = !state.choosing).then()
            is CompareIntent.Chosen -> state.copy(first = intent.set, firstRep = null, choosing = false).compared()
        }

    private fun CompareState.compared(): Step<CompareState, CompareIntent> {
        val a = CompareSide(first?.id ?: return then(), firstRep)
        val b = CompareSide(second?.id ?: return then(), secondRep)
        return then(Effect.Ask<CompareIntent>(failed = { CompareIntent.Failed(it) }) { CompareIntent.Compared(library.compare(a, b, anchor, axis)) })
    }

    /** The default is the last time at this load, else the last time of this lift. */
    private fun Core.find(): CompareIntent {
        val second = library.set(set).summary
        val alike = library.sets(SetFilter(lift = second.lift), count = MANY).sets.filter { it.id != set && it.judged != null }
        val before = alike.filter { it.started.utcMs < second.started.utcMs }
        val first = before.firstOrNull { it.facts.load == second.facts.load } ?: before.firstOrNull() ?: alike.firstOrNull()
        return CompareIntent.Found(first, second, alike)
    }

    private companion object {
        const val MANY = 100
    }
}
