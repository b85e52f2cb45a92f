package io.keel.app.screen.verdict

import io.keel.KeelException
import io.keel.KeptPicture
import io.keel.Report
import io.keel.SetFacts
import io.keel.VideoState
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Route

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
 * @property notKept why the set could not be kept; it waits on the disk
 * @property filmRefused why there is no film of it
 * @property asksDelete what is to be deleted, where that is asked
 * @property exported whether it was just written to another place
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
    val notKept: KeelException? = null,
    val filmRefused: KeelException? = null,
    val asksDelete: Deletion? = null,
    val evidence: Boolean = false,
    val exported: Boolean = false,
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

    data class NotKept(
        val failure: KeelException,
    ) : VerdictIntent

    data class Filmed(
        val pictures: List<KeptPicture>,
        val video: VideoState,
    ) : VerdictIntent

    data class FilmRefused(
        val failure: KeelException,
    ) : VerdictIntent

    data object Export : VerdictIntent

    data class ExportTo(
        val address: String,
    ) : VerdictIntent

    data class SavePicture(
        val picture: KeptPicture,
    ) : VerdictIntent

    data class SavePictureTo(
        val picture: KeptPicture,
        val address: String,
    ) : VerdictIntent

    data object Exported : VerdictIntent

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

    /** Home, without keeping: at home it is tried again. */
    data object Leave : VerdictIntent

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

    /** A folder is chosen to export it into. */
    data object Export : Next

    data class To(
        val route: (id: String) -> Route,
    ) : Next
}
