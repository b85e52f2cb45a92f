package io.keel.app.ui

import android.util.TypedValue
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import io.keel.Phase
import io.keel.RepVerdict
import io.keel.Verdict
import io.keel.app.R

/** What a cell tells of a phase of a rep. */
data class Cell(
    val phase: Phase,
    val verdict: Verdict,
    val changeDeg: Double?,
    val marginDeg: Double?,
    val round: Boolean,
)

/** One cell for each rep and phase: shape, colour and degrees; spoken as a sentence. */
class VerdictGrid(
    private val ui: Ui,
) {
    /** The grid of a set; [tapped] hears which rep was tapped. */
    fun of(
        rows: List<Pair<RepVerdict, List<Cell>>>,
        tapped: (RepVerdict) -> Unit,
    ): View =
        ui.column {
            if (rows.isEmpty()) return@column
            add(header(rows.first().second.map { it.phase }))
            rows.forEach { (rep, cells) -> add(row(rep, cells, tapped), Space.XS) }
        }

    private fun header(phases: List<Phase>): View =
        ui.row {
            importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS
            addView(View(context), LinearLayout.LayoutParams(ui.dp(NUMBER), 1))
            phases.forEach { phase ->
                val most = TypedValue.applyDimension(TypedValue.COMPLEX_UNIT_SP, SMALL_SP, resources.displayMetrics)
                val name = Fitted(context, ui.words.of("phase", phase), ui.color(R.color.quiet_ink), most, bold = false)
                addView(name, LinearLayout.LayoutParams(0, (most * LINE).toInt(), 1f))
            }
        }

    private fun row(
        rep: RepVerdict,
        cells: List<Cell>,
        tapped: (RepVerdict) -> Unit,
    ): View =
        ui.column {
            minimumHeight = ui.dp(Space.TOUCH)
            background = ui.fill(R.color.raised, R.color.line)
            setPadding(0, 0, 0, ui.dp(Space.S))
            isFocusable = true
            contentDescription = spoken(rep, cells)
            tag = "rep ${rep.index}"
            setOnClickListener { tapped(rep) }
            val shapes =
                ui.row {
                    val number = ui.text(if (rep.attempt) "–" else rep.index.toString(), Type.STRONG)
                    number.gravity = Gravity.CENTER
                    addView(number, LinearLayout.LayoutParams(ui.dp(NUMBER), WRAP_CONTENT))
                    cells.forEach { addView(CellView(ui, it), LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f)) }
                }
            addView(shapes)
            val told =
                ui.row {
                    setPadding(ui.dp(Space.M), 0, ui.dp(Space.M), 0)
                    add(VerdictMark(context, ui, rep.verdict, ui.dp(MARK)))
                    add(ui.text(word(rep)), Space.S, weight = 1f)
                }
            addView(told)
            for (i in 0 until childCount) getChildAt(i).importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS
        }

    /** What a rep came to: where it was lost, or that it held, and the change with its margin. */
    private fun word(rep: RepVerdict): String {
        val word = rep.lostAt?.let { ui.words.of("lost_at", it) } ?: ui.words.of("verdict", rep.verdict)
        val change = if (rep.verdict == Verdict.NOT_JUDGED) "" else ui.words.change(rep.changeDeg, rep.marginDeg)
        return listOf(word, change).filter(String::isNotEmpty).joinToString(" · ")
    }

    private fun spoken(
        rep: RepVerdict,
        cells: List<Cell>,
    ): String {
        val name = if (rep.attempt) ui.words.of("summary.attempt") else ui.words.of("summary.rep", "rep" to rep.index)
        val told = cells.joinToString(", ") { cell -> "${ui.words.of("phase", cell.phase)}: ${told(cell)}" }
        return "$name. $told. ${word(rep)}."
    }

    private fun told(cell: Cell): String {
        val word = if (cell.phase == Phase.SETUP) setupWord(cell) else ui.words.of("verdict", cell.verdict)
        return listOf(word, ui.words.change(cell.changeDeg, cell.marginDeg)).filter(String::isNotEmpty).joinToString(" ")
    }

    private fun setupWord(cell: Cell): String =
        when {
            cell.round -> ui.words.of("page.round")
            cell.verdict == Verdict.NOT_JUDGED -> ui.words.of("verdict", cell.verdict)
            else -> ui.say(R.string.setup_seen)
        }

    private companion object {
        const val NUMBER = 36
        const val MARK = 20
        const val SMALL_SP = 12f
        const val LINE = 1.5f
    }
}
