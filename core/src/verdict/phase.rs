//! The change within the phases of one rep.

use super::baseline::BaselineValue;
use super::shots::Shot;
use crate::lift::PhaseSpan;
use crate::rules;
use crate::signal::running_median;
use crate::spine::Series;

/// Threshold and margin of one series in one rep, deg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Limits {
    /// Half-width of the 95 % interval of a stated change.
    pub margin_deg: f64,
    /// From here a change counts (T1).
    pub threshold_deg: f64,
    /// Whether the series is quiet enough to take part.
    pub usable: bool,
}

/// Change of every series over one rep, against its baseline, on the common grid.
pub(super) struct Change<'a> {
    shot: &'a Shot<'a>,
    /// Grid indices that the rep spans.
    pub indices: std::ops::Range<usize>,
    /// D(t), deg, by series, from `indices.start`.
    raw_deg: [Vec<Option<f64>>; 3],
    /// 0.2 s running median of it.
    steady_deg: [Vec<Option<f64>>; 3],
    limits: [Limits; 3],
}

/// A largest (or smallest) change: when and how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Peak {
    /// Grid index.
    pub index: usize,
    /// Change there, deg.
    pub deg: f64,
}

impl<'a> Change<'a> {
    /// The change over `from_s..=to_s`.
    pub fn over(shot: &'a Shot<'a>, baseline: &BaselineValue, from_s: f64, to_s: f64) -> Self {
        let indices = shot.curve.grid.span(from_s, to_s);
        let width = shot.curve.grid.steps(rules::RUNNING_MEDIAN_S);
        let raw_deg = Series::ALL.map(|series| {
            let base = baseline.value_deg(series);
            indices.clone().map(|i| shot.curve.value_deg(series, i).map(|v| v - base)).collect::<Vec<_>>()
        });
        let steady_deg = [0, 1, 2].map(|s: usize| running_median(&raw_deg[s], width));
        let spine_px = shot.curve.spine_px(from_s, to_s).unwrap_or(rules::SPINE_MIN_PX);
        let limits = Series::ALL.map(|series| limits(shot, baseline, series, spine_px, &indices));
        Self { shot, indices, raw_deg, steady_deg, limits }
    }

    /// Threshold and margin of a series.
    pub fn limits(&self, series: Series) -> Limits {
        self.limits[series.index()]
    }

    /// Running median of a series at a grid index.
    pub fn steady_deg(&self, series: Series, index: usize) -> Option<f64> {
        self.steady_deg[series.index()].get(index.checked_sub(self.indices.start)?).copied().flatten()
    }

    /// Largest running median of a series within a span, among the indices that `counts`.
    pub fn peak(&self, series: Series, span: &PhaseSpan, counts: impl Fn(usize) -> bool) -> Option<Peak> {
        self.extreme(series, span, counts, 1.0)
    }

    /// Smallest running median of a series within a span.
    pub fn trough(&self, series: Series, span: &PhaseSpan) -> Option<Peak> {
        self.extreme(series, span, |_| true, -1.0)
    }

    fn extreme(
        &self,
        series: Series,
        span: &PhaseSpan,
        counts: impl Fn(usize) -> bool,
        sign: f64,
    ) -> Option<Peak> {
        self.shot
            .curve
            .grid
            .span(span.from_s, span.to_s)
            .filter(|i| counts(*i))
            .filter_map(|index| Some(Peak { index, deg: self.steady_deg(series, index)? }))
            .max_by(|a, b| (a.deg * sign).total_cmp(&(b.deg * sign)).then(b.index.cmp(&a.index)))
    }

    /// The first grid index from which the change of a series stays above its threshold for [`rules::LOST_FOR_S`].
    pub fn lost_from(&self, series: Series, spans: &[&PhaseSpan]) -> Option<usize> {
        let steps = self.shot.curve.grid.steps(rules::LOST_FOR_S);
        let threshold = self.limits(series).threshold_deg;
        let inside = |i: usize| {
            let t = self.shot.curve.grid.time_s(i);
            spans.iter().any(|s| (s.from_s..=s.to_s).contains(&t))
        };
        let mut run = 0;
        for (offset, change) in self.raw_deg[series.index()].iter().enumerate() {
            let index = self.indices.start + offset;
            run = if inside(index) && change.is_some_and(|d| d > threshold) { run + 1 } else { 0 };
            if run >= steps {
                return Some(index + 1 - steps);
            }
        }
        None
    }
}

/// The series' standard deviation is the largest of the film's noise in holds, the propagated covariance and the network's false change at
/// this scale. The false change is already that of a difference, so the margin takes it once and the other two for
/// both ends.
fn limits(
    shot: &Shot,
    baseline: &BaselineValue,
    series: Series,
    spine_px: f64,
    indices: &std::ops::Range<usize>,
) -> Limits {
    let hold = shot.noise.of(series);
    let mut propagated: Vec<f64> = indices.clone().filter_map(|i| shot.curve.sigma_deg(series, i)).collect();
    let propagated = crate::signal::median(&mut propagated).unwrap_or(0.0);
    let false_change = shot.calibration.false_change_deg(series, spine_px);
    let sigma_peak = hold.max(propagated);
    let sigma_baseline = hold.max(baseline.sigma_deg(series));
    Limits::of(sigma_peak, sigma_baseline, false_change, baseline.extra_margin_deg())
}

impl Limits {
    /// From the standard deviations of the change's two ends, of the network's false change, and what a weak baseline
    /// adds, all deg.
    pub(crate) fn of(sigma_peak: f64, sigma_baseline: f64, false_change: f64, extra_margin_deg: f64) -> Self {
        let sigma_change = sigma_peak.hypot(sigma_baseline).max(false_change);
        let margin_deg = rules::MARGIN_SIGMAS * sigma_change + extra_margin_deg;
        let sigma = sigma_peak.max(false_change);
        let noise_threshold = (rules::NOISE_SIGMAS * sigma).max(margin_deg);
        Self {
            margin_deg,
            threshold_deg: rules::CHANGE_MIN_DEG.max(noise_threshold),
            usable: noise_threshold <= rules::NOISE_MAX_DEG,
        }
    }

    /// From what change of the lumbar band, whose limits these are, a change of the whole counts, deg: half a lumbar change,
    /// since shoulder blades move the skin over the thoracic band alone. A lumbar band that is too noisy to take part can only
    /// object, by going the other way by more than its standard deviation.
    pub(crate) fn lumbar_from_deg(&self) -> f64 {
        if self.usable {
            rules::LUMBAR_SHARE * self.threshold_deg
        } else {
            -self.margin_deg / rules::MARGIN_SIGMAS
        }
    }
}
