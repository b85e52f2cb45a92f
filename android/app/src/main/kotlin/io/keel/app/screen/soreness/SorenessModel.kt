package io.keel.app.screen.soreness

import io.keel.Quality
import io.keel.SoreAnswer
import io.keel.SorePlace
import io.keel.SoreSpot
import io.keel.SorenessDue
import io.keel.SorenessLog
import io.keel.app.core.Core
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * Soreness that was reported, beside the change.
 *
 * @property due questions that wait, the oldest first
 * @property places what is being answered, by place
 * @property spot the place whose log is shown; `null` for whatever was most sore
 */
data class SorenessState(
    val due: List<SorenessDue> = emptyList(),
    val answering: Boolean = false,
    val places: List<SorePlace> = emptyList(),
    val spreading: Boolean = false,
    val spot: SoreSpot? = null,
    val log: SorenessLog? = null,
    val noted: Boolean = false,
    val loaded: Boolean = false,
) {
    /** The question on screen. */
    val question: SorenessDue? get() = due.firstOrNull()
}

sealed interface SorenessIntent {
    data class Loaded(
        val due: List<SorenessDue>,
        val log: SorenessLog,
        val spot: SoreSpot?,
    ) : SorenessIntent

    data object None : SorenessIntent

    data object Somewhere : SorenessIntent

    data class Score(
        val spot: SoreSpot,
        val score: Int,
    ) : SorenessIntent

    data class OfQuality(
        val spot: SoreSpot,
        val quality: Quality?,
    ) : SorenessIntent

    data class Spreading(
        val spreading: Boolean,
    ) : SorenessIntent

    data object Save : SorenessIntent

    data class LogOf(
        val spot: SoreSpot?,
    ) : SorenessIntent
}

class SorenessModel : Model<SorenessState, SorenessIntent> {
    override val first = SorenessState()

    override fun opened(state: SorenessState): List<Effect<SorenessIntent>> = listOf(load(state.spot))

    override fun back(state: SorenessState): SorenessIntent? = if (state.answering) SorenessIntent.Somewhere else null

    override fun step(
        state: SorenessState,
        intent: SorenessIntent,
    ): Step<SorenessState, SorenessIntent> =
        when (intent) {
            is SorenessIntent.Loaded -> {
                state.copy(due = intent.due, log = intent.log, spot = intent.spot, loaded = true).then()
            }

            is SorenessIntent.None -> {
                answer(state, SoreAnswer(emptyList(), spreading = false))
            }

            is SorenessIntent.Somewhere -> {
                state.copy(answering = !state.answering, places = emptyList(), spreading = false, noted = false).then()
            }

            is SorenessIntent.Score -> {
                state.copy(places = state.places.scored(intent.spot, intent.score)).then()
            }

            is SorenessIntent.OfQuality -> {
                state.copy(places = state.places.map { if (it.place == intent.spot) it.copy(quality = intent.quality) else it }).then()
            }

            is SorenessIntent.Spreading -> {
                state.copy(spreading = intent.spreading).then()
            }

            is SorenessIntent.Save -> {
                answer(state, SoreAnswer(state.places, state.spreading))
            }

            is SorenessIntent.LogOf -> {
                state.copy(spot = intent.spot).then(load(intent.spot))
            }
        }

    private fun List<SorePlace>.scored(
        spot: SoreSpot,
        score: Int,
    ): List<SorePlace> {
        val others = filter { it.place != spot }
        val quality = firstOrNull { it.place == spot }?.quality
        val next = if (score == 0) others else others + SorePlace(spot, score, quality)
        return next.sortedBy { it.place.ordinal }
    }

    private fun answer(
        state: SorenessState,
        answer: SoreAnswer,
    ): Step<SorenessState, SorenessIntent> {
        val due = state.question ?: return state.then()
        return state.copy(answering = false, places = emptyList(), spreading = false, noted = true).then(
            Effect.Ask {
                library.answerSoreness(now(), due, answer)
                loaded(state.spot)
            },
        )
    }

    private fun load(spot: SoreSpot?) = Effect.Ask<SorenessIntent> { loaded(spot) }

    private fun Core.loaded(spot: SoreSpot?) = SorenessIntent.Loaded(library.sorenessDue(now()), library.sorenessLog(spot), spot)
}
