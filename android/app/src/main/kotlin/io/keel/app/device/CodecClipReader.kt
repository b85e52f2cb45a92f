package io.keel.app.device

import android.content.Context
import android.media.Image
import android.media.MediaCodec
import android.media.MediaCodecInfo
import android.media.MediaExtractor
import android.media.MediaFormat
import android.net.Uri
import io.keel.ColorMatrix
import io.keel.ColorRange
import io.keel.ColorTransfer
import io.keel.Frame
import io.keel.FrameFormat
import io.keel.PixelFormat
import io.keel.app.seam.ClipReader
import io.keel.app.seam.UnreadableClip
import java.io.File
import java.io.IOException

/** Decodes films with the phone's own decoders, into planes that the core takes as they are. */
class CodecClipReader(
    private val context: Context,
) : ClipReader {
    override fun read(
        source: String,
        take: (frame: Frame, progress: Float) -> Boolean,
    ) {
        FilmTrack { it.setSource(source) }.use { track ->
            val codec = track.decoder()
            try {
                track.format.setInteger(MediaFormat.KEY_COLOR_FORMAT, MediaCodecInfo.CodecCapabilities.COLOR_FormatYUV420Flexible)
                codec.configure(track.format, null, null, 0)
                codec.start()
                decode(track, codec, take)
            } catch (e: IllegalStateException) {
                throw UnreadableClip("the decoder gave up", e)
            } finally {
                codec.release()
            }
        }
    }

    private fun decode(
        track: FilmTrack,
        codec: MediaCodec,
        take: (Frame, Float) -> Boolean,
    ) {
        val info = MediaCodec.BufferInfo()
        var more = true
        while (true) {
            if (more) {
                val input = codec.dequeueInputBuffer(WAIT_US)
                if (input >= 0) more = track.feed(codec, input)
            }
            val output = codec.dequeueOutputBuffer(info, WAIT_US)
            if (output < 0) continue
            val wanted =
                codec.getOutputImage(output)?.use { image ->
                    val progress = if (track.durationUs > 0) info.presentationTimeUs / track.durationUs.toFloat() else 0f
                    take(frame(image, info.presentationTimeUs, track.turnDeg, codec.outputFormat), progress)
                } ?: true
            codec.releaseOutputBuffer(output, false)
            if (!wanted || info.flags and MediaCodec.BUFFER_FLAG_END_OF_STREAM != 0) return
        }
    }

    private fun frame(
        image: Image,
        timeUs: Long,
        turnDeg: Int,
        format: MediaFormat,
    ): Frame {
        val (luma, cb, cr) = image.planes
        val described =
            FrameFormat(
                PixelFormat.YUV420,
                image.width,
                image.height,
                luma.rowStride,
                cb.rowStride,
                cb.pixelStride,
                turnDeg,
                matrix =
                    when (format.whole(MediaFormat.KEY_COLOR_STANDARD)) {
                        MediaFormat.COLOR_STANDARD_BT2020 -> ColorMatrix.BT2020
                        MediaFormat.COLOR_STANDARD_BT601_NTSC, MediaFormat.COLOR_STANDARD_BT601_PAL -> ColorMatrix.BT601
                        else -> ColorMatrix.BT709
                    },
                range = if (format.whole(MediaFormat.KEY_COLOR_RANGE) == MediaFormat.COLOR_RANGE_FULL) ColorRange.FULL else ColorRange.LIMITED,
                transfer = if (format.whole(MediaFormat.KEY_COLOR_TRANSFER) == MediaFormat.COLOR_TRANSFER_HLG) ColorTransfer.HLG else ColorTransfer.SDR,
            )
        return Frame(described, timeUs * NS_PER_US, luma.buffer, cb.buffer, cr.buffer)
    }

    private fun MediaFormat.whole(key: String): Int? = if (containsKey(key)) getInteger(key) else null

    private fun MediaExtractor.setSource(source: String) {
        if (source.startsWith(CONTENT)) setDataSource(context, Uri.parse(source), null) else setDataSource(source)
    }

    override fun copy(
        source: String,
        to: File,
    ) {
        if (!source.startsWith(CONTENT)) {
            File(source).copyTo(to, overwrite = true)
            return
        }
        val from = context.contentResolver.openInputStream(Uri.parse(source)) ?: throw IOException("nothing at $source")
        from.use { read -> to.outputStream().use { read.copyTo(it) } }
    }

    private companion object {
        const val CONTENT = "content:"
        const val WAIT_US = 10_000L
        const val NS_PER_US = 1_000L
    }
}
