package io.keel.app.device

import io.keel.app.seam.UnmadeFilm
import java.io.File
import java.io.IOException

/**
 * The tapes of a folder: at most one is written. Once its set has an id it bears that and the film's end in its name, so that a film can be
 * made of it whenever there is time and room, also after the process was killed.
 *
 * @property film makes a film of a tape, up to and with a time, µs
 */
class Tapes(
    private val folder: File,
    private val film: (tape: File, untilUs: Long, to: File) -> Unit,
) {
    private var file: File? = null
    private var tape: FilmTape? = null
    private var refused: IOException? = null

    /** Whether samples are put on a tape. */
    val isWriting: Boolean
        @Synchronized get() = file != null

    /** A tape begins with what was encoded [before]; the one before, whose set came to nothing, goes. */
    @Synchronized
    fun begin(
        format: TapeFormat,
        before: List<Sample>,
    ) {
        drop()
        val file = File(folder, "set-${System.currentTimeMillis()}$NEW").also { this.file = it }
        refused = null
        trying {
            if (!folder.isDirectory && !folder.mkdirs()) throw IOException("$folder can't be made")
            tape = FilmTape(file, format)
        }
        before.forEach(::add)
    }

    /** The disk may refuse in mid-set: the set goes on, and its end tells. */
    @Synchronized
    fun add(sample: Sample) = trying { tape?.add(sample) }

    private fun trying(call: () -> Unit) {
        try {
            call()
        } catch (e: IOException) {
            refused = e
            runCatching { tape?.close() }
            tape = null
            file?.delete()
        }
    }

    /** The tape that is written is [set]'s. @throws IOException where the disk refused */
    @Synchronized
    fun finish(
        set: String,
        untilUs: Long,
    ) {
        val written = file ?: return
        leave()
        refused?.let { throw it }
        name(written, set, untilUs)
    }

    /** The latest tape that was left over is [set]'s; without one it goes, as all others without a name do. */
    @Synchronized
    fun recover(
        set: String?,
        untilUs: Long,
    ) {
        val left = files(NEW).filter { it != file }
        if (set != null) left.lastOrNull()?.let { name(it, set, untilUs) }
        left.filter(File::exists).forEach { it.delete() }
    }

    private fun name(
        tape: File,
        set: String,
        untilUs: Long,
    ) {
        val named = File(folder, "$set-$untilUs$NAMED")
        if (!tape.renameTo(named)) throw IOException("$tape can't be named $named")
    }

    /** What films can be made of. */
    fun unmade(): List<UnmadeFilm> = files(NAMED).map(::Unmade)

    private fun files(ending: String): List<File> =
        folder
            .listFiles()
            .orEmpty()
            .filter { it.name.endsWith(ending) }
            .sortedBy { it.name }

    private inner class Unmade(
        private val tape: File,
    ) : UnmadeFilm {
        override val set: String = tape.name.substringBeforeLast('-')

        override fun make(): File {
            val untilUs =
                tape.name
                    .removeSuffix(NAMED)
                    .substringAfterLast('-')
                    .toLongOrNull() ?: Long.MAX_VALUE
            val to = File(folder, "$set.mp4")
            try {
                film(tape, untilUs, to)
            } catch (e: IOException) {
                to.delete()
                throw e
            }
            tape.delete()
            return to
        }
    }

    /** What is written stays where [recover] finds it. */
    @Synchronized
    fun leave() {
        runCatching { tape?.close() }
        tape = null
        file = null
    }

    /** What is written goes. */
    @Synchronized
    fun drop() {
        val dropped = file
        leave()
        dropped?.delete()
    }

    private companion object {
        const val NEW = ".tape"
        const val NAMED = ".reel"
    }
}
