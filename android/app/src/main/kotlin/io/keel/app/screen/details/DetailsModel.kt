package io.keel.app.screen.details

import io.keel.Lift
import io.keel.Load
import io.keel.LoadUnit
import io.keel.SetFacts
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * What the lifter says of a set.
 *
 * @property loadText the load as it is typed
 * @property badLoad whether that is no load
 */
data class DetailsState(
    val facts: SetFacts = SetFacts(),
    val unit: LoadUnit = LoadUnit.KG,
    val loadText: String = "",
    val badLoad: Boolean = false,
    val loaded: Boolean = false,
)

sealed interface DetailsIntent {
    data class Loaded(
        val facts: SetFacts,
        val unit: LoadUnit,
    ) : DetailsIntent

    data class NameLift(
        val lift: Lift?,
    ) : DetailsIntent

    data class TypeLoad(
        val text: String,
    ) : DetailsIntent

    data class AddLoad(
        val step: Int,
    ) : DetailsIntent

    data class Belt(
        val belt: Boolean?,
    ) : DetailsIntent

    data class Note(
        val text: String,
    ) : DetailsIntent

    data class Place(
        val text: String,
    ) : DetailsIntent

    data class KeepVideo(
        val keep: Boolean,
    ) : DetailsIntent

    data object Save : DetailsIntent

    data object Saved : DetailsIntent
}

/** @property set a kept set; `null` for the next one */
class DetailsModel(
    private val set: String?,
) : Model<DetailsState, DetailsIntent> {
    override val first = DetailsState()

    override fun opened(state: DetailsState): List<Effect<DetailsIntent>> =
        listOf(
            Effect.Ask {
                DetailsIntent.Loaded(if (set == null) settings.lastFacts else library.set(set).summary.facts, settings.chosen.unit)
            },
        )

    override fun step(
        state: DetailsState,
        intent: DetailsIntent,
    ): Step<DetailsState, DetailsIntent> =
        when (intent) {
            is DetailsIntent.Loaded -> loaded(intent).then()
            is DetailsIntent.NameLift -> state.copy(facts = state.facts.copy(lift = intent.lift)).then()
            is DetailsIntent.TypeLoad -> state.typed(intent.text).then()
            is DetailsIntent.AddLoad -> state.added(intent.step).then()
            is DetailsIntent.Belt -> state.copy(facts = state.facts.copy(belt = intent.belt)).then()
            is DetailsIntent.Note -> state.copy(facts = state.facts.copy(note = intent.text.ifBlank { null })).then()
            is DetailsIntent.Place -> state.copy(facts = state.facts.copy(place = intent.text.ifBlank { null })).then()
            is DetailsIntent.KeepVideo -> state.copy(facts = state.facts.copy(keepVideo = intent.keep)).then()
            is DetailsIntent.Save -> if (state.badLoad) state.then() else state.then(save(state.facts))
            is DetailsIntent.Saved -> state.then(Effect.Back)
        }

    private fun loaded(intent: DetailsIntent.Loaded): DetailsState {
        val load = intent.facts.load
        return DetailsState(intent.facts, load?.unit ?: intent.unit, load?.let { text(it.value) } ?: "", loaded = true)
    }

    private fun DetailsState.typed(text: String): DetailsState {
        val value = text.trim().replace(',', '.').toDoubleOrNull()
        val bad = text.isNotBlank() && (value == null || value < 0 || value > MOST)
        return copy(loadText = text, badLoad = bad, facts = facts.copy(load = if (bad) facts.load else value?.let { Load(it, unit) }))
    }

    /** One plate more or less on each side. */
    private fun DetailsState.added(step: Int): DetailsState {
        val by = if (unit == LoadUnit.KG) KG_STEP else LB_STEP
        return typed(text(maxOf(0.0, (facts.load?.value ?: 0.0) + step * by)))
    }

    private fun save(facts: SetFacts) =
        Effect.Ask<DetailsIntent> {
            if (set == null) settings.lastFacts = facts else library.editFacts(set, facts)
            DetailsIntent.Saved
        }

    private companion object {
        const val KG_STEP = 5.0
        const val LB_STEP = 10.0
        const val MOST = 2_000.0

        fun text(value: Double): String = if (value % 1.0 == 0.0) value.toInt().toString() else value.toString()
    }
}
