//! Rank correlation with an honest interval.

use std::cmp::Ordering;

use crate::rules;

/// A rank correlation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// Spearman's rho, -1 to 1.
    pub rho: f64,
    /// Its 95 % interval after Bonett and Wright (2000), from the effective number of pairs.
    pub interval: [f64; 2],
    /// Pairs.
    pub pairs: usize,
    /// Pairs that a series of like neighbours is worth.
    pub effective: f64,
}

/// Spearman's rho of two equally long series with its interval; `None` for fewer than five pairs or where one of them
/// does not vary. The pairs must be in order of time: where neighbours are alike, they count for less.
pub fn rank(x: &[f64], y: &[f64]) -> Option<Rank> {
    let rho = spearman(x, y)?;
    let pairs = x.len();
    if pairs < 5 {
        return None;
    }
    let effective = effective(&ranks(x), &ranks(y));
    Some(Rank { rho, interval: bonett_wright(rho, effective), pairs, effective })
}

/// tanh(atanh(rho) +- 1.96 sqrt((1 + rho^2 / 2) / (n - 3))).
fn bonett_wright(rho: f64, n: f64) -> [f64; 2] {
    // A perfect order has no finite transform.
    let z = rho.clamp(-1.0 + 1e-12, 1.0 - 1e-12).atanh();
    let half = rules::MARGIN_SIGMAS * ((1.0 + rho * rho / 2.0) / (n - 3.0)).sqrt();
    [(z - half).tanh(), (z + half).tanh()]
}

/// n (1 - a b) / (1 + a b) with the lag-1 autocorrelations a, b of both (Bartlett 1935); never more than n, and four at
/// least, so that an interval exists.
fn effective(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let product = (lag_one(x) * lag_one(y)).clamp(0.0, 0.99);
    (n * (1.0 - product) / (1.0 + product)).max(4.0).min(n)
}

fn lag_one(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    let about = |v: f64| v - mean;
    let whole: f64 = values.iter().map(|v| about(*v).powi(2)).sum();
    let next: f64 = values.windows(2).map(|w| about(w[0]) * about(w[1])).sum();
    if whole > 0.0 { next / whole } else { 0.0 }
}

/// Spearman's rho; `None` for unequal lengths, fewer than two pairs or a series that does not vary.
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    if x.len() == y.len() { pearson(&ranks(x), &ranks(y)) } else { None }
}

/// The rank correlation of `x` and `y` that `given` does not explain; `None` as for [`spearman`], or where `given`
/// explains one of them wholly.
pub fn partial_spearman(x: &[f64], y: &[f64], given: &[f64]) -> Option<f64> {
    let (xy, xg, yg) = (spearman(x, y)?, spearman(x, given)?, spearman(y, given)?);
    let rest = (1.0 - xg * xg) * (1.0 - yg * yg);
    (rest > 1e-12).then(|| (xy - xg * yg) / rest.sqrt())
}

fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        xy += (a - mx) * (b - my);
        xx += (a - mx).powi(2);
        yy += (b - my).powi(2);
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

/// Ranks from 1; equal values share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut out = vec![0.0; values.len()];
    let mut before = 0;
    // Nought is nought, whatever its sign.
    for equal in order.chunk_by(|a, b| a.1.partial_cmp(&b.1).is_some_and(Ordering::is_eq)) {
        let mean = before as f64 + (equal.len() as f64 + 1.0) / 2.0;
        for (index, _) in equal {
            if let Some(rank) = out.get_mut(*index) {
                *rank = mean;
            }
        }
        before += equal.len();
    }
    out
}
