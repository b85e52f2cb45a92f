//! One line of bins per axis.

use super::Peak;
use super::exponential::{exp_negative, top};
use crate::pose::manifest::Simcc;

/// Half width of the window round the maximum, px: `SimCC` targets are bumps of a few px (Li et al. 2022: sigma 6 bins at
/// a split of 2); what lies farther off belongs to another candidate.
const HALF_WINDOW_PX: f64 = 6.0;

/// Reads the two lines of one point; `None` where one holds no finite maximum.
pub(super) fn decode(x: &[f32], y: &[f32], how: &Simcc) -> Option<Peak> {
    let (x, y) = (line(x, how)?, line(y, how)?);
    Some(Peak { x: x.px, y: y.px, mass: x.mass.min(y.mass), var_x: x.variance, var_y: y.variance })
}

struct Line {
    px: f64,
    mass: f64,
    variance: f64,
}

fn line(scores: &[f32], how: &Simcc) -> Option<Line> {
    let (at, greatest) = top(scores)?;
    let beta = how.beta as f32;
    let half = (HALF_WINDOW_PX * how.split).round() as usize;
    let first = at.saturating_sub(half);
    let window = scores.get(first..(at + half + 1).min(scores.len()))?;
    let (mut inside, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for (i, &score) in window.iter().enumerate() {
        let share = f64::from(exp_negative(beta * (score - greatest)));
        let offset = (first + i) as f64 - at as f64;
        inside += share;
        sum += share * offset;
        squares += share * offset * offset;
    }
    let mean = sum / inside;
    let whole: f64 = scores.iter().map(|&score| f64::from(exp_negative(beta * (score - greatest)))).sum();
    Some(Line {
        px: (at as f64 + mean + 0.5) / how.split,
        mass: (inside / whole).min(1.0),
        variance: (squares / inside - mean * mean) / (how.split * how.split),
    })
}
