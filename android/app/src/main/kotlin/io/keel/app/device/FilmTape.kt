package io.keel.app.device

import java.io.BufferedInputStream
import java.io.ByteArrayOutputStream
import java.io.Closeable
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.EOFException
import java.io.File
import java.io.FileInputStream
import java.io.FileOutputStream
import java.io.IOException

/**
 * What a film needs to be made of encoded samples.
 *
 * @property turnDeg the clockwise turn that makes it upright
 * @property codec the codec's own data (`csd-0`, `csd-1`), in its order
 */
class TapeFormat(
    val widthPx: Int,
    val heightPx: Int,
    val turnDeg: Int,
    val codec: List<ByteArray>,
)

/**
 * The encoded samples of a set, written one by one as they come: an MP4 can be read only once it is finished, and a process may be killed
 * before. A tape that breaks off is good up to there.
 */
class FilmTape(
    file: File,
    format: TapeFormat,
) : Closeable {
    private val out = FileOutputStream(file)
    private val head = ByteArrayOutputStream()
    private val numbers = DataOutputStream(head)

    init {
        listOf(MAGIC, format.widthPx, format.heightPx, format.turnDeg, format.codec.size).forEach(numbers::writeInt)
        for (data in format.codec) {
            numbers.writeInt(data.size)
            numbers.write(data)
        }
        writeHead()
    }

    private fun writeHead() {
        head.writeTo(out)
        head.reset()
    }

    /** @throws IOException where the disk refuses */
    fun add(sample: Sample) {
        numbers.writeLong(sample.timeUs)
        numbers.writeBoolean(sample.isKey)
        numbers.writeInt(sample.bytes.size)
        writeHead()
        out.write(sample.bytes)
    }

    override fun close() = out.close()

    companion object {
        private const val MAGIC = 0x4B65_656C
        private const val MOST_BYTES = 1 shl 26

        /**
         * Hands the samples up to and with [untilUs] to [take], in order; what the tape is of.
         *
         * @throws IOException where the file is no tape or can't be read
         */
        fun read(
            file: File,
            untilUs: Long,
            begin: (TapeFormat) -> Unit,
            take: (Sample) -> Unit,
        ) = DataInputStream(BufferedInputStream(FileInputStream(file), 1 shl 16)).use { stream ->
            begin(stream.format(file))
            while (true) {
                val sample = stream.sample() ?: break
                if (sample.timeUs > untilUs) break
                take(sample)
            }
        }

        private fun DataInputStream.format(file: File): TapeFormat {
            if (readInt() != MAGIC) throw IOException("${file.name} is no tape")
            return TapeFormat(readInt(), readInt(), readInt(), List(readInt()) { ByteArray(size()).also(::readFully) })
        }

        private fun DataInputStream.size(): Int = readInt().also { if (it !in 0..MOST_BYTES) throw IOException("a sample of $it bytes") }

        /** The next sample; `null` at the end, also where the tape breaks off within one. */
        private fun DataInputStream.sample(): Sample? =
            try {
                val timeUs = readLong()
                val isKey = readBoolean()
                Sample(ByteArray(size()).also(::readFully), timeUs, isKey)
            } catch (_: EOFException) {
                null
            }
    }
}
