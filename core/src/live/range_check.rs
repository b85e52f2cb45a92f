//! The range check: bend over empty-handed, hold, arch, round. Tells how much of this back can be seen here, in these
//! clothes.

use super::cue::Cue;
use crate::rules;
use serde::{Deserialize, Serialize};

/// Where the check stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum RangeStep {
    /// The lifter is to bend over, empty-handed.
    Hinge,
    /// And to hold still.
    Hold,
    /// To arch.
    Arch,
    /// To round.
    Round,
    /// Done.
    Done(RangeCheck),
}

/// What the check found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RangeCheck {
    /// Flexion of the arched back, deg.
    pub arched_deg: f64,
    /// Flexion of the rounded back, deg.
    pub rounded_deg: f64,
    /// Rounded less arched, deg.
    pub range_deg: f64,
    /// Standard deviation over the hold, deg.
    pub noise_deg: f64,
    /// Whether this back can be seen here: a range of at least [`rules::RANGE_MIN_DEG`].
    pub visible: bool,
}

/// Guides through the check.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RangeGuide {
    step: RangeStep,
    since_s: f64,
    lean_deg: f64,
    held: Moments,
    arched_deg: f64,
    rounded_deg: f64,
}

/// Sums of the hold.
#[derive(Clone, Copy, Debug, Default)]
struct Moments {
    n: f64,
    sum: f64,
    squares: f64,
}

impl Moments {
    fn add(&mut self, value: f64) {
        self.n += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn sd(&self) -> f64 {
        if self.n < 2.0 {
            return 0.0;
        }
        let mean = self.sum / self.n;
        ((self.squares / self.n - mean * mean).max(0.0) * self.n / (self.n - 1.0)).sqrt()
    }
}

impl RangeGuide {
    pub const fn new(time_s: f64) -> Self {
        Self {
            step: RangeStep::Hinge,
            since_s: time_s,
            lean_deg: 0.0,
            held: Moments { n: 0.0, sum: 0.0, squares: 0.0 },
            arched_deg: f64::INFINITY,
            rounded_deg: f64::NEG_INFINITY,
        }
    }

    /// Where it stands.
    pub const fn step(&self) -> RangeStep {
        self.step
    }

    /// Takes a frame: the trunk's inclination and the filtered flexion, deg. What to say, if anything.
    pub fn push(&mut self, time_s: f64, lean_deg: Option<f64>, flexion_deg: Option<f64>) -> Option<Cue> {
        let lasted_s = time_s - self.since_s;
        let (Some(lean), Some(flexion)) = (lean_deg, flexion_deg) else {
            // Hidden for a moment: the step begins anew, except where only the largest value counts.
            if matches!(self.step, RangeStep::Hinge | RangeStep::Hold) {
                self.since_s = time_s;
                self.held = Moments::default();
            }
            return None;
        };
        match self.step {
            RangeStep::Hinge if lean >= rules::RANGE_HINGE_DEG => {
                self.lean_deg = lean;
                self.held = Moments::default();
                self.next(time_s, RangeStep::Hold, Cue::RangeHold)
            }
            RangeStep::Hinge => (lasted_s >= rules::HINT_EVERY_S).then(|| {
                self.since_s = time_s;
                Cue::RangeHinge
            }),
            RangeStep::Hold => {
                if (lean - self.lean_deg).abs() > rules::RANGE_STILL_DEG {
                    self.lean_deg = lean;
                    self.since_s = time_s;
                    self.held = Moments::default();
                    return (lean < rules::RANGE_HINGE_DEG / 2.0)
                        .then(|| self.next(time_s, RangeStep::Hinge, Cue::RangeHinge))
                        .flatten();
                }
                self.held.add(flexion);
                (lasted_s >= rules::RANGE_HOLD_S)
                    .then(|| self.next(time_s, RangeStep::Arch, Cue::RangeArch))
                    .flatten()
            }
            RangeStep::Arch => {
                self.arched_deg = self.arched_deg.min(flexion);
                (lasted_s >= rules::RANGE_MOVE_S)
                    .then(|| self.next(time_s, RangeStep::Round, Cue::RangeRound))
                    .flatten()
            }
            RangeStep::Round => {
                self.rounded_deg = self.rounded_deg.max(flexion);
                if lasted_s < rules::RANGE_MOVE_S {
                    return None;
                }
                let range_deg = self.rounded_deg - self.arched_deg;
                let visible = range_deg >= rules::RANGE_MIN_DEG;
                let done = RangeCheck {
                    arched_deg: self.arched_deg,
                    rounded_deg: self.rounded_deg,
                    range_deg,
                    noise_deg: self.held.sd(),
                    visible,
                };
                let cue = if visible { Cue::RangeSeen } else { Cue::RangeHidden };
                self.next(time_s, RangeStep::Done(done), cue)
            }
            RangeStep::Done(_) => None,
        }
    }

    #[allow(clippy::unnecessary_wraps, reason = "reads as the answer of a step")]
    fn next(&mut self, time_s: f64, step: RangeStep, cue: Cue) -> Option<Cue> {
        self.step = step;
        self.since_s = time_s;
        Some(cue)
    }
}
