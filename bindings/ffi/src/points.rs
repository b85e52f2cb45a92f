//! Points as they cross: packed, so that a frame's overlay costs one copy instead of an object a point.

use keel_core::geometry::Vec2;

/// Points of the upright frame, px, packed for the crossing: x and y of each as little-endian 32-bit floats, one after the
/// other. A point that was not seen is two NaN; the layers above never show these.
pub type Points = Vec<u8>;

/// Bytes of a point.
const POINT_BYTES: usize = 8;

/// Packs points that may be unseen.
pub(crate) fn pack_seen(into: &mut Points, points: &[Option<Vec2>]) {
    into.reserve(POINT_BYTES * points.len());
    for point in points {
        push(into, point.unwrap_or(Vec2::new(f64::NAN, f64::NAN)));
    }
}

/// Packs points.
pub(crate) fn pack(into: &mut Points, points: &[Vec2]) {
    into.reserve(POINT_BYTES * points.len());
    for point in points {
        push(into, *point);
    }
}

fn push(into: &mut Points, point: Vec2) {
    into.extend_from_slice(&(point.x as f32).to_le_bytes());
    into.extend_from_slice(&(point.y as f32).to_le_bytes());
}

/// The points of a packing; none of a cut-off one is made up.
pub(crate) fn unpack(points: &[u8]) -> Vec<Vec2> {
    let (floats, _) = points.as_chunks::<4>();
    let (pairs, _) = floats.as_chunks::<2>();
    pairs
        .iter()
        .map(|[x, y]| Vec2::new(f64::from(f32::from_le_bytes(*x)), f64::from(f32::from_le_bytes(*y))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_come_back_and_unseen_ones_are_no_numbers() {
        let mut packed = Points::new();
        pack(&mut packed, &[Vec2::new(1.5, -2.0)]);
        pack_seen(&mut packed, &[None]);
        assert_eq!(packed.len(), 16);
        let points = unpack(&packed);
        assert_eq!(points[0], Vec2::new(1.5, -2.0));
        assert!(points[1].x.is_nan());
        assert!(unpack(&packed[..7]).is_empty());
    }
}
