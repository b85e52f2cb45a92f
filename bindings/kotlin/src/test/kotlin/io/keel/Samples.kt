package io.keel

import java.io.File
import java.nio.ByteBuffer

/** What the tests share: where things are, planes, tracks of the scenarios. */
internal object Samples {
    /** The repository. */
    val root: File = File(System.getProperty("keel.root")).canonicalFile

    fun track(name: String): ByteArray = File(root, "tests/scenarios/$name.keeltrack").readBytes()

    /** Blank planes of an upright picture, as Android delivers them: chroma interleaved, rows padded. */
    class Blank(val widthPx: Int, val heightPx: Int) {
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
}
