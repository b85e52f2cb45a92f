package io.keel.app.core

import io.keel.KeelException
import io.keel.Restored

/** What came of a backup, an export or a restore. */
sealed interface Outcome {
    data class BackedUp(
        val sets: Long,
        val missing: Int,
    ) : Outcome

    data class Exported(
        val sets: Long,
    ) : Outcome

    data class Came(
        val restored: Restored,
    ) : Outcome

    data class Failed(
        val failure: KeelException,
    ) : Outcome
}
