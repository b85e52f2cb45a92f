package io.keel.app.screen.replay

import io.keel.Correction
import io.keel.RepEvent
import io.keel.RepVerdict
import io.keel.app.screen.Document
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.UnreadableClip
import io.keel.app.watch.Shown

/** @property set the kept set */
class ReplayModel(
    private val set: String,
) : Model<ReplayState, ReplayIntent> {
    override val first = ReplayState()

    override fun shown(frame: Shown): ReplayIntent = ReplayIntent.Frame(frame)

    override fun opened(state: ReplayState): List<Effect<ReplayIntent>> =
        listOf(Effect.Ask { ReplayIntent.Opened(watching.open(set), library.corrections(set).size) })

    override fun closed(state: ReplayState): List<Effect<ReplayIntent>> = listOf(watch { watching.close() })

    override fun back(state: ReplayState): ReplayIntent? =
        when {
            state.moving != null -> ReplayIntent.LetGo
            state.asksDelete != null -> ReplayIntent.AskDelete(null)
            state.asksLift -> ReplayIntent.AskLift(false)
            state.editing -> ReplayIntent.Edit
            else -> null
        }

    override fun step(
        state: ReplayState,
        intent: ReplayIntent,
    ): Step<ReplayState, ReplayIntent> =
        when (intent) {
            is ReplayIntent.Opened -> opened(state, intent)
            is ReplayIntent.Frame -> frame(state, intent.shown)
            is ReplayIntent.Scrub -> go(state, state.opened?.times?.at(intent.timeS) ?: 0)
            is ReplayIntent.StepBy -> stepBy(state, intent.frames)
            is ReplayIntent.JumpTo -> go(state, state.opened?.times?.at(intent.jump.timeS) ?: 0)
            is ReplayIntent.PlayOrPause -> play(state, !state.playing)
            is ReplayIntent.Slow -> state.copy(slow = !state.slow).let { if (it.playing) play(it, true) else it.then() }
            is ReplayIntent.NextLayer -> state.copy(layer = Layer.entries[(state.layer.ordinal + 1) % Layer.entries.size]).then()
            is ReplayIntent.Edit -> state.copy(editing = !state.editing, moving = null, asksDelete = null, asksLift = false).then()
            is ReplayIntent.Grab -> grab(state, intent.event)
            is ReplayIntent.Drag -> drag(state, intent.timeS)
            is ReplayIntent.Drop -> drop(state)
            is ReplayIntent.LetGo -> state.copy(moving = null).then()
            is ReplayIntent.AskDelete -> state.copy(asksDelete = intent.rep).then()
            is ReplayIntent.DeleteRep -> correct(state.copy(asksDelete = null), state.asksDelete?.let { Correction.DeletedRep(it.withinS) })
            is ReplayIntent.SplitRep -> correct(state, Correction.SplitRep(state.timeS))
            is ReplayIntent.SaveStill -> state.copy(still = Still.None).then(Effect.Pick(NEW_STILL) { ReplayIntent.SaveStillTo(it) })
            is ReplayIntent.SaveStillTo -> state.copy(still = Still.Writing).then(still(state.timeS, intent.address))
            is ReplayIntent.StillIs -> state.copy(still = intent.still).then()
            is ReplayIntent.AskLift -> state.copy(asksLift = intent.asks).then()
            is ReplayIntent.NameLift -> correct(state.copy(asksLift = false), Correction.NamedLift(intent.lift))
            is ReplayIntent.UndoCorrection -> state.then(undo)
            is ReplayIntent.Done -> state.then()
        }

    private fun opened(
        state: ReplayState,
        intent: ReplayIntent.Opened,
    ): Step<ReplayState, ReplayIntent> {
        val next = state.copy(opened = intent.opened, corrected = intent.corrected)
        if (state.opened != null) return go(next, state.asked)
        // The film is opened where there is most to see.
        val start =
            intent.opened.jumps.let { jumps ->
                jumps.firstOrNull {
                    it.rep ==
                        intent.opened.set.report
                            ?.set
                            ?.worstRep
                } ?: jumps.firstOrNull()
            }
        return go(next, start?.let { intent.opened.times.at(it.timeS) } ?: 0)
    }

    private fun frame(
        state: ReplayState,
        shown: Shown,
    ): Step<ReplayState, ReplayIntent> {
        val last = shown.index == (state.opened?.times?.size ?: 0) - 1
        val next = state.copy(shown = shown, asked = if (state.playing) shown.index else state.asked)
        return if (state.playing && last) play(next, false) else next.then()
    }

    private fun go(
        state: ReplayState,
        to: Int,
    ): Step<ReplayState, ReplayIntent> {
        val size = state.opened?.times?.size ?: 0
        if (size == 0) return state.then()
        val index = to.coerceIn(0, size - 1)
        return state.copy(asked = index, playing = false).then(watch { watching.step(index) })
    }

    private fun stepBy(
        state: ReplayState,
        frames: Int,
    ): Step<ReplayState, ReplayIntent> {
        val times = state.opened?.times?.takeIf { it.size > 0 } ?: return state.then()
        val index = (state.asked + frames).coerceIn(0, times.size - 1)
        return if (state.moving == null) go(state, index) else drag(state, times[index])
    }

    private fun play(
        state: ReplayState,
        playing: Boolean,
    ): Step<ReplayState, ReplayIntent> {
        if (state.opened?.hasFilm != true) return state.copy(playing = false).then()
        val speed = if (state.slow) SLOW else 1f
        return state.copy(playing = playing).then(watch { if (playing) watching.play(speed) else watching.pause() })
    }

    private fun grab(
        state: ReplayState,
        event: RepEvent,
    ): Step<ReplayState, ReplayIntent> {
        val rep = state.rep ?: return state.then()
        val at = rep.at(event) ?: return state.then()
        return go(state.copy(moving = MovingEvent(rep, event, at, at)), state.opened?.times?.at(at) ?: 0)
    }

    private fun drag(
        state: ReplayState,
        timeS: Double,
    ): Step<ReplayState, ReplayIntent> {
        val moving = state.moving ?: return state.then()
        val times = checkNotNull(state.opened).times
        if (times.size == 0) return state.then()
        val index = times.at(timeS)
        return go(state.copy(moving = moving.copy(toS = times[index])), index)
    }

    private fun drop(state: ReplayState): Step<ReplayState, ReplayIntent> {
        val moving = state.moving ?: return state.then()
        if (moving.toS == moving.fromS) return state.copy(moving = null).then()
        return correct(state.copy(moving = null), Correction.MovedEvent(moving.rep.withinS, moving.event, moving.toS))
    }

    private fun correct(
        state: ReplayState,
        correction: Correction?,
    ): Step<ReplayState, ReplayIntent> {
        correction ?: return state.then()
        return state.then(
            Effect.Ask {
                library.correct(set, correction)
                ReplayIntent.Opened(watching.reopen(set), library.corrections(set).size)
            },
        )
    }

    private fun still(
        timeS: Double,
        address: String,
    ) = Effect.Ask<ReplayIntent>(long = true, failed = { ReplayIntent.StillIs(Still.Refused(it)) }) {
        try {
            documents.still(set, timeS, address)
            ReplayIntent.StillIs(Still.Written)
        } catch (_: UnreadableClip) {
            ReplayIntent.StillIs(Still.Unreadable)
        }
    }

    private val undo =
        Effect.Ask<ReplayIntent> {
            library.undoCorrection(set)
            ReplayIntent.Opened(watching.reopen(set), library.corrections(set).size)
        }

    private fun watch(call: io.keel.app.core.Core.() -> Unit) =
        Effect.Ask<ReplayIntent> {
            call()
            ReplayIntent.Done
        }

    companion object {
        private const val SLOW = 0.25f
        private val NEW_STILL = Document.NewFile("keel.jpg", "image/jpeg")

        /** When an event of a rep was, s. */
        fun RepVerdict.at(event: RepEvent): Double? =
            when (event) {
                RepEvent.LIFTOFF -> liftoffS
                RepEvent.KNEE_PASS -> kneePassS
                RepEvent.LOCKOUT -> lockoutS
                RepEvent.DESCENT -> descentS
                RepEvent.END -> endS
            }
    }
}
