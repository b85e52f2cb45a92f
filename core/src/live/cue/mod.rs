//! What a lifter hears: codes, one at a time, or nothing.

mod scheduler;

use super::readiness::Advice;
use super::rep_word::RepWord;
use crate::rules;
use crate::verdict::LostAt;
pub(crate) use scheduler::CueScheduler;
use serde::{Deserialize, Serialize};

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grammar {
    /// A word after each rep.
    #[default]
    Read,
    /// A tone while the change exceeds so many degrees.
    Target {
        /// From here on it sounds, deg; at least [`rules::TONE_MIN_DEG`].
        deg: f64,
    },
    /// Nothing about the back.
    Quiet,
}

/// One thing to play. Words stand under `cue` and, for hints, `spoken` in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Cue {
    /// Every cue that is no hint, for tables of words and for tests.
    pub const ALL: [Self; 24] = [
        Self::Beep,
        Self::BeepLast,
        Self::Ready,
        Self::Held,
        Self::Slight,
        Self::Lost,
        Self::LostAtLiftoff,
        Self::LostAtKneePass,
        Self::NotJudged,
        Self::ToneOn,
        Self::ToneOff,
        Self::SetOver,
        Self::NothingLifted,
        Self::GoesOn,
        Self::SetClosed,
        Self::CameraBack,
        Self::FramesFewer,
        Self::PhoneHot,
        Self::RangeHinge,
        Self::RangeHold,
        Self::RangeArch,
        Self::RangeRound,
        Self::RangeSeen,
        Self::RangeHidden,
    ];

    /// Who wins when two are due: the higher one.
    pub(super) const fn priority(self) -> u8 {
        match self {
            Self::ToneOn | Self::ToneOff => 7,
            Self::CameraBack | Self::SetClosed => 6,
            Self::Held
            | Self::Slight
            | Self::Lost
            | Self::LostAtLiftoff
            | Self::LostAtKneePass
            | Self::NotJudged => 5,
            Self::SetOver | Self::NothingLifted | Self::GoesOn => 4,
            Self::Beep | Self::BeepLast | Self::Ready => 3,
            Self::RangeHinge
            | Self::RangeHold
            | Self::RangeArch
            | Self::RangeRound
            | Self::RangeSeen
            | Self::RangeHidden => 2,
            Self::FramesFewer | Self::PhoneHot => 1,
            Self::Hint(_) => 0,
        }
    }

    /// How long it takes to play, s: a beep, a word, a short sentence.
    pub(super) const fn lasts_s(self) -> f64 {
        match self {
            Self::ToneOn | Self::ToneOff => 0.0,
            Self::Beep | Self::BeepLast | Self::Ready => 0.2,
            Self::Held | Self::Slight | Self::Lost | Self::NotJudged => 0.6,
            Self::LostAtLiftoff | Self::LostAtKneePass | Self::SetOver | Self::GoesOn => 1.0,
            _ => 1.8,
        }
    }

    /// The word for a rep; silence where it is too close to call.
    pub(super) fn of_rep(word: RepWord) -> Option<Self> {
        match word {
            RepWord::Held => Some(Self::Held),
            RepWord::Lost { deg, .. } if deg < rules::CLEAR_FROM_DEG => Some(Self::Slight),
            RepWord::Lost { at: Some(LostAt::Liftoff), .. } => Some(Self::LostAtLiftoff),
            RepWord::Lost { at: Some(LostAt::KneePass), .. } => Some(Self::LostAtKneePass),
            RepWord::Lost { .. } => Some(Self::Lost),
            RepWord::CantSee => Some(Self::NotJudged),
            RepWord::Silence => None,
        }
    }
}
