//! The curve as it is seen, frame by frame, and its change against the running baseline.

use super::fractions::Fractions;
use super::one_euro::OneEuro;
use super::recent::Recent;
use crate::pose::Chain;
use crate::rules;
use crate::spine::{Bands, Calibration, CurveSample, LevelFractions, Series, curve_sample};
use crate::track::{Facing, LifterSeen};
use crate::verdict::Limits;
use std::collections::VecDeque;

/// Points kept: half a minute at 60 Hz.
const CAPACITY: usize = 1800;
/// Samples of the running baseline and their distance, s: the set-up window at 30 Hz.
const BASELINE_LOOKS: usize = 24;
const BASELINE_STEP_S: f64 = 1.0 / 35.0;

/// The curve of one frame; `None` where it was not seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CurvePoint {
    pub time_s: f64,
    pub seen: Option<CurveSeen>,
}

/// What was seen of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CurveSeen {
    pub bands_deg: Bands,
    pub variance_deg2: Bands,
    pub flexion_variance_deg2: f64,
    pub presence: f64,
    pub spine_px: f64,
}

impl CurveSeen {
    /// Variance of a series, deg².
    pub fn variance_of(&self, series: Series) -> f64 {
        match series {
            Series::Flexion => self.flexion_variance_deg2,
            one => self.variance_deg2.of(one),
        }
    }
}

impl From<CurveSample> for CurveSeen {
    fn from(s: CurveSample) -> Self {
        Self {
            bands_deg: s.bands_deg,
            variance_deg2: s.variance_deg2,
            flexion_variance_deg2: s.flexion_variance_deg2,
            presence: s.presence,
            spine_px: s.spine_px,
        }
    }
}

/// A change with its margin, deg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeSeen {
    /// T7-L4 against the running set-up, deg, flexion positive.
    pub deg: f64,
    /// Half-width of its 95 % interval, deg.
    pub margin_deg: f64,
}

/// Follows the curve of one lifter.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    calibration: Calibration,
    fractions: Fractions,
    points: VecDeque<CurvePoint>,
    filters: [OneEuro; 2],
    flexion_deg: Option<f64>,
    resting_deg: Recent,
    baseline: Option<RunningBaseline>,
}

#[derive(Clone, Copy, Debug)]
struct RunningBaseline {
    flexion_deg: f64,
    limits: Limits,
}

impl Curve {
    pub fn new(calibration: Calibration) -> Self {
        Self {
            calibration,
            fractions: Fractions::default(),
            points: VecDeque::with_capacity(CAPACITY),
            filters: [OneEuro::default(); 2],
            flexion_deg: None,
            resting_deg: Recent::new(BASELINE_LOOKS, BASELINE_STEP_S),
            baseline: None,
        }
    }

    /// Another lifter, or another view of this one.
    pub fn reset(&mut self) {
        self.fractions.reset();
        self.points.clear();
        self.forget_baseline();
        self.filters.iter_mut().for_each(OneEuro::reset);
        self.flexion_deg = None;
    }

    /// What the network's lines weigh and err.
    pub fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// Points from `from_s` to `to_s`.
    pub fn between(&self, from_s: f64, to_s: f64) -> impl Iterator<Item = &CurvePoint> + Clone + '_ {
        let begin = self.points.partition_point(|p| p.time_s < from_s);
        let end = self.points.partition_point(|p| p.time_s <= to_s);
        self.points.range(begin..end.max(begin))
    }

    /// Filtered T7-L4 flexion by now, deg; `None` where it is not seen.
    pub fn flexion_deg(&self) -> Option<f64> {
        self.flexion_deg
    }

    /// Takes a frame. `is_resting` says that the lifter is still over the bar: the running baseline is taken anew.
    pub fn push(&mut self, time_s: f64, facing: Facing, lifter: Option<&LifterSeen>, is_resting: bool) {
        let is_fresh = self.points.back().is_none_or(|p| time_s - p.time_s > 0.5 / rules::GRID_MAX_HZ);
        if !is_fresh {
            return;
        }
        let adult = [LevelFractions::ADULT; Chain::COUNT];
        let frozen = self.fractions.frozen().copied();
        let sample =
            lifter.and_then(|l| curve_sample(l, facing, &frozen.unwrap_or(adult), &self.calibration));
        if let Some(look) = sample.as_ref().filter(|_| frozen.is_none()) {
            self.fractions.gather(time_s, look);
        }
        let seen = sample.filter(|_| frozen.is_some()).map(CurveSeen::from);
        if self.points.len() == CAPACITY {
            self.points.pop_front();
        }
        self.points.push_back(CurvePoint { time_s, seen });
        self.flexion_deg = seen.map(|s| {
            let thoracic = self.filters[0].push(time_s, s.bands_deg.thoracic);
            thoracic + self.filters[1].push(time_s, s.bands_deg.lumbar)
        });
        if let Some((seen, deg)) = seen.zip(self.flexion_deg).filter(|_| is_resting)
            && self.resting_deg.push(time_s, deg)
        {
            self.rebase(&seen);
        }
    }

    /// Change of the filtered flexion against the running baseline.
    pub fn change(&self) -> Option<ChangeSeen> {
        let baseline = self.baseline?;
        Some(ChangeSeen {
            deg: self.flexion_deg? - baseline.flexion_deg,
            margin_deg: baseline.limits.margin_deg,
        })
    }

    /// The lifter left the bar: the next set-up begins anew.
    pub fn forget_baseline(&mut self) {
        self.resting_deg.clear();
        self.baseline = None;
    }

    fn rebase(&mut self, seen: &CurveSeen) {
        if self.resting_deg.len() < BASELINE_LOOKS / 2 {
            return;
        }
        let Some(flexion_deg) = self.resting_deg.quantile(0.5) else { return };
        // Half the inter-decile range of a normal distribution is 1.28 standard deviations.
        let spread = self.resting_deg.quantile(0.9).zip(self.resting_deg.quantile(0.1));
        let sigma = spread.map_or(0.0, |(high, low)| (high - low) / 2.56 * rules::HOLD_SHORT_FACTOR);
        let false_change = self.calibration.false_change_deg(Series::Flexion, seen.spine_px);
        self.baseline =
            Some(RunningBaseline { flexion_deg, limits: Limits::of(sigma, sigma, false_change, 0.0) });
    }
}
