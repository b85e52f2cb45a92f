package io.keel.app.screen.home

import android.widget.LinearLayout
import io.keel.Session
import io.keel.app.R
import io.keel.app.screen.Route
import io.keel.app.screen.SetRow
import io.keel.app.screen.Tell
import io.keel.app.ui.Page
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class HomeView(
    ui: Ui,
    private val send: (HomeIntent) -> Unit,
) : Page<HomeState>(ui, ui.say(R.string.app_name), null) {
    private val tell = Tell(ui.words)

    override fun LinearLayout.content(state: HomeState) {
        state.damaged?.let { damaged ->
            add(ui.text(ui.words.failure(damaged)))
            if (state.canRepair) {
                add(ui.primary(ui.say(if (state.repairing) R.string.repairing else R.string.repair), !state.repairing) { send(HomeIntent.Repair) })
            } else {
                add(ui.primary(ui.say(R.string.try_again)) { send(HomeIntent.Repaired) })
            }
            return
        }
        state.recovered?.let { set ->
            add(ui.card(ui.say(R.string.recovered), { open(Route.Verdict(set)) }) { add(ui.text(ui.say(R.string.recovered))) })
        }
        state.waiting?.let { add(ui.text("${ui.say(R.string.not_kept)} ${ui.words.failure(it)}", Type.STRONG)) }
        if (state.due.isNotEmpty()) add(due(state), Space.M)
        val last = state.last
        if (state.loaded && last == null) {
            add(ui.text(ui.say(R.string.no_sets_title), Type.HEADLINE), Space.L)
            add(ui.text(ui.say(R.string.no_sets)))
        }
        last?.let { session(it, state) }
        if (state.earlier.isNotEmpty()) {
            add(ui.text(ui.say(R.string.earlier), Type.HEADLINE), Space.L)
            state.earlier.forEach { set -> add(SetRow(ui).show(set, dated = true) { open(Route.Verdict(set.id)) }.root) }
        }
        ways()
    }

    private fun due(state: HomeState) =
        ui.card(ui.say(R.string.soreness_waits), { open(Route.Soreness) }) {
            val due = state.due.first()
            add(ui.text(ui.words.of("question.${due.question.name.lowercase()}", "day" to ui.words.day(due.day)), Type.STRONG))
            add(ui.text(ui.say(R.string.soreness_waits), Type.LABEL, R.color.quiet_ink), Space.XS)
        }

    private fun LinearLayout.session(
        session: Session,
        state: HomeState,
    ) {
        add(ui.text(ui.say(R.string.last_session), Type.HEADLINE), Space.L)
        add(ui.text(ui.words.day(session.started), Type.LABEL, R.color.quiet_ink), Space.XS)
        state.worst?.changeDeg?.let { worst ->
            add(ui.text(ui.words.degrees(worst), Type.NUMBER))
            add(ui.text(tell.worst(state.worst), Type.BODY), 0)
        }
        add(ui.text(ui.say(if (state.due.isEmpty()) R.string.soreness_answered else R.string.soreness_open), Type.LABEL, R.color.quiet_ink), Space.XS)
        state.sets.forEach { set -> add(SetRow(ui).show(set, dated = false) { open(Route.Verdict(set.id)) }.root) }
        if (state.more > 0) add(ui.quiet(ui.say(R.string.and_more, "count" to state.more)) { open(Route.Library) })
    }

    private fun LinearLayout.ways() {
        val ways =
            ui.flow {
                listOf(
                    R.string.library to Route.Library,
                    R.string.trends to Route.Trends,
                    R.string.soreness to Route.Soreness,
                    R.string.import_clip to Route.Import,
                    R.string.settings to Route.Settings,
                ).forEach { (name, route) -> addView(ui.quiet(ui.say(name)) { open(route) }) }
            }
        add(ways, Space.L)
    }

    override fun LinearLayout.actions(state: HomeState) {
        if (state.damaged == null) add(ui.primary(ui.say(R.string.film_a_set)) { open(Route.Place) })
    }

    private fun open(route: Route) = send(HomeIntent.Open(route))
}
