//! The verdict of a rep.

use keel_core::{library, verdict};

use crate::codes::{
    AngleSeries, Baseline, Finding, LostAt, PhaseVerdict, Reason, Region, SetupFinding, Verdict,
};

/// One rep.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct RepVerdict {
    /// Number in the set, from 1.
    pub index: i32,
    /// Whether it stayed an attempt.
    pub attempt: bool,
    /// A time within it, s: what a correction names it by.
    pub within_s: f64,
    /// Begin of its set-up window, s.
    pub start_s: f64,
    /// Liftoff, s.
    pub liftoff_s: Option<f64>,
    /// Knee-pass, s.
    pub knee_pass_s: Option<f64>,
    /// Standard deviation of the knee-pass, s.
    pub knee_pass_margin_s: Option<f64>,
    /// Sticking point, s.
    pub sticking_s: Option<f64>,
    /// Lockout, s.
    pub lockout_s: Option<f64>,
    /// Begin of the descent, s.
    pub descent_s: Option<f64>,
    /// End, s.
    pub end_s: Option<f64>,
    /// The word.
    pub verdict: Verdict,
    /// Change behind the word, deg.
    pub change_deg: Option<f64>,
    /// Margin of `change_deg`, deg.
    pub margin_deg: Option<f64>,
    /// Which angle is behind `change_deg`.
    pub change_series: Option<AngleSeries>,
    /// Where it was lost.
    pub lost_at: Option<LostAt>,
    /// When the loss began to last, s.
    pub lost_at_s: Option<f64>,
    /// Which part of the back.
    pub region: Option<Region>,
    /// What the change is measured against.
    pub baseline: Baseline,
    /// Flexion there, deg.
    pub baseline_deg: Option<f64>,
    /// Was the back round before the bar moved?
    pub setup: SetupFinding,
    /// Largest minus smallest flexion from liftoff to lockout, deg.
    pub range_deg: Option<f64>,
    /// Moment of the largest change, s.
    pub worst_frame_s: Option<f64>,
    /// Its phases.
    pub phases: Vec<PhaseVerdict>,
    /// What is told beside the verdict.
    pub findings: Vec<Finding>,
    /// Why not judged.
    pub reasons: Vec<Reason>,
}

impl From<&verdict::RepVerdict> for RepVerdict {
    fn from(r: &verdict::RepVerdict) -> Self {
        Self {
            index: r.index as i32,
            attempt: r.attempt,
            within_s: library::within(r),
            start_s: r.start_s,
            liftoff_s: r.liftoff_s,
            knee_pass_s: r.knee_pass_s,
            knee_pass_margin_s: r.knee_pass_margin_s,
            sticking_s: r.sticking_s,
            lockout_s: r.lockout_s,
            descent_s: r.descent_s,
            end_s: r.end_s,
            verdict: r.verdict,
            change_deg: r.change_deg,
            margin_deg: r.margin_deg,
            change_series: r.change_series,
            lost_at: r.lost_at,
            lost_at_s: r.lost_at_s,
            region: r.region,
            baseline: r.baseline,
            baseline_deg: r.baseline_deg,
            setup: r.setup,
            range_deg: r.range_deg,
            worst_frame_s: r.worst_frame_s,
            phases: r.phases.clone(),
            findings: r.findings.clone(),
            reasons: r.reasons.clone(),
        }
    }
}
