package io.keel.app.screen.verdict

import io.keel.Phase
import io.keel.RepVerdict
import io.keel.Report
import io.keel.Verdict
import io.keel.app.ui.Cell

/** The cells of a set, as the core's report has them: for each rep set-up, liftoff, knee-pass and lockout, or the phases of a lift from the top. */
object Cells {
    private val FROM_FLOOR = listOf(Phase.SETUP, Phase.LIFTOFF, Phase.KNEE_PASS, Phase.LOCKOUT)
    private val FROM_TOP = listOf(Phase.DESCENT, Phase.BOTTOM, Phase.ASCENT)

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
        val isSetup = phase == Phase.SETUP
        // A set-up has no change of its own: it tells whether the back was round already.
        val own = if (isSetup) Verdict.HELD else found?.word
        val verdict = own.takeIf { found?.judged == true } ?: Verdict.NOT_JUDGED
        val change = found?.changeDeg?.takeIf { found.judged && !isSetup }
        return Cell(phase, verdict, change, found?.marginDeg.takeIf { change != null }, isSetup && rep.setup.rounded == true)
    }
}
