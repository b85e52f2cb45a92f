package io.keel.app.core

import io.keel.BackupCounts
import io.keel.BackupFile
import io.keel.LongWork
import io.keel.RestoreMode
import io.keel.app.seam.Papers
import java.io.File

/** What goes out of the app and comes back: each is made or opened in the app's own folder and passed on from there. */
class Documents(
    private val core: Core,
    private val papers: Papers,
) {
    private var offered: BackupFile? = null
    private val file get() = File(core.passing, "keel.backup")

    /** Writes a backup to an address. */
    fun backUp(
        address: String,
        withFilms: Boolean,
        tell: (Float) -> Unit,
    ): Outcome {
        core.stopAsked = false
        try {
            val missing =
                core.library.backup(file, withFilms).use { backup ->
                    backup.runUntilStopped(tell)
                    backup.missing.size
                }
            papers.write(address, file)
            return Outcome.BackedUp(core.library.count(), missing)
        } finally {
            file.delete()
        }
    }

    /** Writes everything as files that other programs read, into a folder. */
    fun export(
        address: String,
        tell: (Float) -> Unit,
    ): Outcome {
        core.stopAsked = false
        val folder = File(core.passing, "export")
        folder.deleteRecursively()
        try {
            core.library.export(folder).use { it.runUntilStopped(tell) }
            papers.writeFolder(address, folder)
            return Outcome.Exported(core.library.count())
        } finally {
            folder.deleteRecursively()
        }
    }

    /** Writes one set as files that other programs read, into a folder. */
    fun exportSet(
        id: String,
        address: String,
    ) {
        val folder = File(core.passing, "set")
        folder.deleteRecursively()
        try {
            core.library.exportSet(id, folder).use { it.run() }
            papers.writeFolder(address, folder)
        } finally {
            folder.deleteRecursively()
        }
    }

    /**
     * Writes the frame of a set's film that is shown at [timeS], s on its measurements' clock, with its curves drawn.
     *
     * @throws io.keel.app.seam.UnreadableClip where the film can't be decoded
     */
    fun still(
        id: String,
        timeS: Double,
        address: String,
    ) {
        val picture = File(core.passing, "still.jpg")
        try {
            picture.writeBytes(Pictures.still(core, id, timeS))
            papers.write(address, picture)
        } finally {
            picture.delete()
        }
    }

    /** Opens a backup and says what it would bring. */
    fun offer(address: String): BackupCounts {
        offered?.close()
        papers.read(address, file)
        return core.library.backupCounts(core.library.openBackup(file).also { offered = it })
    }

    /** Takes the backup in that was offered. */
    fun restore(
        mode: RestoreMode,
        tell: (Float) -> Unit,
    ): Outcome {
        core.stopAsked = false
        val backup = checkNotNull(offered) { "no backup was opened" }
        try {
            return core.library.restore(backup, mode).use { restore ->
                restore.runUntilStopped(tell)
                Outcome.Came(restore.restored)
            }
        } finally {
            backup.close()
            offered = null
            file.delete()
        }
    }

    private fun LongWork.runUntilStopped(tell: (Float) -> Unit) =
        run {
            core.goOn()
            if (it.total > 0) tell(it.done.toFloat() / it.total)
        }
}
