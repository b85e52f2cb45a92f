//! A decoded picture and how its samples map to light.

use keel_core::frame::Timestamp;

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
}

const UNSPECIFIED: u8 = 2;

/// How the stored picture is turned clockwise to stand upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rotation {
    /// Upright as stored.
    #[default]
    None,
    /// 90 degrees clockwise.
    Clockwise90,
    /// Upside down.
    Half,
    /// 270 degrees clockwise.
    Clockwise270,
}

impl Rotation {
    /// From an angle in degrees clockwise; `None` unless it is a multiple of 90.
    pub fn from_clockwise_deg(deg: i64) -> Option<Self> {
        match deg.rem_euclid(360) {
            0 => Some(Self::None),
            90 => Some(Self::Clockwise90),
            180 => Some(Self::Half),
            270 => Some(Self::Clockwise270),
            _ => None,
        }
    }
}

/// Largest picture that is decoded, luma samples: level 6.2 of H.264 and HEVC, 8192x4352. A hostile header can't ask for
/// more memory than such a picture takes.
pub const MAX_PICTURE_PX: u64 = 35_651_584;
