package io.keel.app.screen.place

import android.view.Gravity
import android.view.Surface
import android.view.View
import android.widget.LinearLayout
import io.keel.Condition
import io.keel.ReadinessItem
import io.keel.app.R
import io.keel.app.screen.FilmScreen
import io.keel.app.screen.Route
import io.keel.app.screen.Tell
import io.keel.app.screen.place.PlaceModel.Companion.canArm
import io.keel.app.screen.sentence
import io.keel.app.seam.CameraLoss
import io.keel.app.ui.Fitted
import io.keel.app.ui.Leave
import io.keel.app.ui.Slot
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class PlaceView(
    ui: Ui,
    private val send: (PlaceIntent) -> Unit,
    back: Leave,
    surface: (Surface?) -> Unit,
) : FilmScreen<PlaceState>(ui, ui.say(R.string.place_title), back, PICTURE, zoomable = false, surface) {
    private val lines = LiveLines(ui.context.resources.displayMetrics.density)
    private val tell = Tell(ui.words)
    private val parts = Slot(ui.context)

    init {
        told.addView(parts)
    }

    override fun draw(state: PlaceState) {
        val live = state.live?.state
        state.live?.let { picture.picture(it.widthPx, it.heightPx) }
        picture.over { canvas, place ->
            state.spotToFind?.let { lines.ghost(canvas, place, it, state.live?.widthPx ?: it.widthPx) }
            lines.draw(canvas, place, live)
        }
        over.show(hint(state)) { hint(state)?.let { big(it, live?.ready == true) } }
        val items = live?.readiness.orEmpty()
        parts.show(listOf(state.loss, items, state.facts, state.soreBefore, state.canArm, live?.spot?.same)) { content(state, items) }
    }

    /** One thing to do, to be read from four metres. */
    private fun hint(state: PlaceState): String? {
        val live = state.live?.state
        return when {
            state.loss != null -> null
            live == null -> ui.say(R.string.camera_opens)
            live.advice != null -> ui.words.start(ui.words.of("spoken", live.advice!!))
            live.ready -> ui.words.start(ui.words.of("cue.ready"))
            else -> null
        }
    }

    private fun LinearLayout.big(
        hint: String,
        ready: Boolean,
    ) {
        val view = Fitted(context, hint, ui.color(if (ready) R.color.on_keel else R.color.on_film))
        view.setBackgroundColor(ui.color(if (ready) R.color.keel else R.color.scrim))
        addView(view, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, ui.dp(HINT)))
    }

    private fun LinearLayout.content(
        state: PlaceState,
        items: List<ReadinessItem>,
    ) {
        state.loss?.let { lost(it) }
        if (state.loss == null) {
            add(ui.primary(ui.say(R.string.arm), state.canArm) { send(PlaceIntent.Arm) })
            state.live
                ?.state
                ?.advice
                ?.let { add(ui.text(ui.words.of("readiness", it), Type.STRONG), Space.M) }
            add(ui.flow { items.forEach { addView(check(it)) } }, Space.M)
        }
        state.soreBefore?.let {
            add(ui.text(ui.words.of("question.before"), Type.STRONG), Space.M)
            add(
                ui.flow {
                    addView(ui.quiet(ui.say(R.string.not_sore)) { send(PlaceIntent.NotSore) })
                    addView(ui.quiet(ui.say(R.string.sore_somewhere)) { send(PlaceIntent.Open(Route.Soreness)) })
                },
            )
        }
        if (state.live
                ?.state
                ?.spot
                ?.same == true
        ) {
            add(ui.text(ui.say(R.string.same_spot), Type.LABEL, R.color.quiet_ink), Space.M)
        }
        val facts = tell.facts(state.facts).ifEmpty { ui.say(R.string.details_none) }
        add(
            ui.card(ui.say(R.string.details) + ": " + facts, { send(PlaceIntent.Open(Route.Details(null))) }) {
                add(ui.text(ui.say(R.string.details), Type.LABEL, R.color.quiet_ink))
                add(ui.text(facts, Type.STRONG), Space.XS)
            },
            Space.M,
        )
        if (state.loss == null) add(ui.quiet(ui.say(R.string.range_check), state.canArm) { send(PlaceIntent.Open(Route.Range)) }, Space.M)
    }

    private fun LinearLayout.lost(loss: CameraLoss) {
        add(ui.text(ui.say(loss.sentence), Type.STRONG))
        if (loss == CameraLoss.DENIED) add(ui.primary(ui.say(R.string.allow_camera)) { send(PlaceIntent.SystemSettings) })
        add(ui.quiet(ui.say(R.string.try_again)) { send(PlaceIntent.Retry) })
    }

    /** A check with a sign that is no colour: done, to be done, or not known yet. */
    private fun check(item: ReadinessItem): View {
        val sign =
            when (item.condition) {
                Condition.GOOD -> "✓"
                Condition.WARN -> "!"
                Condition.BAD -> "✕"
                Condition.UNKNOWN -> "…"
            }
        val ink = if (item.condition == Condition.BAD) R.color.large else R.color.ink
        return ui.text("$sign ${ui.words.of("check", item.check)}", Type.LABEL, ink).apply {
            gravity = Gravity.CENTER_VERTICAL
            background = ui.fill(R.color.raised, R.color.line)
            setPadding(ui.dp(Space.S), ui.dp(Space.XS), ui.dp(Space.S), ui.dp(Space.XS))
            contentDescription = "${ui.words.of("check", item.check)}: ${ui.say(CONDITIONS.getValue(item.condition))}"
        }
    }

    private companion object {
        const val PICTURE = 0.5f
        const val HINT = 96
        val CONDITIONS =
            mapOf(
                Condition.GOOD to R.string.condition_good,
                Condition.WARN to R.string.condition_warn,
                Condition.BAD to R.string.condition_bad,
                Condition.UNKNOWN to R.string.condition_unknown,
            )
    }
}
