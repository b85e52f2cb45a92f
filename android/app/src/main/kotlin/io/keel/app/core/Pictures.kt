package io.keel.app.core

import io.keel.Frame
import io.keel.Keel
import io.keel.Picture
import io.keel.PictureKind
import io.keel.Replay
import io.keel.Report
import io.keel.app.seam.UnreadableClip
import java.io.File

/** The pictures that are kept with a set: a small one, and the evidence, the set-up and the worst frame with their curves drawn. */
object Pictures {
    /**
     * Makes them from the film of a kept set.
     *
     * @throws UnreadableClip where the film can't be decoded
     */
    fun make(
        core: Core,
        id: String,
    ) {
        val set = core.library.set(id)
        val report = set.report ?: return
        val film = set.video?.location ?: return
        val wanted = moments(report)
        if (wanted.isEmpty()) return
        core.library.replay(id).use { replay ->
            var next = 0
            val offsetS = FilmTime.offsetS(core, film, report)
            core.device.clips.read(film) { frame, _ ->
                core.goOn()
                val timeS = frame.timeNs / NS_PER_S + offsetS
                while (next < wanted.size && timeS >= wanted[next].timeS - HALF_FRAME_S) {
                    val moment = wanted[next++]
                    moment.pictures(frame, replay, core.sentences).forEach { core.library.keepPicture(id, it) }
                }
                next < wanted.size
            }
        }
    }

    /**
     * One frame of the film of a kept set with its curves drawn, as a JPEG file.
     *
     * @throws UnreadableClip where the film can't be decoded or has no such frame
     */
    fun still(
        core: Core,
        id: String,
        timeS: Double,
    ): ByteArray {
        val set = core.library.set(id)
        val film = set.video?.location ?: throw UnreadableClip("set $id has no film")
        core.library.replay(id).use { replay ->
            val offsetS = FilmTime.offsetS(core, film, replay.report)
            val overlay = replay.overlayAt(timeS)
            val margin =
                replay.report.reps
                    .firstOrNull { it.index == overlay?.rep }
                    ?.marginDeg
            val caption = core.sentences.change(overlay?.changeDeg, margin)
            var still: ByteArray? = null
            core.device.clips.read(film) { frame, _ ->
                val atS = frame.timeNs / NS_PER_S + offsetS
                if (atS >= timeS - HALF_FRAME_S) still = replay.still(frame, maxOf(atS, 0.0), caption)
                still == null
            }
            return still ?: throw UnreadableClip("$film has no frame at $timeS s")
        }
    }

    private fun Moment.pictures(
        frame: Frame,
        replay: Replay,
        sentences: Sentences,
    ): List<Picture> {
        val still = Picture(kind, rep, replay.still(frame, timeS, sentences.change(changeDeg, marginDeg)))
        return if (kind == PictureKind.SETUP) listOf(Picture(PictureKind.THUMBNAIL, 0, Keel.thumbnail(frame, THUMBNAIL_PX)), still) else listOf(still)
    }

    /** The frames to keep, in order of time: set-up and largest change of the worst rep. */
    private fun moments(report: Report): List<Moment> {
        val worst = report.reps.firstOrNull { it.index == report.set.worstRep } ?: report.reps.firstOrNull() ?: return emptyList()
        val setup = Moment(PictureKind.SETUP, worst.index, worst.startS, null, null)
        val largest = worst.worstFrameS?.let { Moment(PictureKind.WORST, worst.index, it, worst.changeDeg, worst.marginDeg) }
        return listOfNotNull(setup, largest).sortedBy { it.timeS }
    }

    private class Moment(
        val kind: PictureKind,
        val rep: Int,
        val timeS: Double,
        val changeDeg: Double?,
        val marginDeg: Double?,
    )

    /** A film's first megabyte, by which it is known again. */
    fun head(film: File): ByteArray {
        val head = ByteArray(minOf(film.length(), HEAD_BYTES).toInt())
        film.inputStream().use { stream ->
            var read = 0
            while (read < head.size) {
                val more = stream.read(head, read, head.size - read)
                if (more < 0) break
                read += more
            }
        }
        return head
    }

    private const val NS_PER_S = 1e9
    private const val HALF_FRAME_S = 1 / 120.0
    private const val THUMBNAIL_PX = 320
    private const val HEAD_BYTES = 1_048_576L
}
