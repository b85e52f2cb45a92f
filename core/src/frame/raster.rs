//! One view of every pixel format: planes of samples, and where each of three components lies in them.

use super::{FrameError, Pixels, Plane};

/// Longest chroma pixel stride that any camera is known to use is 2; 16 leaves room without inviting nonsense.
const MAX_PIXEL_STRIDE: usize = 16;

/// How a sample is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// One byte.
    Eight,
    /// Two bytes, little-endian; the 10-bit value after a shift to the right.
    Ten {
        /// Bits to shift: 6 for P010, 0 for I010.
        shift: u32,
    },
}

impl Depth {
    pub(super) const fn bytes(self) -> usize {
        match self {
            Self::Eight => 1,
            Self::Ten { .. } => 2,
        }
    }

    /// What one unit of the 8-bit scale is worth.
    pub(super) const fn units(self) -> u32 {
        match self {
            Self::Eight => 1,
            Self::Ten { .. } => 4,
        }
    }
}

/// A plane that has been checked against the picture's size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Samples<'a> {
    bytes: &'a [u8],
    row_stride: usize,
    /// Samples from one pixel of this plane to the next.
    pub(super) step: usize,
    /// Whether this plane has half the picture's columns and rows.
    pub(super) halved: bool,
    pub(super) depth: Depth,
}

impl<'a> Samples<'a> {
    /// The bytes of row `row` from pixel `first` to before pixel `end`, as far as the plane reaches.
    pub(super) fn row(&self, row: usize, first: usize, end: usize) -> &'a [u8] {
        let pixel = self.step * self.depth.bytes();
        let start = row.saturating_mul(self.row_stride).saturating_add(first * pixel);
        let stop = (start + (end - first) * pixel).min(self.bytes.len());
        self.bytes.get(start..stop).unwrap_or_default()
    }
}

/// Where one of the three components lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Component {
    /// Index into [`Raster::planes`].
    pub(super) plane: usize,
    /// Samples from a pixel's start.
    pub(super) offset: usize,
}

/// A picture as planes and components: (Y', Cb, Cr) or (R', G', B').
#[derive(Clone, Copy, Debug)]
pub(super) struct Raster<'a> {
    pub(super) width: usize,
    pub(super) height: usize,
    planes: [Option<Samples<'a>>; 3],
    pub(super) components: [Component; 3],
    pub(super) is_yuv: bool,
}

impl<'a> Raster<'a> {
    /// Checks every plane against the size.
    pub(super) fn new(pixels: &Pixels<'a>, width: usize, height: usize) -> Result<Self, FrameError> {
        let check = |name, plane: Plane<'a>, step, last, halved, depth| {
            checked(name, plane, (width, height), step, last, halved, depth).map(Some)
        };
        let component = |plane, offset| Component { plane, offset };
        let planar = [component(0, 0), component(1, 0), component(2, 0)];
        let semi_planar = [component(0, 0), component(1, 0), component(1, 1)];
        let ten = |shift| Depth::Ten { shift };
        let (planes, components) = match *pixels {
            Pixels::Nv12 { y, uv } => (
                [check("Y", y, 1, 1, false, Depth::Eight)?, check("UV", uv, 2, 2, true, Depth::Eight)?, None],
                semi_planar,
            ),
            Pixels::Nv21 { y, vu } => (
                [check("Y", y, 1, 1, false, Depth::Eight)?, check("VU", vu, 2, 2, true, Depth::Eight)?, None],
                [component(0, 0), component(1, 1), component(1, 0)],
            ),
            Pixels::I420 { y, u, v, chroma_pixel_stride: step } => {
                if !(1..=MAX_PIXEL_STRIDE).contains(&step) {
                    return Err(FrameError::PixelStride { stride: step, max: MAX_PIXEL_STRIDE });
                }
                let planes = [
                    check("Y", y, 1, 1, false, Depth::Eight)?,
                    check("U", u, step, 1, true, Depth::Eight)?,
                    check("V", v, step, 1, true, Depth::Eight)?,
                ];
                (planes, planar)
            }
            Pixels::P010 { y, uv } => (
                [check("Y", y, 1, 1, false, ten(6))?, check("UV", uv, 2, 2, true, ten(6))?, None],
                semi_planar,
            ),
            Pixels::I010 { y, u, v } => (
                [
                    check("Y", y, 1, 1, false, ten(0))?,
                    check("U", u, 1, 1, true, ten(0))?,
                    check("V", v, 1, 1, true, ten(0))?,
                ],
                planar,
            ),
            Pixels::Rgba(plane) => (
                [check("RGBA", plane, 4, 4, false, Depth::Eight)?, None, None],
                [component(0, 0), component(0, 1), component(0, 2)],
            ),
            Pixels::Bgra(plane) => (
                [check("BGRA", plane, 4, 4, false, Depth::Eight)?, None, None],
                [component(0, 2), component(0, 1), component(0, 0)],
            ),
        };
        let is_yuv = !matches!(pixels, Pixels::Rgba(_) | Pixels::Bgra(_));
        Ok(Self { width, height, planes, components, is_yuv })
    }

    /// Luma, or green, of one pixel on the 8-bit scale.
    pub(super) fn luma(&self, column: usize, row: usize) -> Option<f64> {
        let samples = self.planes().next()?;
        let offset = usize::from(!self.is_yuv);
        let bytes = samples.row(row, column, column + 1);
        match samples.depth {
            Depth::Eight => bytes.get(offset).map(|&byte| f64::from(byte)),
            Depth::Ten { shift } => {
                let pair = bytes.first_chunk::<2>()?;
                Some(f64::from((u16::from_le_bytes(*pair) >> shift) & 0x3ff) / 4.0)
            }
        }
    }

    /// The planes in use, in order.
    pub(super) fn planes(&self) -> impl Iterator<Item = &Samples<'a>> {
        self.planes.iter().flatten()
    }
}

/// `last` is how many samples of the last pixel must be there.
fn checked<'a>(
    name: &'static str,
    plane: Plane<'a>,
    (width, height): (usize, usize),
    step: usize,
    last: usize,
    halved: bool,
    depth: Depth,
) -> Result<Samples<'a>, FrameError> {
    let (columns, rows) = if halved { (width.div_ceil(2), height.div_ceil(2)) } else { (width, height) };
    let row_bytes = ((columns - 1) * step + last) * depth.bytes();
    if plane.row_stride < row_bytes {
        return Err(FrameError::RowStride { plane: name, stride: plane.row_stride, needed: row_bytes });
    }
    let needed = (rows - 1).saturating_mul(plane.row_stride).saturating_add(row_bytes);
    if plane.bytes.len() < needed {
        return Err(FrameError::PlaneLength { plane: name, len: plane.bytes.len(), needed });
    }
    Ok(Samples { bytes: plane.bytes, row_stride: plane.row_stride, step, halved, depth })
}
