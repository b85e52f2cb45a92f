package io.keel.app

import io.keel.SetFacts
import io.keel.Verdict
import io.keel.app.fake.Rig
import io.keel.app.fake.Samples
import io.keel.app.fake.TestApp
import io.keel.app.screen.rejudge.RejudgeState
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.File

/** Sets of before under the rules of today. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class, sdk = [35], qualifiers = "en-w360dp-h640dp-mdpi")
class RejudgeTest {
    private fun Rig.judgeAgain() {
        open()
        tap("Settings")
        tap("Judge again")
        tap("Begin")
        until("all are judged") { (session.top.store.state as RejudgeState).found != null }
    }

    private fun Rig.keepTwo() =
        core {
            Samples.states("three_reps") { judged ->
                repeat(2) { i -> library.save(now().let { at -> at.copy(utcMs = at.utcMs - i * 86_400_000L) }, SetFacts(), judged) }
            }
        }

    @Test
    fun `sets that come out as before are told in one sentence`() {
        Rig().use { rig ->
            rig.keepTwo()
            rig.judgeAgain()
            rig.see("Every set comes out as before.")
        }
    }

    @Test
    fun `a set that older rules judged otherwise is shown with both verdicts, and changes when the lifter says so`() {
        Rig().use { rig ->
            rig.keepTwo()
            val id =
                rig.core {
                    library
                        .sets(count = 1)
                        .sets
                        .single()
                        .id
                }
            val today =
                rig.core {
                    library
                        .set(id)
                        .report!!
                        .set.verdict
                }
            val then = if (today == Verdict.HELD) Verdict.LARGE else Verdict.HELD
            assumeTrue("Python 3 is not installed", judgedOtherwise(File(rig.app.filesDir, "library/keel.db"), id, then))
            rig.judgeAgain()
            rig.see("1 set comes out differently")
            val found = (rig.session.top.store.state as RejudgeState).found!!.single()
            assertEquals(listOf(then, today), listOf(found.before!!.verdict, found.after!!.verdict))
            assertEquals(
                then,
                rig.core {
                    library
                        .set(id)
                        .report!!
                        .set.verdict
                },
            )
            rig.tap("Take all over")
            rig.see("1 set taken over")
            assertEquals(
                today,
                rig.core {
                    library
                        .set(id)
                        .report!!
                        .set.verdict
                },
            )
            assertTrue((rig.session.top.store.state as RejudgeState).found!!.isEmpty())
        }
    }

    /** Writes another verdict into a kept report, as older rules would have. */
    private fun judgedOtherwise(
        database: File,
        id: String,
        verdict: Verdict,
    ): Boolean =
        runCatching { ProcessBuilder("python3", "-c", OTHERWISE, database.path, id, verdict.name.lowercase()).inheritIO().start().waitFor() == 0 }
            .getOrDefault(false)

    private companion object {
        val OTHERWISE =
            """
            import gzip, json, sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            row, packed = db.execute("SELECT r.set_row, r.json_gz FROM reports r JOIN sets s ON s.row = r.set_row WHERE s.id = ?", (sys.argv[2],)).fetchone()
            report = json.loads(gzip.decompress(packed))
            report["set"]["verdict"] = sys.argv[3]
            report["rules"] = 1
            db.execute("UPDATE reports SET json_gz = ? WHERE set_row = ?", (gzip.compress(json.dumps(report).encode()), row))
            db.commit()
            """.trimIndent()
    }
}
