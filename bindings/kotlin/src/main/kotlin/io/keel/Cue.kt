package io.keel

import io.keel.ffi.Cue as CrossedCue
import io.keel.ffi.Grammar as CrossedGrammar
import io.keel.ffi.RangeStep as CrossedRangeStep

/** One thing to play; it replaces what still plays. Words stand under `cue` and, for hints, `spoken` in the tables. */
public sealed interface Cue {
    /** A sound or a word. */
    public enum class Sound : Cue {
        /** A second of the countdown. */
        BEEP,

        /** Its last one, higher. */
        BEEP_LAST,

        /** The set-up is taken. */
        READY,

        /** The rep held. */
        HELD,

        /** A slight change. */
        SLIGHT,

        /** Lost; where is not clear yet. */
        LOST,

        /** Lost at liftoff. */
        LOST_AT_LIFTOFF,

        /** Lost at the knee. */
        LOST_AT_KNEE_PASS,

        /** The rep could not be seen. */
        NOT_JUDGED,

        /** The tone begins. */
        TONE_ON,

        /** The tone ends. */
        TONE_OFF,

        /** The set is over. */
        SET_OVER,

        /** Nothing was lifted. */
        NOTHING_LIFTED,

        /** The set goes on after all. */
        GOES_ON,

        /** The set had to be closed. */
        SET_CLOSED,

        /** The camera is back. */
        CAMERA_BACK,

        /** The frame rate fell in mid-set. */
        FRAMES_FEWER,

        /** The phone is hot in mid-set. */
        PHONE_HOT,

        /** Range check: bend over. */
        RANGE_HINGE,

        /** Range check: hold still. */
        RANGE_HOLD,

        /** Range check: arch. */
        RANGE_ARCH,

        /** Range check: round. */
        RANGE_ROUND,

        /** Range check: done, this back can be seen. */
        RANGE_SEEN,

        /** Range check: done, this back can't be seen. */
        RANGE_HIDDEN,
    }

    /** One thing to do before the set. */
    public data class Hint(
        val advice: Advice,
    ) : Cue
}

/** How much is said. */
public sealed interface Grammar {
    /** A word after each rep. */
    public data object Read : Grammar

    /** A tone while the change exceeds [deg], at least 10. */
    public data class Target(
        val deg: Double,
    ) : Grammar

    /** Nothing about the back. */
    public data object Quiet : Grammar
}

/** Where the range check stands. */
public sealed interface RangeStep {
    /** The lifter is to bend over, empty-handed. */
    public data object Hinge : RangeStep

    /** And to hold still. */
    public data object Hold : RangeStep

    /** To arch. */
    public data object Arch : RangeStep

    /** To round. */
    public data object Round : RangeStep

    /** Done. */
    public data class Done(
        val found: RangeCheck,
    ) : RangeStep
}

internal fun CrossedCue.toKeel(): Cue =
    when (this) {
        is CrossedCue.Beep -> Cue.Sound.BEEP
        is CrossedCue.BeepLast -> Cue.Sound.BEEP_LAST
        is CrossedCue.Ready -> Cue.Sound.READY
        is CrossedCue.Held -> Cue.Sound.HELD
        is CrossedCue.Slight -> Cue.Sound.SLIGHT
        is CrossedCue.Lost -> Cue.Sound.LOST
        is CrossedCue.LostAtLiftoff -> Cue.Sound.LOST_AT_LIFTOFF
        is CrossedCue.LostAtKneePass -> Cue.Sound.LOST_AT_KNEE_PASS
        is CrossedCue.NotJudged -> Cue.Sound.NOT_JUDGED
        is CrossedCue.ToneOn -> Cue.Sound.TONE_ON
        is CrossedCue.ToneOff -> Cue.Sound.TONE_OFF
        is CrossedCue.SetOver -> Cue.Sound.SET_OVER
        is CrossedCue.NothingLifted -> Cue.Sound.NOTHING_LIFTED
        is CrossedCue.GoesOn -> Cue.Sound.GOES_ON
        is CrossedCue.SetClosed -> Cue.Sound.SET_CLOSED
        is CrossedCue.CameraBack -> Cue.Sound.CAMERA_BACK
        is CrossedCue.FramesFewer -> Cue.Sound.FRAMES_FEWER
        is CrossedCue.PhoneHot -> Cue.Sound.PHONE_HOT
        is CrossedCue.RangeHinge -> Cue.Sound.RANGE_HINGE
        is CrossedCue.RangeHold -> Cue.Sound.RANGE_HOLD
        is CrossedCue.RangeArch -> Cue.Sound.RANGE_ARCH
        is CrossedCue.RangeRound -> Cue.Sound.RANGE_ROUND
        is CrossedCue.RangeSeen -> Cue.Sound.RANGE_SEEN
        is CrossedCue.RangeHidden -> Cue.Sound.RANGE_HIDDEN
        is CrossedCue.Hint -> Cue.Hint(v1)
    }

internal fun Grammar.toCrossed(): CrossedGrammar =
    when (this) {
        is Grammar.Read -> CrossedGrammar.Read
        is Grammar.Target -> CrossedGrammar.Target(deg)
        is Grammar.Quiet -> CrossedGrammar.Quiet
    }

internal fun CrossedRangeStep.toKeel(): RangeStep =
    when (this) {
        is CrossedRangeStep.Hinge -> RangeStep.Hinge
        is CrossedRangeStep.Hold -> RangeStep.Hold
        is CrossedRangeStep.Arch -> RangeStep.Arch
        is CrossedRangeStep.Round -> RangeStep.Round
        is CrossedRangeStep.Done -> RangeStep.Done(v1)
    }
