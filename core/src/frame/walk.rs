//! The tensor's grid laid over the stored picture's cells.

use super::Frame;
use super::shrink::CellBounds;
use crate::geometry::{Similarity, Vec2};
use std::ops::Range;

/// Slack for rounding in fixed point when asking which cells a row touches, cells.
const SLACK: f64 = 1.0 / 64.0;

/// Where tensor pixels fall, in cell coordinates: the centre of cell (0, 0) is at (0, 0).
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    start: Vec2,
    /// From one tensor column to the next.
    pub(super) step: Vec2,
    row_step: Vec2,
    /// Least and greatest position that lies in the picture.
    pub(super) low: Vec2,
    pub(super) high: Vec2,
}

impl Walk {
    /// `to_stored` maps tensor px to stored px.
    pub(super) fn new(frame: &Frame<'_>, to_stored: &Similarity, cell_px: usize) -> Self {
        let cells = 1.0 / cell_px as f64;
        let half = Vec2::new(0.5, 0.5);
        let size = Vec2::new(frame.meta().width as f64, frame.meta().height as f64);
        Self {
            start: to_stored.apply(half) * cells - half,
            step: to_stored.apply_linear(Vec2::new(1.0, 0.0)) * cells,
            row_step: to_stored.apply_linear(Vec2::new(0.0, 1.0)) * cells,
            low: Vec2::new(-0.5, -0.5),
            high: size * cells - half,
        }
    }

    /// Centre of the tensor pixel (column, row).
    pub(super) fn position(&self, column: f64, row: f64) -> Vec2 {
        self.start + self.step * column + self.row_step * row
    }

    /// The centres of the corner pixels, in order round the tensor.
    pub(super) fn quad(&self, width: usize, height: usize) -> [Vec2; 4] {
        let (right, bottom) = (width as f64 - 1.0, height as f64 - 1.0);
        [(0.0, 0.0), (right, 0.0), (right, bottom), (0.0, bottom)].map(|(x, y)| self.position(x, y))
    }

    /// Cells that bilinear reads inside the quadrilateral and the picture may touch.
    pub(super) fn bounds(&self, quad: &[Vec2; 4]) -> CellBounds {
        let columns = touched(quad.iter().map(|p| p.x.clamp(self.low.x, self.high.x)));
        let rows = touched(quad.iter().map(|p| p.y.clamp(self.low.y, self.high.y)));
        CellBounds { columns, rows }
    }

    /// Cells of one row that bilinear reads inside the quadrilateral may touch; what lies above or below the picture
    /// reads its first or last rows.
    pub(super) fn span(&self, quad: &[Vec2; 4], row: i64) -> Range<i64> {
        let is_last = row as f64 >= self.high.y.floor();
        let above = if row <= 0 { f64::NEG_INFINITY } else { row as f64 - 1.0 - SLACK };
        let below = if is_last { f64::INFINITY } else { row as f64 + 1.0 + SLACK };
        let edges = (0..4).filter_map(|i| {
            let (p, q) = (quad[i], quad[(i + 1) % 4]);
            let (from, to) = line_between(p.y, q.y - p.y, above, below);
            let (from, to) = (from.max(0.0), to.min(1.0));
            (from <= to).then_some([p.x + (q.x - p.x) * from, p.x + (q.x - p.x) * to])
        });
        touched(edges.flatten().map(|x| x.clamp(self.low.x, self.high.x)))
    }

    /// The columns of a tensor row whose centres lie in the picture.
    pub(super) fn inside(&self, row: usize, width: usize) -> Range<usize> {
        let first = self.position(0.0, row as f64);
        let (x0, x1) = line_between(first.x, self.step.x, self.low.x, self.high.x);
        let (y0, y1) = line_between(first.y, self.step.y, self.low.y, self.high.y);
        let start = x0.max(y0).max(0.0).ceil();
        let end = (x1.min(y1).floor() + 1.0).min(width as f64);
        if start < end { start as usize..end as usize } else { 0..0 }
    }
}

/// The parameters t for which `low <= start + step * t <= high`; empty (from > to) where there are none.
fn line_between(start: f64, step: f64, low: f64, high: f64) -> (f64, f64) {
    if step.abs() < 1e-12 {
        let always = (low..=high).contains(&start);
        return if always { (f64::NEG_INFINITY, f64::INFINITY) } else { (1.0, 0.0) };
    }
    let (s, t) = ((low - start) / step, (high - start) / step);
    (s.min(t), s.max(t))
}

/// Cells touched by bilinear reads at positions between the least and the greatest of `positions`.
fn touched(positions: impl Iterator<Item = f64>) -> Range<i64> {
    let (low, high) =
        positions.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    if low > high {
        return 0..0;
    }
    (low - SLACK).floor() as i64..(high + SLACK).floor() as i64 + 2
}
