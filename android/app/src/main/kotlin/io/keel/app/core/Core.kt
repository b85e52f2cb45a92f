package io.keel.app.core

import io.keel.Keel
import io.keel.KeelException
import io.keel.Library
import io.keel.Moment
import io.keel.NextStep
import io.keel.RuntimeChoice
import io.keel.SetupGhost
import io.keel.app.film.Filming
import io.keel.app.seam.Device
import io.keel.app.watch.Watching
import java.io.File

/**
 * Keel's core as the app holds it: one folder, one library, one network, and at most one set filmed and one watched. Everything here
 * touches the disk or waits for a frame, so it is asked on threads of its own and never on [main]; it says so where that is forgotten.
 *
 * @property onnxRuntime the ONNX Runtime that came with the app; without it Keel looks for one, or uses its own
 */
class Core(
    private val folder: File,
    val device: Device,
    private val main: Thread?,
    private val onnxRuntime: File? = null,
) : AutoCloseable {
    private var opened: Library? = null
    private var network: Keel? = null
    private val file by lazy { SettingsFile(File(folder, "settings.properties")) }
    private val filmed by lazy { Filming(this, device) }
    private val watched by lazy { Watching(this, device.players) }

    /** What the lifter chose, and said last. */
    val settings: SettingsFile get() = offMain { file }

    /** The lifter's sets. */
    val library: Library
        get() = offMain { opened ?: Library.open(File(folder, "library")).also { opened = it } }

    /** The network, loaded when it is asked for first. */
    val keel: Keel
        get() = offMain { network ?: Keel.open(RuntimeChoice.AUTO, onnxRuntime).also { network = it } }

    /** Where the app keeps its films. */
    val films: File get() = offMain { File(folder, "films").apply { mkdirs() } }

    /** Where a backup or a still waits on its way to another place. */
    val passing: File get() = offMain { File(folder, "passing").apply { mkdirs() } }

    /** The set that is on, second by second. */
    val journal: File get() = File(folder, "set.journal")

    /** What is known of the set that is on. */
    val draft: SetDraft get() = SetDraft(File(folder, "set.properties"))

    /** The camera's session. */
    val filming: Filming get() = offMain { filmed }

    /** The set that is looked at. */
    val watching: Watching get() = offMain { watched }

    /** What goes out of the app and comes back. */
    val documents: Documents by lazy { Documents(this, device.papers) }

    /** Sentences of the lifter's language, for what is said and for captions of pictures. */
    @Volatile
    var sentences: Sentences = Sentences.None

    /** Set to end work that takes long, at its next step. */
    @Volatile
    var stopAsked: Boolean = false

    /** Now. */
    fun now(): Moment = device.clock.now()

    /** Where the set-up of the last set stood, so that the same spot is found again. */
    fun lastSetup(): SetupGhost? =
        try {
            settings.lastSet?.let(library::setupGhost)
        } catch (_: KeelException) {
            null // that set is gone
        }

    /** Finishes the set that was on when the process was killed, if there was one; its id. */
    fun recoverSet(): String? {
        val draft = draft
        val judged =
            try {
                Keel.recover(offMain { journal })
            } catch (_: KeelException.BadTrack) {
                null // killed before its first second was written: there is nothing to judge
            }
        val id =
            judged.use { set ->
                val id = set?.let { library.save(draft.started ?: Moment(journal.lastModified(), now().offsetMin), draft.facts, it).id }
                device.recorder.recover(id, set?.lastFrameNs ?: 0)
                id
            }
        journal.delete()
        draft.forget()
        return id
    }

    /**
     * Makes the films that are still to be made, and keeps each with its set.
     *
     * @throws java.io.IOException where the disk refuses; they can be made later
     */
    fun makeFilms() {
        for (unmade in device.recorder.unmade()) {
            val film = unmade.make()
            try {
                deleteFilms(library.attachVideo(unmade.set, library.videoOf(film.path, film.length(), Pictures.head(film))))
            } catch (_: KeelException.NotThere) {
                film.delete() // its set was deleted meanwhile
            }
        }
    }

    /** Closes the library, so that it can be mended, and mends it. */
    fun repairLibrary(tell: (done: Long, total: Long) -> Unit) {
        opened?.close()
        opened = null
        offMain { Library.repair(File(folder, "library")).use { work -> work.run { tell(it.done, it.total) } } }
    }

    /** Deletes films that the library lets go of, where they are the app's own. */
    fun deleteFilms(films: List<io.keel.Video>) {
        val own = this.films.canonicalFile
        films.map { File(it.location).canonicalFile }.filter { it.parentFile == own }.forEach { it.delete() }
    }

    override fun close() {
        opened?.close()
        network?.close()
        opened = null
        network = null
    }

    private inline fun <T> offMain(call: () -> T): T {
        check(Thread.currentThread() !== main) { "the core was asked on the main thread, which must never wait; use Effect.Ask" }
        return call()
    }

    /** Ends long work where that was asked for. */
    fun goOn() {
        if (stopAsked) throw Stopped()
    }
}

/** The lifter ended what took long. */
class Stopped : Exception("ended by the lifter")

/** A failure that no call of Keel told of, as one: a film that can't be decoded, a disk that refuses. */
fun Throwable.asFailure(): KeelException =
    when (this) {
        is KeelException -> this
        is java.io.IOException -> KeelException.Storage(io.keel.StorageFault.FAILED, "", toString(), NextStep.FREE_STORAGE)
        else -> KeelException.Panicked(stackTraceToString(), NextStep.REPORT)
    }
