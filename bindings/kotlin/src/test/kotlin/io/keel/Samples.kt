package io.keel

import com.google.gson.JsonElement
import com.google.gson.JsonParser
import java.io.File
import java.nio.ByteBuffer

/** What the tests share: where things are, blank pictures, sets that were rehearsed. */
internal object Samples {
    /** The repository. */
    val root: File = File(System.getProperty("keel.root")).canonicalFile

    /** Frames of the scenario `three_reps`. */
    const val FRAMES = 645

    /** Time of a frame at 30 a second, ns. */
    fun timeNs(frame: Int): Long = frame * 33_333_333L

    fun track(name: String): ByteArray = File(root, "tests/scenarios/$name.keeltrack").readBytes()

    fun json(file: File): JsonElement = JsonParser.parseString(file.readText())

    /** Blank planes of an upright picture, as Android delivers them: chroma interleaved, rows padded. */
    class Blank(
        widthPx: Int = 1080,
        heightPx: Int = 1920,
    ) {
        private val rowStride = (widthPx + 63) / 64 * 64
        private val luma = ByteBuffer.allocateDirect(rowStride * heightPx)
        private val chroma = ByteBuffer.allocateDirect(rowStride * ((heightPx + 1) / 2))
        val format = FrameFormat(PixelFormat.YUV420, widthPx, heightPx, rowStride, rowStride, 2)

        fun at(timeNs: Long): Frame {
            val cb = chroma.duplicate().limit(chroma.capacity() - 1)
            val cr = chroma.duplicate().position(1)
            return Frame(format, timeNs, luma, cb, cr)
        }
    }

    /** Rehearses a track in a set that waits for a pull, until the set is over; what was said after every frame. */
    fun rehearse(
        live: LiveSet,
        blank: Blank = Blank(),
    ): List<LiveState> {
        live.place()
        live.arm(0.0)
        val states = ArrayList<LiveState>()
        while (states.lastOrNull()?.stage !is Stage.Ended) states += live.push(blank.at(timeNs(states.size)))
        return states
    }

    /** The set of a scenario, judged. */
    fun judged(name: String = "three_reps"): JudgedSet =
        LiveSet.rehearsing(track(name)).use { live ->
            rehearse(live)
            live.verdict()
        }
}
