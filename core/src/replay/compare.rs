//! Two reps over each other.

use serde::{Deserialize, Serialize};

use super::conditions::{Unlike, unlike};
use crate::report::Report;
use crate::rules;
use crate::track::Track;
use crate::verdict::RepVerdict;

/// The event that two reps are laid over each other at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The bar leaves the floor.
    Liftoff,
    /// The hands pass the knee.
    KneePass,
    /// The top.
    Lockout,
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeAxis {
    /// Seconds from the anchor.
    Seconds,
    /// Share of the own time from liftoff to lockout, from the anchor: a slow and a fast pull cover each other.
    PullShare,
}

/// One of two reps.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The set's report.
    pub report: &'a Report,
    /// Its track, which tells of the clothes; without it they are not compared.
    pub track: Option<&'a Track>,
    /// Number of the rep, from 1.
    pub rep: u32,
    /// Whether a belt was worn, where that is known.
    pub belt: Option<bool>,
}

/// Why two reps can't be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompareError {
    /// There is no such rep.
    #[error("there is no rep {rep} in this set; choose one of its reps")]
    NoRep {
        /// The rep asked for.
        rep: u32,
    },
    /// The event was not seen in one of them.
    #[error("rep {rep} has no {anchor:?}; align on another event")]
    NoAnchor {
        /// Which rep.
        rep: u32,
        /// The event asked for.
        anchor: Anchor,
    },
    /// There is nothing to measure the change of one of them against.
    #[error("rep {rep} has no baseline, so its change is not known; choose another rep")]
    NoBaseline {
        /// Which rep.
        rep: u32,
    },
    /// Their times can't be those of a set.
    #[error("the times of these reps are not those of a set; judge the sets again")]
    TooLong,
    /// Without liftoff and lockout there is no share of a pull.
    #[error("liftoff or lockout of rep {rep} was not seen; compare in seconds")]
    NoPull {
        /// Which rep.
        rep: u32,
    },
}

/// Two reps over each other: the change of each and their difference at common times.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The event at time 0.
    pub anchor: Anchor,
    /// What `at` is counted in.
    pub axis: TimeAxis,
    /// Times from the anchor, ascending: seconds, or share of the pull.
    pub at: Vec<f64>,
    /// Change of the first against its set-up, deg.
    pub a_deg: Vec<Option<f64>>,
    /// Change of the second, deg.
    pub b_deg: Vec<Option<f64>>,
    /// Second minus first, deg.
    pub difference_deg: Vec<Option<f64>>,
    /// Joint 95 % margin of the difference, deg; `None` where one of the margins is unknown.
    pub margin_deg: Option<f64>,
    /// Second's largest change minus the first's, deg.
    pub peak_difference_deg: Option<f64>,
    /// In what the films differ too much for the difference to be the lifter's alone.
    pub unlike: Vec<Unlike>,
}

impl Comparison {
    /// Whether the largest changes differ by more than can be measured.
    pub fn differs(&self) -> Option<bool> {
        Some(self.peak_difference_deg?.abs() > self.margin_deg?)
    }
}

/// More steps than any two reps have: a set is closed after ten minutes, and no camera makes more frames than this.
const STEPS_MAX: f64 = 10.0 * 60.0 * 240.0;
/// Steps of a pull on [`TimeAxis::PullShare`]: finer than any frame rate resolves a pull of a second.
const STEPS_PER_PULL: f64 = 100.0;

/// Lays two reps over each other. Frame rates may differ: the coarser one's step is the common one.
///
/// # Errors
/// When a rep, its anchor or its baseline is missing, or its times are not those of a set.
pub fn compare(
    a: &Side<'_>,
    b: &Side<'_>,
    anchor: Anchor,
    axis: TimeAxis,
) -> Result<Comparison, CompareError> {
    let (curve_a, curve_b) = (Curve::of(a, anchor, axis)?, Curve::of(b, anchor, axis)?);
    let step = match axis {
        TimeAxis::Seconds => curve_a.step.max(curve_b.step),
        TimeAxis::PullShare => STEPS_PER_PULL.recip(),
    };
    // Whole steps from the anchor, so that the anchor itself is one of the times.
    let from = (curve_a.from.min(curve_b.from) / step).ceil();
    let to = (curve_a.to.max(curve_b.to) / step).floor();
    let steps = to - from;
    if steps.is_nan() || steps > STEPS_MAX {
        return Err(CompareError::TooLong);
    }
    let at: Vec<f64> = (from as i64..=to as i64).map(|i| i as f64 * step).collect();
    let read = |curve: &Curve| at.iter().map(|t| curve.value(*t)).collect::<Vec<_>>();
    let (a_deg, b_deg) = (read(&curve_a), read(&curve_b));
    let difference_deg = a_deg.iter().zip(&b_deg).map(|(a, b)| Some((*b)? - (*a)?)).collect();
    let both = |pick: fn(&RepVerdict) -> Option<f64>| Some((pick(curve_a.rep)?, pick(curve_b.rep)?));
    Ok(Comparison {
        anchor,
        axis,
        at,
        a_deg,
        b_deg,
        difference_deg,
        margin_deg: both(|r| r.margin_deg).map(|(a, b)| a.hypot(b)),
        peak_difference_deg: both(|r| r.change_deg).map(|(a, b)| b - a),
        unlike: unlike(a, b, curve_a.rep, curve_b.rep),
    })
}

/// One rep's change over time from the anchor.
struct Curve<'a> {
    rep: &'a RepVerdict,
    report: &'a Report,
    baseline_deg: f64,
    anchor_s: f64,
    /// Seconds in one unit of the axis.
    unit_s: f64,
    step: f64,
    from: f64,
    to: f64,
}

impl<'a> Curve<'a> {
    fn of(side: &Side<'a>, anchor: Anchor, axis: TimeAxis) -> Result<Self, CompareError> {
        let report = side.report;
        let number = side.rep;
        let rep =
            report.reps.iter().find(|r| r.index == number).ok_or(CompareError::NoRep { rep: number })?;
        let anchor_s = match anchor {
            Anchor::Liftoff => rep.liftoff_s,
            Anchor::KneePass => rep.knee_pass_s,
            Anchor::Lockout => rep.lockout_s,
        }
        .ok_or(CompareError::NoAnchor { rep: number, anchor })?;
        let baseline_deg = rep.baseline_deg.ok_or(CompareError::NoBaseline { rep: number })?;
        let unit_s = match axis {
            TimeAxis::Seconds => 1.0,
            TimeAxis::PullShare => rep
                .liftoff_s
                .zip(rep.lockout_s)
                .map(|(from, to)| to - from)
                .filter(|pull_s| *pull_s > 0.0)
                .ok_or(CompareError::NoPull { rep: number })?,
        };
        let times = &report.series.t_s;
        let step_s = times.first().zip(times.get(1)).map_or(1.0 / rules::GRID_MAX_HZ, |(a, b)| b - a);
        let end_s = rep.end_s.or(rep.lockout_s).unwrap_or(anchor_s);
        Ok(Self {
            rep,
            report,
            baseline_deg,
            anchor_s,
            unit_s,
            step: step_s / unit_s,
            from: (rep.start_s - anchor_s) / unit_s,
            to: (end_s - anchor_s) / unit_s,
        })
    }

    /// The change at a time of the axis, deg, between the samples around it; unknown outside the rep and where either
    /// sample is unknown.
    fn value(&self, at: f64) -> Option<f64> {
        if !(self.from - 1e-9..=self.to + 1e-9).contains(&at) {
            return None;
        }
        let time_s = self.anchor_s + at * self.unit_s;
        let series = &self.report.series;
        let next = series.t_s.partition_point(|t| *t < time_s - 1e-9);
        let known = |i: usize| Some((*series.t_s.get(i)?, (*series.flexion_deg.get(i)?)?));
        let (t1, v1) = known(next)?;
        if (t1 - time_s).abs() <= 1e-9 || next == 0 {
            return Some(v1 - self.baseline_deg);
        }
        let (t0, v0) = known(next - 1)?;
        Some(v0 + (v1 - v0) * (time_s - t0) / (t1 - t0) - self.baseline_deg)
    }
}
