package io.keel.app.device

import android.media.MediaCodec
import android.media.MediaExtractor
import android.os.Handler
import android.os.HandlerThread
import android.view.Surface
import io.keel.app.seam.Player
import io.keel.app.seam.UnreadableClip
import java.io.File

/**
 * Decodes a film to a surface, on a thread of its own. A frame further on is reached by decoding up to it, an earlier one from the key
 * frame before it; asked for many, it goes to the last.
 */
class CodecPlayer : Player {
    private val thread = HandlerThread("player").apply { start() }
    private val handler = Handler(thread.looper)
    private var track: FilmTrack? = null
    private var codec: MediaCodec? = null
    private var surface: Surface? = null
    private var times = LongArray(0)
    private var shown: (Int) -> Unit = {}
    private var decoded = NONE
    private var fed = true
    private var speed = 0f
    private val info = MediaCodec.BufferInfo()

    @Volatile
    private var wanted = 0

    override fun open(
        film: File,
        shown: (Int) -> Unit,
    ): LongArray {
        this.shown = shown
        try {
            track = FilmTrack { it.setDataSource(film.path) }
        } catch (_: UnreadableClip) {
            return times
        }
        times = checkNotNull(track).timesUs()
        return times
    }

    override fun show(on: Surface?) {
        handler.post {
            surface = on
            stop()
            if (on != null) reach(wanted)
        }
    }

    override fun step(to: Int) {
        wanted = to
        handler.removeCallbacksAndMessages(STEP)
        handler.postAtTime({
            speed = 0f
            reach(wanted)
        }, STEP, 0L)
    }

    override fun play(speed: Float) {
        handler.post {
            val running = this.speed > 0
            this.speed = speed
            if (!running) next()
        }
    }

    override fun pause() {
        handler.post { speed = 0f }
    }

    override fun close() {
        handler.post {
            stop()
            track?.close()
            track = null
        }
        thread.quitSafely()
    }

    private fun next() {
        if (speed <= 0 || decoded + 1 >= times.size) return
        val at = decoded + 1
        val pauseMs = if (at == 0) 0 else ((times[at] - times[at - 1]) / speed / US_PER_MS).toLong()
        handler.postDelayed({
            if (speed > 0) {
                reach(at)
                next()
            }
        }, pauseMs)
    }

    /** Shows a frame. */
    private fun reach(index: Int) {
        if (times.isEmpty()) return
        val target = index.coerceIn(0, times.lastIndex)
        val codec = codec ?: start()
        if (codec == null) return shown(target) // there is no surface yet: lines and words go on without the picture
        if (decoded == NONE || target <= decoded || farAhead(target)) {
            codec.flush()
            track?.extractor?.seekTo(times[target], MediaExtractor.SEEK_TO_PREVIOUS_SYNC)
            decoded = NONE
            fed = true
        }
        wanted = target
        drain(codec, times[target])
        decoded = target
        shown(target)
    }

    private fun farAhead(target: Int) = target - decoded > FAR

    /** Decodes until the frame at [timeUs] is drawn. */
    private fun drain(
        codec: MediaCodec,
        timeUs: Long,
    ) {
        val from = System.nanoTime()
        while (System.nanoTime() - from < GIVE_UP_NS) {
            if (fed) {
                val input = codec.dequeueInputBuffer(0)
                if (input >= 0) fed = track?.feed(codec, input) ?: false
            }
            val output = codec.dequeueOutputBuffer(info, WAIT_US)
            if (output < 0) continue
            val here = info.presentationTimeUs >= timeUs
            codec.releaseOutputBuffer(output, here)
            if (here || info.flags and MediaCodec.BUFFER_FLAG_END_OF_STREAM != 0) return
        }
    }

    private fun start(): MediaCodec? {
        val on = surface?.takeIf(Surface::isValid) ?: return null
        val track = track ?: return null
        return try {
            track.decoder().apply {
                configure(track.format, on, null, 0)
                start()
                codec = this
                decoded = NONE
            }
        } catch (_: IllegalStateException) {
            null
        } catch (_: UnreadableClip) {
            null
        }
    }

    private fun stop() {
        codec?.release()
        codec = null
        decoded = NONE
    }

    private companion object {
        const val NONE = -1
        const val US_PER_MS = 1_000
        const val WAIT_US = 5_000L
        const val GIVE_UP_NS = 2_000_000_000L

        /** Further than this a key frame is nearer than decoding on. */
        const val FAR = 60
        val STEP = Any()
    }
}
