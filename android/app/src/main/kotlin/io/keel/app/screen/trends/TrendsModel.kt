package io.keel.app.screen.trends

import io.keel.Lift
import io.keel.LoadUnit
import io.keel.SetFilter
import io.keel.Trend
import io.keel.TrendSeries
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then

/** What a change is drawn against. */
enum class TrendAxis { DATE, LOAD, REP }

/**
 * Technique over time.
 *
 * @property series which sets alike are drawn; sets filmed under unlike conditions are never joined
 */
data class TrendsState(
    val filter: SetFilter = SetFilter(),
    val unit: LoadUnit = LoadUnit.KG,
    val trend: Trend? = null,
    val belt: Boolean? = null,
    val goodViews: Boolean = false,
    val series: Int = 0,
    val axis: TrendAxis = TrendAxis.DATE,
) {
    /** The series of these conditions, the largest first. */
    val shown: List<TrendSeries>
        get() =
            trend
                ?.series
                .orEmpty()
                .filter { belt == null || it.conditions.belt == belt }
                .filter { !goodViews || (!it.conditions.turned && !it.conditions.small) }
                .sortedByDescending { it.points.size }

    /** The one that is drawn. */
    val one: TrendSeries? get() = shown.getOrNull(series) ?: shown.firstOrNull()
}

sealed interface TrendsIntent {
    data class Loaded(
        val filter: SetFilter,
        val trend: Trend,
        val unit: LoadUnit,
    ) : TrendsIntent

    data class OfLift(
        val lift: Lift?,
    ) : TrendsIntent

    data class Belt(
        val belt: Boolean?,
    ) : TrendsIntent

    data class GoodViews(
        val only: Boolean,
    ) : TrendsIntent

    data class Series(
        val index: Int,
    ) : TrendsIntent

    data class Axis(
        val axis: TrendAxis,
    ) : TrendsIntent

    data class Open(
        val set: String,
    ) : TrendsIntent
}

class TrendsModel : Model<TrendsState, TrendsIntent> {
    override val first = TrendsState()

    override fun opened(state: TrendsState): List<Effect<TrendsIntent>> = listOf(load(state.filter))

    override fun step(
        state: TrendsState,
        intent: TrendsIntent,
    ): Step<TrendsState, TrendsIntent> =
        when (intent) {
            is TrendsIntent.Loaded -> {
                if (intent.filter == state.filter) state.copy(trend = intent.trend, unit = intent.unit).then() else state.then()
            }

            is TrendsIntent.OfLift -> {
                state.filter.copy(lift = intent.lift).let { state.copy(filter = it, series = 0).then(load(it)) }
            }

            is TrendsIntent.Belt -> {
                state.copy(belt = intent.belt, series = 0).then()
            }

            is TrendsIntent.GoodViews -> {
                state.copy(goodViews = intent.only, series = 0).then()
            }

            is TrendsIntent.Series -> {
                state.copy(series = intent.index).then()
            }

            is TrendsIntent.Axis -> {
                state.copy(axis = intent.axis).then()
            }

            is TrendsIntent.Open -> {
                state.then(Effect.Go(Route.Verdict(intent.set)))
            }
        }

    private fun load(filter: SetFilter) = Effect.Ask<TrendsIntent> { TrendsIntent.Loaded(filter, library.trend(filter), settings.chosen.unit) }
}
