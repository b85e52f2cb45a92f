//! Points as they cross: packed, so that a frame's overlay costs one copy instead of an object a point.

use keel_core::geometry::Vec2;
use uniffi::deps::anyhow::ensure;
use uniffi::{Lift, Lower, MetadataBuffer, RustBuffer, TypeId};

/// Points of the upright frame, px, packed for the crossing: x and y of each as little-endian 32-bit floats, one after the
/// other. A point that was not seen is two NaN; the layers above never show these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Points(Vec<u8>);

/// Bytes of a point.
const POINT_BYTES: usize = 8;

impl Points {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The packing.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Packs points.
    pub(crate) fn pack(&mut self, points: &[Vec2]) {
        self.0.reserve(POINT_BYTES * points.len());
        for point in points {
            self.0.extend_from_slice(&(point.x as f32).to_le_bytes());
            self.0.extend_from_slice(&(point.y as f32).to_le_bytes());
        }
    }

    /// Packs points that may be unseen.
    pub(crate) fn pack_seen(&mut self, points: &[Option<Vec2>]) {
        for point in points {
            self.pack(&[point.unwrap_or(Vec2::new(f64::NAN, f64::NAN))]);
        }
    }

    /// The points of a packing; none of a cut-off one is made up.
    pub(crate) fn unpack(&self) -> Vec<Vec2> {
        let (floats, _) = self.0.as_chunks::<4>();
        let (pairs, _) = floats.as_chunks::<2>();
        pairs
            .iter()
            .map(|[x, y]| Vec2::new(f64::from(f32::from_le_bytes(*x)), f64::from(f32::from_le_bytes(*y))))
            .collect()
    }
}

impl<Tag> TypeId<Tag> for Points {
    const TYPE_ID_META: MetadataBuffer = <Vec<u8> as TypeId<Tag>>::TYPE_ID_META;
}

// SAFETY: the bytes that `Vec<u8>` crosses as, a length and what it counts. Written here because UniFFI takes them one by one,
// and a frame's overlay has a thousand.
unsafe impl<Tag> Lower<Tag> for Points {
    type FfiType = RustBuffer;

    fn lower(points: Self) -> RustBuffer {
        <Self as Lower<Tag>>::lower_into_rust_buffer(points)
    }

    fn write(points: Self, buffer: &mut Vec<u8>) {
        buffer.extend_from_slice(&(points.0.len() as i32).to_be_bytes());
        buffer.extend_from_slice(&points.0);
    }
}

// SAFETY: as above, the other way; what is cut off is an error.
unsafe impl<Tag> Lift<Tag> for Points {
    type FfiType = RustBuffer;

    fn try_lift(buffer: RustBuffer) -> uniffi::Result<Self> {
        <Self as Lift<Tag>>::try_lift_from_rust_buffer(buffer)
    }

    fn try_read(buffer: &mut &[u8]) -> uniffi::Result<Self> {
        let length = <i32 as Lift<Tag>>::try_read(buffer)?;
        let (bytes, rest) = buffer.split_at_checked(usize::try_from(length)?).unwrap_or_default();
        ensure!(bytes.len() == length as usize, "{} of {length} bytes of points", bytes.len());
        *buffer = rest;
        Ok(Self(bytes.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UniFfiTag;

    #[test]
    fn points_come_back_and_unseen_ones_are_no_numbers() {
        let mut packed = Points::new();
        packed.pack(&[Vec2::new(1.5, -2.0)]);
        packed.pack_seen(&[None]);
        assert_eq!(packed.0.len(), 16);
        let points = packed.unpack();
        assert_eq!(points[0], Vec2::new(1.5, -2.0));
        assert!(points[1].x.is_nan());
        assert!(Points(packed.0[..7].to_vec()).unpack().is_empty());
    }

    #[test]
    fn points_cross_as_their_bytes_do() {
        let mut packed = Points::new();
        packed.pack(&[Vec2::new(1.5, -2.0), Vec2::new(0.0, 7.25)]);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        <Points as Lower<UniFfiTag>>::write(packed.clone(), &mut ours);
        <Vec<u8> as Lower<UniFfiTag>>::write(packed.0.clone(), &mut theirs);
        assert_eq!(ours, theirs);
        ours.push(9);
        let mut left = &ours[..];
        assert_eq!(<Points as Lift<UniFfiTag>>::try_read(&mut left).unwrap(), packed);
        assert_eq!(left, [9]);
        assert!(<Points as Lift<UniFfiTag>>::try_read(&mut &ours[..10]).is_err());
        assert!(<Points as Lift<UniFfiTag>>::try_read(&mut &[255, 255, 255, 255][..]).is_err());
    }
}
