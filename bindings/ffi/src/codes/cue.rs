//! What a lifter hears.

use super::Advice;
pub use keel_core::live::{Cue, Grammar};

/// How much is said.
#[uniffi::remote(Enum)]
pub enum Grammar {
    /// A word after each rep.
    Read,
    /// A tone while the change exceeds so many degrees.
    Target {
        /// From here on it sounds, deg; at least `rules::TONE_MIN_DEG`.
        deg: f64,
    },
    /// Nothing about the back.
    Quiet,
}

/// One thing to play. Words stand under `cue` and, for hints, `spoken` in the tables.
#[uniffi::remote(Enum)]
pub enum Cue {
    /// A second of the countdown.
    Beep,
    /// Its last one, higher.
    BeepLast,
    /// The set-up is taken.
    Ready,
    /// The rep held.
    Held,
    /// A slight change.
    Slight,
    /// Lost; where is not clear yet.
    Lost,
    /// Lost at liftoff.
    LostAtLiftoff,
    /// Lost at the knee.
    LostAtKneePass,
    /// The rep could not be seen.
    NotJudged,
    /// The tone begins.
    ToneOn,
    /// The tone ends.
    ToneOff,
    /// The set is over.
    SetOver,
    /// Nothing was lifted.
    NothingLifted,
    /// The set goes on after all.
    GoesOn,
    /// The set had to be closed.
    SetClosed,
    /// The camera is back.
    CameraBack,
    /// The frame rate fell in mid-set.
    FramesFewer,
    /// The phone is hot in mid-set.
    PhoneHot,
    /// Range check: bend over.
    RangeHinge,
    /// Range check: hold still.
    RangeHold,
    /// Range check: arch.
    RangeArch,
    /// Range check: round.
    RangeRound,
    /// Range check: done, this back can be seen.
    RangeSeen,
    /// Range check: done, this back can't be seen.
    RangeHidden,
    /// One thing to do before the set.
    Hint(Advice),
}
