//! One pass from camera planes to the model's tensor.

use super::Frame;
use super::color::{ToRgb, Transfer};
use super::shrink::{Cells, LANE_BITS, MAX_CELL_PX};
use super::walk::Walk;
use crate::geometry::Similarity;
use std::ops::Range;

/// Fraction bits of the fixed-point walk over the cells.
const FRACTION_BITS: u32 = 16;

/// In which order the tensor holds red, green and blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChannelOrder {
    /// Red, green, blue.
    #[default]
    Rgb,
    /// Blue, green, red.
    Bgr,
}

/// What the model wants of a picture: value = R'G'B' (0..=255) * `scale` + `offset`, per channel of `order`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TensorLayout {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Order of the channel planes.
    pub order: ChannelOrder,
    /// Factor per channel plane.
    pub scale: [f32; 3],
    /// Summand per channel plane.
    pub offset: [f32; 3],
    /// R'G'B' (0..=255) where the crop reaches outside the frame.
    pub border: [f32; 3],
}

impl TensorLayout {
    /// Numbers in the tensor: three planes.
    pub const fn len(&self) -> usize {
        3 * self.width * self.height
    }

    /// Whether the tensor has no pixel.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Cuts crops out of frames. Owns its memory: after the first crop of a size nothing is allocated.
///
/// Two halves, one walk each. The stored picture under the crop is averaged over whole cells (cell side: the crop's
/// scale, rounded, so that nothing finer than a tensor pixel survives to alias); the cells are then read bilinearly
/// along the tensor's rows. Rotation, mirroring and the crop's turn are one similarity. Luma and chroma are averaged
/// as stored; the colour matrix is applied to the tensor's pixels alone. Positions are exact to 1/256 cell.
#[derive(Debug, Default)]
pub struct Sampler {
    cells: Cells,
    line: [Vec<f32>; 3],
}

impl Sampler {
    /// A sampler without memory yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Fills `out` (planar, channel by channel, row by row) with the crop. `crop` maps tensor px to upright frame px.
    /// `out` is resized to [`TensorLayout::len`]; a crop without extent yields the border everywhere.
    pub fn sample(
        &mut self,
        frame: &Frame<'_>,
        crop: &Similarity,
        layout: &TensorLayout,
        out: &mut Vec<f32>,
    ) {
        out.resize(layout.len(), 0.0);
        if layout.is_empty() {
            return;
        }
        let to_stored = frame.to_stored().after(crop);
        let scale = to_stored.scale();
        if !scale.is_finite() || !to_stored.offset.is_finite() || scale <= 0.0 {
            fill_border(layout, out);
            return;
        }
        let cell_px = (scale.round().max(1.0) as usize).min(MAX_CELL_PX);
        let walk = Walk::new(frame, &to_stored, cell_px);
        let quad = walk.quad(layout.width, layout.height);
        self.cells.fill(frame.raster(), cell_px, &walk.bounds(&quad), |row| walk.span(&quad, row));
        let paint = Paint { to_rgb: frame.to_rgb(), transfer: frame.meta().color.transfer, layout };
        let plane = layout.width * layout.height;
        for row in 0..layout.height {
            let inside = walk.inside(row, layout.width);
            self.read_row(&walk, row, inside.clone());
            for channel in 0..3 {
                let start = channel * plane + row * layout.width;
                if let Some(target) = out.get_mut(start..start + layout.width) {
                    paint.row(channel, &self.line, &inside, target);
                }
            }
        }
    }

    /// Reads the cells bilinearly under the tensor pixels `inside` of `row` into the three component lines.
    fn read_row(&mut self, walk: &Walk, row: usize, inside: Range<usize>) {
        let [a, b, c] = &mut self.line;
        for line in [&mut *a, &mut *b, &mut *c] {
            line.resize(inside.len(), 0.0);
        }
        let start = walk.position(inside.start as f64, row as f64);
        let fixed = |v: f64| (v * f64::from(1 << FRACTION_BITS)) as i64;
        let (mut u, mut v) = (fixed(start.x), fixed(start.y));
        let (du, dv) = (fixed(walk.step.x), fixed(walk.step.y));
        let (stride, origin) = (self.cells.stride(), self.cells.origin());
        let cells = self.cells.packed();
        for ((a, b), c) in a.iter_mut().zip(b).zip(c) {
            let upper = ((v >> FRACTION_BITS) * stride + (u >> FRACTION_BITS) - origin) as usize;
            let lower = upper + stride as usize;
            let sum = match (cells.get(upper..upper + 2), cells.get(lower..lower + 2)) {
                (Some(&[p, q]), Some(&[r, s])) => {
                    let (fu, fv) = (((u >> 8) & 255) as u64, ((v >> 8) & 255) as u64);
                    let both = (fu * fv) >> 8;
                    p * (256 + both - fu - fv) + q * (fu - both) + r * (fv - both) + s * both
                }
                _ => 0,
            };
            let lane = |i: u32| ((sum >> (i * LANE_BITS)) & 0xffff) as u16;
            *a = f32::from(lane(0)) * (1.0 / 256.0);
            *b = f32::from(lane(1)) * (1.0 / 256.0);
            *c = f32::from(lane(2)) * (1.0 / 256.0);
            u += du;
            v += dv;
        }
    }
}

/// From component values to the tensor's numbers.
struct Paint<'a> {
    to_rgb: ToRgb,
    transfer: Transfer,
    layout: &'a TensorLayout,
}

impl Paint<'_> {
    fn row(&self, channel: usize, line: &[Vec<f32>; 3], inside: &Range<usize>, target: &mut [f32]) {
        let primary = if self.layout.order == ChannelOrder::Bgr { 2 - channel } else { channel };
        let (scale, offset) = (self.layout.scale[channel], self.layout.offset[channel]);
        let border = self.layout.border[primary] * scale + offset;
        target[..inside.start].fill(border);
        target[inside.end..].fill(border);
        let ([m0, m1, m2], base) = (self.to_rgb.linear[primary], self.to_rgb.offset[primary]);
        let [a, b, c] = line;
        let values = target[inside.clone()].iter_mut().zip(a.iter().zip(b).zip(c));
        let signal = |a: f32, b: f32, c: f32| (m0 * a + m1 * b + m2 * c + base).max(0.0).min(255.0);
        match self.transfer {
            Transfer::Sdr => {
                values.for_each(|(value, ((a, b), c))| *value = signal(*a, *b, *c) * scale + offset);
            }
            Transfer::Hlg => values.for_each(|(value, ((a, b), c))| {
                *value = self.transfer.to_sdr(signal(*a, *b, *c) / 255.0) * 255.0 * scale + offset;
            }),
        }
    }
}

fn fill_border(layout: &TensorLayout, out: &mut [f32]) {
    for (channel, plane) in out.chunks_mut(layout.width * layout.height).enumerate() {
        let primary = if layout.order == ChannelOrder::Bgr { 2 - channel } else { channel };
        plane.fill(layout.border[primary] * layout.scale[channel] + layout.offset[channel]);
    }
}
