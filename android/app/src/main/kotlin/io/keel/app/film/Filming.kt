package io.keel.app.film

import io.keel.CameraFacts
import io.keel.Frame
import io.keel.Grammar
import io.keel.JudgedSet
import io.keel.KeelException
import io.keel.LiveOptions
import io.keel.LiveSet
import io.keel.LiveState
import io.keel.Moment
import io.keel.Report
import io.keel.SetEvent
import io.keel.SetFacts
import io.keel.Stage
import io.keel.app.core.Core
import io.keel.app.core.asFailure
import io.keel.app.seam.CameraLoss
import io.keel.app.seam.Device
import io.keel.app.seam.FrameSink
import java.io.IOException
import java.util.concurrent.atomic.AtomicLong

/**
 * A set that is kept.
 *
 * @property filmRefused why there will be no film of it; `null` where there will be one, or where there was no encoder
 */
data class KeptSet(
    val id: String,
    val filmRefused: KeelException?,
)

/** What a screen sees of the filming; called on the camera's thread. */
interface Viewer {
    /** The state after a frame, whose upright picture is so large. */
    fun saw(
        state: LiveState,
        widthPx: Int,
        heightPx: Int,
    )

    /** The camera is gone. */
    fun lost(why: CameraLoss)
}

/**
 * One session with the camera open: frames go to the core and states to whoever looks; films begin and end with sets.
 *
 * Frames come on the camera's thread and are never queued: while one is looked at, the camera drops the others. All else is asked on
 * the core's thread.
 */
class Filming(
    private val core: Core,
    private val device: Device,
) : FrameSink {
    private val cues = Cues { section, code -> core.sentences.word(section, code) }
    private val facts = SlowFacts(device.phone, device.clock)
    private val focus = FocusHold()
    private val lastNs = AtomicLong()
    private var judged: JudgedSet? = null
    private var started: Moment? = null
    private var endedNs: Long? = null
    private var held = false

    /** Makes the set that frames go to; tests rehearse one. */
    var newSet: () -> LiveSet = {
        core.keel.liveSet(LiveOptions(core.settings.lastFacts.lift, core.settings.chosen.grammar, core.journal))
    }

    /** Who looks on. */
    @Volatile
    var viewer: Viewer? = null

    @Volatile
    private var live: LiveSet? = null

    @Volatile
    private var cameraOn = false

    /** Whether a set is filmed, or filmed and not kept yet. */
    val isOpen: Boolean get() = live != null

    /** Opens the camera, where it is not open, and begins to look whether the phone stands well. */
    fun open() {
        if (cameraOn) return
        cameraOn = true
        if (live == null) {
            live = newSet().also { it.setGhost(core.lastSetup()) }
            // Frames go nowhere until the set is placed.
            live?.place()
        }
        facts.lens(device.frames.lenses(), core.settings.chosen.lens)
        device.frames.open(core.settings.chosen.lens, device.recorder.open(), this)
    }

    override fun frame(frame: Frame) {
        val live = live ?: return
        val state =
            try {
                val begun = device.clock.ticksNs()
                live.push(frame, facts.now()).also { facts.pushTook(device.clock.ticksNs() - begun) }
            } catch (_: KeelException.Busy) {
                return // another call is on: this frame is dropped
            } catch (_: KeelException.FrameTime) {
                return // the core says in its diagnostics how many were refused
            } catch (_: KeelException.Closed) {
                return
            }
        lastNs.set(frame.timeNs)
        film(state, frame.timeNs)
        hold(focus.after(state))
        state.cue?.let { device.speaker.play(cues.heard(it)) }
        val turned = frame.format.rotationDeg % HALF_TURN_DEG != 0
        val (width, height) = frame.format.run { if (turned) heightPx to widthPx else widthPx to heightPx }
        viewer?.saw(state, width, height)
    }

    private fun hold(wanted: Boolean) {
        if (held == wanted) return
        held = wanted
        device.frames.lock(wanted)
    }

    private fun film(
        state: LiveState,
        timeNs: Long,
    ) {
        fun ns(timeS: Double) = timeNs - ((state.timeS - timeS) * NS_PER_S).toLong()
        when (val event = state.event) {
            is SetEvent.SetBegan -> {
                endedNs = null
                started = core.now().let { it.copy(utcMs = it.utcMs - ((state.timeS - event.atS) * MS_PER_S).toLong()) }
                core.draft.keep(started!!, core.settings.lastFacts)
                device.recorder.begin(ns(event.atS - PRE_ROLL_S))
            }

            is SetEvent.SetEnded -> {
                endedNs = endedNs ?: timeNs
            }

            is SetEvent.SetGoesOn -> {
                endedNs = null
            }

            is SetEvent.SetDropped -> {
                device.recorder.drop()
            }

            else -> {
                Unit
            }
        }
        val keepFromS = (state.stage as? Stage.SetupTaken)?.sinceS ?: state.timeS
        device.recorder.forgetBefore(ns(keepFromS - PRE_ROLL_S - CHUNK_S))
    }

    override fun lost(why: CameraLoss) {
        cameraOn = false
        held = false
        interrupt()
        viewer?.lost(why)
    }

    private fun interrupt() {
        try {
            live?.interrupt()
        } catch (_: KeelException.Order) {
            Unit // no frame was seen yet
        }
    }

    /** Begins the countdown. */
    fun arm() {
        live?.arm(
            core.settings.chosen.countdownS
                .toDouble(),
        )
    }

    /** Back to placing the phone. */
    fun disarm() {
        live?.disarm()
    }

    /** Begins the set by hand. */
    fun begin() {
        live?.beginSet()
    }

    /** Ends it by hand. */
    fun end() {
        endedNs = lastNs.get()
        live?.endSet()
    }

    /** Begins the range check. */
    fun checkRange() {
        live?.rangeCheck()
    }

    /** Says more or less from now on. */
    fun say(grammar: Grammar) {
        live?.setGrammar(grammar)
    }

    /** Judges the set that is over; the stop may still be taken back. */
    fun judge(): Report {
        judged?.close()
        val verdict = checkNotNull(live) { "no set was filmed" }.verdict()
        judged = verdict
        return verdict.report
    }

    /** The stop was wrong: the set goes on. */
    fun undo() {
        checkNotNull(live) { "no set was filmed" }.undoEnd()
        judged?.close()
        judged = null
        endedNs = null
    }

    /**
     * Keeps the set; its film, which takes seconds to be made, follows with [Core.makeFilms]. Without a verdict the film and what the lifter
     * said are kept.
     */
    fun keep(facts: SetFacts): KeptSet {
        val id = core.library.save(started ?: core.now(), facts, judged).id
        val refused =
            try {
                device.recorder.finish(id, endedNs ?: lastNs.get())
                null
            } catch (e: IOException) {
                e.asFailure()
            }
        judged?.close()
        judged = null
        if (live != null) runCatching { live?.save() }.onFailure { live?.dropSet() }
        core.draft.forget()
        core.settings.lastSet = id
        return KeptSet(id, refused)
    }

    /** Throws the set away that is over. */
    fun drop() {
        device.recorder.drop()
        judged?.close()
        judged = null
        live?.dropSet()
        core.draft.forget()
    }

    /** The app is not in front any more: the camera goes, the set waits. */
    fun pause() {
        cameraOn = false
        held = false
        device.frames.close()
        device.speaker.hush()
        interrupt()
    }

    /** How the session runs; `null` without one. */
    fun diagnostics(): io.keel.Diagnostics? = live?.diagnostics()

    /** Lets go of the camera. A set that is on, or over and not kept, is recovered at the next look at home. */
    fun close() {
        cameraOn = false
        held = false
        device.frames.close()
        device.recorder.close()
        device.speaker.hush()
        judged?.close()
        judged = null
        live?.close()
        live = null
    }

    private companion object {
        const val NS_PER_S = 1e9
        const val MS_PER_S = 1e3
        const val HALF_TURN_DEG = 180

        /** A film begins this long before the first pull, as the track does. */
        const val PRE_ROLL_S = 3.0

        /** The track is cut in whole chunks, so it may begin so much earlier. */
        const val CHUNK_S = 2.0
    }
}
