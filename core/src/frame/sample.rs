//! One pass from camera planes to the model's tensor.

use super::Frame;
use super::color::Transfer;
use super::shrink::{Cells, LANE_BITS, MAX_CELL_PX};
use super::walk::Walk;
use crate::geometry::{Similarity, Vec2};
use std::ops::Range;

/// Fraction bits of the fixed-point walk over the cells.
const FRACTION_BITS: u32 = 16;

/// Farthest cell coordinate that the fixed-point walk tells from farther ones; beyond every frame.
const COORDINATE_LIMIT: f64 = 32_000.0;

/// In which order the tensor holds red, green and blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChannelOrder {
    /// Red, green, blue.
    #[default]
    Rgb,
    /// Blue, green, red.
    Bgr,
}

impl ChannelOrder {
    /// Which primary (0 red, 1 green, 2 blue) a channel plane holds.
    const fn primary(self, channel: usize) -> usize {
        match self {
            Self::Rgb => channel,
            Self::Bgr => 2 - channel,
        }
    }
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
    /// What the crop shows where it reaches outside the frame.
    pub border: Border,
}

/// What a crop shows outside the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Border {
    /// The nearest pixel of the frame.
    #[default]
    Edge,
    /// One colour, R'G'B' (0..=255).
    Color([f32; 3]),
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

    /// What the tensor holds where the crop reaches outside the frame, per channel plane.
    fn border_values(&self) -> [f32; 3] {
        let color = match self.border {
            Border::Edge => [0.0; 3],
            Border::Color(color) => color,
        };
        [0, 1, 2].map(|c| color[self.order.primary(c)] * self.scale[c] + self.offset[c])
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
    line: [Vec<u16>; 3],
}

impl Sampler {
    /// A sampler without memory yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Fills `out` (planar, channel by channel, row by row) with the crop. `crop` maps tensor px to upright frame px.
    /// `out` is resized to [`TensorLayout::len`]; a crop without extent yields the border colour
    /// (black for [`Border::Edge`]) everywhere.
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
        let to_stored = frame.upright_to_stored().after(crop);
        let scale = to_stored.scale();
        if !scale.is_finite() || !to_stored.offset.is_finite() || scale <= 0.0 {
            for (plane, border) in out.chunks_mut(layout.width * layout.height).zip(layout.border_values()) {
                plane.fill(border);
            }
            return;
        }
        let cell_px = (scale.round().max(1.0) as usize).min(MAX_CELL_PX);
        let walk = Walk::new(frame, &to_stored, cell_px);
        let quad = walk.quad(layout.width, layout.height);
        self.cells.fill(frame.raster(), cell_px, &walk.bounds(&quad), |row| walk.span(&quad, row));
        let paint = Paint::new(frame, layout);
        let (first, rest) = out.split_at_mut(layout.width * layout.height);
        let (second, third) = rest.split_at_mut(layout.width * layout.height);
        let rows = [first, second, third].map(|plane| plane.chunks_exact_mut(layout.width));
        let [first, second, third] = rows;
        for (row, ((first, second), third)) in first.zip(second).zip(third).enumerate() {
            let inside = match layout.border {
                Border::Edge => 0..layout.width,
                Border::Color(_) => walk.inside(row, layout.width),
            };
            self.read_row(&walk, row, inside.clone());
            paint.row(&self.line, &inside, [first, second, third]);
        }
    }

    /// Reads the cells bilinearly under the tensor pixels `inside` of `row` into the three component lines.
    fn read_row(&mut self, walk: &Walk, row: usize, inside: Range<usize>) {
        let [a, b, c] = &mut self.line;
        for line in [&mut *a, &mut *b, &mut *c] {
            line.resize(inside.len(), 0);
        }
        let fixed =
            |v: f64| (v.clamp(-COORDINATE_LIMIT, COORDINATE_LIMIT) * f64::from(1 << FRACTION_BITS)) as i32;
        let corner = |p: Vec2| (fixed(p.x - self.cells.origin().x), fixed(p.y - self.cells.origin().y));
        let (low, high) = self.cells.readable(walk.low, walk.high);
        let (mut u, mut v) = corner(walk.position(inside.start as f64, row as f64));
        let ((low_u, low_v), (high_u, high_v)) = (corner(low), corner(high));
        let (du, dv) = (fixed(walk.step.x), fixed(walk.step.y));
        let stride = self.cells.stride();
        let lower = self.cells.packed().get(stride..).unwrap_or_default();
        let upper = self.cells.packed().get(..lower.len()).unwrap_or_default();
        for ((a, b), c) in a.iter_mut().zip(b).zip(c) {
            // Outside the picture its edge is read; the cells that were averaged hold all that can be asked for.
            let (at_u, at_v) = (u.clamp(low_u, high_u), v.clamp(low_v, high_v));
            let at = (at_v >> FRACTION_BITS) as usize * stride + (at_u >> FRACTION_BITS) as usize;
            let mut sum = 0;
            if at < lower.len().saturating_sub(1) {
                let (fu, fv) = (((at_u >> 8) & 255) as u64, ((at_v >> 8) & 255) as u64);
                let both = (fu * fv) >> 8;
                sum = upper[at] * (256 + both - fu - fv)
                    + upper[at + 1] * (fu - both)
                    + lower[at] * (fv - both)
                    + lower[at + 1] * both;
            }
            *a = sum as u16;
            *b = (sum >> LANE_BITS) as u16;
            *c = (sum >> (2 * LANE_BITS)) as u16;
            u = u.saturating_add(du);
            v = v.saturating_add(dv);
        }
    }
}

/// From component values (256ths) to the tensor's numbers.
struct Paint {
    /// Per channel plane: factors of the three components and a summand, to 0..=255.
    linear: [[f32; 3]; 3],
    base: [f32; 3],
    /// Per channel plane: from 0..=255 to the tensor's scale.
    scale: [f32; 3],
    offset: [f32; 3],
    border: [f32; 3],
    transfer: Transfer,
}

impl Paint {
    fn new(frame: &Frame<'_>, layout: &TensorLayout) -> Self {
        let to_rgb = frame.rgb_matrix();
        let channels = [0, 1, 2].map(|channel| layout.order.primary(channel));
        Self {
            linear: channels.map(|primary| to_rgb.linear[primary].map(|m| m / 256.0)),
            base: channels.map(|primary| to_rgb.offset[primary]),
            scale: layout.scale,
            offset: layout.offset,
            border: layout.border_values(),
            transfer: frame.meta().color.transfer,
        }
    }

    /// One row of the three channel planes.
    fn row(&self, line: &[Vec<u16>; 3], inside: &Range<usize>, mut targets: [&mut [f32]; 3]) {
        for (target, border) in targets.iter_mut().zip(self.border) {
            target[..inside.start].fill(border);
            target[inside.end..].fill(border);
        }
        let targets = targets.map(|target| &mut target[inside.clone()]);
        match self.transfer {
            Transfer::Sdr => self.pixels(line, targets, |shown| shown),
            Transfer::Hlg => {
                self.pixels(line, targets, |signal| Transfer::Hlg.to_sdr(signal / 255.0) * 255.0);
            }
        }
    }

    fn pixels(&self, [a, b, c]: &[Vec<u16>; 3], targets: [&mut [f32]; 3], to_sdr: impl Fn(f32) -> f32) {
        let [first, second, third] = targets;
        let value = |channel: usize, [a, b, c]: [f32; 3]| {
            let [m0, m1, m2] = self.linear[channel];
            let signal = (m0 * a + m1 * b + m2 * c + self.base[channel]).clamp(0.0, 255.0);
            to_sdr(signal) * self.scale[channel] + self.offset[channel]
        };
        let stored = a.iter().zip(b).zip(c);
        for (((first, second), third), ((a, b), c)) in first.iter_mut().zip(second).zip(third).zip(stored) {
            let sample = [f32::from(*a), f32::from(*b), f32::from(*c)];
            *first = value(0, sample);
            *second = value(1, sample);
            *third = value(2, sample);
        }
    }
}
