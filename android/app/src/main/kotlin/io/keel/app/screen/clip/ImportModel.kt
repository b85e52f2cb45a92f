package io.keel.app.screen.clip

import io.keel.KeelException
import io.keel.Lift
import io.keel.LoadUnit
import io.keel.app.core.Stopped
import io.keel.app.core.importClip
import io.keel.app.screen.Document
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.UnreadableClip

/**
 * A film from elsewhere, judged by the same core.
 *
 * @property progress how far it is read, 0 to 1; `null` while none is
 * @property unreadable whether nothing here can decode the film that was chosen
 * @property failure why it was not judged
 */
data class ImportState(
    val lift: Lift? = null,
    val unit: LoadUnit = LoadUnit.KG,
    val progress: Float? = null,
    val unreadable: Boolean = false,
    val failure: KeelException? = null,
)

sealed interface ImportIntent {
    data class NameLift(
        val lift: Lift?,
    ) : ImportIntent

    data object Pick : ImportIntent

    data class Picked(
        val address: String,
    ) : ImportIntent

    data class Progress(
        val share: Float,
    ) : ImportIntent

    data class Judged(
        val set: String,
    ) : ImportIntent

    data object Unreadable : ImportIntent

    data class Failed(
        val failure: KeelException,
    ) : ImportIntent

    data object Stop : ImportIntent

    data object Stopped : ImportIntent
}

class ImportModel : Model<ImportState, ImportIntent> {
    override val first = ImportState()

    override fun opened(state: ImportState): List<Effect<ImportIntent>> = emptyList()

    override fun closed(state: ImportState): List<Effect<ImportIntent>> = if (state.progress == null) emptyList() else listOf(stop)

    override fun back(state: ImportState): ImportIntent? = if (state.progress == null) null else ImportIntent.Stop

    override fun step(
        state: ImportState,
        intent: ImportIntent,
    ): Step<ImportState, ImportIntent> =
        when (intent) {
            is ImportIntent.NameLift -> state.copy(lift = intent.lift).then()
            is ImportIntent.Pick -> state.copy(unreadable = false, failure = null).then(Effect.Pick(Document.Film) { ImportIntent.Picked(it) })
            is ImportIntent.Picked -> state.copy(progress = 0f).then(judge(intent.address, state.lift))
            is ImportIntent.Progress -> if (state.progress == null) state.then() else state.copy(progress = intent.share).then()
            is ImportIntent.Judged -> state.copy(progress = null).then(Effect.Replace(Route.Verdict(intent.set)))
            is ImportIntent.Unreadable -> state.copy(progress = null, unreadable = true).then()
            is ImportIntent.Failed -> state.copy(progress = null, failure = intent.failure).then()
            is ImportIntent.Stop -> state.then(stop)
            is ImportIntent.Stopped -> state.copy(progress = null).then()
        }

    private fun judge(
        address: String,
        lift: Lift?,
    ) = Effect.Ask<ImportIntent>(long = true, failed = { ImportIntent.Failed(it) }) { tell ->
        try {
            ImportIntent.Judged(importClip(this, address, lift) { tell(ImportIntent.Progress(it)) })
        } catch (_: UnreadableClip) {
            ImportIntent.Unreadable
        } catch (_: Stopped) {
            ImportIntent.Stopped
        }
    }

    private val stop =
        Effect.Ask<ImportIntent> {
            stopAsked = true
            ImportIntent.Stopped
        }
}
