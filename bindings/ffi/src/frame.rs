//! A frame as cameras and decoders hand it over.

use keel_core::frame::{Color, Frame, FrameMeta, Pixels, Plane, Rotation, Timestamp};
pub use keel_core::frame::{Matrix as ColorMatrix, Range as ColorRange, Transfer as ColorTransfer};

use crate::KeelError;

/// How the planes hold the pixels. Chroma planes have half the luma's columns and rows, rounded up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PixelFormat {
    /// Luma, Cb, Cr in a plane each; also Android's `YUV_420_888`, whose chroma pixel stride is 1 or 2.
    Yuv420,
    /// Luma, then Cb and Cr interleaved in the second plane.
    Nv12,
    /// Luma, then Cr and Cb interleaved in the second plane.
    Nv21,
    /// 10 bits in the upper part of 16, otherwise as NV12.
    P010,
    /// One plane of R, G, B, unused.
    Rgba,
    /// One plane of B, G, R, unused.
    Bgra,
}

/// What a frame's bytes do not say themselves.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct FrameInfo {
    /// How the planes hold the pixels.
    pub format: PixelFormat,
    /// Stored width, before any rotation, px.
    pub width_px: i32,
    /// Stored height, before any rotation, px.
    pub height_px: i32,
    /// From one row of the first plane to the next, bytes.
    pub row_stride: i32,
    /// From one row of the chroma planes to the next, bytes; unused for one plane.
    pub chroma_row_stride: i32,
    /// From one chroma sample to the next, bytes; unused where the format fixes it.
    pub chroma_pixel_stride: i32,
    /// The clockwise turn that makes the picture upright: 0, 90, 180 or 270 degrees.
    pub rotation_deg: i32,
    /// Whether the picture, once upright, is a mirror image (front cameras).
    pub mirrored: bool,
    /// Luma weights.
    pub matrix: ColorMatrix,
    /// Which code values stand for black and white.
    pub range: ColorRange,
    /// Transfer curve.
    pub transfer: ColorTransfer,
    /// Presentation time, ns since an origin of the camera's choosing.
    pub time_ns: i64,
}

/// Which luma weights the picture was encoded with.
#[uniffi::remote(Enum)]
pub enum ColorMatrix {
    /// ITU-R BT.601: standard definition and most still pictures.
    Bt601,
    /// ITU-R BT.709: high definition.
    Bt709,
    /// ITU-R BT.2020.
    Bt2020,
}

/// Which code values stand for black and white.
#[uniffi::remote(Enum)]
pub enum ColorRange {
    /// Black 16, white 235.
    Limited,
    /// 0 to 255.
    Full,
}

/// How display light follows from the code values.
#[uniffi::remote(Enum)]
pub enum ColorTransfer {
    /// Any standard-dynamic-range curve.
    Sdr,
    /// Hybrid log-gamma.
    Hlg,
}

impl FrameInfo {
    /// The frame over its planes, checked; those that the format lacks are not looked at.
    pub(crate) fn over<'a>(
        &self,
        first: &'a [u8],
        second: &'a [u8],
        third: &'a [u8],
    ) -> Result<Frame<'a>, KeelError> {
        // A negative number is as wrong as nought.
        let size = |value: i32| usize::try_from(value).unwrap_or(0);
        let luma = Plane::new(first, size(self.row_stride));
        let chroma = |bytes| Plane::new(bytes, size(self.chroma_row_stride));
        let pixels = match self.format {
            PixelFormat::Yuv420 => Pixels::I420 {
                y: luma,
                u: chroma(second),
                v: chroma(third),
                chroma_pixel_stride: size(self.chroma_pixel_stride),
            },
            PixelFormat::Nv12 => Pixels::Nv12 { y: luma, uv: chroma(second) },
            PixelFormat::Nv21 => Pixels::Nv21 { y: luma, vu: chroma(second) },
            PixelFormat::P010 => Pixels::P010 { y: luma, uv: chroma(second) },
            PixelFormat::Rgba => Pixels::Rgba(luma),
            PixelFormat::Bgra => Pixels::Bgra(luma),
        };
        let meta = FrameMeta {
            width: size(self.width_px),
            height: size(self.height_px),
            rotation: Rotation::from_degrees(self.rotation_deg)?,
            mirrored: self.mirrored,
            color: Color { matrix: self.matrix, range: self.range, transfer: self.transfer },
            time: Timestamp::from_nanos(self.time_ns),
        };
        Ok(Frame::new(&pixels, meta)?)
    }
}
