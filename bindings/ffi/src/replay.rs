//! Looking at a judged set again.

use std::sync::Arc;

use keel_core::replay::{self, decimate};
use keel_core::verdict::RepVerdict;

use crate::codes::{JumpKind, Phase};
use crate::guard::guard;
use crate::objects::Counted;
use crate::points::Points;
use crate::{KeelError, Report};

/// A judged set, ready to be looked at: cheap enough to ask for every frame shown.
#[derive(uniffi::Object)]
pub struct Replay {
    inner: Arc<replay::Replay<'static>>,
    _counted: Counted,
}

/// What to draw over one frame.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Overlay {
    /// Presentation time of the frame it belongs to, s from the film's first frame.
    pub time_s: f64,
    /// The spine line, C7 first; empty where it was not seen.
    pub curve: Points,
    /// The set-up's line of the rep on, laid over this lower back; empty outside reps and before a set-up.
    pub setup: Points,
    /// Change against the set-up, deg, where both are known.
    pub change_deg: Option<f64>,
    /// Phase on.
    pub phase: Option<Phase>,
    /// Number of the rep on, from 1.
    pub rep: Option<i32>,
}

/// A moment of a rep worth jumping to.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct Jump {
    /// Number of the rep, from 1.
    pub rep: i32,
    /// What it is.
    pub kind: JumpKind,
    /// When, s from the film's first frame.
    pub time_s: f64,
}

/// A moment of the series.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct SeriesPoint {
    /// s from the film's first frame.
    pub time_s: f64,
    /// Flexion T7-L4, deg.
    pub flexion_deg: f64,
    /// Change against the set-up of the rep on, deg; `None` outside reps and where nothing can be compared.
    pub change_deg: Option<f64>,
    /// Standard deviation of the flexion, deg.
    pub sigma_deg: Option<f64>,
    /// Height of the bar over the set's travel, 0 floor to 1 top.
    pub bar_height: Option<f64>,
    /// Phase on.
    pub phase: Option<Phase>,
    /// Whether the one before is not its neighbour: between them the curve was not seen, and no line is drawn.
    pub after_gap: bool,
}

impl Replay {
    pub(crate) fn over(inner: Arc<replay::Replay<'static>>) -> Arc<Self> {
        Arc::new(Self { inner, _counted: Counted::new() })
    }

    pub(crate) fn inner(&self) -> &replay::Replay<'static> {
        &self.inner
    }
}

#[uniffi::export]
impl Replay {
    /// The overlay of the frame shown at `time_s` (s from the film's first frame): the last whose time is not later. `None` before
    /// the first.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn overlay_at(&self, time_s: f64) -> Result<Option<Overlay>, KeelError> {
        guard(|| Ok(self.inner.overlay_at(time_s).map(Overlay::from)))
    }

    /// Set-up, liftoff, knee-pass, lockout and worst moment of every rep, in order of time.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn jumps(&self) -> Result<Vec<Jump>, KeelError> {
        let jump = |j: replay::Jump| Jump { rep: j.rep as i32, kind: j.kind, time_s: j.time_s };
        guard(|| Ok(self.inner.jumps().into_iter().map(jump).collect()))
    }

    /// The series of the flexion for drawing: at most about `most` points, chosen so that the line looks the same. All of it is in
    /// the report's JSON.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn series(&self, most: i32) -> Result<Vec<SeriesPoint>, KeelError> {
        guard(|| {
            let report = self.inner.report();
            let series = &report.series;
            let kept = decimate(&series.t_s, &series.flexion_deg, usize::try_from(most).unwrap_or(0));
            let at = |column: &[Option<f64>], i: usize| column.get(i).copied().flatten();
            let is_known = |i: usize| at(&series.flexion_deg, i).is_some();
            let mut before: Option<usize> = None;
            let point = |i: usize| {
                let after_gap = before.replace(i).is_some_and(|b| !(b..i).all(is_known));
                let (time_s, flexion_deg) = (*series.t_s.get(i)?, at(&series.flexion_deg, i)?);
                let is_on =
                    |r: &&RepVerdict| (r.start_s..=r.end_s.unwrap_or(f64::INFINITY)).contains(&time_s);
                let rep = report.reps.iter().find(is_on);
                Some(SeriesPoint {
                    time_s,
                    flexion_deg,
                    change_deg: rep.and_then(|r| r.baseline_deg).map(|baseline| flexion_deg - baseline),
                    sigma_deg: at(&series.sigma_deg, i),
                    bar_height: at(&series.bar_height, i),
                    phase: series.phase.get(i).copied().flatten(),
                    after_gap,
                })
            };
            Ok(kept.into_iter().filter_map(point).collect())
        })
    }

    /// The report looked at.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn report(&self) -> Result<Report, KeelError> {
        guard(|| Ok(self.inner.report().into()))
    }
}

impl From<replay::Overlay> for Overlay {
    fn from(o: replay::Overlay) -> Self {
        let (mut curve, mut setup) = (Points::new(), Points::new());
        curve.pack(&o.curve);
        setup.pack(&o.setup);
        Self {
            time_s: o.time_s,
            curve,
            setup,
            change_deg: o.change_deg,
            phase: o.phase,
            rep: o.rep.map(|r| r as i32),
        }
    }
}
