//! Zero-lag smoothing with a variance: the Rauch-Tung-Striebel smoother of a Wiener-velocity model.
//!
//! For equal noise and spacing its frequency response is `1 / (1 + (f / f_c)^4)`, that of a second-order Butterworth
//! low-pass run forwards and backwards; unlike that filter it takes uneven times, lets a doubtful sample weigh less,
//! crosses gaps with honestly growing variance and has no edge transients. Between samples the posterior mean is the
//! cubic Hermite interpolant of value and rate.
//! Särkkä, *Bayesian Filtering and Smoothing* (2013), ch. 8; cut-off relation: Wahba's smoothing spline.

use nalgebra::{Matrix2, Vector2};

use super::Grid;

/// One measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// When, s.
    pub time_s: f64,
    /// What, in the unit of the series.
    pub value: f64,
    /// Variance of `value`, unit²; positive.
    pub variance: f64,
}

/// The smoothed series at one time of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Smoothed {
    /// Value, in the unit of the series.
    pub value: f64,
    /// Rate of change, unit/s.
    pub rate: f64,
    /// Variance of `value`, unit².
    pub variance: f64,
}

struct Step {
    predicted_mean: Vector2<f64>,
    predicted_covariance: Matrix2<f64>,
    mean: Vector2<f64>,
    covariance: Matrix2<f64>,
    transition: Matrix2<f64>,
}

/// Smooths `samples` (ascending in time) with cut-off `cutoff_hz` and reads the result on `grid`. A grid time is
/// `None` before the first and after the last sample and inside gaps longer than `gap_max_s`.
pub fn smooth(samples: &[Sample], cutoff_hz: f64, gap_max_s: f64, grid: &Grid) -> Vec<Option<Smoothed>> {
    let states = smooth_at_samples(samples, cutoff_hz);
    let mut out = Vec::with_capacity(grid.len);
    let mut right = 0;
    for t in grid.times_s() {
        while right < samples.len() && samples[right].time_s < t - 1e-9 {
            right += 1;
        }
        out.push(read(samples, &states, right, t, gap_max_s));
    }
    out
}

/// The smoothed series at `t`, where `right` is the first sample not before `t`.
fn read(
    samples: &[Sample],
    states: &[(Vector2<f64>, f64)],
    right: usize,
    t: f64,
    gap_max_s: f64,
) -> Option<Smoothed> {
    let (r, r_state) = (samples.get(right)?, states.get(right)?);
    if (r.time_s - t).abs() <= 1e-9 {
        return Some(Smoothed { value: r_state.0[0], rate: r_state.0[1], variance: r_state.1 });
    }
    let left = right.checked_sub(1)?;
    let (l, l_state) = (samples.get(left)?, states.get(left)?);
    let h = r.time_s - l.time_s;
    if h > gap_max_s {
        return None;
    }
    let s = (t - l.time_s) / h;
    let (s2, s3) = (s * s, s * s * s);
    let (p0, m0, p1, m1) = (l_state.0[0], l_state.0[1] * h, r_state.0[0], r_state.0[1] * h);
    let value = (2.0 * s3 - 3.0 * s2 + 1.0) * p0
        + (s3 - 2.0 * s2 + s) * m0
        + (3.0 * s2 - 2.0 * s3) * p1
        + (s3 - s2) * m1;
    let rate =
        ((6.0 * s2 - 6.0 * s) * (p0 - p1) + (3.0 * s2 - 4.0 * s + 1.0) * m0 + (3.0 * s2 - 2.0 * s) * m1) / h;
    // The larger neighbour bounds the interpolated variance for gaps this short.
    Some(Smoothed { value, rate, variance: l_state.1.max(r_state.1) })
}

/// Posterior mean (value, rate) and variance of the value at every sample.
fn smooth_at_samples(samples: &[Sample], cutoff_hz: f64) -> Vec<(Vector2<f64>, f64)> {
    let Some(first) = samples.first() else { return Vec::new() };
    let mut variances: Vec<f64> = samples.iter().map(|s| s.variance).collect();
    let typical_variance = super::median(&mut variances).unwrap_or(1.0).max(f64::MIN_POSITIVE);
    let mut steps_s: Vec<f64> =
        samples.windows(2).map(|w| w[1].time_s - w[0].time_s).filter(|d| *d > 0.0).collect();
    let typical_step_s = super::median(&mut steps_s).unwrap_or(1.0);
    let omega = 2.0 * std::f64::consts::PI * cutoff_hz;
    let q = typical_variance * typical_step_s * omega.powi(4);

    let mut mean = Vector2::new(first.value, 0.0);
    // Diffuse start: the rate is unknown to within what the cut-off can carry.
    let mut covariance =
        Matrix2::new(typical_variance * 1e4, 0.0, 0.0, typical_variance * 1e4 * omega * omega);
    let mut previous_s = first.time_s;
    let mut forward = Vec::with_capacity(samples.len());
    for sample in samples {
        let h = (sample.time_s - previous_s).max(0.0);
        previous_s = sample.time_s;
        let transition = Matrix2::new(1.0, h, 0.0, 1.0);
        let noise = Matrix2::new(h * h * h / 3.0, h * h / 2.0, h * h / 2.0, h) * q;
        let predicted_mean = transition * mean;
        let predicted_covariance = transition * covariance * transition.transpose() + noise;
        let innovation = sample.value - predicted_mean[0];
        let gain = predicted_covariance.column(0)
            / (predicted_covariance[(0, 0)] + sample.variance.max(f64::MIN_POSITIVE));
        mean = predicted_mean + gain * innovation;
        let shrink = Matrix2::identity() - gain * nalgebra::RowVector2::new(1.0, 0.0);
        // Joseph form keeps the covariance symmetric and positive.
        covariance =
            shrink * predicted_covariance * shrink.transpose() + gain * gain.transpose() * sample.variance;
        forward.push(Step { predicted_mean, predicted_covariance, mean, covariance, transition });
    }
    backward(&forward)
}

fn backward(forward: &[Step]) -> Vec<(Vector2<f64>, f64)> {
    let mut out = vec![(Vector2::zeros(), 0.0); forward.len()];
    let mut next: Option<(Vector2<f64>, Matrix2<f64>)> = None;
    for (i, step) in forward.iter().enumerate().rev() {
        let (mean, covariance) = match (next, forward.get(i + 1)) {
            (Some((next_mean, next_covariance)), Some(after)) => {
                match after.predicted_covariance.try_inverse() {
                    Some(inverse) => {
                        let gain = step.covariance * after.transition.transpose() * inverse;
                        (
                            step.mean + gain * (next_mean - after.predicted_mean),
                            step.covariance
                                + gain * (next_covariance - after.predicted_covariance) * gain.transpose(),
                        )
                    }
                    None => (step.mean, step.covariance),
                }
            }
            _ => (step.mean, step.covariance),
        };
        out[i] = (mean, covariance[(0, 0)].max(0.0));
        next = Some((mean, covariance));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn series(hz: f64, seconds: f64, f: impl Fn(f64) -> f64) -> Vec<Sample> {
        (0..(hz * seconds) as usize)
            .map(|i| i as f64 / hz)
            .map(|t| Sample { time_s: t, value: f(t), variance: 1.0 })
            .collect()
    }

    /// Amplitude that a sine of `f_hz` keeps in the middle of a long series.
    fn response(f_hz: f64, hz: f64) -> f64 {
        let samples = series(hz, 20.0, |t| (2.0 * std::f64::consts::PI * f_hz * t).sin());
        let grid = Grid { start_s: 8.0, step_s: 1.0 / 240.0, len: 960 };
        smooth(&samples, 4.0, 0.2, &grid).iter().flatten().map(|s| s.value.abs()).fold(0.0, f64::max)
    }

    #[test]
    fn response_is_that_of_a_zero_lag_butterworth_at_any_frame_rate() {
        for hz in [30.0, 60.0, 120.0] {
            for f in [1.0, 2.0, 4.0, 6.0] {
                let expected = 1.0 / (1.0 + (f / 4.0_f64).powi(4));
                let got = response(f, hz);
                assert!((got - expected).abs() < 0.05, "{f} Hz at {hz} fps keeps {got}, expected {expected}");
            }
        }
    }

    #[test]
    fn a_long_gap_is_left_open_and_a_short_one_filled() {
        let mut samples = series(60.0, 3.0, |t| t);
        samples.retain(|s| !(1.0..1.15).contains(&s.time_s) && !(2.0..2.5).contains(&s.time_s));
        let grid = Grid { start_s: 0.0, step_s: 1.0 / 60.0, len: 180 };
        let out = smooth(&samples, 4.0, 0.2, &grid);
        assert!((out[65].unwrap().value - 65.0 / 60.0).abs() < 0.02);
        assert_eq!(out[135], None);
    }

    #[test]
    fn a_doubtful_sample_weighs_less() {
        let mut samples = series(60.0, 2.0, |_| 0.0);
        samples[60].value = 20.0;
        let grid = Grid { start_s: 1.0, step_s: 1.0, len: 1 };
        let trusted = smooth(&samples, 4.0, 0.2, &grid)[0].unwrap().value;
        samples[60].variance = 400.0;
        let doubted = smooth(&samples, 4.0, 0.2, &grid)[0].unwrap().value;
        assert!(doubted < trusted / 20.0, "{doubted} against {trusted}");
    }

    proptest! {
        #[test]
        fn straight_lines_pass_unchanged(slope in -50.0..50.0f64, level in -90.0..90.0f64, hz in 15.0..120.0f64) {
            let samples = series(hz, 3.0, |t| level + slope * t);
            let grid = Grid { start_s: 0.0, step_s: 0.05, len: 50 };
            for (i, s) in smooth(&samples, 4.0, 0.2, &grid).iter().enumerate() {
                let s = s.unwrap();
                // The diffuse start leaves a trace of the prior at the very edge.
                prop_assert!((s.value - (level + slope * grid.time_s(i))).abs() < 0.02 * (1.0 + slope.abs()));
            }
        }
    }
}
