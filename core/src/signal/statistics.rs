//! Robust statistics.

/// The median; reorders `values`. `None` when empty. NaN sorts last.
pub fn median(values: &mut [f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// The `q` quantile (0..=1) with linear interpolation between order statistics (Hyndman-Fan type 7); reorders
/// `values`. `None` when empty.
pub fn quantile(values: &mut [f64], q: f64) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    values.sort_unstable_by(f64::total_cmp);
    let position = q.clamp(0.0, 1.0) * (values.len() - 1) as f64;
    let low = position.floor() as usize;
    let high = (low + 1).min(values.len() - 1);
    Some(values[low] + (values[high] - values[low]) * (position - low as f64))
}

/// Sample standard deviation (n - 1); `None` for fewer than two values.
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    Some((values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt())
}

/// Centred running median over `width` samples (made odd); an output is `None` where more than half of its window is.
pub fn running_median(values: &[Option<f64>], width: usize) -> Vec<Option<f64>> {
    let half = width / 2;
    let mut window = Vec::with_capacity(2 * half + 1);
    (0..values.len())
        .map(|i| {
            let (from, to) = (i.saturating_sub(half), (i + half + 1).min(values.len()));
            window.clear();
            window.extend(values[from..to].iter().flatten());
            if window.len() * 2 <= to - from { None } else { median(&mut window) }
        })
        .collect()
}

/// A slope with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TheilSen {
    /// Median slope over all pairs, unit of y per unit of x.
    pub slope: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

/// Theil-Sen slope of `y` over `x` with Sen's 95 % interval from the rank statistic (Sen 1968). `None` with fewer
/// than three points or without any spread of x.
pub fn theil_sen(x: &[f64], y: &[f64]) -> Option<TheilSen> {
    let n = x.len().min(y.len());
    if n < 3 {
        return None;
    }
    let mut slopes = Vec::with_capacity(n * (n - 1) / 2);
    for i in 0..n {
        for j in i + 1..n {
            let dx = x[j] - x[i];
            if dx != 0.0 {
                slopes.push((y[j] - y[i]) / dx);
            }
        }
    }
    if slopes.is_empty() {
        return None;
    }
    // Four ranks of many thousands: found without putting the others in order.
    let len = slopes.len();
    let mut ranked = |rank: usize| *slopes.select_nth_unstable_by(rank.min(len - 1), f64::total_cmp).1;
    let (below, above) = (ranked((len - 1) / 2), ranked(len / 2));
    let slope = below + (above - below) * 0.5;
    let count = len as f64;
    let nf = n as f64;
    let half_width = crate::rules::MARGIN_SIGMAS * (nf * (nf - 1.0) * (2.0 * nf + 5.0) / 18.0).sqrt();
    let mut at = |rank: f64| ranked(rank.round().max(0.0) as usize);
    Some(TheilSen { slope, low: at((count - half_width) / 2.0 - 1.0), high: at((count + half_width) / 2.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_of_even_and_odd_counts() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&mut []), None);
    }

    #[test]
    fn running_median_needs_half_its_window() {
        let values = [Some(1.0), None, None, None, Some(5.0), Some(6.0), Some(7.0)];
        let out = running_median(&values, 3);
        assert_eq!(out[2], None);
        assert_eq!(out[5], Some(6.0));
    }

    #[test]
    fn theil_sen_ignores_one_wild_point() {
        let x: Vec<f64> = (0..9).map(f64::from).collect();
        let mut y: Vec<f64> = x.iter().map(|v| 2.0 * v + 1.0).collect();
        y[4] = 100.0;
        let fit = theil_sen(&x, &y).unwrap();
        assert!((fit.slope - 2.0).abs() < 1e-12);
        assert!(fit.low <= 2.0 && fit.high >= 2.0);
    }

    #[test]
    fn theil_sen_interval_matches_sens_example_order() {
        // Noise without trend: the interval spans zero.
        let x: Vec<f64> = (0..10).map(f64::from).collect();
        let y = [0.3, -0.2, 0.1, 0.4, -0.3, 0.2, -0.1, 0.0, 0.25, -0.15];
        let fit = theil_sen(&x, &y).unwrap();
        assert!(fit.low < 0.0 && fit.high > 0.0);
    }
}
