//! One rep on a grid, smoothed without lag as far as that is possible right after lockout; its memory is made once.

use super::curve::{Curve, CurvePoint, CurveSeen};
use crate::rules;
use crate::spine::{Bands, Series};

/// Grid times kept: fifteen seconds from set-up past the knee.
const CAPACITY: usize = 900;
/// Standard deviation of the kernel whose response falls to a half at [`rules::CURVE_CUTOFF_HZ`], s.
const KERNEL_S: f64 = 0.1874 / rules::CURVE_CUTOFF_HZ;
/// The kernel is cut off here, s.
const KERNEL_REACH_S: f64 = 3.0 * KERNEL_S;
/// Most neighbours of the outlier filter.
const NEIGHBOURS: usize = 32;

/// The grid's step, s.
pub(super) const STEP_S: f64 = 1.0 / rules::GRID_MAX_HZ;

/// Smoothed bands of a stretch of time.
#[derive(Clone, Debug)]
pub(super) struct RepWindow {
    from_s: f64,
    bands_deg: Vec<Option<Bands>>,
    kept: Vec<(f64, CurveSeen)>,
}

impl Default for RepWindow {
    fn default() -> Self {
        Self { from_s: 0.0, bands_deg: Vec::with_capacity(CAPACITY), kept: Vec::with_capacity(2 * CAPACITY) }
    }
}

impl RepWindow {
    /// Smooths the curve over `from_s..=to_s`. Times of the set-up are smoothed from samples up to liftoff alone, so that
    /// what comes after it does not leak into the baseline.
    pub fn fill(&mut self, curve: &Curve, from_s: f64, to_s: f64, liftoff_s: f64) {
        self.from_s = from_s;
        self.kept.clear();
        self.bands_deg.clear();
        for point in curve.between(from_s - KERNEL_REACH_S, to_s + KERNEL_REACH_S) {
            if let Some(seen) = point.seen
                && self.kept.len() < 2 * CAPACITY
                && !is_outlier(curve, point, &seen)
            {
                self.kept.push((point.time_s, seen));
            }
        }
        let steps = (((to_s - from_s) / STEP_S).floor().max(0.0) as usize + 1).min(CAPACITY);
        for i in 0..steps {
            let t = from_s + i as f64 * STEP_S;
            let until_s = if t < liftoff_s - rules::SETUP_TO_S { liftoff_s } else { f64::INFINITY };
            self.bands_deg.push(self.smoothed(t, until_s));
        }
    }

    fn smoothed(&self, t: f64, until_s: f64) -> Option<Bands> {
        let begin = self.kept.partition_point(|(at, _)| *at < t - KERNEL_REACH_S);
        let (mut sum, mut weight, mut nearest) = (Bands::default(), 0.0, f64::INFINITY);
        for (at, seen) in self.kept.iter().skip(begin).take_while(|(at, _)| *at <= t + KERNEL_REACH_S) {
            if *at > until_s {
                break;
            }
            let w = (-0.5 * ((at - t) / KERNEL_S).powi(2)).exp();
            sum.thoracic += w * seen.bands_deg.thoracic;
            sum.lumbar += w * seen.bands_deg.lumbar;
            weight += w;
            nearest = nearest.min((at - t).abs());
        }
        (weight > 0.0 && nearest <= rules::GAP_FILLED_MAX_S / 2.0)
            .then(|| Bands { thoracic: sum.thoracic / weight, lumbar: sum.lumbar / weight })
    }

    /// Number of grid times.
    pub fn len(&self) -> usize {
        self.bands_deg.len()
    }

    /// Time of a grid index, s.
    pub fn time_s(&self, index: usize) -> f64 {
        self.from_s + index as f64 * STEP_S
    }

    /// Grid indices of a span, s.
    pub fn span(&self, from_s: f64, to_s: f64) -> std::ops::Range<usize> {
        let at = |t: f64| ((t - self.from_s) / STEP_S).max(0.0);
        let to = (at(to_s) + 1e-6).floor() as usize + 1;
        let from = (at(from_s) - 1e-6).ceil() as usize;
        from.min(self.len())..to.min(self.len()).max(from.min(self.len()))
    }

    /// Smoothed value of a series, deg.
    pub fn value_deg(&self, series: Series, index: usize) -> Option<f64> {
        self.bands_deg.get(index).copied().flatten().map(|b| b.of(series))
    }

    /// Running median of a series over [`rules::RUNNING_MEDIAN_S`], deg.
    pub fn steady_deg(&self, series: Series, index: usize) -> Option<f64> {
        const HALF: usize = (rules::RUNNING_MEDIAN_S / STEP_S / 2.0) as usize;
        let (from, to) = (index.saturating_sub(HALF), (index + HALF + 1).min(self.len()));
        let mut window = [0.0; 2 * HALF + 1];
        let mut n = 0;
        for value in (from..to).filter_map(|i| self.value_deg(series, i)) {
            window[n] = value;
            n += 1;
        }
        if n * 2 <= to - from { None } else { crate::signal::median(&mut window[..n]) }
    }

    /// Median variance of the smoothed series over all samples, deg²: the samples' own over as many as the kernel weighs.
    pub fn smoothed_variance_deg2(&self, series: Series, scratch: &mut Vec<f64>) -> Option<f64> {
        scratch.clear();
        scratch.extend(self.kept.iter().take(scratch.capacity()).map(|(_, s)| s.variance_of(series)));
        let variance = crate::signal::median(scratch)?;
        let (first, last) = (self.kept.first()?.0, self.kept.last()?.0);
        let rate_hz = self.kept.len() as f64 / (last - first).max(STEP_S);
        // A Gaussian kernel of standard deviation s averages 2 sqrt(pi) s of time.
        let averaged = (2.0 * std::f64::consts::PI.sqrt() * KERNEL_S * rate_hz).max(1.0);
        Some(variance / averaged)
    }
}

/// Hampel's rule on either band among the neighbours within [`rules::HAMPEL_WINDOW_S`].
fn is_outlier(curve: &Curve, point: &CurvePoint, seen: &CurveSeen) -> bool {
    let half = rules::HAMPEL_WINDOW_S / 2.0 + 1e-9;
    [Series::Thoracic, Series::Lumbar].into_iter().any(|series| {
        let mut values = [0.0; NEIGHBOURS];
        let mut n = 0;
        for other in curve.between(point.time_s - half, point.time_s + half).filter_map(|p| p.seen) {
            if n < NEIGHBOURS {
                values[n] = other.bands_deg.of(series);
                n += 1;
            }
        }
        let Some(middle) = crate::signal::median(&mut values[..n]).filter(|_| n >= 3) else { return false };
        values[..n].iter_mut().for_each(|v| *v = (*v - middle).abs());
        let Some(mad) = crate::signal::median(&mut values[..n]) else { return false };
        let limit = rules::HAMPEL_SIGMAS * (1.4826 * mad).max(rules::CURVE_OUTLIER_FLOOR_DEG);
        (seen.bands_deg.of(series) - middle).abs() > limit
    })
}
