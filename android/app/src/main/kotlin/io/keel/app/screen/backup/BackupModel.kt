package io.keel.app.screen.backup

import io.keel.BackupCounts
import io.keel.KeelException
import io.keel.RestoreMode
import io.keel.app.core.Documents
import io.keel.app.core.Outcome
import io.keel.app.core.Stopped
import io.keel.app.screen.Document
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then

/** What is being done. */
enum class Work { BACKUP, EXPORT, RESTORE }

/**
 * Backup, restore, export.
 *
 * @property withFilms whether films go into the backup
 * @property offered what the backup that was chosen would bring; it is asked whether to merge or to replace
 */
data class BackupState(
    val withFilms: Boolean = false,
    val work: Work? = null,
    val progress: Float = 0f,
    val offered: BackupCounts? = null,
    val replacing: Boolean = false,
    val outcome: Outcome? = null,
)

sealed interface BackupIntent {
    data class WithFilms(
        val with: Boolean,
    ) : BackupIntent

    data object BackUp : BackupIntent

    data class BackUpTo(
        val address: String,
    ) : BackupIntent

    data object Export : BackupIntent

    data class ExportTo(
        val address: String,
    ) : BackupIntent

    data object Restore : BackupIntent

    data class RestoreFrom(
        val address: String,
    ) : BackupIntent

    data class Offered(
        val counts: BackupCounts,
    ) : BackupIntent

    data class Choose(
        val mode: RestoreMode,
    ) : BackupIntent

    data object Replace : BackupIntent

    data object Decline : BackupIntent

    data class Progress(
        val share: Float,
    ) : BackupIntent

    data class Done(
        val outcome: Outcome?,
    ) : BackupIntent

    data object Stop : BackupIntent

    data object Nothing : BackupIntent
}

class BackupModel : Model<BackupState, BackupIntent> {
    override val first = BackupState()

    override fun opened(state: BackupState): List<Effect<BackupIntent>> = emptyList()

    override fun closed(state: BackupState): List<Effect<BackupIntent>> = if (state.work == null) emptyList() else listOf(stop)

    override fun back(state: BackupState): BackupIntent? =
        when {
            state.work != null -> BackupIntent.Stop
            state.offered != null -> BackupIntent.Decline
            else -> null
        }

    override fun step(
        state: BackupState,
        intent: BackupIntent,
    ): Step<BackupState, BackupIntent> =
        when (intent) {
            is BackupIntent.WithFilms -> state.copy(withFilms = intent.with).then()
            is BackupIntent.BackUp -> state.then(Effect.Pick(NEW_BACKUP) { BackupIntent.BackUpTo(it) })
            is BackupIntent.BackUpTo -> state.working(Work.BACKUP, work { backUp(intent.address, state.withFilms, it) })
            is BackupIntent.Export -> state.then(Effect.Pick(Document.Folder) { BackupIntent.ExportTo(it) })
            is BackupIntent.ExportTo -> state.working(Work.EXPORT, work { export(intent.address, it) })
            is BackupIntent.Restore -> state.then(Effect.Pick(Document.Backup) { BackupIntent.RestoreFrom(it) })
            is BackupIntent.RestoreFrom -> state.working(Work.RESTORE, offer(intent.address))
            is BackupIntent.Offered -> state.copy(work = null, offered = intent.counts, replacing = false).then()
            is BackupIntent.Replace -> state.copy(replacing = true).then()
            is BackupIntent.Choose -> state.copy(offered = null).working(Work.RESTORE, work { restore(intent.mode, it) })
            is BackupIntent.Decline -> state.copy(offered = null, replacing = false).then()
            is BackupIntent.Progress -> state.copy(progress = intent.share).then()
            is BackupIntent.Done -> state.copy(work = null, outcome = intent.outcome).then()
            is BackupIntent.Stop -> state.then(stop)
            is BackupIntent.Nothing -> state.then()
        }

    private fun BackupState.working(
        work: Work,
        effect: Effect<BackupIntent>,
    ) = copy(work = work, progress = 0f, outcome = null).then(effect)

    private fun work(call: Documents.(tell: (Float) -> Unit) -> Outcome) =
        Effect.Ask<BackupIntent>(long = true, failed = { BackupIntent.Done(Outcome.Failed(it)) }) { tell ->
            try {
                BackupIntent.Done(documents.call { tell(BackupIntent.Progress(it)) })
            } catch (_: Stopped) {
                BackupIntent.Done(null)
            }
        }

    private fun offer(address: String) =
        Effect.Ask<BackupIntent>(long = true, failed = { BackupIntent.Done(Outcome.Failed(it)) }) { BackupIntent.Offered(documents.offer(address)) }

    private val stop =
        Effect.Ask<BackupIntent> {
            stopAsked = true
            BackupIntent.Nothing
        }

    private companion object {
        val NEW_BACKUP = Document.NewFile("keel.backup", "application/octet-stream")
    }
}
