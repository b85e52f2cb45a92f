package io.keel.app.device

import android.media.MediaCodec
import android.media.MediaExtractor
import android.media.MediaFormat
import io.keel.app.seam.UnreadableClip
import java.io.IOException

/** The first video track of a film, selected, with a decoder for it. */
class FilmTrack(
    private val open: (MediaExtractor) -> Unit,
) : AutoCloseable {
    val extractor = MediaExtractor()
    val format: MediaFormat

    init {
        try {
            open(extractor)
            val index = (0 until extractor.trackCount).firstOrNull { mime(it).startsWith("video/") } ?: throw UnreadableClip("no video track")
            extractor.selectTrack(index)
            format = extractor.getTrackFormat(index)
        } catch (e: IOException) {
            extractor.release()
            throw UnreadableClip("the film can't be opened", e)
        } catch (e: UnreadableClip) {
            extractor.release()
            throw e
        }
    }

    private fun mime(track: Int): String = extractor.getTrackFormat(track).getString(MediaFormat.KEY_MIME).orEmpty()

    /** The clockwise turn that makes the pictures upright. */
    val turnDeg: Int get() = if (format.containsKey(MediaFormat.KEY_ROTATION)) format.getInteger(MediaFormat.KEY_ROTATION) else 0

    /** How long it is, µs. */
    val durationUs: Long get() = if (format.containsKey(MediaFormat.KEY_DURATION)) format.getLong(MediaFormat.KEY_DURATION) else 0

    /** A decoder for it, not configured yet. */
    fun decoder(): MediaCodec =
        try {
            MediaCodec.createDecoderByType(format.getString(MediaFormat.KEY_MIME).orEmpty())
        } catch (e: IOException) {
            throw UnreadableClip("nothing here decodes ${format.getString(MediaFormat.KEY_MIME)}", e)
        }

    /** The presentation times of all frames, in order of presentation. */
    fun timesUs(): LongArray {
        val times = ArrayList<Long>()
        extractor.seekTo(0, MediaExtractor.SEEK_TO_PREVIOUS_SYNC)
        while (extractor.sampleTime >= 0) {
            times.add(extractor.sampleTime)
            if (!extractor.advance()) break
        }
        extractor.seekTo(0, MediaExtractor.SEEK_TO_PREVIOUS_SYNC)
        return times.sorted().toLongArray()
    }

    /** Gives the decoder the next sample, or the end. */
    fun feed(
        codec: MediaCodec,
        index: Int,
    ): Boolean {
        val size = codec.getInputBuffer(index)?.let { extractor.readSampleData(it, 0) } ?: -1
        if (size < 0) {
            codec.queueInputBuffer(index, 0, 0, 0, MediaCodec.BUFFER_FLAG_END_OF_STREAM)
            return false
        }
        codec.queueInputBuffer(index, 0, size, extractor.sampleTime, 0)
        extractor.advance()
        return true
    }

    override fun close() = extractor.release()
}
