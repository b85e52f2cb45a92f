//! How noisy the curve is in this film, seen where nothing moves.

use super::curve_series::CurveSeries;
use crate::lift::{Kinematics, SetMovement};
use crate::rules;
use crate::spine::Series;

/// Trunk speed that counts as still, deg/s. Design choice: sway of quiet standing stays under 2.
const TRUNK_STILL_DEG_PER_S: f64 = 4.0;

/// Standard deviation of each smoothed series in holds by [`Series`], deg; `None` where the film holds no hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Noise {
    sd_deg: [Option<f64>; 3],
}

impl Noise {
    /// Pooled within-hold standard deviation: of holds of [`rules::HOLD_LONG_S`] and more, else of shorter ones times
    /// [`rules::HOLD_SHORT_FACTOR`].
    pub fn in_holds(k: &Kinematics, movement: &SetMovement, curve: &CurveSeries) -> Self {
        let holds = holds(k, movement);
        let of = |series: Series| {
            let pooled = |least_s: f64| {
                let (mut squares, mut freedom) = (0.0, 0.0);
                for hold in holds.iter().filter(|h| h.len() as f64 * k.grid.step_s >= least_s) {
                    let values: Vec<f64> = hold.clone().filter_map(|i| curve.value_deg(series, i)).collect();
                    if let Some(sd) = crate::signal::standard_deviation(&values) {
                        squares += sd * sd * (values.len() - 1) as f64;
                        freedom += (values.len() - 1) as f64;
                    }
                }
                (freedom > 0.0).then(|| f64::sqrt(squares / freedom))
            };
            pooled(rules::HOLD_LONG_S)
                .or_else(|| pooled(rules::HOLD_SHORT_S).map(|sd| sd * rules::HOLD_SHORT_FACTOR))
        };
        Self { sd_deg: Series::ALL.map(of) }
    }

    /// Standard deviation of a series, deg; 0 where no hold told it (the other sources of error then decide).
    pub fn of(&self, series: Series) -> f64 {
        self.sd_deg[series.index()].unwrap_or(0.0)
    }
}

/// Stretches of the grid in which bar and trunk are still.
fn holds(k: &Kinematics, movement: &SetMovement) -> Vec<std::ops::Range<usize>> {
    let travel_m = movement.reps.iter().any(|r| !r.attempt).then(|| {
        let tops = k.bar.iter().flatten().map(|s| s.value);
        tops.fold(f64::NEG_INFINITY, f64::max)
    });
    let still_m_per_s = rules::STILL_SPEED_PER_S * travel_m.unwrap_or(0.5).max(rules::TRAVEL_MIN_M);
    let still = |i: usize| {
        let bar = k.bar.get(i).copied().flatten().is_none_or(|s| s.rate.abs() < still_m_per_s);
        let trunk =
            k.trunk_deg.get(i).copied().flatten().is_some_and(|s| s.rate.abs() < TRUNK_STILL_DEG_PER_S);
        bar && trunk
    };
    let mut out = Vec::new();
    let mut begin = None;
    for i in 0..=k.grid.len {
        match (begin, i < k.grid.len && still(i)) {
            (None, true) => begin = Some(i),
            (Some(from), false) => {
                out.push(from..i);
                begin = None;
            }
            _ => {}
        }
    }
    out
}
