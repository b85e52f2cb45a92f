package io.keel

import java.io.File
import io.keel.ffi.LiveOptions as CrossedOptions
import io.keel.ffi.LiveSet as CrossedSet

/**
 * How sets are filmed.
 *
 * @property lift the lift, where the lifter named it
 * @property grammar how much is said
 * @property journal the file that a set is written to, second by second, so that it outlives the process: see [Keel.recover]. It is
 *   there from the begin of a set until [LiveSet.save] or [LiveSet.dropSet]. Without it a set lives in memory alone.
 */
public data class LiveOptions(
    val lift: Lift? = null,
    val grammar: Grammar = Grammar.Read,
    val journal: File? = null,
)

/**
 * Sets filmed at one place, one after the other: frames in, a [LiveState] out of each, and a verdict at the end.
 *
 * Push frames from the camera's thread; make the other calls from any. Made by [Keel.liveSet].
 */
public class LiveSet internal constructor(
    private val native: CrossedSet,
) : AutoCloseable {
    /**
     * Looks at the next frame; the state after it. Never waits: while another call is on, the frame is to be dropped.
     *
     * [facts] is what the app knows of the phone; `pushTookMs` is the time that the push before took, by which Keel leaves things out
     * to keep up with the camera.
     *
     * @throws KeelException.Busy while another call is on
     * @throws KeelException.Order before [place]
     * @throws KeelException.BadFrame for planes that do not hold the picture
     * @throws KeelException.FrameSize for another size in mid-set
     * @throws KeelException.FrameTime for a time that is not after the one before
     * @throws KeelException.Argument for a fact that is no number
     */
    public fun push(
        frame: Frame,
        facts: CameraFacts = NOTHING_KNOWN,
    ): LiveState {
        val state = call { native.push(frame.first, frame.second, frame.third, frame.info, facts) }
        frame.stillHere()
        return state.toKeel()
    }

    /** The camera is open: readiness is asked from the next frame on. */
    public fun place(): Unit = call { native.place() }

    /** Arms: after a countdown of 0 to 60 s it waits for a set. */
    public fun arm(countdownS: Double): Unit = call { native.arm(countdownS) }

    /** Back to placing the phone. */
    public fun disarm(): Unit = call { native.disarm() }

    /** Begins the set by hand. */
    public fun beginSet(): Unit = call { native.beginSet() }

    /** Ends the set by a tap. */
    public fun endSet(): Unit = call { native.endSet() }

    /** The stop was wrong: the set goes on, with what was seen since. Up to 30 s after the stop. */
    public fun undoEnd(): Unit = call { native.undoEnd() }

    /** Judges the set that is over. It may be asked again, and the stop may still be undone. */
    public fun verdict(): JudgedSet = call { JudgedSet(native.verdict()) }

    /** The judged set is kept: its journal goes, and the next set may be armed. Call it after [Library.save]. */
    public fun save(): Unit = call { native.save() }

    /** Throws a set away that is over, and its journal. */
    public fun dropSet(): Unit = call { native.dropSet() }

    /** The camera is gone: a call, another app, a fault. The next frame that is pushed says that it is back. */
    public fun interrupt(): Unit = call { native.interrupt() }

    /** Begins the range check: how much of this back can be seen here, in these clothes. */
    public fun rangeCheck(): Unit = call { native.rangeCheck() }

    /** The set-up that this place is compared with; `null` for none. */
    public fun setGhost(ghost: SetupGhost?): Unit = call { native.setGhost(ghost?.crossed) }

    /** How much is said from now on. */
    public fun setGrammar(grammar: Grammar): Unit = call { native.setGrammar(grammar.toCrossed()) }

    /** How the session runs. */
    public fun diagnostics(): Diagnostics = call { native.diagnostics() }

    /** Lets go of it; twice is once. A push that is on ends as it would, later calls throw [KeelException.Closed]. */
    override fun close(): Unit = native.close()

    public companion object {
        private val NOTHING_KNOWN = CameraFacts()

        /**
         * A set that sees what a stored track saw, frame after frame, whatever its pictures show: for demonstrations, screenshots and
         * tests.
         *
         * @throws KeelException.BadTrack where the bytes are no track
         */
        public fun rehearsing(
            track: ByteArray,
            options: LiveOptions = LiveOptions(),
        ): LiveSet = call { LiveSet(CrossedSet.rehearsing(track, options.toCrossed())) }
    }
}

internal fun LiveOptions.toCrossed() = CrossedOptions(lift, grammar.toCrossed(), journal?.path)
