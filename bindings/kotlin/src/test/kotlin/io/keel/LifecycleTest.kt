package io.keel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.ByteBuffer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread

/** Closing at any time, from any thread; two sets at once; a panic inside. */
class LifecycleTest {
    @TempDir lateinit var folder: File

    @Test
    fun `everything may be closed twice and says so afterwards`() {
        val library = Library.open(folder)
        val judged = Samples.judged()
        val replay = judged.replay()
        val live = LiveSet.rehearsing(Samples.track("three_reps"))
        val keel = Keel.open(RuntimeChoice.EMBEDDED)
        val import = keel.importClip()
        val export = library.export(File(folder, "export"))
        val calls =
            listOf<Pair<AutoCloseable, () -> Any?>>(
                import to { import.finish() },
                keel to { keel.runtime },
                live to { live.push(Samples.Blank().at(0)) },
                replay to { replay.jumps },
                judged to { judged.report },
                export to { export.step() },
                library to { library.count() },
            )
        for ((closable, call) in calls) {
            closable.close()
            closable.close()
            val closed = assertThrows(KeelException.Closed::class.java) { call() }
            assertEquals(NextStep.CALL_IN_ORDER, closed.next)
        }
    }

    @Test
    fun `what was closed is not handed over`() {
        Library.open(File(folder, "library")).use { library ->
            val judged = Samples.judged().apply { close() }
            assertThrows(KeelException.Closed::class.java) { library.save(Moment(1_795_626_000_000, 60), SetFacts(), judged) }
            val file = File(folder, "backup")
            library.backup(file).use { it.run() }
            val backup = library.openBackup(file).apply { close() }
            assertThrows(KeelException.Closed::class.java) { library.backupCounts(backup) }
            assertThrows(KeelException.Closed::class.java) { library.restore(backup, RestoreMode.MERGE) }
            assertEquals(0, library.count())
        }
    }

    @Test
    fun `closing frees what was made`() {
        val before = Keel.openObjects
        repeat(50) { Samples.judged("oblique_view").use { judged -> judged.replay().close() } }
        assertEquals(before, Keel.openObjects)
    }

    @Test
    fun `a set may be closed from another thread while a frame is looked at`() {
        val keel = Keel.open(RuntimeChoice.EMBEDDED)
        repeat(5) {
            val live = keel.liveSet()
            val begun = CountDownLatch(1)
            val outcome =
                Executors.newSingleThreadExecutor().submit<Throwable> {
                    val blank = Samples.Blank()
                    live.place()
                    try {
                        var frame = 0
                        while (true) {
                            live.push(blank.at(Samples.timeNs(frame++)))
                            begun.countDown()
                        }
                        @Suppress("UNREACHABLE_CODE")
                        null
                    } catch (e: KeelException) {
                        e
                    }
                }
            begun.await()
            live.close()
            assertTrue(outcome.get(10, TimeUnit.SECONDS) is KeelException.Closed)
        }
        keel.close()
    }

    @Test
    fun `a call from another thread waits and a frame that comes meanwhile is dropped`() {
        Keel.open(RuntimeChoice.EMBEDDED).use { keel ->
            keel.liveSet().use { live ->
                live.place()
                val blank = Samples.Blank()
                val outcomes =
                    List(2) { Executors.newSingleThreadExecutor() }.mapIndexed { i, thread ->
                        thread.submit<List<Throwable>> {
                            (0 until 30).mapNotNull { frame ->
                                runCatching { live.push(blank.at(Samples.timeNs(2 * frame + i + 1))) }.exceptionOrNull()
                            }
                        }
                    }
                repeat(20) { live.diagnostics() }
                val refused = outcomes.flatMap { it.get(60, TimeUnit.SECONDS) }
                assertTrue(refused.all { it is KeelException.Busy || it is KeelException.FrameTime }, "$refused")
                assertTrue(refused.any { it is KeelException.Busy }, "no frame came while another was looked at")
            }
        }
    }

    @Test
    fun `two sets at once do not know of each other`() {
        val alone = LiveSet.rehearsing(Samples.track("three_reps")).use { Samples.rehearse(it) }
        val other = LiveSet.rehearsing(Samples.track("oblique_view")).use { Samples.rehearse(it) }
        val together =
            listOf("three_reps", "oblique_view")
                .map { name ->
                    Executors.newSingleThreadExecutor().submit<List<LiveState>> {
                        LiveSet.rehearsing(Samples.track(name)).use { Samples.rehearse(it) }
                    }
                }.map { it.get() }
        assertEquals(alone, together[0])
        assertEquals(other, together[1])
    }

    @Test
    fun `a panic inside is an exception and the set goes on`() {
        LiveSet.rehearsing(Samples.track("three_reps")).use { live ->
            live.place()
            val blank = Samples.Blank()
            live.push(blank.at(0))
            val panicked = assertThrows(KeelException.Panicked::class.java) { live.push(blank.at(Long.MIN_VALUE)) }
            assertEquals("a panic that a test asked for", panicked.detail)
            assertEquals(NextStep.REPORT, panicked.next)
            assertEquals(Stage.Place, live.push(blank.at(Samples.timeNs(1))).stage)
            assertEquals(2, live.diagnostics().frames)
        }
    }

    @Test
    fun `planes must be direct and are taken from their position on`() {
        val heap =
            assertThrows(KeelException.Argument::class.java) {
                Frame(FrameFormat(PixelFormat.RGBA, 4, 4, 16), 0, ByteBuffer.allocate(64))
            }
        assertEquals("planes", heap.field)
        val padded = ByteBuffer.allocateDirect(100 + 64)
        for (i in 0 until 64) padded.put(100 + i, -1)
        val frame = Frame(FrameFormat(PixelFormat.RGBA, 4, 4, 16), 0, padded.position(100))
        val white = Keel.thumbnail(frame, 4)
        padded.position(0)
        val black = Keel.thumbnail(Frame(frame.format, 0, padded.slice(0, 64)), 4)
        assertTrue(white.isNotEmpty() && !white.contentEquals(black))
    }
}
