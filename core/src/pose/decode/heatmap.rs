//! Windowed soft-argmax of one map.

use super::Peak;
use super::exponential::{exp_negative, sum_exp, top};
use crate::pose::manifest::Heatmaps;

/// Reads one map of logits, row by row `columns` wide; `None` where the map holds no finite maximum.
pub(super) fn decode(map: &[f32], columns: usize, how: &Heatmaps) -> Option<Peak> {
    let (at, greatest) = top(map)?;
    let half = how.window / 2;
    let (row, column) = (at / columns, at % columns);
    let (first, last) = (column.saturating_sub(half), (column + half).min(columns - 1));
    let (mut inside, mut sum, mut squares) = (0.0, [0.0; 2], [0.0; 2]);
    let rows = map.chunks_exact(columns).enumerate().skip(row.saturating_sub(half));
    for (r, line) in rows.take_while(|(r, _)| *r <= row + half) {
        for (c, &logit) in line.get(first..=last)?.iter().enumerate() {
            let share = f64::from(exp_negative(logit - greatest));
            // Relative to the maximum: small numbers, so that the variances lose nothing.
            let offset = [(first + c) as f64 - column as f64, r as f64 - row as f64];
            inside += share;
            for axis in 0..2 {
                sum[axis] += share * offset[axis];
                squares[axis] += share * offset[axis] * offset[axis];
            }
        }
    }
    let mean = sum.map(|s| s / inside);
    let px = |cell: f64| cell * how.stride + how.cell_centre_px;
    let variance = |axis: usize| (squares[axis] / inside - mean[axis] * mean[axis]) * how.stride * how.stride;
    Some(Peak {
        x: px(column as f64 + mean[0]),
        y: px(row as f64 + mean[1]),
        mass: (inside / f64::from(sum_exp(map, greatest))).min(1.0),
        var_x: variance(0),
        var_y: variance(1),
    })
}
