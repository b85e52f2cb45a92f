package io.keel.app.screen.verdict

import io.keel.KeelException
import io.keel.KeptPicture
import io.keel.Report
import io.keel.SetFacts
import io.keel.VideoState
import io.keel.app.core.Core
import io.keel.app.core.Pictures
import io.keel.app.screen.Effect
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * One sentence and one cell for each rep and phase.
 *
 * @property id the kept set; `null` until it is kept
 * @property report the verdict; `null` until it is there, or where judging failed
 * @property canUndo whether a wrong stop can be taken back
 * @property keeping whether the set is being kept
 * @property pictures the evidence
 * @property video what became of the film
 * @property failure why there is no verdict
 * @property asksDelete what is to be deleted, where that is asked
 */
data class VerdictState(
    val id: String? = null,
    val report: Report? = null,
    val facts: SetFacts = SetFacts(),
    val canUndo: Boolean = false,
    val keeping: Boolean = false,
    val pictures: List<KeptPicture> = emptyList(),
    val video: VideoState = VideoState.NONE,
    val failure: KeelException? = null,
    val asksDelete: Deletion? = null,
    val evidence: Boolean = false,
)

/** What can be deleted of a set. */
enum class Deletion { SET, FILM }

sealed interface VerdictIntent {
    data class Judged(
        val report: Report,
        val facts: SetFacts,
    ) : VerdictIntent

    data class NotJudged(
        val failure: KeelException,
    ) : VerdictIntent

    data class Kept(
        val state: VerdictState,
        val then: Next,
    ) : VerdictIntent

    data class Pictured(
        val pictures: List<KeptPicture>,
    ) : VerdictIntent

    data class Live(
        val seen: LiveIntent,
    ) : VerdictIntent

    data class Keep(
        val then: Next,
    ) : VerdictIntent

    data object Undo : VerdictIntent

    data object Undone : VerdictIntent

    data class AskDelete(
        val what: Deletion?,
    ) : VerdictIntent

    data object Delete : VerdictIntent

    data object Gone : VerdictIntent

    data object Nothing : VerdictIntent
}

/** Where to go once a set is kept. */
sealed interface Next {
    data object Stay : Next

    /** The pictures of the set-up and the worst moment. */
    data object Evidence : Next

    /** Back to the bar, for the next set. */
    data object NextSet : Next

    data object Home : Next

    data class To(
        val route: (id: String) -> Route,
    ) : Next
}

/** @property set a kept set; `null` for the one that was just filmed */
class VerdictModel(
    private val set: String?,
) : Model<VerdictState, VerdictIntent> {
    override val first = VerdictState(id = set)

    override val films get() = set == null

    override fun live(seen: LiveIntent): VerdictIntent = VerdictIntent.Live(seen)

    override fun opened(state: VerdictState): List<Effect<VerdictIntent>> = listOf(state.id?.let { load(it, Next.Stay) } ?: judge)

    override fun step(
        state: VerdictState,
        intent: VerdictIntent,
    ): Step<VerdictState, VerdictIntent> =
        when (intent) {
            is VerdictIntent.Judged -> state.copy(report = intent.report, facts = intent.facts, canUndo = true).then()
            is VerdictIntent.NotJudged -> state.copy(failure = intent.failure, keeping = true).then(keep(Next.Stay))
            is VerdictIntent.Live -> live(state, intent.seen)
            is VerdictIntent.Keep -> keepThen(state, intent.then)
            is VerdictIntent.Kept -> kept(state, intent)
            is VerdictIntent.Pictured -> state.copy(pictures = intent.pictures).then()
            is VerdictIntent.Undo -> state.copy(canUndo = false).then(undo)
            is VerdictIntent.Undone -> state.then(Effect.Replace(Route.Film))
            is VerdictIntent.AskDelete -> state.copy(asksDelete = intent.what).then()
            is VerdictIntent.Delete -> delete(state)
            is VerdictIntent.Gone -> state.then(Effect.Back)
            is VerdictIntent.Nothing -> state.then()
        }

    override fun back(state: VerdictState): VerdictIntent? =
        when {
            state.asksDelete != null -> VerdictIntent.AskDelete(null)
            state.evidence -> VerdictIntent.Keep(Next.Stay)
            set == null -> VerdictIntent.Keep(Next.Home)
            else -> null
        }

    private fun live(
        state: VerdictState,
        seen: LiveIntent,
    ): Step<VerdictState, VerdictIntent> {
        val atS = ((seen as? LiveIntent.Saw)?.state?.stage as? io.keel.Stage.Judged)?.atS
        val late = atS != null && (seen as LiveIntent.Saw).state.timeS - atS > UNDO_S
        return if (state.canUndo && (late || seen is LiveIntent.Lost)) keepThen(state, Next.Stay) else state.then()
    }

    private fun keepThen(
        state: VerdictState,
        next: Next,
    ): Step<VerdictState, VerdictIntent> =
        when {
            state.id != null -> go(state.copy(evidence = next is Next.Evidence), state.id, next)
            state.keeping || (state.report == null && state.failure == null) -> state.then()
            else -> state.copy(keeping = true, canUndo = false).then(keep(next))
        }

    private fun kept(
        state: VerdictState,
        intent: VerdictIntent.Kept,
    ): Step<VerdictState, VerdictIntent> {
        val id = checkNotNull(intent.state.id)
        val next = intent.state.copy(failure = state.failure, evidence = intent.then is Next.Evidence)
        val gone = go(next, id, intent.then)
        val needsPictures = next.report != null && next.video == VideoState.PRESENT && next.pictures.isEmpty()
        return if (needsPictures) Step(gone.state, gone.effects + picture(id)) else gone
    }

    private fun go(
        state: VerdictState,
        id: String,
        next: Next,
    ): Step<VerdictState, VerdictIntent> =
        when (next) {
            is Next.Stay, is Next.Evidence -> state.then()
            is Next.NextSet -> state.then(if (set == null) Effect.Back else Effect.Go(Route.Place))
            is Next.Home -> state.then(Effect.Home)
            is Next.To -> state.then(Effect.Go(next.route(id)))
        }

    private fun delete(state: VerdictState): Step<VerdictState, VerdictIntent> {
        val id = state.id ?: return state.copy(asksDelete = null).then()
        return when (state.asksDelete) {
            Deletion.SET -> state.copy(asksDelete = null).then(deleteSet(id))
            Deletion.FILM -> state.copy(asksDelete = null).then(deleteFilm(id))
            null -> state.then()
        }
    }

    private val judge =
        Effect.Ask<VerdictIntent>(failed = { VerdictIntent.NotJudged(it) }) {
            VerdictIntent.Judged(filming.judge(), settings.lastFacts)
        }

    private val undo =
        Effect.Ask<VerdictIntent> {
            filming.undo()
            VerdictIntent.Undone
        }

    private fun keep(next: Next) = Effect.Ask<VerdictIntent> { VerdictIntent.Kept(kept(filming.keep(settings.lastFacts)), next) }

    private fun load(
        id: String,
        next: Next,
    ) = Effect.Ask<VerdictIntent> { VerdictIntent.Kept(kept(id), next) }

    private fun picture(id: String) =
        Effect.Ask<VerdictIntent>(long = true, failed = { VerdictIntent.Nothing }) {
            Pictures.make(this, id)
            VerdictIntent.Pictured(library.set(id).pictures)
        }

    private fun deleteSet(id: String) =
        Effect.Ask<VerdictIntent> {
            deleteFilms(library.delete(id))
            VerdictIntent.Gone
        }

    private fun deleteFilm(id: String) =
        Effect.Ask<VerdictIntent> {
            deleteFilms(library.deleteVideo(id))
            VerdictIntent.Kept(kept(id), Next.Stay)
        }

    private fun Core.kept(id: String): VerdictState {
        val set = library.set(id)
        return VerdictState(id, set.report, set.summary.facts, pictures = set.pictures, video = library.videoState(id))
    }

    private companion object {
        /** The core takes a stop back within 30 s; the set is kept before that. */
        const val UNDO_S = 25.0
    }
}
