package io.keel.app.screen.home

import io.keel.KeelException
import io.keel.Moment
import io.keel.RepVerdict
import io.keel.Retention
import io.keel.Session
import io.keel.SetSummary
import io.keel.SorenessDue
import io.keel.app.core.Core
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * The last session first, and one tap to film.
 *
 * @property loaded whether the library was looked at
 * @property worst the rep with the largest change of the last session
 * @property sets those of the last session that are listed
 * @property more how many more it has
 * @property earlier the sets with the largest change of the sessions before it
 * @property due questions about soreness that wait
 * @property recovered the set that was on when the app was closed, and is kept now
 * @property waiting why the set that was on when the app was closed could not be kept; it waits on the disk
 * @property damaged why the library can't be opened
 */
data class HomeState(
    val loaded: Boolean = false,
    val last: Session? = null,
    val worst: RepVerdict? = null,
    val sets: List<SetSummary> = emptyList(),
    val more: Int = 0,
    val earlier: List<SetSummary> = emptyList(),
    val due: List<SorenessDue> = emptyList(),
    val recovered: String? = null,
    val waiting: KeelException? = null,
    val damaged: KeelException? = null,
    val repairing: Boolean = false,
) {
    /** Whether mending the library may help. */
    val canRepair: Boolean get() = damaged is KeelException.BadLibrary
}

sealed interface HomeIntent {
    data class Loaded(
        val state: HomeState,
    ) : HomeIntent

    data class Recovered(
        val set: String?,
    ) : HomeIntent

    data class NotRecovered(
        val failure: KeelException,
    ) : HomeIntent

    data class Damaged(
        val failure: KeelException,
    ) : HomeIntent

    data object Repair : HomeIntent

    /** The library is to be opened again. */
    data object Repaired : HomeIntent

    data object Nothing : HomeIntent

    data class Open(
        val route: Route,
    ) : HomeIntent
}

class HomeModel : Model<HomeState, HomeIntent> {
    override val first = HomeState()

    override fun opened(state: HomeState): List<Effect<HomeIntent>> = listOf(load, recover, expire)

    override fun step(
        state: HomeState,
        intent: HomeIntent,
    ): Step<HomeState, HomeIntent> =
        when (intent) {
            is HomeIntent.Loaded -> intent.state.copy(recovered = state.recovered, waiting = state.waiting).then()
            is HomeIntent.Recovered -> recovered(state.copy(waiting = null), intent.set)
            is HomeIntent.NotRecovered -> state.copy(waiting = intent.failure).then()
            is HomeIntent.Damaged -> state.copy(loaded = true, damaged = intent.failure, repairing = false).then()
            is HomeIntent.Repair -> state.copy(repairing = true).then(repair)
            is HomeIntent.Repaired -> state.copy(repairing = false, damaged = null).then(load)
            is HomeIntent.Nothing -> state.then()
            is HomeIntent.Open -> state.then(Effect.Go(intent.route))
        }

    private fun recovered(
        state: HomeState,
        set: String?,
    ): Step<HomeState, HomeIntent> = if (set == null) state.then(makeFilms) else state.copy(recovered = set).then(load, makeFilms)

    private val load = Effect.Ask<HomeIntent>(failed = { HomeIntent.Damaged(it) }) { HomeIntent.Loaded(home(now())) }

    private val recover =
        Effect.Ask<HomeIntent>(failed = { HomeIntent.NotRecovered(it) }) { HomeIntent.Recovered(if (filming.isOpen) null else recoverSet()) }

    private val makeFilms =
        Effect.Ask<HomeIntent>(long = true, failed = { HomeIntent.Nothing }) {
            makeFilms()
            HomeIntent.Nothing
        }

    private val repair =
        Effect.Ask<HomeIntent>(failed = { HomeIntent.Damaged(it) }) {
            repairLibrary { _, _ -> }
            HomeIntent.Repaired
        }

    private val expire =
        Effect.Ask<HomeIntent>(failed = { HomeIntent.Nothing }) {
            settings.chosen.retentionDays?.let { deleteFilms(library.expireVideos(now(), Retention(days = it))) }
            HomeIntent.Nothing
        }

    private fun Core.home(now: Moment): HomeState {
        val sessions = library.sessions(count = SESSIONS)
        val last = sessions.firstOrNull()
        val report = last?.worst?.let { library.set(it).report }
        return HomeState(
            loaded = true,
            last = last,
            worst = report?.reps?.firstOrNull { it.index == report.set.worstRep },
            sets = last?.sets.orEmpty().take(SETS),
            more = maxOf(0, (last?.sets?.size ?: 0) - SETS),
            earlier = sessions.drop(1).mapNotNull { session -> session.sets.firstOrNull { it.id == session.worst } ?: session.sets.lastOrNull() },
            due = library.sorenessDue(now),
        )
    }

    private companion object {
        const val SESSIONS = 5

        /** As many as a lifter does in an evening; whoever did more finds them in the list of all sets. */
        const val SETS = 12
    }
}
