//! Slopes and medians with their intervals.

use super::Middle;
use crate::rules;
use crate::signal::{median, theil_sen};

/// A Theil-Sen slope of the change with its 95 % interval, in deg per unit of what it is drawn against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The slope.
    pub slope: f64,
    /// Its interval.
    pub interval: [f64; 2],
    /// How many points it is of.
    pub count: usize,
}

/// The slope through some points; `None` for fewer than [`rules::TREND_POINTS_MIN`] or without spread. More than
/// [`rules::TREND_POINTS_MAX`] are pooled to medians of neighbours first.
pub(super) fn line(points: impl Iterator<Item = (f64, f64)>) -> Option<Line> {
    let mut points: Vec<(f64, f64)> = points.collect();
    let count = points.len();
    if count < rules::TREND_POINTS_MIN {
        return None;
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let (x, y): (Vec<f64>, Vec<f64>) = pooled(&points).into_iter().unzip();
    let fit = theil_sen(&x, &y)?;
    Some(Line { slope: fit.slope, interval: [fit.low, fit.high], count })
}

fn pooled(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let groups = points.len().min(rules::TREND_POINTS_MAX);
    (0..groups)
        .filter_map(|g| {
            let bound = |g: usize| g * points.len() / groups;
            let group = points.get(bound(g)..bound(g + 1))?;
            let middle =
                |pick: fn(&(f64, f64)) -> f64| median(&mut group.iter().map(pick).collect::<Vec<_>>());
            Some((middle(|p| p.0)?, middle(|p| p.1)?))
        })
        .collect()
}

/// The median with the interval between order statistics that covers it 95 times in 100 (normal approximation of the
/// sign test); `None` for fewer than [`rules::TREND_POINTS_MIN`].
pub(super) fn interval_of_median(values: impl Iterator<Item = f64>) -> Option<Middle> {
    let mut values: Vec<f64> = values.collect();
    let count = values.len();
    if count < rules::TREND_POINTS_MIN {
        return None;
    }
    let deg = median(&mut values)?;
    let n = count as f64;
    let below = ((n - rules::MARGIN_SIGMAS * n.sqrt()) / 2.0).floor().max(0.0) as usize;
    Some(Middle { deg, interval_deg: [*values.get(below)?, *values.get(count - 1 - below)?], count })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pooling_keeps_a_slope_and_few_points_have_none() {
        let points = (0..50_000).map(|i| (f64::from(i), 0.01 * f64::from(i) + f64::from(i % 7)));
        let fit = line(points).unwrap();
        assert!((fit.slope - 0.01).abs() < 1e-4, "{fit:?}");
        assert_eq!(fit.count, 50_000);
        assert_eq!(line((0..5).map(|i| (f64::from(i), 0.0))), None);
        assert_eq!(line((0..9).map(|i| (1.0, f64::from(i)))), None);
    }

    #[test]
    fn the_interval_of_six_values_is_all_of_them() {
        let middle = interval_of_median([3.0, 1.0, 2.0, 6.0, 5.0, 4.0].into_iter()).unwrap();
        assert_eq!((middle.deg, middle.interval_deg), (3.5, [1.0, 6.0]));
    }
}
