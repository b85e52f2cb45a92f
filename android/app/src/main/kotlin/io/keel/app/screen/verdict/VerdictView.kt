package io.keel.app.screen.verdict

import android.graphics.BitmapFactory
import android.view.View
import android.widget.ImageView
import android.widget.LinearLayout
import io.keel.PictureKind
import io.keel.Report
import io.keel.VideoState
import io.keel.app.R
import io.keel.app.screen.Route
import io.keel.app.screen.Tell
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.VerdictGrid
import io.keel.app.ui.VerdictMark
import io.keel.app.ui.add

class VerdictView(
    ui: Ui,
    private val send: (VerdictIntent) -> Unit,
    back: Leave,
) : Page<VerdictState>(ui, ui.words.start(ui.words.of("stage.judged")), back) {
    private val tell = Tell(ui.words)

    override fun LinearLayout.content(state: VerdictState) {
        val report = state.report
        state.asksDelete?.let { return asks(it) }
        if (state.exported) add(ui.text(ui.say(R.string.exported_one), Type.STRONG))
        if (state.evidence) return evidence(state)
        state.notKept?.let { add(ui.text("${ui.say(R.string.not_kept)} ${ui.words.failure(it)}", Type.STRONG)) }
        state.filmRefused?.let { add(ui.text("${ui.say(R.string.film_refused)} ${ui.words.failure(it)}", Type.STRONG)) }
        when {
            report != null -> {
                judged(report)
            }

            state.failure != null -> {
                add(ui.text(ui.say(R.string.judging_failed), Type.HEADLINE))
                add(ui.text(ui.words.failure(state.failure)))
            }

            state.id != null -> {
                add(ui.text(ui.words.of("failure.not_there_report"), Type.HEADLINE))
            }

            else -> {
                add(ui.text(ui.say(R.string.judging), Type.HEADLINE))
            }
        }
        val facts = tell.facts(state.facts, report?.lift)
        add(
            ui.card(ui.say(R.string.details) + ": " + facts, { leadTo { Route.Details(it) } }) {
                add(ui.text(facts.ifEmpty { ui.say(R.string.details_none) }, Type.STRONG))
                state.facts.note?.let { add(ui.text(it), Space.XS) }
            },
            Space.M,
        )
        if (state.video != VideoState.NONE && state.video != VideoState.PRESENT) {
            add(ui.text(ui.words.of("video", state.video), Type.LABEL, R.color.quiet_ink), Space.M)
        }
        if (state.id != null || report != null) ways(state)
    }

    private fun LinearLayout.judged(report: Report) {
        val headline =
            ui.row {
                add(VerdictMark(context, ui, report.set.verdict, ui.dp(MARK)))
                add(ui.fit(ui.text(tell.headline(report), Type.HEADLINE), 3 * Space.M + MARK), Space.M, weight = 1f)
            }
        add(headline)
        report.set.headline.reason
            ?.let { add(ui.text(tell.fix(it), Type.STRONG)) }
        report.set.changeDeg?.let { largest(it, report.set.marginDeg) }
        if (report.set.repsJudged < report.set.reps && report.set.repsJudged > 0) {
            add(ui.text(ui.words.of("summary.not_all_judged", "judged" to report.set.repsJudged, "reps" to report.set.reps)))
        }
        add(VerdictGrid(ui).of(Cells.of(report)) { send(VerdictIntent.Keep(Next.To { Route.Replay(it) })) }, Space.M)
        findings(report).forEach { add(ui.text(it), Space.S) }
    }

    private fun evidence(): View = ui.quiet(ui.say(R.string.evidence)) { send(VerdictIntent.Keep(Next.Evidence)) }

    /** The largest change, and one tap from it the pictures that show it. */
    private fun LinearLayout.largest(
        changeDeg: Double,
        marginDeg: Double?,
    ) {
        val evidence = evidence()
        val number = ui.text(ui.words.change(changeDeg, marginDeg), Type.NUMBER)
        val label = ui.text(ui.words.of("page.largest_change"), Type.LABEL, R.color.quiet_ink)
        if (ui.isLarge) {
            listOf(number to Space.M, label to 0, evidence to Space.S).forEach { (view, above) -> add(view, above) }
            return
        }
        val told =
            ui.column {
                add(number)
                add(label, 0)
            }
        add(
            ui.row {
                add(told, weight = 1f)
                add(evidence)
            },
            Space.M,
        )
    }

    private fun findings(report: Report): List<String> =
        report.reps
            .flatMap { rep ->
                rep.findings.map { finding ->
                    val against =
                        rep.setup.against
                            ?.let { ui.words.of("setup_reference", it) }
                            .orEmpty()
                    val deg = finding.deg?.let { ui.words.number(it) }.orEmpty()
                    finding.code to ui.words.of("finding.${finding.code.name.lowercase()}", "deg" to deg, "against" to against)
                }
            }.distinctBy { it.first }
            .map { it.second }

    private fun LinearLayout.evidence(state: VerdictState) {
        if (state.pictures.none { it.kind != PictureKind.THUMBNAIL }) add(ui.text(ui.say(R.string.no_evidence)))
        listOf(PictureKind.SETUP to "page.still_setup", PictureKind.WORST to "page.still_worst").forEach { (kind, key) ->
            state.pictures.firstOrNull { it.kind == kind }?.let { picture ->
                val told = ui.words.of(key, "rep" to (picture.rep ?: ""))
                add(ui.text(told, Type.STRONG), Space.M)
                val view =
                    ImageView(context).apply {
                        setImageBitmap(BitmapFactory.decodeFile(picture.path))
                        adjustViewBounds = true
                        contentDescription = told
                    }
                add(view)
                add(ui.quiet(ui.say(R.string.save_picture)) { send(VerdictIntent.SavePicture(picture)) }.apply { contentDescription = "$text: $told" })
            }
        }
    }

    private fun LinearLayout.ways(state: VerdictState) {
        val ways =
            ui.flow {
                if (state.report != null) addView(ui.quiet(ui.say(R.string.compare)) { leadTo { Route.Compare(it) } })
                if (state.report != null && state.report.set.changeDeg == null) addView(evidence())
                addView(ui.quiet(ui.say(R.string.export)) { send(VerdictIntent.Export) })
                if (state.video == VideoState.PRESENT) addView(ui.quiet(ui.say(R.string.delete_film)) { send(VerdictIntent.AskDelete(Deletion.FILM)) })
                addView(ui.quiet(ui.say(R.string.delete_set)) { send(VerdictIntent.AskDelete(Deletion.SET)) })
            }
        add(ways, Space.M)
    }

    private fun LinearLayout.asks(what: Deletion) {
        val question = if (what == Deletion.SET) R.string.delete_set_asks else R.string.delete_film_asks
        add(ui.text(ui.say(question), Type.HEADLINE))
        add(ui.grave(ui.say(if (what == Deletion.SET) R.string.delete_set else R.string.delete_film)) { send(VerdictIntent.Delete) }, Space.M)
        add(ui.quiet(ui.say(R.string.cancel)) { send(VerdictIntent.AskDelete(null)) })
    }

    override fun LinearLayout.actions(state: VerdictState) {
        if (state.asksDelete != null || (state.report == null && state.id == null)) return
        if (state.evidence) {
            add(ui.quiet(ui.say(R.string.done)) { send(VerdictIntent.Keep(Next.Stay)) })
            return
        }
        if (state.notKept != null) add(ui.quiet(ui.say(R.string.try_again)) { send(VerdictIntent.Keep(Next.Stay)) })
        if (state.canUndo) add(ui.quiet(ui.say(R.string.undo_stop)) { send(VerdictIntent.Undo) })
        val replay = ui.quiet(ui.say(R.string.replay), state.report != null) { leadTo { Route.Replay(it) } }
        val next = ui.primary(ui.say(R.string.next_set)) { send(VerdictIntent.Keep(Next.NextSet)) }
        if (ui.isLarge) {
            add(replay)
            add(next)
        } else {
            add(side(replay, next))
        }
    }

    private fun side(vararg views: View): View = ui.row { views.forEach { add(it, weight = 1f, height = LinearLayout.LayoutParams.MATCH_PARENT) } }

    private fun leadTo(route: (String) -> Route) = send(VerdictIntent.Keep(Next.To(route)))

    private companion object {
        const val MARK = 44
    }
}
