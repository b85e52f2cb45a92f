package io.keel.app.screen.filming

import android.graphics.Color
import android.view.Gravity
import android.view.Surface
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import io.keel.Stage
import io.keel.app.R
import io.keel.app.screen.place.LiveLines
import io.keel.app.screen.sentence
import io.keel.app.ui.ChangeBar
import io.keel.app.ui.Fitted
import io.keel.app.ui.Leave
import io.keel.app.ui.PictureView
import io.keel.app.ui.ScreenView
import io.keel.app.ui.Slot
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add
import io.keel.app.ui.backArrow
import io.keel.app.ui.clearOfBars

/** The picture over the whole screen; over it one number, one word and one bar. */
class FilmView(
    private val ui: Ui,
    private val send: (FilmIntent) -> Unit,
    back: Leave,
    surface: (Surface?) -> Unit,
) : ScreenView<FilmState> {
    private val picture = PictureView(ui.context, zoomable = false, surface)
    private val lines = LiveLines(ui.context.resources.displayMetrics.density)
    private val number = Fitted(ui.context, "", Color.WHITE)
    private val below = Fitted(ui.context, "", Color.WHITE)
    private val bar = ChangeBar(ui)
    private val word = Slot(ui.context)
    private val actions = Slot(ui.context)

    override val root: View =
        FrameLayout(ui.context).apply {
            setBackgroundColor(Color.BLACK)
            addView(picture)
            val over =
                ui.column {
                    clearOfBars(this)
                    addView(top(back), LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
                    addView(numerals(), LinearLayout.LayoutParams(MATCH_PARENT, 0, NUMBER))
                    addView(word, LinearLayout.LayoutParams(MATCH_PARENT, 0, WORD))
                    addView(bar, LinearLayout.LayoutParams(MATCH_PARENT, ui.dp(BAR)))
                    actions.setPadding(ui.dp(Space.M), ui.dp(Space.S), ui.dp(Space.M), ui.dp(Space.M))
                    addView(actions, LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
                }
            addView(over, FrameLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT))
        }

    private fun top(back: Leave): View =
        ui.row {
            setPadding(ui.dp(Space.S), 0, ui.dp(Space.S), 0)
            add(backArrow(ui, back, R.color.on_film).apply { setBackgroundColor(ui.color(R.color.scrim)) })
        }

    private fun numerals(): View =
        ui.column {
            setBackgroundColor(ui.color(R.color.scrim))
            gravity = Gravity.CENTER
            addView(number, LinearLayout.LayoutParams(MATCH_PARENT, 0, DIGITS))
            addView(below, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
        }

    override fun draw(state: FilmState) {
        val live = state.live?.state
        state.live?.let { picture.picture(it.widthPx, it.heightPx) }
        picture.over { canvas, place -> lines.draw(canvas, place, live) }
        number.text = number(state)
        below.text = below(state)
        bar.visibility = if (state.quiet || live?.stage !is Stage.Lifting) View.INVISIBLE else View.VISIBLE
        bar.show(live?.change)
        word.show(listOf(state.word, state.loss)) { word(state) }
        actions.show(listOf(live?.stage?.javaClass, state.loss)) { actions(state) }
    }

    private fun number(state: FilmState): String {
        val live = state.live?.state
        return when (live?.stage) {
            is Stage.Countdown -> (live.countdownS ?: 0).toString()
            is Stage.Lifting, is Stage.Interrupted, is Stage.Ended -> live.reps.toString()
            else -> "0"
        }
    }

    private fun below(state: FilmState): String {
        val stage = state.live?.state?.stage ?: return ui.say(R.string.camera_opens)
        val key =
            when (stage) {
                is Stage.Lifting -> return ui.words.count(R.plurals.reps, state.live.state.reps)
                is Stage.Idle -> "idle"
                is Stage.Place -> "place"
                is Stage.Countdown -> "countdown"
                is Stage.Waiting -> "waiting"
                is Stage.SetupTaken -> "setup_taken"
                is Stage.Ended -> "ended"
                is Stage.Judged -> "judged"
                is Stage.Interrupted -> "interrupted"
            }
        return ui.words.start(ui.words.of("stage.$key"))
    }

    private fun LinearLayout.word(state: FilmState) {
        val said =
            when {
                state.loss != null -> ui.say(state.loss.sentence)
                state.word != null -> ui.words.start(ui.words.of("cue", state.word))
                else -> return
            }
        val view = Fitted(context, said, Color.WHITE, ui.dp(WORD_MOST).toFloat()).apply { setBackgroundColor(ui.color(R.color.scrim)) }
        view.accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
        addView(view, LinearLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT))
    }

    private fun LinearLayout.actions(state: FilmState) {
        if (state.loss != null) add(ui.primary(ui.say(R.string.try_again)) { send(FilmIntent.Retry) })
        when (state.live?.state?.stage) {
            is Stage.Lifting, is Stage.Interrupted -> {
                add(ui.primary(ui.say(R.string.stop)) { send(FilmIntent.Stop) })
            }

            is Stage.Waiting, is Stage.SetupTaken -> {
                add(ui.quiet(ui.say(R.string.begin_by_hand)) { send(FilmIntent.Begin) })
                add(ui.quiet(ui.say(R.string.cancel)) { send(FilmIntent.Cancel) })
            }

            else -> {
                add(ui.quiet(ui.say(R.string.cancel)) { send(FilmIntent.Cancel) })
            }
        }
    }

    private companion object {
        const val NUMBER = 0.5f
        const val DIGITS = 4.5f
        const val WORD = 0.3f
        const val WORD_MOST = 64
        const val BAR = 56
    }
}
