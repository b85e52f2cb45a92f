package io.keel

import com.google.gson.JsonObject
import com.google.gson.JsonParser
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.DataInputStream
import java.io.File
import java.nio.ByteBuffer

/** A film through planes as Android delivers them (padded rows, chroma two bytes apart) is judged as the command line judges it. */
class ClipTest {
    @TempDir lateinit var folder: File

    private val clip = File(Samples.root, "bindings/cli/sample/sample.mp4")
    private val width = 720
    private val height = 1280

    @Test
    fun `a film is judged as on the command line`() {
        val command = File(System.getProperty("keel.cli"))
        assumeTrue(isInstalled("ffmpeg"), "ffmpeg is not installed")
        val json = File(folder, "report.json")
        val judged = ProcessBuilder(command.path, "analyze", clip.path, "--json", json.path, "--quiet").inheritIO().start().waitFor()
        assertEquals(0, judged)
        val expected = Samples.json(json).asJsonObject
        Keel.open().use { keel ->
            assertEquals(expected["model"].asJsonObject["runtime"].asString, keel.runtime)
            keel.importClip().use { import ->
                frames().forEach(import::push)
                import.finish().use { set -> assertEquals(untimed(expected), untimed(JsonParser.parseString(set.reportJson).asJsonObject)) }
            }
        }
    }

    private fun untimed(report: JsonObject) = report.apply { remove("timing") }

    private fun isInstalled(program: String) = runCatching { ProcessBuilder(program, "-version").start().waitFor() }.getOrNull() == 0

    /** The film's pictures, one at a time, each in the same planes. */
    private fun frames(): Sequence<Frame> =
        sequence {
            val rowStride = width + 48
            val luma = ByteBuffer.allocateDirect(rowStride * height)
            val chroma = ByteBuffer.allocateDirect(rowStride * height / 2)
            // Where the planes lie within their buffers must not matter.
            val cb = chroma.duplicate().limit(chroma.capacity() - 1)
            val cr = chroma.duplicate().position(1)
            val format = FrameFormat(PixelFormat.YUV420, width, height, rowStride, rowStride, 2)
            val decoder =
                ProcessBuilder("ffmpeg", "-v", "error", "-i", clip.path, "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
            val picture = ByteArray(width * height * 3 / 2)
            DataInputStream(decoder.inputStream.buffered(1 shl 20)).use { stream ->
                for (ticks in presentationTicks()) {
                    stream.readFully(picture)
                    for (row in 0 until height) luma.put(row * rowStride, picture, row * width, width)
                    for (plane in 0..1) {
                        val from = width * height * (4 + plane) / 4
                        for (row in 0 until height / 2) {
                            for (x in 0 until width / 2) {
                                chroma.put(row * rowStride + 2 * x + plane, picture[from + row * width / 2 + x])
                            }
                        }
                    }
                    yield(Frame(format, ticks * 1_000_000_000 / TICKS_PER_S, luma, cb, cr))
                }
            }
        }

    private fun presentationTicks(): List<Long> =
        ProcessBuilder("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "frame=pts", "-of", "csv=p=0", clip.path)
            .start()
            .inputStream
            .bufferedReader()
            .readLines()
            .mapNotNull { it.trim(',').toLongOrNull() }

    private companion object {
        /** The sample's time base. */
        const val TICKS_PER_S = 15_360
    }
}
