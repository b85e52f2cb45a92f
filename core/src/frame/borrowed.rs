//! A validated frame.

use super::color::ToRgb;
use super::raster::Raster;
use super::{Color, FrameError, Pixels, Timestamp};
use crate::geometry::{Similarity, Vec2};

/// Shortest side that is taken, px: one chroma sample.
const MIN_SIDE_PX: usize = 2;

/// Longest side that is taken, px: twice the width of 8K video. Bounds every product of sizes and fixed-point
/// coordinate.
const MAX_SIDE_PX: usize = 16_384;

/// The quarter turns, clockwise, that make a stored picture upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rotation {
    /// Stored upright.
    #[default]
    Deg0,
    /// Stored lying on its left side.
    Deg90,
    /// Stored upside down.
    Deg180,
    /// Stored lying on its right side.
    Deg270,
}

impl Rotation {
    /// From degrees clockwise, as Android's `rotationDegrees` and a film's track header give them.
    ///
    /// # Errors
    /// [`FrameError::Rotation`] for anything but 0, 90, 180, 270.
    pub const fn from_degrees(degrees: i32) -> Result<Self, FrameError> {
        match degrees {
            0 => Ok(Self::Deg0),
            90 => Ok(Self::Deg90),
            180 => Ok(Self::Deg180),
            270 => Ok(Self::Deg270),
            _ => Err(FrameError::Rotation { degrees }),
        }
    }

    /// Whether width and height change places.
    pub const fn is_sideways(self) -> bool {
        matches!(self, Self::Deg90 | Self::Deg270)
    }
}

/// What a frame's pixels do not say themselves.
#[derive(Clone, Copy, Debug)]
pub struct FrameMeta {
    /// Stored width, px.
    pub width: usize,
    /// Stored height, px.
    pub height: usize,
    /// Turn that makes the stored picture upright.
    pub rotation: Rotation,
    /// Whether the picture, once upright, is a mirror image (front cameras).
    pub mirrored: bool,
    /// Colour description.
    pub color: Color,
    /// Presentation time.
    pub time: Timestamp,
}

/// A camera frame: borrowed planes that have been checked against their description. Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    raster: Raster<'a>,
    meta: FrameMeta,
    upright_to_stored: Similarity,
}

impl<'a> Frame<'a> {
    /// Checks the planes against the description.
    ///
    /// # Errors
    /// [`FrameError`] with the number that does not fit.
    pub fn new(pixels: &Pixels<'a>, meta: FrameMeta) -> Result<Self, FrameError> {
        let FrameMeta { width, height, .. } = meta;
        let allowed = MIN_SIDE_PX..=MAX_SIDE_PX;
        if !allowed.contains(&width) || !allowed.contains(&height) {
            return Err(FrameError::Dimensions { width, height, max: MAX_SIDE_PX });
        }
        let raster = Raster::new(pixels, width, height)?;
        Ok(Self { raster, meta, upright_to_stored: upright_to_stored(&meta) })
    }

    /// Width of the upright picture, px.
    pub const fn width(&self) -> usize {
        if self.meta.rotation.is_sideways() { self.meta.height } else { self.meta.width }
    }

    /// Height of the upright picture, px.
    pub const fn height(&self) -> usize {
        if self.meta.rotation.is_sideways() { self.meta.width } else { self.meta.height }
    }

    /// Presentation time.
    pub const fn time(&self) -> Timestamp {
        self.meta.time
    }

    /// Luma (green for packed RGB) at a place of the upright picture, 0..=255 as stored, bilinear; `None` outside.
    pub fn luma_at(&self, at: Vec2) -> Option<f64> {
        let p = self.upright_to_stored().apply(at) - Vec2::new(0.5, 0.5);
        let (width, height) = (self.raster.width as f64 - 1.0, self.raster.height as f64 - 1.0);
        if !(-0.5..=width + 0.5).contains(&p.x) || !(-0.5..=height + 0.5).contains(&p.y) {
            return None;
        }
        let (x, y) = (p.x.clamp(0.0, width), p.y.clamp(0.0, height));
        let (column, row) = (x as usize, y as usize);
        let (fx, fy) = (x - column as f64, y - row as f64);
        let line = |row: usize| {
            let right = (column + 1).min(self.raster.width - 1);
            Some(self.raster.luma(column, row)? * (1.0 - fx) + self.raster.luma(right, row)? * fx)
        };
        Some(line(row)? * (1.0 - fy) + line((row + 1).min(self.raster.height - 1))? * fy)
    }

    pub(super) const fn raster(&self) -> &Raster<'a> {
        &self.raster
    }

    pub(super) const fn meta(&self) -> &FrameMeta {
        &self.meta
    }

    pub(super) fn rgb_matrix(&self) -> ToRgb {
        if self.raster.is_yuv { ToRgb::from_yuv(self.meta.color) } else { ToRgb::IDENTITY }
    }

    /// Upright px to stored px.
    pub(super) const fn upright_to_stored(&self) -> &Similarity {
        &self.upright_to_stored
    }
}

fn upright_to_stored(meta: &FrameMeta) -> Similarity {
    let (width, height) = (meta.width as f64, meta.height as f64);
    let (a, b, offset) = match meta.rotation {
        Rotation::Deg0 => (1.0, 0.0, Vec2::new(0.0, 0.0)),
        Rotation::Deg90 => (0.0, -1.0, Vec2::new(0.0, height)),
        Rotation::Deg180 => (-1.0, 0.0, Vec2::new(width, height)),
        Rotation::Deg270 => (0.0, 1.0, Vec2::new(width, 0.0)),
    };
    let turn = Similarity { a, b, offset, mirrored: false };
    if !meta.mirrored {
        return turn;
    }
    let upright_width = if meta.rotation.is_sideways() { height } else { width };
    let flip = Similarity { offset: Vec2::new(upright_width, 0.0), mirrored: true, ..Similarity::IDENTITY };
    turn.after(&flip)
}
