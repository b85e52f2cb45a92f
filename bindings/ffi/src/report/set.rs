//! The verdict of a set.

use keel_core::verdict;

use crate::codes::{HeadlineCode, Reason, Verdict};

/// The set.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SetVerdict {
    /// The worst judged rep's word.
    pub verdict: Verdict,
    /// Reps, attempts left out.
    pub reps: i32,
    /// Reps judged.
    pub reps_judged: i32,
    /// Reps held.
    pub reps_held: i32,
    /// First rep that was lost.
    pub first_lost_rep: Option<i32>,
    /// Rep with the largest change.
    pub worst_rep: Option<i32>,
    /// Its change, deg.
    pub change_deg: Option<f64>,
    /// Its margin, deg.
    pub margin_deg: Option<f64>,
    /// Median over the judged reps, deg.
    pub median_change_deg: Option<f64>,
    /// Change per rep, deg.
    pub drift_deg_per_rep: Option<f64>,
    /// Lower end of its 95 % interval, deg.
    pub drift_low_deg: Option<f64>,
    /// Upper end of its 95 % interval, deg.
    pub drift_high_deg: Option<f64>,
    /// Reps that were round before the bar moved.
    pub reps_rounded_before_liftoff: i32,
    /// The one sentence.
    pub headline: Headline,
    /// Why not judged.
    pub reasons: Vec<Reason>,
}

/// The one sentence of a set, as a code with what its blanks are filled with.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Headline {
    /// Which sentence.
    pub code: HeadlineCode,
    /// The rep it speaks of, from 1.
    pub rep: Option<i32>,
    /// Whole degrees of change.
    pub deg: Option<i32>,
    /// Reps held.
    pub held: Option<i32>,
    /// Reps judged.
    pub judged: Option<i32>,
    /// Why not judged.
    pub reason: Option<Reason>,
}

impl From<&verdict::SetVerdict> for SetVerdict {
    fn from(s: &verdict::SetVerdict) -> Self {
        let number = |n: u32| n as i32;
        Self {
            verdict: s.verdict,
            reps: number(s.reps),
            reps_judged: number(s.reps_judged),
            reps_held: number(s.reps_held),
            first_lost_rep: s.first_lost_rep.map(number),
            worst_rep: s.worst_rep.map(number),
            change_deg: s.change_deg,
            margin_deg: s.margin_deg,
            median_change_deg: s.median_change_deg,
            drift_deg_per_rep: s.drift_deg_per_rep,
            drift_low_deg: s.drift_interval_deg.map(|[low, _]| low),
            drift_high_deg: s.drift_interval_deg.map(|[_, high]| high),
            reps_rounded_before_liftoff: number(s.reps_rounded_before_liftoff),
            headline: Headline {
                code: s.headline.code,
                rep: s.headline.args.rep.map(number),
                deg: s.headline.args.deg,
                held: s.headline.args.held.map(number),
                judged: s.headline.args.judged.map(number),
                reason: s.headline.args.reason,
            },
            reasons: s.reasons.clone(),
        }
    }
}
