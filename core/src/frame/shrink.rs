//! Averaging the stored picture over whole cells of n x n px: the first half of sampling.

use super::raster::{Depth, Raster, Samples};
use crate::geometry::Vec2;
use std::ops::Range;

/// Largest cell side, px: 64 ten-bit samples still add up in 16 bits.
pub(super) const MAX_CELL_PX: usize = 64;

/// Bits of a component's lane in a packed cell.
pub(super) const LANE_BITS: u32 = 16;

/// A rectangle of cells, in cells; column and row 0 begin at the stored picture's corner, -1 is a copy of the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellBounds {
    pub(super) columns: Range<i64>,
    pub(super) rows: Range<i64>,
}

/// Part of the picture as means over cells. Each cell packs its three components (8-bit scale) into the 16-bit lanes
/// of one word, so that one multiplication weighs all three.
#[derive(Debug, Default)]
pub(super) struct Cells {
    packed: Vec<u64>,
    bounds_start: (i64, i64),
    stride: usize,
    rows: usize,
    sums: [Vec<u16>; 3],
    means: [Vec<u16>; 3],
}

impl Cells {
    /// Averages the cells of `bounds`, in each row only those of `span(row)`.
    pub(super) fn fill(
        &mut self,
        raster: &Raster<'_>,
        cell_px: usize,
        bounds: &CellBounds,
        span: impl Fn(i64) -> Range<i64>,
    ) {
        let first_column = bounds.columns.start & !1;
        self.bounds_start = (first_column, bounds.rows.start);
        self.stride = (bounds.columns.end - first_column).max(0) as usize;
        let rows = (bounds.rows.end - bounds.rows.start).max(0) as usize;
        self.rows = rows;
        self.packed.resize((self.stride * rows).max(self.packed.len()), 0);
        let last_row = raster.height.div_ceil(cell_px) as i64 - 1;
        let end_column = raster.width.div_ceil(cell_px) as i64;
        for row in bounds.rows.clone() {
            let wanted = span(row);
            let wanted = wanted.start.max(first_column)..wanted.end.min(bounds.columns.end);
            // Pairs of cells share chroma samples, so the first cell is even; at least the edge is always averaged.
            let start = wanted.start.clamp(0, end_column - 1) & !1;
            let inside = start as usize..wanted.end.clamp(start + 1, end_column) as usize;
            if wanted.is_empty() {
                continue;
            }
            self.average_row(raster, cell_px, row.clamp(0, last_row) as usize, &inside);
            self.pack(row, &wanted, &inside);
        }
    }

    /// Column and row of the first packed cell.
    pub(super) fn origin(&self) -> Vec2 {
        Vec2::new(self.bounds_start.0 as f64, self.bounds_start.1 as f64)
    }

    /// The part of `low..=high` whose bilinear reads stay within the cells last averaged.
    pub(super) fn readable(&self, low: Vec2, high: Vec2) -> (Vec2, Vec2) {
        let first = self.origin();
        // Half a step of the fixed-point walk short of the last cell, which has no neighbour.
        let last =
            first + Vec2::new(self.stride as f64 - 1.0, self.rows as f64 - 1.0) - Vec2::new(1e-3, 1e-3);
        let within = |p: Vec2| Vec2::new(p.x.min(last.x).max(first.x), p.y.min(last.y).max(first.y));
        (within(low), within(high))
    }

    /// Distance between a cell and the one below it.
    pub(super) fn stride(&self) -> usize {
        self.stride
    }

    /// The packed cells.
    pub(super) fn packed(&self) -> &[u64] {
        &self.packed
    }

    fn average_row(&mut self, raster: &Raster<'_>, cell_px: usize, row: usize, cells: &Range<usize>) {
        for (samples, sums) in raster.planes().zip(&mut self.sums) {
            sum_rows(samples, raster, cell_px, row, cells, sums);
        }
        for (component, means) in raster.components.iter().zip(&mut self.means) {
            let (Some(samples), Some(sums)) =
                (raster.planes().nth(component.plane), self.sums.get(component.plane))
            else {
                continue;
            };
            means.resize(cells.len(), 0);
            let sums = sums.get(component.offset..).unwrap_or_default();
            mean_columns(samples, sums, cell_px, means);
        }
    }

    fn pack(&mut self, row: i64, wanted: &Range<i64>, inside: &Range<usize>) {
        let line_start = (row - self.bounds_start.1) * self.stride as i64 - self.bounds_start.0;
        let at = (line_start + wanted.start) as usize;
        let first = (line_start + inside.start as i64) as usize;
        let [a, b, c] = &self.means;
        let Some(line) = self.packed.get_mut(first..first + inside.len()) else { return };
        for (cell, ((&a, &b), &c)) in line.iter_mut().zip(a.iter().zip(b).zip(c)) {
            *cell = u64::from(a) | u64::from(b) << LANE_BITS | u64::from(c) << (2 * LANE_BITS);
        }
        let (Some(&left), Some(&right)) = (line.first(), line.last()) else { return };
        let end = at + wanted.clone().count();
        if at < first {
            self.packed.get_mut(at..first.min(end)).unwrap_or_default().fill(left);
        }
        if first + inside.len() < end {
            self.packed.get_mut(first + inside.len()..end).unwrap_or_default().fill(right);
        }
    }
}

/// Adds up the rows of one cell row, sample by sample, with the picture's edge repeated to fill the last cell.
fn sum_rows(
    samples: &Samples<'_>,
    raster: &Raster<'_>,
    cell_px: usize,
    row: usize,
    cells: &Range<usize>,
    sums: &mut Vec<u16>,
) {
    let shift = u32::from(samples.halved);
    let columns = (raster.width + usize::from(samples.halved)) >> shift;
    let first = (cells.start * cell_px) >> shift;
    let needed = ((cells.end + 1) * cell_px).div_ceil(1 << shift) - first;
    let end = (first + needed).min(columns);
    sums.clear();
    sums.resize((needed + 1) * samples.step, 0);
    let mut line = row * cell_px;
    let stop = line + cell_px;
    while line < stop {
        let source = line.min(raster.height - 1) >> shift;
        let mut weight = 0;
        while line < stop && line.min(raster.height - 1) >> shift == source {
            line += 1;
            weight += 1;
        }
        add_row(samples.depth, samples.row(source, first, end), weight, sums);
    }
    let filled = (end - first) * samples.step;
    for i in filled..sums.len() {
        if let Some(&edge) = sums.get(i - samples.step)
            && let Some(sum) = sums.get_mut(i)
        {
            *sum = edge;
        }
    }
}

pub(super) fn add_row(depth: Depth, bytes: &[u8], weight: u16, sums: &mut [u16]) {
    match depth {
        Depth::Eight if weight == 1 => {
            for (sum, &sample) in sums.iter_mut().zip(bytes) {
                *sum = sum.wrapping_add(u16::from(sample));
            }
        }
        Depth::Eight => {
            for (sum, &sample) in sums.iter_mut().zip(bytes) {
                *sum = sum.wrapping_add(weight.wrapping_mul(u16::from(sample)));
            }
        }
        Depth::Ten { shift } => {
            for (sum, pair) in sums.iter_mut().zip(bytes.as_chunks::<2>().0) {
                // The mask keeps stray high bits of a damaged 10-bit sample from spilling over.
                let sample = (u16::from_le_bytes(*pair) >> shift) & 0x3ff;
                *sum = sum.wrapping_add(weight.wrapping_mul(sample));
            }
        }
    }
}

/// Adds up the columns of each cell and divides: cell means on the 8-bit scale.
fn mean_columns(samples: &Samples<'_>, sums: &[u16], cell_px: usize, means: &mut [u16]) {
    let n = cell_px;
    let divisor = |samples_per_cell: usize| Divisor::new(samples_per_cell as u32 * samples.depth.units());
    match (samples.halved, n.is_multiple_of(2)) {
        (false, _) => mean_taps(samples.step, n, sums, divisor(n * n), means),
        (true, true) => mean_taps(samples.step, n / 2, sums, divisor(n * n / 2), means),
        (true, false) => mean_halved_odd(samples.step, n, sums, divisor(n * n), means),
    }
}

/// Division by the samples of a cell times the units per 8-bit step.
#[derive(Clone, Copy)]
struct Divisor {
    divisor: u32,
    /// 2^16 over the divisor, rounded; for a divisor of 1 it is not used.
    reciprocal: u16,
}

impl Divisor {
    fn new(divisor: u32) -> Self {
        Self { divisor, reciprocal: ((65_536 + divisor / 2) / divisor).min(65_535) as u16 }
    }

    /// For the cells of up to 4 x 4 samples, whose sums fit 16 bits: the upper half of a 16-bit product, which the
    /// compiler takes of eight cells at once. Within half a level.
    fn quick(self, sum: u16) -> u16 {
        // Ten-bit white is 255.75: kept within the lane.
        let rounded = u32::from(sum + (self.divisor / 2) as u16);
        (((rounded * u32::from(self.reciprocal)) >> 16) as u16).min(255)
    }

    /// For any divisor.
    fn exact(self, sum: u32) -> u16 {
        ((sum + self.divisor / 2) / self.divisor).min(255) as u16
    }
}

fn mean_taps(step: usize, taps: usize, sums: &[u16], by: Divisor, means: &mut [u16]) {
    match (step, taps) {
        (1, 1) => mean_fixed::<1, 1>(sums, by, means),
        (1, 2) => mean_fixed::<1, 2>(sums, by, means),
        (1, 3) => mean_fixed::<1, 3>(sums, by, means),
        (1, 4) => mean_fixed::<1, 4>(sums, by, means),
        (2, 1) => mean_fixed::<2, 1>(sums, by, means),
        (2, 2) => mean_fixed::<2, 2>(sums, by, means),
        (4, 1) => mean_fixed::<4, 1>(sums, by, means),
        (4, 2) => mean_fixed::<4, 2>(sums, by, means),
        (4, 3) => mean_fixed::<4, 3>(sums, by, means),
        _ => {
            for (mean, cell) in means.iter_mut().zip(sums.chunks(step * taps)) {
                let sum = cell.iter().step_by(step).map(|&s| u32::from(s)).sum();
                *mean = by.exact(sum);
            }
        }
    }
}

fn mean_fixed<const STEP: usize, const TAPS: usize>(sums: &[u16], by: Divisor, means: &mut [u16]) {
    let cells = means.iter_mut().zip(sums.chunks_exact(STEP * TAPS));
    if by.divisor == 1 {
        cells.for_each(|(mean, cell)| *mean = cell[0]);
        return;
    }
    for (mean, cell) in cells {
        let mut sum = 0;
        for tap in 0..TAPS {
            sum += cell[tap * STEP];
        }
        *mean = by.quick(sum);
    }
}

/// Cells of odd side over a plane of half the columns: two cells share the middle one of `n` samples.
fn mean_halved_odd(step: usize, n: usize, sums: &[u16], by: Divisor, means: &mut [u16]) {
    match (step, n) {
        (1, 1) => mean_pairs::<1, 1>(sums, by, means),
        (1, 3) => mean_pairs::<1, 3>(sums, by, means),
        (2, 1) => mean_pairs::<2, 1>(sums, by, means),
        (2, 3) => mean_pairs::<2, 3>(sums, by, means),
        _ => {
            for (pair, shared) in means.chunks_mut(2).zip(sums.chunks(step * n)) {
                let (mut before, mut after) = (0, 0);
                for (i, &sample) in shared.iter().step_by(step).enumerate() {
                    before += u32::from(sample) * u32::from(shared_weight(i, n));
                    after += u32::from(sample) * u32::from(shared_weight(n - 1 - i, n));
                }
                for (mean, sum) in pair.iter_mut().zip([before, after]) {
                    *mean = by.exact(sum);
                }
            }
        }
    }
}

/// Luma columns of the first of two cells of side `n` that lie over sample `i`: two, then one, then none.
const fn shared_weight(i: usize, n: usize) -> u16 {
    if 2 * i + 1 < n {
        2
    } else if 2 * i + 1 == n {
        1
    } else {
        0
    }
}

fn mean_pairs<const STEP: usize, const N: usize>(sums: &[u16], by: Divisor, means: &mut [u16]) {
    let pair_of = |shared: &[u16]| {
        let (mut before, mut after) = (0, 0);
        for i in 0..N {
            let sample = shared[i * STEP];
            before += sample * shared_weight(i, N);
            after += sample * shared_weight(N - 1 - i, N);
        }
        if by.divisor == 1 { [before, after] } else { [by.quick(before), by.quick(after)] }
    };
    let (pairs, rest) = means.as_chunks_mut::<2>();
    let mut shared = sums.chunks_exact(STEP * N);
    for (pair, shared) in pairs.iter_mut().zip(&mut shared) {
        *pair = pair_of(shared);
    }
    if let (Some(last), Some(shared)) = (rest.first_mut(), shared.next()) {
        *last = pair_of(shared)[0];
    }
}
