package io.keel.app.screen.verdict

import io.keel.LostAt
import io.keel.Phase
import io.keel.RepVerdict
import io.keel.Report
import io.keel.Verdict
import io.keel.app.ui.Cell

/** The cells of a set, as the core's report has them: for each rep set-up, liftoff, knee-pass and lockout, or the phases of a lift from the top. */
object Cells {
    private val FROM_FLOOR = listOf(Phase.SETUP, Phase.LIFTOFF, Phase.KNEE_PASS, Phase.LOCKOUT)
    private val FROM_TOP = listOf(Phase.DESCENT, Phase.BOTTOM, Phase.ASCENT)
    private val LOST_IN =
        mapOf(
            LostAt.LIFTOFF to Phase.LIFTOFF,
            LostAt.KNEE_PASS to Phase.KNEE_PASS,
            LostAt.DESCENT to Phase.DESCENT,
            LostAt.BOTTOM to Phase.BOTTOM,
            LostAt.ASCENT to Phase.ASCENT,
        )
    private val LOST = setOf(Verdict.SLIGHT, Verdict.CLEAR, Verdict.LARGE)

    fun of(report: Report): List<Pair<RepVerdict, List<Cell>>> {
        val fromFloor = report.reps.any { rep -> rep.liftoffS != null || rep.kneePassS != null || rep.phases.any { it.phase == Phase.KNEE_PASS } }
        val columns = if (fromFloor || report.reps.isEmpty()) FROM_FLOOR else FROM_TOP
        return report.reps.map { rep -> rep to columns.map { cell(rep, it) } }
    }

    private fun cell(
        rep: RepVerdict,
        phase: Phase,
    ): Cell {
        val found = rep.phases.firstOrNull { it.phase == phase }
        val judged = found?.judged == true
        // The set-up tells only whether it was round, the lockout only whether it was seen.
        val alone = phase == Phase.SETUP || phase == Phase.LOCKOUT
        val verdict =
            when {
                !judged -> Verdict.NOT_JUDGED
                !alone && isLost(rep, phase, found?.changeDeg) -> rep.verdict
                else -> Verdict.HELD
            }
        val change = found?.changeDeg?.takeIf { judged && phase != Phase.SETUP }
        return Cell(phase, verdict, change, found?.marginDeg.takeIf { change != null }, phase == Phase.SETUP && rep.setup.rounded == true)
    }

    private fun isLost(
        rep: RepVerdict,
        phase: Phase,
        changeDeg: Double?,
    ): Boolean {
        val lostAt = rep.lostAt ?: return false
        if (LOST_IN[lostAt] == phase) return true
        val worst = rep.changeDeg
        return changeDeg != null && worst != null && rep.verdict in LOST && changeDeg >= worst - ROUNDING_DEG
    }

    private const val ROUNDING_DEG = 1e-6
}
