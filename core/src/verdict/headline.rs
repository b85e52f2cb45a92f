//! The one sentence of a set, as a code with arguments; the words stand in the string tables.

use serde::{Deserialize, Serialize};

use super::Reason;
use super::types::{LostAt, RepVerdict, Word};

/// Which sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadlineCode {
    /// Every judged rep held.
    Held,
    /// Every judged rep held, but at least one was round before liftoff.
    HeldRoundedBeforeLiftoff,
    /// Lost as the bar left the floor.
    LostAtLiftoff,
    /// Lost passing the knee.
    LostAtKnee,
    /// Lost on the way down.
    LostInDescent,
    /// Lost at the turn.
    LostAtBottom,
    /// Lost on the way up.
    LostInAscent,
    /// Not judged, for `reason`.
    NotJudged,
}

impl HeadlineCode {
    /// Every code, for tables of words and for tests.
    pub const ALL: [Self; 8] = [
        Self::Held,
        Self::HeldRoundedBeforeLiftoff,
        Self::LostAtLiftoff,
        Self::LostAtKnee,
        Self::LostInDescent,
        Self::LostAtBottom,
        Self::LostInAscent,
        Self::NotJudged,
    ];
}

/// What the sentence's blanks are filled with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HeadlineArgs {
    /// The rep it speaks of.
    pub rep: Option<u32>,
    /// Whole degrees of change.
    pub deg: Option<i32>,
    /// Reps held.
    pub held: Option<u32>,
    /// Reps judged.
    pub judged: Option<u32>,
    /// Why not judged.
    pub reason: Option<Reason>,
}

/// The one sentence of a set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Headline {
    /// Which sentence.
    pub code: HeadlineCode,
    /// Its arguments.
    pub args: HeadlineArgs,
}

impl Headline {
    /// Not judged, with the first reason; `NoLift` where none arose.
    pub(super) fn not_judged(reasons: &[Reason]) -> Self {
        let reason = Some(reasons.first().copied().unwrap_or(Reason::NoLift));
        Self { code: HeadlineCode::NotJudged, args: HeadlineArgs { reason, ..HeadlineArgs::default() } }
    }

    /// The sentence about the worst judged rep.
    pub(super) fn about(worst: &RepVerdict, held: u32, judged: u32, any_rounded: bool) -> Self {
        let code = match (worst.verdict.is_loss(), worst.lost_at) {
            (true, Some(LostAt::Liftoff) | None) => HeadlineCode::LostAtLiftoff,
            (true, Some(LostAt::KneePass)) => HeadlineCode::LostAtKnee,
            (true, Some(LostAt::Descent)) => HeadlineCode::LostInDescent,
            (true, Some(LostAt::Bottom)) => HeadlineCode::LostAtBottom,
            (true, Some(LostAt::Ascent)) => HeadlineCode::LostInAscent,
            (false, _) if any_rounded => HeadlineCode::HeldRoundedBeforeLiftoff,
            (false, _) => HeadlineCode::Held,
        };
        let loss = worst.verdict != Word::Held;
        Self {
            code,
            args: HeadlineArgs {
                rep: loss.then_some(worst.index),
                deg: worst.change_deg.map(|d| d.round() as i32).filter(|_| loss),
                held: Some(held),
                judged: Some(judged),
                reason: None,
            },
        }
    }
}
