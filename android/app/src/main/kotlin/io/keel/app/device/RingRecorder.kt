package io.keel.app.device

import android.media.MediaCodec
import android.media.MediaCodecInfo
import android.media.MediaFormat
import android.os.Handler
import android.os.HandlerThread
import android.view.Surface
import io.keel.app.seam.ClipRecorder
import io.keel.app.seam.UnmadeFilm
import java.io.File
import java.io.IOException

/** Encodes what the camera draws, keeps the last seconds in memory, and from a set's beginning on puts everything on tapes in [folder]. */
class RingRecorder(
    folder: File,
    private val format: () -> FilmFormat,
) : ClipRecorder {
    private val tapes = Tapes(folder, ::makeFilm)
    private val ring = SampleRing()
    private var thread: HandlerThread? = null
    private var codec: MediaCodec? = null
    private var surface: Surface? = null
    private var encoded: MediaFormat? = null
    private var turnDeg = 0

    @Synchronized
    override fun open(): Surface? {
        surface?.let { return it }
        val wanted = format()
        turnDeg = wanted.turnDeg
        val thread = HandlerThread("encoder").also { it.start() }
        return try {
            val codec = MediaCodec.createEncoderByType(MediaFormat.MIMETYPE_VIDEO_AVC)
            codec.setCallback(Encoded(), Handler(thread.looper))
            codec.configure(mediaFormat(wanted), null, null, MediaCodec.CONFIGURE_FLAG_ENCODE)
            val surface = codec.createInputSurface()
            codec.start()
            this.thread = thread
            this.codec = codec
            surface.also { this.surface = it }
        } catch (_: IOException) {
            null.also { thread.quitSafely() } // no encoder: the set is measured all the same, without a film
        } catch (_: IllegalStateException) {
            null.also { thread.quitSafely() }
        }
    }

    private fun mediaFormat(of: FilmFormat): MediaFormat =
        MediaFormat.createVideoFormat(MediaFormat.MIMETYPE_VIDEO_AVC, of.widthPx, of.heightPx).apply {
            setInteger(MediaFormat.KEY_COLOR_FORMAT, MediaCodecInfo.CodecCapabilities.COLOR_FormatSurface)
            setInteger(MediaFormat.KEY_BIT_RATE, of.widthPx * of.heightPx * BITS_PER_PX)
            setInteger(MediaFormat.KEY_FRAME_RATE, of.fps)
            setInteger(MediaFormat.KEY_I_FRAME_INTERVAL, 1)
        }

    @Synchronized
    override fun forgetBefore(timeNs: Long) {
        if (!tapes.isWriting) ring.forgetBefore(timeNs / NS_PER_US)
    }

    @Synchronized
    override fun begin(fromNs: Long) {
        val encoded = encoded ?: return
        tapes.begin(encoded.tape(turnDeg), ring.takeFrom(fromNs / NS_PER_US))
    }

    override fun finish(
        set: String,
        untilNs: Long,
    ) = tapes.finish(set, untilNs / NS_PER_US)

    override fun recover(
        set: String?,
        untilNs: Long,
    ) = tapes.recover(set, untilNs / NS_PER_US)

    override fun unmade(): List<UnmadeFilm> = tapes.unmade()

    override fun drop() = tapes.drop()

    @Synchronized
    override fun close() {
        tapes.leave()
        runCatching { codec?.stop() }
        codec?.release()
        surface?.release()
        thread?.quitSafely()
        codec = null
        surface = null
        thread = null
        encoded = null
        ring.clear()
    }

    @Synchronized
    private fun take(sample: Sample) {
        if (tapes.isWriting) tapes.add(sample) else ring.add(sample)
    }

    private inner class Encoded : MediaCodec.Callback() {
        override fun onInputBufferAvailable(
            codec: MediaCodec,
            index: Int,
        ) = Unit // the camera draws

        override fun onOutputBufferAvailable(
            codec: MediaCodec,
            index: Int,
            info: MediaCodec.BufferInfo,
        ) {
            val isConfig = info.flags and MediaCodec.BUFFER_FLAG_CODEC_CONFIG != 0
            val buffer = if (isConfig || info.size == 0) null else codec.getOutputBuffer(index)
            buffer?.let {
                val bytes = ByteArray(info.size)
                (it as java.nio.Buffer).position(info.offset)
                it.get(bytes)
                take(Sample(bytes, info.presentationTimeUs, info.flags and MediaCodec.BUFFER_FLAG_KEY_FRAME != 0))
            }
            codec.releaseOutputBuffer(index, false)
        }

        override fun onError(
            codec: MediaCodec,
            error: MediaCodec.CodecException,
        ) = drop()

        override fun onOutputFormatChanged(
            codec: MediaCodec,
            format: MediaFormat,
        ) {
            synchronized(this@RingRecorder) { encoded = format }
        }
    }

    private companion object {
        const val NS_PER_US = 1_000L

        /** 8 Mbit/s at 720 lines: the picture is for looking, the measurements were taken from the sensor's own. */
        const val BITS_PER_PX = 9
    }
}
