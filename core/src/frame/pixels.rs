//! The pixel formats that cameras and decoders hand over.

/// Bytes of one plane, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Plane<'a> {
    /// From the first sample of the first row; the last row may stop at its last sample.
    pub bytes: &'a [u8],
    /// From one row's start to the next, bytes.
    pub row_stride: usize,
}

impl<'a> Plane<'a> {
    /// A plane over `bytes` whose rows begin `row_stride` bytes apart.
    pub const fn new(bytes: &'a [u8], row_stride: usize) -> Self {
        Self { bytes, row_stride }
    }
}

/// Borrowed pixels in the format they came in. Chroma planes have half the luma's columns and rows, rounded up;
/// chroma is taken as sited in the middle of its four luma samples.
#[derive(Clone, Copy, Debug)]
pub enum Pixels<'a> {
    /// 8-bit luma, then interleaved Cb, Cr.
    Nv12 {
        /// Luma.
        y: Plane<'a>,
        /// Cb, Cr pairs.
        uv: Plane<'a>,
    },
    /// 8-bit luma, then interleaved Cr, Cb.
    Nv21 {
        /// Luma.
        y: Plane<'a>,
        /// Cr, Cb pairs.
        vu: Plane<'a>,
    },
    /// 8-bit luma, Cb and Cr each in a plane of its own; also Android's `YUV_420_888`, whose chroma pixel stride is
    /// 1 or 2.
    I420 {
        /// Luma.
        y: Plane<'a>,
        /// Cb.
        u: Plane<'a>,
        /// Cr.
        v: Plane<'a>,
        /// From one chroma sample to the next, bytes.
        chroma_pixel_stride: usize,
    },
    /// 10 bits in the upper part of 16, little-endian: luma, then interleaved Cb, Cr.
    P010 {
        /// Luma.
        y: Plane<'a>,
        /// Cb, Cr pairs.
        uv: Plane<'a>,
    },
    /// 10 bits in the lower part of 16, little-endian: luma, Cb, Cr planes.
    I010 {
        /// Luma.
        y: Plane<'a>,
        /// Cb.
        u: Plane<'a>,
        /// Cr.
        v: Plane<'a>,
    },
    /// R, G, B, unused; 8 bits each.
    Rgba(Plane<'a>),
    /// B, G, R, unused; 8 bits each.
    Bgra(Plane<'a>),
}
