package io.keel

import io.keel.ffi.SetEvent as CrossedEvent
import io.keel.ffi.Stage as CrossedStage

/** Where a set stands; times are s on the session's clock, which begins with its first frame. */
public sealed interface Stage {
    /** The camera is not open yet. */
    public data object Idle : Stage

    /** The phone is being placed. */
    public data object Place : Stage

    /** The lifter walks to the bar, until [untilS]. */
    public data class Countdown(
        val untilS: Double,
    ) : Stage

    /** Waiting for a set-up or a pull. */
    public data object Waiting : Stage

    /** Hands and hips rest at the bar, since [sinceS]. */
    public data class SetupTaken(
        val sinceS: Double,
    ) : Stage

    /** The set is on, since [sinceS]: the begin of its first pull, or when it was begun by hand. */
    public data class Lifting(
        val sinceS: Double,
    ) : Stage

    /** The set is over and can be judged. */
    public data class Ended(
        val sinceS: Double,
        val atS: Double,
        val reason: EndReason,
    ) : Stage

    /** The verdict is there. */
    public data class Judged(
        val sinceS: Double,
        val atS: Double,
        val reason: EndReason,
    ) : Stage

    /** The camera is gone in mid-set. */
    public data class Interrupted(
        val sinceS: Double,
    ) : Stage
}

/** What happened to a set. */
public sealed interface SetEvent {
    /** The camera shows something. */
    public data object Placed : SetEvent

    /** The countdown began. */
    public data object Armed : SetEvent

    /** The countdown was called off. */
    public data object Disarmed : SetEvent

    /** The countdown is over. */
    public data object CountdownOver : SetEvent

    /** The set-up is taken. */
    public data object SetupTaken : SetEvent

    /** The bar was left without a pull. */
    public data object SetupLeft : SetEvent

    /** The set began, at the back-dated time [atS]. */
    public data class SetBegan(
        val atS: Double,
    ) : SetEvent

    /** It ended. */
    public data class SetEnded(
        val reason: EndReason,
    ) : SetEvent

    /** It was none: nothing was lifted. */
    public data object SetDropped : SetEvent

    /** It goes on after a wrong stop or an interruption. */
    public data object SetGoesOn : SetEvent

    /** The verdict is there. */
    public data object Judged : SetEvent

    /** The set was kept or thrown away; the next may be armed. */
    public data object Released : SetEvent

    /** The camera is gone. */
    public data object Interrupted : SetEvent

    /** The camera is back. */
    public data object CameraBack : SetEvent
}

internal fun CrossedStage.toKeel(): Stage =
    when (this) {
        is CrossedStage.Idle -> Stage.Idle
        is CrossedStage.Place -> Stage.Place
        is CrossedStage.Countdown -> Stage.Countdown(untilS)
        is CrossedStage.Waiting -> Stage.Waiting
        is CrossedStage.SetupTaken -> Stage.SetupTaken(sinceS)
        is CrossedStage.Set -> Stage.Lifting(sinceS)
        is CrossedStage.Ended -> Stage.Ended(sinceS, atS, reason)
        is CrossedStage.Judged -> Stage.Judged(sinceS, atS, reason)
        is CrossedStage.Interrupted -> Stage.Interrupted(sinceS)
    }

internal fun CrossedEvent.toKeel(): SetEvent =
    when (this) {
        is CrossedEvent.Placed -> SetEvent.Placed
        is CrossedEvent.Armed -> SetEvent.Armed
        is CrossedEvent.Disarmed -> SetEvent.Disarmed
        is CrossedEvent.CountdownOver -> SetEvent.CountdownOver
        is CrossedEvent.SetupTaken -> SetEvent.SetupTaken
        is CrossedEvent.SetupLeft -> SetEvent.SetupLeft
        is CrossedEvent.SetBegan -> SetEvent.SetBegan(atS)
        is CrossedEvent.SetEnded -> SetEvent.SetEnded(reason)
        is CrossedEvent.SetDropped -> SetEvent.SetDropped
        is CrossedEvent.SetGoesOn -> SetEvent.SetGoesOn
        is CrossedEvent.Judged -> SetEvent.Judged
        is CrossedEvent.Released -> SetEvent.Released
        is CrossedEvent.Interrupted -> SetEvent.Interrupted
        is CrossedEvent.CameraBack -> SetEvent.CameraBack
    }
