//! A decoded picture and how its samples map to light.

use keel_core::frame::{Color, Frame, FrameError, FrameMeta, Matrix, Pixels, Plane, Range, Rotation};
use keel_core::frame::{Timestamp, Transfer};

/// One decoded picture, 4:2:0, as the film stores it (rotation not yet applied).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Presentation time, from the start of the film's edit.
    pub time: Timestamp,
    /// Luma width in samples.
    pub width: u32,
    /// Luma height in samples.
    pub height: u32,
    /// Bits of a sample.
    pub depth: Depth,
    /// Y, Cb and Cr; rows follow each other without a gap. The chroma planes have half the width and height, rounded up.
    pub planes: [Vec<u8>; 3],
}

impl Picture {
    /// The picture as the core takes it, borrowed.
    ///
    /// # Errors
    /// Where it is smaller or larger than the core takes.
    pub fn frame(&self, rotation: Rotation, colour: Colour) -> Result<Frame<'_>, FrameError> {
        let luma_stride = self.width as usize * self.depth.bytes();
        let chroma_stride = self.width.div_ceil(2) as usize * self.depth.bytes();
        let [y, u, v] = &self.planes;
        let (y, u, v) =
            (Plane::new(y, luma_stride), Plane::new(u, chroma_stride), Plane::new(v, chroma_stride));
        let pixels = match self.depth {
            Depth::Eight => Pixels::I420 { y, u, v, chroma_pixel_stride: 1 },
            Depth::Ten => Pixels::I010 { y, u, v },
        };
        let meta = FrameMeta {
            width: self.width as usize,
            height: self.height as usize,
            rotation,
            mirrored: false,
            color: colour.for_size(self.width, self.height),
            time: self.time,
        };
        Frame::new(&pixels, meta)
    }
}

/// How a sample is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// One byte a sample.
    Eight,
    /// Two bytes a sample, little-endian, the value in the low 10 bits.
    Ten,
}

impl Depth {
    /// Bytes that one sample takes.
    pub const fn bytes(self) -> usize {
        match self {
            Self::Eight => 1,
            Self::Ten => 2,
        }
    }
}

/// How the samples of a film map to colour: code points of ITU-T H.273.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour {
    /// `MatrixCoefficients`: 1 is BT.709, 5 and 6 BT.601, 9 BT.2020; `None` where the film does not say.
    pub matrix: Option<u8>,
    /// `TransferCharacteristics`: 18 is HLG, 16 PQ; `None` where the film does not say.
    pub transfer: Option<u8>,
    /// Whether samples use the full range (0-255) instead of the video range (16-235).
    pub full_range: bool,
}

impl Colour {
    /// From the three numbers of H.273, of which 2 means "unspecified".
    pub fn from_code_points(matrix: u8, transfer: u8, full_range: bool) -> Self {
        let known = |code: u8| (code != UNSPECIFIED).then_some(code);
        Self { matrix: known(matrix), transfer: known(transfer), full_range }
    }

    /// As the core takes it. A film that names no matrix is taken as players take it: BT.601 up to standard definition
    /// (720 x 576), BT.709 above. PQ is taken as SDR: shapes stay, mid-tones come out dark.
    fn for_size(self, width: u32, height: u32) -> Color {
        let standard_definition = width.max(height) <= 720 && width.min(height) <= 576;
        let matrix = match self.matrix {
            Some(5 | 6) => Matrix::Bt601,
            Some(9 | 10) => Matrix::Bt2020,
            None if standard_definition => Matrix::Bt601,
            _ => Matrix::Bt709,
        };
        let transfer = if self.transfer == Some(HLG) { Transfer::Hlg } else { Transfer::Sdr };
        Color { matrix, range: if self.full_range { Range::Full } else { Range::Limited }, transfer }
    }
}

const HLG: u8 = 18;

const UNSPECIFIED: u8 = 2;

/// Largest picture that is decoded, luma samples: level 6.2 of H.264 and HEVC, 8192x4352. A hostile header can't ask for
/// more memory than such a picture takes.
pub const MAX_PICTURE_PX: u64 = 35_651_584;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unnamed_matrix_follows_the_size() {
        assert_eq!(Colour::default().for_size(576, 720).matrix, Matrix::Bt601);
        assert_eq!(Colour::default().for_size(720, 1280).matrix, Matrix::Bt709);
        assert_eq!(Colour::from_code_points(9, 18, false).for_size(8, 8).matrix, Matrix::Bt2020);
        assert_eq!(Colour::from_code_points(9, 18, false).for_size(8, 8).transfer, Transfer::Hlg);
    }

    #[test]
    fn a_picture_is_a_frame_of_the_core_at_both_depths_and_odd_sizes() {
        for depth in [Depth::Eight, Depth::Ten] {
            let plane = |samples: usize| vec![0; samples * depth.bytes()];
            let planes = [plane(33 * 47), plane(17 * 24), plane(17 * 24)];
            let time = Timestamp::from_nanos(5);
            let picture = Picture { time, width: 33, height: 47, depth, planes };
            let frame = picture.frame(Rotation::Deg90, Colour::default()).unwrap();
            assert_eq!((frame.width(), frame.height(), frame.time()), (47, 33, time));
        }
    }
}
