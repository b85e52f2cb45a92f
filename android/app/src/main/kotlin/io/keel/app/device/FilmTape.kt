package io.keel.app.device

import java.io.BufferedInputStream
import java.io.Closeable
import java.io.DataInputStream
import java.io.EOFException
import java.io.File
import java.io.FileInputStream
import java.io.FileOutputStream
import java.io.IOException
import java.nio.ByteBuffer

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
    private val channel = FileOutputStream(file).channel
    private val head = ByteBuffer.allocate(HEAD_BYTES)

    init {
        put(MAGIC, format.widthPx, format.heightPx, format.turnDeg, format.codec.size)
        for (data in format.codec) {
            put(data.size)
            write(ByteBuffer.wrap(data))
        }
    }

    private fun put(vararg numbers: Int) {
        val bytes = ByteBuffer.allocate(numbers.size * Int.SIZE_BYTES)
        numbers.forEach(bytes::putInt)
        bytes.flip()
        write(bytes)
    }

    private fun write(bytes: ByteBuffer) {
        while (bytes.hasRemaining()) channel.write(bytes)
    }

    /** @throws IOException where the disk refuses */
    fun add(sample: Sample) {
        head.clear()
        head.putLong(sample.timeUs)
        head.put(if (sample.isKey) 1 else 0)
        head.putInt(sample.bytes.size)
        head.flip()
        write(head)
        write(ByteBuffer.wrap(sample.bytes))
    }

    override fun close() = channel.close()

    companion object {
        private const val MAGIC = 0x4B65_656C
        private const val HEAD_BYTES = Long.SIZE_BYTES + 1 + Int.SIZE_BYTES
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
                val isKey = readByte().toInt() == 1
                Sample(ByteArray(size()).also(::readFully), timeUs, isKey)
            } catch (_: EOFException) {
                null
            }
    }
}
