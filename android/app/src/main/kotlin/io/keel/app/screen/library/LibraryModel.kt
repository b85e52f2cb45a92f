package io.keel.app.screen.library

import io.keel.Lift
import io.keel.Load
import io.keel.LoadUnit
import io.keel.SetFilter
import io.keel.SetPage
import io.keel.SetSummary
import io.keel.Verdict
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * All sets, searched and filtered, page by page.
 *
 * @property sets those that were loaded, newest first
 * @property count how many match
 * @property next what the next page comes after; `null` where there is none
 * @property loading whether a page is on its way
 * @property filtering whether the filters are open
 */
data class LibraryState(
    val filter: SetFilter = SetFilter(),
    val unit: LoadUnit = LoadUnit.KG,
    val sets: List<SetSummary> = emptyList(),
    val count: Long? = null,
    val next: String? = null,
    val loading: Boolean = true,
    val filtering: Boolean = false,
) {
    /** Whether something is left out. */
    val isFiltered: Boolean get() = filter != SetFilter()
}

sealed interface LibraryIntent {
    data class Loaded(
        val filter: SetFilter,
        val page: SetPage,
        val count: Long,
        val unit: LoadUnit,
    ) : LibraryIntent

    data class More(
        val filter: SetFilter,
        val page: SetPage,
    ) : LibraryIntent

    data object NearEnd : LibraryIntent

    data class Search(
        val words: String,
    ) : LibraryIntent

    data class OfLift(
        val lift: Lift?,
    ) : LibraryIntent

    data class OfVerdict(
        val verdict: Verdict?,
    ) : LibraryIntent

    data class LoadFrom(
        val text: String,
    ) : LibraryIntent

    data class LoadTo(
        val text: String,
    ) : LibraryIntent

    data object Filters : LibraryIntent

    data object Clear : LibraryIntent

    data class Open(
        val set: String,
    ) : LibraryIntent
}

class LibraryModel : Model<LibraryState, LibraryIntent> {
    override val first = LibraryState()

    override fun opened(state: LibraryState): List<Effect<LibraryIntent>> = listOf(load(state.filter))

    override fun step(
        state: LibraryState,
        intent: LibraryIntent,
    ): Step<LibraryState, LibraryIntent> =
        when (intent) {
            is LibraryIntent.Loaded -> loaded(state, intent)
            is LibraryIntent.More -> more(state, intent)
            is LibraryIntent.NearEnd -> nearEnd(state)
            is LibraryIntent.Search -> filter(state) { copy(words = intent.words.ifBlank { null }) }
            is LibraryIntent.OfLift -> filter(state) { copy(lift = intent.lift) }
            is LibraryIntent.OfVerdict -> filter(state) { copy(verdict = intent.verdict) }
            is LibraryIntent.LoadFrom -> filter(state) { copy(loadFrom = load(intent.text, state.unit)) }
            is LibraryIntent.LoadTo -> filter(state) { copy(loadTo = load(intent.text, state.unit)) }
            is LibraryIntent.Filters -> state.copy(filtering = !state.filtering).then()
            is LibraryIntent.Clear -> filter(state) { SetFilter() }
            is LibraryIntent.Open -> state.then(Effect.Go(Route.Verdict(intent.set)))
        }

    override fun back(state: LibraryState): LibraryIntent? = if (state.filtering) LibraryIntent.Filters else null

    private fun loaded(
        state: LibraryState,
        intent: LibraryIntent.Loaded,
    ): Step<LibraryState, LibraryIntent> {
        if (intent.filter != state.filter) return state.then() // the lifter typed on
        return state.copy(sets = intent.page.sets, next = intent.page.next, count = intent.count, unit = intent.unit, loading = false).then()
    }

    private fun more(
        state: LibraryState,
        intent: LibraryIntent.More,
    ): Step<LibraryState, LibraryIntent> {
        if (intent.filter != state.filter) return state.then()
        return state.copy(sets = state.sets + intent.page.sets, next = intent.page.next, loading = false).then()
    }

    private fun nearEnd(state: LibraryState): Step<LibraryState, LibraryIntent> {
        val next = state.next
        if (state.loading || next == null) return state.then()
        val filter = state.filter
        return state.copy(loading = true).then(Effect.Ask { LibraryIntent.More(filter, library.sets(filter, next, PAGE)) })
    }

    private fun filter(
        state: LibraryState,
        change: SetFilter.() -> SetFilter,
    ): Step<LibraryState, LibraryIntent> {
        val filter = state.filter.change()
        if (filter == state.filter) return state.then()
        return state.copy(filter = filter, loading = true).then(load(filter))
    }

    private fun load(filter: SetFilter) =
        Effect.Ask<LibraryIntent> {
            LibraryIntent.Loaded(filter, library.sets(filter, count = PAGE), library.count(filter), settings.chosen.unit)
        }

    private fun load(
        text: String,
        unit: LoadUnit,
    ): Load? =
        text
            .trim()
            .replace(',', '.')
            .toDoubleOrNull()
            ?.takeIf { it >= 0 }
            ?.let { Load(it, unit) }

    private companion object {
        const val PAGE = 60
    }
}
