//! Moments worth jumping to.

use serde::{Deserialize, Serialize};

use crate::report::Report;

/// What a jump leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JumpKind {
    /// Still over the bar.
    Setup,
    /// The bar leaves the floor.
    Liftoff,
    /// The hands pass the knee.
    KneePass,
    /// The top.
    Lockout,
    /// The largest change.
    Worst,
}

/// A moment of a rep.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jump {
    /// Number of the rep, from 1.
    pub rep: u32,
    /// What it is.
    pub kind: JumpKind,
    /// When, s from the film's first frame.
    pub time_s: f64,
}

/// Every known moment of every rep, in order of time.
pub(super) fn jumps(report: &Report) -> Vec<Jump> {
    let mut out = Vec::new();
    for rep in &report.reps {
        let moments = [
            (JumpKind::Setup, Some(rep.start_s)),
            (JumpKind::Liftoff, rep.liftoff_s),
            (JumpKind::KneePass, rep.knee_pass_s),
            (JumpKind::Lockout, rep.lockout_s),
            (JumpKind::Worst, rep.worst_frame_s),
        ];
        out.extend(
            moments.into_iter().filter_map(|(kind, t)| Some(Jump { rep: rep.index, kind, time_s: t? })),
        );
    }
    out.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    out
}
