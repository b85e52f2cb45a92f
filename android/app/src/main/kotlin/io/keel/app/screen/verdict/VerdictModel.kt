package io.keel.app.screen.verdict

import io.keel.VideoState
import io.keel.app.core.Core
import io.keel.app.core.Pictures
import io.keel.app.screen.Document
import io.keel.app.screen.Effect
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.UnreadableClip
import java.io.File

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
            is VerdictIntent.NotKept -> state.copy(keeping = false, notKept = intent.failure).then()
            is VerdictIntent.Filmed -> state.copy(pictures = intent.pictures, video = intent.video).then()
            is VerdictIntent.FilmRefused -> state.copy(filmRefused = intent.failure).then()
            is VerdictIntent.Export -> keepThen(state, Next.Export)
            is VerdictIntent.ExportTo -> state.copy(exported = false).then(export(state, intent.address))
            is VerdictIntent.SavePicture -> state.then(Effect.Pick(NEW_PICTURE) { VerdictIntent.SavePictureTo(intent.picture, it) })
            is VerdictIntent.SavePictureTo -> state.copy(exported = false).then(savePicture(intent))
            is VerdictIntent.Exported -> state.copy(exported = true).then()
            is VerdictIntent.Undo -> state.copy(canUndo = false).then(undo)
            is VerdictIntent.Undone -> state.then(Effect.Replace(Route.Film))
            is VerdictIntent.AskDelete -> state.copy(asksDelete = intent.what).then()
            is VerdictIntent.Delete -> delete(state)
            is VerdictIntent.Gone -> state.then(Effect.Back)
            is VerdictIntent.Leave -> state.then(Effect.Home)
            is VerdictIntent.Nothing -> state.then()
        }

    override fun back(state: VerdictState): VerdictIntent? =
        when {
            state.asksDelete != null -> VerdictIntent.AskDelete(null)
            state.evidence -> VerdictIntent.Keep(Next.Stay)
            state.notKept != null && state.id == null -> VerdictIntent.Leave
            set == null -> VerdictIntent.Keep(Next.Home)
            else -> null
        }

    private fun live(
        state: VerdictState,
        seen: LiveIntent,
    ): Step<VerdictState, VerdictIntent> {
        val atS = ((seen as? LiveIntent.Saw)?.state?.stage as? io.keel.Stage.Judged)?.atS
        val late = atS != null && (seen as LiveIntent.Saw).state.timeS - atS > UNDO_S
        return if (state.canUndo && state.notKept == null && (late || seen is LiveIntent.Lost)) keepThen(state, Next.Stay) else state.then()
    }

    private fun keepThen(
        state: VerdictState,
        next: Next,
    ): Step<VerdictState, VerdictIntent> =
        when {
            state.id != null -> go(state.copy(evidence = next is Next.Evidence), state.id, next)
            state.keeping || (state.report == null && state.failure == null) -> state.then()
            else -> state.copy(keeping = true, canUndo = false, notKept = null).then(keep(next))
        }

    private fun kept(
        state: VerdictState,
        intent: VerdictIntent.Kept,
    ): Step<VerdictState, VerdictIntent> {
        val id = checkNotNull(intent.state.id)
        val next =
            intent.state.copy(
                failure = state.failure,
                filmRefused = intent.state.filmRefused ?: state.filmRefused,
                evidence = intent.then is Next.Evidence,
            )
        val gone = go(next, id, intent.then)
        return if (next.pictures.isEmpty()) Step(gone.state, gone.effects + film(id)) else gone
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
            is Next.Export -> state.then(Effect.Pick(Document.Folder) { VerdictIntent.ExportTo(it) })
            is Next.To -> state.then(Effect.Go(next.route(id)))
        }

    private fun delete(state: VerdictState): Step<VerdictState, VerdictIntent> {
        val next = state.copy(asksDelete = null)
        return when (state.asksDelete) {
            Deletion.SET -> next.copy(canUndo = false).then(state.id?.let(::deleteSet) ?: drop)
            Deletion.FILM -> state.id?.let { next.then(deleteFilm(it)) } ?: next.then()
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

    private fun keep(next: Next) =
        Effect.Ask<VerdictIntent>(failed = { VerdictIntent.NotKept(it) }) {
            val set = filming.keep(settings.lastFacts)
            VerdictIntent.Kept(kept(set.id).copy(filmRefused = set.filmRefused), next)
        }

    private fun load(
        id: String,
        next: Next,
    ) = Effect.Ask<VerdictIntent> { VerdictIntent.Kept(kept(id), next) }

    private fun film(id: String) =
        Effect.Ask<VerdictIntent>(long = true, failed = { VerdictIntent.FilmRefused(it) }) {
            makeFilms()
            try {
                if (library.videoState(id) == VideoState.PRESENT) Pictures.make(this, id)
            } catch (_: UnreadableClip) {
                Unit // the film stays; whoever opens it is told
            }
            VerdictIntent.Filmed(library.set(id).pictures, library.videoState(id))
        }

    private val drop =
        Effect.Ask<VerdictIntent> {
            filming.drop()
            VerdictIntent.Gone
        }

    private fun export(
        state: VerdictState,
        address: String,
    ) = Effect.Ask<VerdictIntent>(long = true) {
        documents.exportSet(checkNotNull(state.id), address)
        VerdictIntent.Exported
    }

    private fun savePicture(of: VerdictIntent.SavePictureTo) =
        Effect.Ask<VerdictIntent>(long = true) {
            device.papers.write(of.address, File(of.picture.path))
            VerdictIntent.Exported
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
        val NEW_PICTURE = Document.NewFile("keel.jpg", "image/jpeg")

        /** The core takes a stop back within 30 s; the set is kept before that. */
        const val UNDO_S = 25.0
    }
}
