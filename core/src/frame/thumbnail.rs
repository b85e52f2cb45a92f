//! The small grey picture that camera motion, cuts and light are read from.

use super::raster::Samples;
use super::shrink::add_row;
use super::{Frame, Range, Rotation};
use crate::geometry::{Similarity, Vec2};

/// Longest side of a thumbnail, px: a 1080x1920 frame becomes 60x106. Small enough to register in microseconds, large
/// enough that a tenth of its pixel is 2 px of the frame.
const LONGEST_SIDE_PX: usize = 112;

/// Rows read from each row of cells, evenly spread: a quarter of a 1080p frame instead of all of it.
const ROWS_READ: usize = 4;

/// A grey picture of the whole upright frame, each pixel the mean of a square cell.
#[derive(Clone, Debug)]
pub struct Thumbnail {
    width: usize,
    height: usize,
    to_frame: Similarity,
    luma: Vec<f32>,
    sums: Vec<u16>,
}

impl Default for Thumbnail {
    fn default() -> Self {
        Self { width: 0, height: 0, to_frame: Similarity::IDENTITY, luma: Vec::new(), sums: Vec::new() }
    }
}

impl Thumbnail {
    /// An empty picture.
    pub fn new() -> Self {
        Self::default()
    }

    /// Columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Luma row by row, 0 (black) to 1 (white).
    pub fn luma(&self) -> &[f32] {
        &self.luma
    }

    /// Whether two pictures have the same size, so that their pixels can be compared.
    pub fn is_like(&self, other: &Self) -> bool {
        (self.width, self.height) == (other.width, other.height)
    }

    /// Thumbnail px to upright frame px.
    pub fn to_frame(&self) -> &Similarity {
        &self.to_frame
    }

    /// Takes the luma of `frame`; allocates only when the size changes. Rows and columns that fill no whole cell are
    /// left out. Packed RGB counts its green as luma.
    pub fn take(&mut self, frame: &Frame<'_>) {
        let (meta, raster) = (frame.meta(), frame.raster());
        let cell_px = meta.width.max(meta.height).div_ceil(LONGEST_SIDE_PX).min(meta.width.min(meta.height));
        let (columns, rows) = (meta.width / cell_px, meta.height / cell_px);
        (self.width, self.height) =
            if meta.rotation.is_sideways() { (rows, columns) } else { (columns, rows) };
        self.to_frame = to_frame(frame, cell_px, columns, rows);
        self.luma.resize(columns * rows, 0.0);
        let Some(plane) = raster.planes().next() else { return };
        let offset = usize::from(!raster.is_yuv);
        let (black, span) = match (raster.is_yuv, meta.color.range) {
            (true, Range::Limited) => (16.0, 219.0),
            _ => (0.0, 255.0),
        };
        for row in 0..rows {
            let rows_read = self.sum_rows(plane, row, cell_px, columns);
            let whole = (cell_px * rows_read) as f32 * plane.depth.units() as f32;
            for (column, cell) in self.sums.chunks_exact(cell_px * plane.step).enumerate() {
                let sum: u32 = if plane.step == 1 {
                    cell.iter().map(|&s| u32::from(s)).sum()
                } else {
                    cell.iter().skip(offset).step_by(plane.step).map(|&s| u32::from(s)).sum()
                };
                let at = upright_index(meta.rotation, meta.mirrored, (column, row), (columns, rows));
                if let Some(luma) = self.luma.get_mut(at) {
                    *luma = ((sum as f32 / whole - black) / span).clamp(0.0, 1.0);
                }
            }
        }
    }

    /// Adds up the rows that stand for one row of cells; returns how many.
    fn sum_rows(&mut self, plane: &Samples<'_>, row: usize, cell_px: usize, columns: usize) -> usize {
        let width_px = columns * cell_px;
        self.sums.clear();
        self.sums.resize(width_px * plane.step, 0);
        let rows_read = ROWS_READ.min(cell_px);
        for i in 0..rows_read {
            let line = row * cell_px + (2 * i + 1) * cell_px / (2 * rows_read);
            add_row(plane.depth, plane.row(line, 0, width_px), 1, &mut self.sums);
        }
        rows_read
    }
}

/// Where a stored cell stands in the upright thumbnail.
fn upright_index(
    rotation: Rotation,
    mirrored: bool,
    (column, row): (usize, usize),
    (columns, rows): (usize, usize),
) -> usize {
    let (x, y, width) = match rotation {
        Rotation::Deg0 => (column, row, columns),
        Rotation::Deg90 => (rows - 1 - row, column, rows),
        Rotation::Deg180 => (columns - 1 - column, rows - 1 - row, columns),
        Rotation::Deg270 => (row, columns - 1 - column, rows),
    };
    y * width + if mirrored { width - 1 - x } else { x }
}

fn to_frame(frame: &Frame<'_>, cell_px: usize, columns: usize, rows: usize) -> Similarity {
    let far = Vec2::new((columns * cell_px) as f64, (rows * cell_px) as f64);
    let corner = frame.upright_to_stored().inverse().map_or(Vec2::default(), |to_upright| {
        let (p, q) = (to_upright.apply(Vec2::default()), to_upright.apply(far));
        Vec2::new(p.x.min(q.x), p.y.min(q.y))
    });
    Similarity { a: cell_px as f64, b: 0.0, offset: corner, mirrored: false }
}
