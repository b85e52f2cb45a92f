//! A mask as logits on a coarse grid.

use crate::geometry::Vec2;

/// One mask channel; 0 is the even chance, the edge of what it shows.
#[derive(Clone, Copy, Debug)]
pub struct MaskMap<'a> {
    logits: &'a [f32],
    columns: usize,
    rows: usize,
    stride_px: f64,
}

impl<'a> MaskMap<'a> {
    /// A map of `columns` x `rows` cells of `stride_px`; `None` where the logits do not fill it.
    pub(super) fn new(logits: &'a [f32], columns: usize, rows: usize, stride_px: f64) -> Option<Self> {
        (columns * rows == logits.len() && !logits.is_empty()).then_some(Self {
            logits,
            columns,
            rows,
            stride_px,
        })
    }

    /// Px of the crop per cell.
    pub fn stride_px(&self) -> f64 {
        self.stride_px
    }

    /// The logit at a place of the crop, bilinear between the centres of cells; beyond them the nearest counts.
    pub fn logit(&self, at: Vec2) -> f64 {
        let x = (at.x / self.stride_px - 0.5).clamp(0.0, self.columns as f64 - 1.0);
        let y = (at.y / self.stride_px - 0.5).clamp(0.0, self.rows as f64 - 1.0);
        let (column, row) = (x as usize, y as usize);
        let (fx, fy) = (x - column as f64, y - row as f64);
        let cell = |column: usize, row: usize| {
            let index = row.min(self.rows - 1) * self.columns + column.min(self.columns - 1);
            f64::from(self.logits.get(index).copied().unwrap_or_default())
        };
        let upper = cell(column, row) * (1.0 - fx) + cell(column + 1, row) * fx;
        let lower = cell(column, row + 1) * (1.0 - fx) + cell(column + 1, row + 1) * fx;
        upper * (1.0 - fy) + lower * fy
    }
}
