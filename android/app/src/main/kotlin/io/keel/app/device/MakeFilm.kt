package io.keel.app.device

import android.media.MediaCodec
import android.media.MediaFormat
import android.media.MediaMuxer
import java.io.File
import java.io.IOException
import java.nio.ByteBuffer

/** What a tape has to know of the encoder's own format. */
internal fun MediaFormat.tape(turnDeg: Int): TapeFormat =
    TapeFormat(
        getInteger(MediaFormat.KEY_WIDTH),
        getInteger(MediaFormat.KEY_HEIGHT),
        turnDeg,
        CODEC_DATA.mapNotNull { getByteBuffer(it)?.duplicate() }.map { data -> ByteArray(data.remaining()).also { data.get(it) } },
    )

/** Makes an MP4 of a tape, up to and with the frame at [untilUs]. @throws IOException where nothing can be read or written */
internal fun makeFilm(
    tape: File,
    untilUs: Long,
    to: File,
) {
    val muxer = MediaMuxer(to.path, MediaMuxer.OutputFormat.MUXER_OUTPUT_MPEG_4)
    try {
        val info = MediaCodec.BufferInfo()
        var track = 0
        var firstUs: Long? = null
        val begin = { format: TapeFormat ->
            muxer.setOrientationHint(format.turnDeg)
            track = muxer.addTrack(format.media())
            muxer.start()
        }
        FilmTape.read(tape, untilUs, begin) { sample ->
            val from = firstUs ?: sample.timeUs.also { firstUs = it }
            info.set(0, sample.bytes.size, sample.timeUs - from, if (sample.isKey) MediaCodec.BUFFER_FLAG_KEY_FRAME else 0)
            muxer.writeSampleData(track, ByteBuffer.wrap(sample.bytes), info)
        }
        muxer.stop()
    } catch (e: IllegalStateException) {
        // The muxer says so too where the disk is full.
        throw IOException("the film can't be written", e)
    } catch (e: IllegalArgumentException) {
        throw IOException("the film can't be written", e)
    } finally {
        muxer.release()
    }
}

private fun TapeFormat.media(): MediaFormat =
    MediaFormat.createVideoFormat(MediaFormat.MIMETYPE_VIDEO_AVC, widthPx, heightPx).apply {
        codec.zip(CODEC_DATA).forEach { (data, name) -> setByteBuffer(name, ByteBuffer.wrap(data)) }
    }

private val CODEC_DATA = listOf("csd-0", "csd-1")
