package io.keel.app.device

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import java.io.File
import java.io.IOException

/** Films that outlive their process, and disks that are full. */
class TapesTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val folder get() = File(temporary.root, "films")
    private val format = TapeFormat(1280, 720, 90, listOf(byteArrayOf(1, 2, 3), byteArrayOf(4)))

    private fun sample(i: Int) = Sample(ByteArray(100 + i) { i.toByte() }, i * 33_333L, i % 30 == 0)

    private fun tapes() =
        Tapes(folder) { tape, untilUs, to ->
            val times = ArrayList<Long>()
            FilmTape.read(tape, untilUs, { assertEquals(90, it.turnDeg) }) { times.add(it.timeUs) }
            to.writeText(times.joinToString(","))
        }

    private fun Tapes.film(samples: Int) {
        begin(format, (0 until 30).map(::sample))
        (30 until samples).forEach { add(sample(it)) }
    }

    @Test
    fun `what is put on a tape is read from it, up to the frame where the set ended`() {
        val file = temporary.newFile()
        FilmTape(file, format).use { tape -> (0 until 90).forEach { tape.add(sample(it)) } }
        val read = ArrayList<Sample>()
        FilmTape.read(file, sample(59).timeUs, { begun ->
            assertEquals(listOf(1280, 720, 90), listOf(begun.widthPx, begun.heightPx, begun.turnDeg))
            assertArrayEquals(format.codec[0], begun.codec[0])
        }) { read.add(it) }
        assertEquals(60, read.size)
        assertArrayEquals(sample(59).bytes, read.last().bytes)
        assertEquals(listOf(0, 30), read.indices.filter { read[it].isKey })
    }

    @Test
    fun `a tape that breaks off anywhere is good up to there`() {
        val file = temporary.newFile()
        FilmTape(file, format).use { tape -> (0 until 3).forEach { tape.add(sample(it)) } }
        val whole = file.readBytes()
        for (bytes in whole.size - 115 until whole.size) {
            file.writeBytes(whole.copyOf(bytes))
            var read = 0
            FilmTape.read(file, Long.MAX_VALUE, { }) { read += 1 }
            assertEquals("$bytes of ${whole.size}", 2, read)
        }
    }

    @Test
    fun `what is no tape is told`() {
        val file = temporary.newFile().apply { writeText("a film of something else, and long enough") }
        assertThrows(IOException::class.java) { FilmTape.read(file, 0, { }) { } }
    }

    @Test
    fun `a film is made after its set is kept, while the next set is on`() {
        val tapes = tapes()
        tapes.film(90)
        tapes.finish("a1", sample(59).timeUs)
        tapes.film(40)
        val unmade = tapes.unmade().single()
        assertEquals("a1", unmade.set)
        assertEquals(
            60,
            unmade
                .make()
                .readText()
                .split(',')
                .size,
        )
        assertTrue(tapes.unmade().isEmpty())
        assertTrue(tapes.isWriting)
        tapes.finish("b2", Long.MAX_VALUE)
        assertEquals(listOf("b2"), tapes.unmade().map { it.set })
    }

    @Test
    fun `the tape of a killed process is its set's, and older ones go`() {
        tapes().film(60)
        File(folder, "set-1.tape").writeText("older")
        val tapes = tapes()
        tapes.recover("c3", sample(49).timeUs)
        assertEquals(listOf("c3"), tapes.unmade().map { it.set })
        assertEquals(1, folder.list()!!.size)
        assertEquals(
            50,
            tapes
                .unmade()
                .single()
                .make()
                .readText()
                .split(',')
                .size,
        )
        tapes().film(60)
        tapes.recover(null, 0)
        assertEquals(listOf("c3.mp4"), folder.list()!!.toList())
    }

    @Test
    fun `a set that came to nothing leaves no tape`() {
        val tapes = tapes()
        tapes.film(60)
        tapes.drop()
        assertFalse(tapes.isWriting)
        tapes.finish("a1", 0)
        assertTrue(folder.list()!!.isEmpty())
    }

    @Test
    fun `a disk that is full is told at the end of the set, and no earlier`() {
        val full = Tapes(File("/dev/null/films")) { _, _, _ -> }
        full.film(60)
        assertThrows(IOException::class.java) { full.finish("a1", 0) }
        assertTrue(full.unmade().isEmpty())
    }

    @Test
    fun `a full disk refuses a sample`() {
        val full = File("/dev/full")
        assumeTrue("this system has no full disk to write to", full.exists())
        assertThrows(IOException::class.java) { FilmTape(full, format) }
    }

    @Test
    fun `a film that could not be made can be made later`() {
        tapes().apply { film(60) }.finish("a1", 0)
        val refusing = Tapes(folder) { _, _, to -> throw IOException("no space left").also { to.writeText("half a film") } }
        assertThrows(IOException::class.java) { refusing.unmade().single().make() }
        assertFalse(File(folder, "a1.mp4").exists())
        assertTrue(
            tapes()
                .unmade()
                .single()
                .make()
                .exists(),
        )
    }
}
