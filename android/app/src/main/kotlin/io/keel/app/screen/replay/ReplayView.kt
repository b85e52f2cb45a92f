package io.keel.app.screen.replay

import android.graphics.Canvas
import android.graphics.Matrix
import android.view.Surface
import android.view.View
import android.widget.LinearLayout
import io.keel.Lift
import io.keel.RepEvent
import io.keel.app.R
import io.keel.app.screen.FilmScreen
import io.keel.app.screen.replay.ReplayModel.Companion.at
import io.keel.app.ui.ChangeGraph
import io.keel.app.ui.Curves
import io.keel.app.ui.Leave
import io.keel.app.ui.Slot
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class ReplayView(
    ui: Ui,
    private val send: (ReplayIntent) -> Unit,
    back: Leave,
    surface: (Surface?) -> Unit,
) : FilmScreen<ReplayState>(ui, ui.say(R.string.replay), back, PICTURE, zoomable = true, surface) {
    private val curves = Curves(ui.context.resources.displayMetrics.density)
    private val now = ui.text("", Type.STRONG)
    private val controls = Slot(ui.context)
    private val graph =
        ChangeGraph(ui) { timeS, done ->
            send(if (state?.moving != null) ReplayIntent.Drag(timeS) else ReplayIntent.Scrub(timeS))
            if (done && state?.moving != null) send(ReplayIntent.Drop)
        }.apply {
            contentDescription = ui.words.of("page.graph_label")
        }
    private val jumps = Slot(ui.context)
    private val edit = Slot(ui.context)
    private var state: ReplayState? = null

    init {
        told.add(now)
        told.add(controls, Space.XS)
        told.add(graph)
        told.add(jumps)
        told.add(edit, Space.M)
    }

    override fun draw(state: ReplayState) {
        this.state = state
        val opened = state.opened ?: return
        opened.set.report
            ?.source
            ?.let { picture.picture(it.widthPx, it.heightPx) }
        picture.over { canvas, place -> lines(canvas, place, state) }
        now.text = now(state)
        val worst =
            opened.set.report
                ?.set
                ?.marginDeg ?: 0.0
        graph.show(
            opened.series,
            worst,
            opened.set.report
                ?.source
                ?.durationS ?: 0.0,
        )
        graph.cursor(state.timeS, state.moving?.toS)
        controls.show(listOf(state.playing, state.slow, state.layer, opened.hasFilm, state.still)) { controls(state, opened.hasFilm) }
        jumps.show(opened.jumps) { jumps(state) }
        edit.show(listOf(state.editing, state.moving?.event, state.asksDelete, state.asksLift, state.corrected, state.rep?.index)) { edit(state) }
    }

    private fun lines(
        canvas: Canvas,
        place: Matrix,
        state: ReplayState,
    ) {
        val overlay = state.shown?.overlay ?: return
        if (state.layer == Layer.OFF) return
        if (state.layer == Layer.CURVE_AND_SETUP) curves.setup(canvas, overlay.setup, place)
        curves.moment(canvas, overlay.curve, place)
    }

    /** The moment in words: time, rep, phase and change. */
    private fun now(state: ReplayState): String {
        val overlay = state.shown?.overlay
        return listOfNotNull(
            "${ui.words.number(state.timeS, 2)} s",
            overlay?.rep?.let { ui.words.of("summary.rep", "rep" to it) },
            overlay?.phase?.let { ui.words.of("phase", it) },
            overlay?.changeDeg?.let(ui.words::degrees),
        ).joinToString(" · ")
    }

    private fun LinearLayout.controls(
        state: ReplayState,
        hasFilm: Boolean,
    ) {
        if (!hasFilm) add(ui.text(ui.words.of("library.video_missing"), Type.LABEL, R.color.quiet_ink))
        add(
            ui.flow {
                addView(ui.quiet("◀") { send(ReplayIntent.StepBy(-1)) }.named("page.frame_back"))
                addView(ui.primary(if (state.playing) "❚❚" else "▶", hasFilm) { send(ReplayIntent.PlayOrPause) }.named("page.play"))
                addView(ui.quiet("▶|") { send(ReplayIntent.StepBy(1)) }.named("page.frame_forward"))
                addView(ui.chip("¼", state.slow) { send(ReplayIntent.Slow) }.named("page.slow"))
                val layer =
                    when (state.layer) {
                        Layer.CURVE_AND_SETUP -> "page.layer_setup"
                        Layer.CURVE -> "page.layer_curve"
                        Layer.OFF -> "page.layer_off"
                    }
                addView(ui.quiet(ui.words.of(layer)) { send(ReplayIntent.NextLayer) })
                addView(ui.quiet(ui.say(R.string.save_picture), hasFilm && state.still != Still.Writing) { send(ReplayIntent.SaveStill) })
            },
        )
        when (val still = state.still) {
            is Still.Written -> add(ui.text(ui.say(R.string.exported_one), Type.STRONG))
            is Still.Unreadable -> add(ui.text(ui.say(R.string.clip_unreadable), Type.STRONG))
            is Still.Refused -> add(ui.text(ui.words.failure(still.failure), Type.STRONG))
            is Still.None, is Still.Writing -> Unit
        }
    }

    private fun View.named(key: String): View = apply { contentDescription = ui.words.of(key) }

    private fun LinearLayout.jumps(state: ReplayState) {
        state.opened?.jumps.orEmpty().groupBy { it.rep }.forEach { (rep, jumps) ->
            add(ui.text(ui.words.of("page.rep", "rep" to rep), Type.LABEL, R.color.quiet_ink))
            add(
                ui.flow {
                    jumps.forEach { jump ->
                        val chip = ui.quiet(ui.words.of("jump", jump.kind)) { send(ReplayIntent.JumpTo(jump)) }
                        chip.contentDescription = "${ui.words.of("page.rep", "rep" to rep)}, ${ui.words.of("jump", jump.kind)}"
                        chip.tag = chip.contentDescription
                        addView(chip)
                    }
                },
                Space.XS,
            )
        }
    }

    private fun LinearLayout.edit(state: ReplayState) {
        val rep = state.rep
        when {
            state.asksDelete != null -> {
                add(ui.text(ui.say(R.string.delete_rep_asks, "rep" to state.asksDelete.index), Type.STRONG))
                add(ui.grave(ui.say(R.string.delete_rep)) { send(ReplayIntent.DeleteRep) })
                add(ui.quiet(ui.say(R.string.cancel)) { send(ReplayIntent.AskDelete(null)) })
            }

            state.asksLift -> {
                add(ui.text(ui.say(R.string.name_lift), Type.STRONG))
                add(ui.flow { Lift.entries.forEach { lift -> addView(ui.quiet(ui.words.of("lift", lift)) { send(ReplayIntent.NameLift(lift)) }) } })
            }

            state.moving != null -> {
                add(ui.text(ui.say(R.string.drag_event, "event" to eventWord(state.moving.event)), Type.STRONG))
                add(
                    ui.flow {
                        addView(ui.quiet("◀") { send(ReplayIntent.StepBy(-1)) }.named("page.frame_back"))
                        addView(ui.quiet("▶|") { send(ReplayIntent.StepBy(1)) }.named("page.frame_forward"))
                        addView(ui.primary(ui.say(R.string.done)) { send(ReplayIntent.Drop) })
                        addView(ui.quiet(ui.say(R.string.cancel)) { send(ReplayIntent.LetGo) })
                    },
                )
            }

            !state.editing -> {
                add(ui.quiet(ui.say(R.string.correct)) { send(ReplayIntent.Edit) })
            }

            else -> {
                add(ui.text(ui.say(R.string.correct_what, "rep" to (rep?.index ?: "")), Type.STRONG))
                add(
                    ui.flow {
                        RepEvent.entries.filter { rep?.at(it) != null }.forEach { event ->
                            addView(ui.quiet(ui.say(R.string.move_event, "event" to eventWord(event))) { send(ReplayIntent.Grab(event)) })
                        }
                        addView(ui.quiet(ui.say(R.string.split_rep), rep != null) { send(ReplayIntent.SplitRep) })
                        addView(ui.quiet(ui.say(R.string.delete_rep)) { send(ReplayIntent.AskDelete(rep)) })
                        addView(ui.quiet(ui.say(R.string.name_lift)) { send(ReplayIntent.AskLift(true)) })
                        if (state.corrected > 0) addView(ui.quiet(ui.say(R.string.undo_correction)) { send(ReplayIntent.UndoCorrection) })
                        addView(ui.quiet(ui.say(R.string.done)) { send(ReplayIntent.Edit) })
                    },
                )
            }
        }
    }

    private fun eventWord(event: RepEvent): String =
        when (event) {
            RepEvent.LIFTOFF -> ui.words.of("phase.liftoff")
            RepEvent.KNEE_PASS -> ui.words.of("phase.knee_pass")
            RepEvent.LOCKOUT -> ui.words.of("phase.lockout")
            RepEvent.DESCENT -> ui.words.of("phase.descent")
            RepEvent.END -> ui.say(R.string.event_end)
        }

    private companion object {
        const val PICTURE = 0.45f
    }
}
