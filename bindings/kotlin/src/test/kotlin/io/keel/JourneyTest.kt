package io.keel

import io.keel.example.journey
import io.keel.example.start
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File

/** The example of the README is run here, and stands there as it is run. */
class JourneyTest {
    @TempDir lateinit var folder: File
    private val now = Moment(1_795_626_000_000, 60)

    private fun frames(): Iterator<Frame> {
        val blank = Samples.Blank()
        return generateSequence(0) { it + 1 }.map { blank.at(Samples.timeNs(it)) }.iterator()
    }

    @Test
    fun `the whole journey`() {
        val (camera, library) = start(folder)
        camera.close()
        val journal = File(folder, "set.journal")
        LiveSet.rehearsing(Samples.track("three_reps"), LiveOptions(journal = journal)).use { live ->
            val id = journey(live, frames(), library, now, folder)
            val kept = library.set(id)
            assertEquals(Verdict.CLEAR, kept.report!!.set.verdict)
            assertEquals(
                140.0,
                kept.summary.facts.load!!
                    .value,
            )
            assertFalse(journal.exists())
        }
        assertTrue(library.sorenessDue(now).isEmpty())
        library.close()
    }

    @Test
    fun `a set that was on when the process was killed is finished at the next start`() {
        val journal = File(folder, "set.journal")
        LiveSet.rehearsing(Samples.track("three_reps"), LiveOptions(journal = journal)).use { live -> Samples.rehearse(live) }
        assertTrue(journal.length() > 10_000)
        // The last second was being written.
        journal.writeBytes(journal.readBytes().let { it.copyOf(it.size - 100) })
        Keel.recover(journal)!!.use { judged ->
            assertTrue("damaged" in judged.damage!!)
            assertEquals(EndReason.INTERRUPTED, judged.reason)
            assertEquals(3, judged.report.set.reps)
        }
        val (live, library) = start(folder)
        assertEquals(1, library.count())
        assertFalse(journal.exists())
        live.close()
        library.close()
    }

    @Test
    fun `a journal that holds no set is put aside and the next start goes on`() {
        val journal = File(folder, "set.journal")
        for (torn in listOf(byteArrayOf(), "KEEL".toByteArray())) {
            journal.writeBytes(torn)
            val (live, library) = start(folder)
            assertEquals(0, library.count())
            assertFalse(journal.exists())
            assertTrue(File(folder, "set.unreadable").readBytes().contentEquals(torn))
            live.close()
            library.close()
        }
    }

    @Test
    fun `the README shows this example`() {
        val example = File(Samples.root, "bindings/kotlin/src/test/kotlin/io/keel/example/Journey.kt").readText()
        val readme = File(Samples.root, "bindings/README.md").readText()
        val body = example.substringAfter("import java.io.File\n\n")
        assertTrue("```kotlin\n$body```" in readme, "bindings/README.md does not show ${body.lines().first()}")
    }
}
