//! What can be wrong with a frame.

use thiserror::Error;

/// Why a frame was refused; each says which number was wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FrameError {
    /// A side is too short or too long.
    #[error(
        "a frame of {width}x{height} px can't be used: each side must be 2 to {max} px; check the stored (unrotated) size"
    )]
    Dimensions {
        /// Stored width, px.
        width: usize,
        /// Stored height, px.
        height: usize,
        /// Longest side that is taken, px.
        max: usize,
    },
    /// Rows would overlap.
    #[error(
        "row stride {stride} of plane {plane} is shorter than a row of {needed} bytes; pass the stride in bytes, not pixels"
    )]
    RowStride {
        /// Which plane.
        plane: &'static str,
        /// The stride given, bytes.
        stride: usize,
        /// Bytes that one row holds.
        needed: usize,
    },
    /// Samples would overlap.
    #[error("a chroma pixel stride of {stride} can't be used: it must be 1 to {max} bytes")]
    PixelStride {
        /// The stride given, bytes.
        stride: usize,
        /// Longest stride that is taken, bytes.
        max: usize,
    },
    /// The buffer ends before the picture does.
    #[error(
        "plane {plane} holds {len} bytes but the picture needs {needed}; check size, strides and pixel format"
    )]
    PlaneLength {
        /// Which plane.
        plane: &'static str,
        /// Bytes given.
        len: usize,
        /// Bytes needed; the last row may stop at its last sample.
        needed: usize,
    },
    /// Not a quarter turn.
    #[error("a rotation of {degrees} degrees can't be used: it must be 0, 90, 180 or 270, clockwise")]
    Rotation {
        /// The angle given, degrees clockwise.
        degrees: i32,
    },
}
