package io.keel.app.screen.replay

import io.keel.Jump
import io.keel.KeelException
import io.keel.Lift
import io.keel.RepEvent
import io.keel.RepVerdict
import io.keel.app.watch.Opened
import io.keel.app.watch.Shown

/** What is drawn over the film. */
enum class Layer { CURVE_AND_SETUP, CURVE, OFF }

/** A picture of the frame on screen, on its way to another place. */
sealed interface Still {
    data object None : Still

    data object Writing : Still

    data object Written : Still

    /** The film can't be decoded. */
    data object Unreadable : Still

    data class Refused(
        val failure: KeelException,
    ) : Still
}

/** An event that is being moved. */
data class MovingEvent(
    val rep: RepVerdict,
    val event: RepEvent,
    val fromS: Double,
    val toS: Double,
)

/**
 * A set looked at again.
 *
 * @property opened the set; `null` until it is open
 * @property shown the frame on screen
 * @property asked the frame that was asked for last; it may not be on screen yet
 * @property speed as it was filmed is 1
 * @property corrected how many things were put right
 * @property moving the event that is being moved
 * @property asksDelete the rep that is to be deleted, where that is asked
 * @property asksLift whether the lift is being named
 * @property still what became of the picture that was asked for
 */
data class ReplayState(
    val opened: Opened? = null,
    val shown: Shown? = null,
    val asked: Int = 0,
    val playing: Boolean = false,
    val slow: Boolean = false,
    val layer: Layer = Layer.CURVE_AND_SETUP,
    val corrected: Int = 0,
    val moving: MovingEvent? = null,
    val asksDelete: RepVerdict? = null,
    val asksLift: Boolean = false,
    val editing: Boolean = false,
    val still: Still = Still.None,
) {
    /** The time the cursor stands at, s. */
    val timeS: Double get() = shown?.timeS ?: opened?.times?.takeIf { it.size > 0 }?.get(asked) ?: 0.0

    /** The rep that is on at the cursor, or the last before it. */
    val rep: RepVerdict? get() =
        opened
            ?.set
            ?.report
            ?.reps
            ?.let { reps -> reps.lastOrNull { it.startS <= timeS } ?: reps.firstOrNull() }
}

sealed interface ReplayIntent {
    data class Opened(
        val opened: io.keel.app.watch.Opened,
        val corrected: Int,
    ) : ReplayIntent

    data class Frame(
        val shown: Shown,
    ) : ReplayIntent

    data class Scrub(
        val timeS: Double,
    ) : ReplayIntent

    data class StepBy(
        val frames: Int,
    ) : ReplayIntent

    data class JumpTo(
        val jump: Jump,
    ) : ReplayIntent

    data object PlayOrPause : ReplayIntent

    data object Slow : ReplayIntent

    data object NextLayer : ReplayIntent

    data object Edit : ReplayIntent

    data class Grab(
        val event: RepEvent,
    ) : ReplayIntent

    data class Drag(
        val timeS: Double,
    ) : ReplayIntent

    data object Drop : ReplayIntent

    data object LetGo : ReplayIntent

    data class AskDelete(
        val rep: RepVerdict?,
    ) : ReplayIntent

    data object DeleteRep : ReplayIntent

    /** There are two reps, with the turning point at the cursor. */
    data object SplitRep : ReplayIntent

    data object SaveStill : ReplayIntent

    data class SaveStillTo(
        val address: String,
    ) : ReplayIntent

    data class StillIs(
        val still: Still,
    ) : ReplayIntent

    data class AskLift(
        val asks: Boolean,
    ) : ReplayIntent

    data class NameLift(
        val lift: Lift,
    ) : ReplayIntent

    data object UndoCorrection : ReplayIntent

    data object Done : ReplayIntent
}
