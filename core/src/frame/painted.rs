//! Pictures for tests: one function of the plane, stored in any format.

use super::{Color, Frame, FrameMeta, Matrix, Pixels, Plane, Range, Rotation, Timestamp, Transfer};
use crate::geometry::Vec2;

/// Every stored format.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Format {
    Nv12,
    Nv21,
    I420,
    Android,
    P010,
    I010,
    Rgba,
    Bgra,
}

impl Format {
    pub(crate) const ALL: [Self; 8] =
        [Self::Nv12, Self::Nv21, Self::I420, Self::Android, Self::P010, Self::I010, Self::Rgba, Self::Bgra];
}

/// A picture with its own memory, padded rows and a last row that stops at its last sample.
pub(crate) struct Painted {
    format: Format,
    meta: FrameMeta,
    planes: [Vec<u8>; 3],
    strides: [usize; 3],
}

/// Full-range BT.601: what still pictures use, and nothing is lost at the ends.
const COLOR: Color = Color { matrix: Matrix::Bt601, range: Range::Full, transfer: Transfer::Sdr };

impl Painted {
    /// Paints `paint(upright px) -> R'G'B' 0..=255` and stores it so that `rotation` and `mirrored` undo the storing.
    pub(crate) fn new(
        format: Format,
        (width, height): (usize, usize),
        rotation: Rotation,
        mirrored: bool,
        padding: usize,
        paint: impl Fn(Vec2) -> [f64; 3],
    ) -> Self {
        let sideways = rotation.is_sideways();
        let (stored_w, stored_h) = if sideways { (height, width) } else { (width, height) };
        let meta = FrameMeta {
            width: stored_w,
            height: stored_h,
            rotation,
            mirrored,
            color: COLOR,
            time: Timestamp::default(),
        };
        let blank = vec![0; 4 * stored_w * stored_h];
        let probe = Frame::new(&Pixels::Rgba(Plane::new(&blank, 4 * stored_w)), meta).unwrap();
        let to_upright = probe.upright_to_stored().inverse().unwrap();
        let at = |x: usize, y: usize| {
            let x = x.min(stored_w - 1) as f64 + 0.5;
            paint(to_upright.apply(Vec2::new(x, y.min(stored_h - 1) as f64 + 0.5)))
        };
        let yuv = |[r, g, b]: [f64; 3]| {
            let y = 0.299 * r + 0.587 * g + 0.114 * b;
            [y, (b - y) / 1.772 + 128.0, (r - y) / 1.402 + 128.0]
        };
        let chroma = |x: usize, y: usize, i: usize| {
            let four = [(0, 0), (1, 0), (0, 1), (1, 1)];
            four.iter().map(|(dx, dy)| yuv(at(2 * x + dx, 2 * y + dy))[i]).sum::<f64>() / 4.0
        };
        let (half_w, half_h) = (stored_w.div_ceil(2), stored_h.div_ceil(2));
        let luma = |x, y, _| yuv(at(x, y))[0];
        let rgb = |x: usize, y: usize, i: usize| at(x, y).get(i).copied().unwrap_or(255.0);
        let eight = |v: f64| vec![v.round().clamp(0.0, 255.0) as u8];
        let ten = |shift: u32| {
            move |v: f64| (((v * 4.0).round().clamp(0.0, 1023.0) as u16) << shift).to_le_bytes().to_vec()
        };
        let full = (stored_w, stored_h);
        let half = (half_w, half_h);
        let none = || (Vec::new(), 0);
        let planes = match format {
            Format::Nv12 => [
                plane(full, &[0], padding, luma, eight),
                plane(half, &[1, 2], padding, chroma, eight),
                none(),
            ],
            Format::Nv21 => [
                plane(full, &[0], padding, luma, eight),
                plane(half, &[2, 1], padding, chroma, eight),
                none(),
            ],
            Format::I420 => [
                plane(full, &[0], padding, luma, eight),
                plane(half, &[1], padding, chroma, eight),
                plane(half, &[2], padding, chroma, eight),
            ],
            Format::Android => {
                // As a semi-planar sensor shows itself: each plane ends one byte short of the last pair.
                let [mut u, mut v] = [[1, 2], [2, 1]].map(|pair| plane(half, &pair, padding, chroma, eight));
                u.0.pop();
                v.0.pop();
                [plane(full, &[0], padding, luma, eight), u, v]
            }
            Format::P010 => [
                plane(full, &[0], padding, luma, ten(6)),
                plane(half, &[1, 2], padding, chroma, ten(6)),
                none(),
            ],
            Format::I010 => [
                plane(full, &[0], padding, luma, ten(0)),
                plane(half, &[1], padding, chroma, ten(0)),
                plane(half, &[2], padding, chroma, ten(0)),
            ],
            Format::Rgba => [plane(full, &[0, 1, 2, 3], padding, rgb, eight), none(), none()],
            Format::Bgra => [plane(full, &[2, 1, 0, 3], padding, rgb, eight), none(), none()],
        };
        let strides = [0, 1, 2].map(|i| planes[i].1);
        Self { format, meta, planes: planes.map(|p| p.0), strides }
    }

    /// The picture as a frame.
    pub(crate) fn frame(&self) -> Frame<'_> {
        let [a, b, c] = [0, 1, 2].map(|i| Plane::new(&self.planes[i], self.strides[i]));
        let pixels = match self.format {
            Format::Nv12 => Pixels::Nv12 { y: a, uv: b },
            Format::Nv21 => Pixels::Nv21 { y: a, vu: b },
            Format::I420 => Pixels::I420 { y: a, u: b, v: c, chroma_pixel_stride: 1 },
            Format::Android => Pixels::I420 { y: a, u: b, v: c, chroma_pixel_stride: 2 },
            Format::P010 => Pixels::P010 { y: a, uv: b },
            Format::I010 => Pixels::I010 { y: a, u: b, v: c },
            Format::Rgba => Pixels::Rgba(a),
            Format::Bgra => Pixels::Bgra(a),
        };
        Frame::new(&pixels, self.meta).unwrap()
    }
}

/// Bytes and row stride of one plane; the last row has no padding.
fn plane(
    (columns, rows): (usize, usize),
    components: &[usize],
    padding: usize,
    value: impl Fn(usize, usize, usize) -> f64,
    store: impl Fn(f64) -> Vec<u8>,
) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut stride = 0;
    for y in 0..rows {
        for x in 0..columns {
            bytes.extend(components.iter().flat_map(|&i| store(value(x, y, i))));
        }
        if y == 0 {
            stride = bytes.len() + padding;
        }
        if y + 1 < rows {
            bytes.resize(stride * (y + 1), 0xa5);
        }
    }
    (bytes, stride)
}
