package io.keel.app.screen.storage

import android.widget.LinearLayout
import io.keel.app.R
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.ShareBar
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class StorageView(
    ui: Ui,
    private val send: (StorageIntent) -> Unit,
    back: Leave,
) : Page<StorageState>(ui, ui.say(R.string.storage), back) {
    override fun LinearLayout.content(state: StorageState) {
        val storage = state.storage ?: return
        if (state.asksDelete) {
            add(ui.text(ui.say(R.string.delete_everything_asks, "sets" to storage.sets), Type.HEADLINE))
            add(ui.text(ui.say(R.string.delete_everything_about)))
            add(ui.grave(ui.say(R.string.delete_everything)) { send(StorageIntent.DeleteEverything) }, Space.L)
            add(ui.quiet(ui.say(R.string.cancel)) { send(StorageIntent.AskDelete(false)) })
            return
        }
        if (state.deleted) add(ui.text(ui.say(R.string.everything_deleted), Type.STRONG))
        val films = storage.ownVideosBytes + storage.foreignVideosBytes
        val all = films + storage.databaseBytes + storage.tracksBytes + storage.picturesBytes
        val free = state.freeMb ?: 0.0
        add(ui.text("${mb(all)} MB", Type.NUMBER))
        add(ui.text(ui.say(R.string.storage_free, "mb" to ui.words.number(free)), Type.LABEL, R.color.quiet_ink), 0)
        val share = if (all + free * BYTES_PER_MB > 0) (all / (all + free * BYTES_PER_MB)).toFloat() else 0f
        add(ShareBar(ui, share), Space.M)
        add(ui.text(ui.words.of("storage.sets", "count" to storage.sets)), Space.M)
        add(ui.text(ui.say(R.string.storage_films, "mb" to mb(films))))
        add(ui.text(ui.words.of("storage.tracks", "mb" to mb(storage.tracksBytes))))
        add(ui.text(ui.words.of("storage.pictures", "mb" to mb(storage.picturesBytes))))
        add(ui.text(ui.words.of("storage.database", "mb" to mb(storage.databaseBytes))))
        add(ui.grave(ui.say(R.string.delete_everything)) { send(StorageIntent.AskDelete(true)) }, Space.L)
    }

    private fun mb(bytes: Long): String = ui.words.number(bytes / BYTES_PER_MB, 1)

    private companion object {
        const val BYTES_PER_MB = 1e6
    }
}
