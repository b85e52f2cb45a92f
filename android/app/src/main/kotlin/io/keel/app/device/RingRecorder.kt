package io.keel.app.device

import android.media.MediaCodec
import android.media.MediaCodecInfo
import android.media.MediaFormat
import android.media.MediaMuxer
import android.os.Handler
import android.os.HandlerThread
import android.view.Surface
import io.keel.app.seam.ClipRecorder
import java.io.File
import java.io.IOException
import java.nio.ByteBuffer

/** Encodes what the camera draws, keeps the last seconds encoded in memory, and writes a film from there when a set begins. */
class RingRecorder(
    private val folder: File,
    private val format: () -> FilmFormat,
) : ClipRecorder {
    private val ring = SampleRing()
    private var thread: HandlerThread? = null
    private var codec: MediaCodec? = null
    private var surface: Surface? = null
    private var encoded: MediaFormat? = null
    private var turnDeg = 0
    private var writing: Writing? = null

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
        if (writing == null) ring.forgetBefore(timeNs / NS_PER_US)
    }

    @Synchronized
    override fun begin(fromNs: Long) {
        writing?.drop()
        writing = null
        val encoded = encoded ?: return
        folder.mkdirs()
        val file = File(folder, "set-${System.currentTimeMillis()}.mp4")
        writing = Writing(file, encoded, turnDeg, ring.takeFrom(fromNs / NS_PER_US))
    }

    @Synchronized
    override fun finish(untilNs: Long): File? {
        val film = writing?.finish(untilNs / NS_PER_US)
        writing = null
        return film
    }

    @Synchronized
    override fun drop() {
        writing?.drop()
        writing = null
    }

    @Synchronized
    override fun close() {
        drop()
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
        writing?.add(sample) ?: ring.add(sample)
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

    /** A film on its way to the disk. */
    private class Writing(
        private val file: File,
        format: MediaFormat,
        turnDeg: Int,
        before: List<Sample>,
    ) {
        private val muxer = MediaMuxer(file.path, MediaMuxer.OutputFormat.MUXER_OUTPUT_MPEG_4)
        private val track: Int
        private val info = MediaCodec.BufferInfo()
        private val waiting = ArrayList<Sample>()
        private var firstUs: Long? = null

        init {
            muxer.setOrientationHint(turnDeg)
            track = muxer.addTrack(format)
            muxer.start()
            before.forEach(::add)
        }

        /** The last half minute waits, so that the film can be cut at the very frame where the set ended, also when a stop was taken back. */
        fun add(sample: Sample) {
            waiting.add(sample)
            while (waiting.isNotEmpty() && sample.timeUs - waiting.first().timeUs > HELD_BACK_US) write(waiting.removeAt(0))
        }

        private fun write(sample: Sample) {
            val from = firstUs ?: sample.timeUs.also { firstUs = it }
            info.set(0, sample.bytes.size, sample.timeUs - from, if (sample.isKey) MediaCodec.BUFFER_FLAG_KEY_FRAME else 0)
            muxer.writeSampleData(track, ByteBuffer.wrap(sample.bytes), info)
        }

        fun finish(untilUs: Long): File? =
            try {
                waiting.filter { it.timeUs <= untilUs }.forEach(::write)
                muxer.stop()
                muxer.release()
                file
            } catch (_: IllegalStateException) {
                drop()
                null
            }

        fun drop() {
            runCatching { muxer.release() }
            file.delete()
        }
    }

    private companion object {
        const val NS_PER_US = 1_000L

        /** 8 Mbit/s at 720 lines: the picture is for looking, the measurements were taken from the sensor's own. */
        const val BITS_PER_PX = 9

        /** Longer than the 30 s within which a stop may be taken back. */
        const val HELD_BACK_US = 32_000_000L
    }
}
