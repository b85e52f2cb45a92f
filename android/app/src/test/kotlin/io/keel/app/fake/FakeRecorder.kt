package io.keel.app.fake

import android.view.Surface
import io.keel.app.device.FilmTape
import io.keel.app.device.Sample
import io.keel.app.device.TapeFormat
import io.keel.app.device.Tapes
import io.keel.app.seam.ClipRecorder
import io.keel.app.seam.UnmadeFilm
import java.io.File
import java.io.IOException

/** Puts one sample on a tape where a phone would put all; its films are texts that say from when to when they go. */
class FakeRecorder : ClipRecorder {
    var folder: File? = null

    /** Whether nothing more can be written. */
    var isFull = false
    var begunNs: Long? = null
        private set
    var untilNs: Long? = null
        private set
    var dropped = 0
        private set
    private var writing: Tapes? = null

    private fun tapes(folder: File) =
        Tapes(folder) { tape, untilUs, to ->
            var firstUs = 0L
            FilmTape.read(tape, untilUs, { check(it.turnDeg == TURN_DEG) }) { firstUs = it.timeUs }
            if (isFull) throw IOException("no space left")
            to.writeText("from $firstUs to $untilUs")
        }

    private val kept: Tapes? get() = folder?.let(::tapes)

    override fun open(): Surface? = null

    override fun forgetBefore(timeNs: Long) = Unit

    override fun begin(fromNs: Long) {
        begunNs = fromNs
        // Below a device no folder can be made.
        writing = if (isFull) tapes(File("/dev/null/films")) else kept
        val format = TapeFormat(1280, 720, TURN_DEG, listOf(byteArrayOf(1), byteArrayOf(2)))
        writing?.begin(format, listOf(Sample(ByteArray(9), fromNs / NS_PER_US, isKey = true)))
    }

    override fun finish(
        set: String,
        untilNs: Long,
    ) {
        this.untilNs = untilNs
        writing?.finish(set, untilNs / NS_PER_US)
    }

    override fun recover(
        set: String?,
        untilNs: Long,
    ) {
        this.untilNs = untilNs
        kept?.recover(set, untilNs / NS_PER_US)
    }

    override fun unmade(): List<UnmadeFilm> = kept?.unmade().orEmpty()

    override fun drop() {
        dropped += 1
        writing?.drop()
    }

    override fun close() {
        writing?.leave()
    }

    private companion object {
        const val TURN_DEG = 90
        const val NS_PER_US = 1_000L
    }
}
