package io.keel.app.screen.storage

import io.keel.LibraryStorage
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then

/**
 * What is kept, how much room it takes, and how to let it go.
 *
 * @property films bytes of the films that the app holds
 * @property freeMb free storage, MB
 * @property asksDelete whether it is asked to delete everything
 */
data class StorageState(
    val storage: LibraryStorage? = null,
    val freeMb: Double? = null,
    val asksDelete: Boolean = false,
    val deleted: Boolean = false,
)

sealed interface StorageIntent {
    data class Loaded(
        val storage: LibraryStorage,
        val freeMb: Double,
        val deleted: Boolean,
    ) : StorageIntent

    data class AskDelete(
        val asks: Boolean,
    ) : StorageIntent

    data object DeleteEverything : StorageIntent
}

class StorageModel : Model<StorageState, StorageIntent> {
    override val first = StorageState()

    override fun opened(state: StorageState): List<Effect<StorageIntent>> =
        listOf(Effect.Ask { StorageIntent.Loaded(library.storage(), device.phone.freeStorageMb(), deleted = false) })

    override fun back(state: StorageState): StorageIntent? = if (state.asksDelete) StorageIntent.AskDelete(false) else null

    override fun step(
        state: StorageState,
        intent: StorageIntent,
    ): Step<StorageState, StorageIntent> =
        when (intent) {
            is StorageIntent.Loaded -> state.copy(storage = intent.storage, freeMb = intent.freeMb, deleted = intent.deleted).then()
            is StorageIntent.AskDelete -> state.copy(asksDelete = intent.asks).then()
            is StorageIntent.DeleteEverything -> state.copy(asksDelete = false).then(deleteEverything)
        }

    private val deleteEverything =
        Effect.Ask<StorageIntent> {
            deleteFilms(library.deleteEverything())
            settings.lastSet = null
            StorageIntent.Loaded(library.storage(), device.phone.freeStorageMb(), deleted = true)
        }
}
