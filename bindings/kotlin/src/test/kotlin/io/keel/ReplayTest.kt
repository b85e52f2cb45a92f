package io.keel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.io.ByteArrayInputStream
import javax.imageio.ImageIO

/** Looking at a set again, and at what stays of it. */
class ReplayTest {
    @Test
    fun `jumps lead to moments that can be drawn`() {
        Samples.judged().use { judged ->
            judged.replay().use { replay ->
                assertEquals(judged.report, replay.report)
                val worst = replay.jumps.filter { it.kind == JumpKind.WORST }
                assertEquals(3, worst.size)
                for (jump in worst) {
                    val overlay = replay.overlayAt(jump.timeS)!!
                    assertEquals(jump.rep, overlay.rep)
                    assertEquals(judged.report.reps[jump.rep - 1].changeDeg!!, overlay.changeDeg!!, 1.5)
                    assertTrue(overlay.curve.size > 40 && overlay.setup.size == overlay.curve.size)
                    assertEquals(overlay, replay.overlayAt(jump.timeS))
                }
                assertNull(replay.overlayAt(-1.0))
            }
        }
    }

    @Test
    fun `a long series is thinned for drawing`() {
        Samples.judged().use { judged ->
            judged.replay().use { replay ->
                val series = replay.series(100)
                assertTrue(series.size in 50..110)
                val worst = judged.report.set.worstRep!!
                val peak = series.filter { it.timeS in judged.report.reps[worst - 1].let { r -> r.startS..r.lockoutS!! } }.maxOf { it.changeDeg ?: 0.0 }
                assertEquals(judged.report.set.changeDeg!!, peak, 1.5)
            }
        }
    }

    @Test
    fun `a still is a picture with its curves`() {
        Samples.judged().use { judged ->
            judged.replay().use { replay ->
                val blank = Samples.Blank()
                val jump = replay.jumps.first { it.kind == JumpKind.WORST }
                val jpeg = replay.still(blank.at(0), jump.timeS, "3° ± 2°")
                val picture = ImageIO.read(ByteArrayInputStream(jpeg))
                assertEquals(720 to 1280, picture.width to picture.height)
                assertThrows(KeelException.NotThere::class.java) { replay.still(blank.at(0), -1.0, "") }
                val small = ImageIO.read(ByteArrayInputStream(Keel.thumbnail(blank.at(0), 256)))
                assertEquals(144 to 256, small.width to small.height)
            }
        }
    }

    @Test
    fun `the same spot is found again by its ghost`() {
        Samples.judged().use { judged ->
            val ghost = judged.setupGhost!!
            assertEquals(1080 to 1920, ghost.widthPx to ghost.heightPx)
            assertTrue(ghost.platePx > 50 && ghost.plate.x > 0)
            assertNotNull(ghost.yawDeg)
            assertTrue(ghost.contour.size >= 0 && ghost.curve[0] != ghost.curve[1])
            LiveSet.rehearsing(Samples.track("three_reps")).use { live ->
                live.setGhost(ghost)
                live.place()
                val blank = Samples.Blank()
                val states = List(80) { live.push(blank.at(Samples.timeNs(it))) }
                assertTrue(states.mapNotNull { it.spot }.any { it.scale in 0.9..1.1 })
                live.setGhost(null)
                assertNull(live.push(blank.at(Samples.timeNs(80))).spot)
            }
        }
    }
}
