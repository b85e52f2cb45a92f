package io.keel.app.fake

import io.keel.Frame
import io.keel.FrameFormat
import io.keel.JudgedSet
import io.keel.LiveSet
import io.keel.LiveState
import io.keel.PixelFormat
import io.keel.Stage
import java.io.DataInputStream
import java.io.File
import java.nio.ByteBuffer

/** Blank frames, stored tracks, and the frames of the sample clip. */
object Samples {
    val root: File = File(System.getProperty("keel.root")).canonicalFile

    val clip = File(root, "bindings/cli/sample/sample.mp4")

    fun track(name: String): ByteArray = File(root, "tests/scenarios/$name.keeltrack").readBytes()

    /** Time of a frame at 30 a second, ns. */
    fun timeNs(frame: Int): Long = frame * 33_333_333L

    /** Blank planes of an upright picture, chroma interleaved and rows padded, as phones give them. */
    class Blank(
        widthPx: Int = 1080,
        heightPx: Int = 1920,
    ) {
        private val rowStride = (widthPx + 63) / 64 * 64
        private val luma = ByteBuffer.allocateDirect(rowStride * heightPx)
        private val chroma = ByteBuffer.allocateDirect(rowStride * ((heightPx + 1) / 2))
        private val format = FrameFormat(PixelFormat.YUV420, widthPx, heightPx, rowStride, rowStride, 2)

        fun at(timeNs: Long): Frame {
            val cb = chroma.duplicate().limit(chroma.capacity() - 1) as ByteBuffer
            val cr = chroma.duplicate().position(1) as ByteBuffer
            return Frame(format, timeNs, luma, cb, cr)
        }
    }

    /** The states of a rehearsed set, until it is over. */
    fun states(
        name: String = "three_reps",
        judge: (JudgedSet) -> Unit = {},
    ): List<LiveState> =
        LiveSet.rehearsing(track(name)).use { live ->
            live.place()
            live.arm(0.0)
            val blank = Blank()
            val states = ArrayList<LiveState>()
            while (states.lastOrNull()?.stage !is Stage.Ended) states += live.push(blank.at(timeNs(states.size)))
            live.verdict().use(judge)
            states
        }

    /** The sample clip decoded by FFmpeg; each frame is good until the next is asked for. */
    fun sampleFrames(timeNs: (frame: Int) -> Long = ::sampleTimeNs): Sequence<Frame> =
        sequence {
            val luma = ByteBuffer.allocateDirect(WIDTH * HEIGHT)
            val cb = ByteBuffer.allocateDirect(WIDTH * HEIGHT / 4)
            val cr = ByteBuffer.allocateDirect(WIDTH * HEIGHT / 4)
            val format = FrameFormat(PixelFormat.YUV420, WIDTH, HEIGHT, WIDTH, WIDTH / 2)
            val decoder =
                ProcessBuilder("ffmpeg", "-v", "error", "-nostdin", "-i", clip.path, "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
            val picture = ByteArray(WIDTH * HEIGHT * 3 / 2)
            try {
                DataInputStream(decoder.inputStream.buffered(1 shl 20)).use { stream ->
                    for (i in 0 until FRAMES) {
                        stream.readFully(picture)
                        var from = 0
                        for (plane in listOf(luma, cb, cr)) {
                            plane.clear()
                            plane.put(picture, from, plane.capacity())
                            from += plane.capacity()
                            plane.flip()
                        }
                        yield(Frame(format, timeNs(i), luma, cb, cr))
                    }
                }
            } finally {
                decoder.destroy()
            }
        }

    /** Some frames in a row of the sample clip as a film of their own, whose times begin at 0. */
    fun sampleFilm(frames: List<Int> = (0 until FRAMES).toList()): FakeClips.Film {
        fun timeNs(frame: Int) = sampleTimeNs(frame) - sampleTimeNs(frames.first())
        return FakeClips.Film(LongArray(frames.size) { timeNs(frames[it]) / 1_000 }) {
            sampleFrames({ timeNs(it) }).drop(frames.first()).take(frames.size)
        }
    }

    fun sampleTimeNs(frame: Int): Long = frame * 1_000_000_000L / FPS

    val hasFfmpeg: Boolean = runCatching { ProcessBuilder("ffmpeg", "-version").start().waitFor() == 0 }.getOrDefault(false)

    const val FRAMES = 1011
    private const val FPS = 30
    private const val WIDTH = 720
    private const val HEIGHT = 1280
}
