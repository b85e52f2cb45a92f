//! The crops that the network was made for, laid over the frame.

use crate::geometry::{Similarity, Vec2};
use crate::pose::decode::PersonBox;
use crate::pose::manifest::{BodyUse, TrunkUse};
use crate::track::Facing;

/// Where the trunk lies, px of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// Middle between the hips' and the shoulders' midpoints.
    pub(super) middle: Vec2,
    /// Direction from the shoulders to the hips: angle from the +y axis, rad, positive towards -x.
    pub(super) tilt: f64,
    /// Distance of the midpoints.
    pub(super) length: f64,
}

impl Axis {
    /// The axis between two midpoints; `None` where they coincide.
    pub(super) fn between(hips: Vec2, shoulders: Vec2) -> Option<Self> {
        let down = hips - shoulders;
        let length = down.length();
        (length.is_finite() && length > 1.0).then(|| Self {
            middle: hips.midpoint(shoulders),
            tilt: (-down.x).atan2(down.y),
            length,
        })
    }

    /// The axis of this tilt and length that ends at the shoulders' midpoint.
    pub(super) fn hanging_from(shoulders: Vec2, tilt: f64, length: f64) -> Self {
        let down = Vec2::new(-tilt.sin(), tilt.cos());
        Self { middle: shoulders + down * (length / 2.0), tilt, length }
    }
}

/// The canonical trunk crop (crop px to frame px): the axis upright, the lifter facing right.
pub(super) fn trunk_crop(axis: &Axis, facing: Facing, how: &TrunkUse) -> Similarity {
    let scale = axis.length / how.axis_px;
    let linear = Similarity {
        a: scale * axis.tilt.cos(),
        b: scale * axis.tilt.sin(),
        offset: Vec2::default(),
        mirrored: facing == Facing::Left,
    };
    let [x, y] = how.axis_middle_px;
    Similarity { offset: axis.middle - linear.apply_linear(Vec2::new(x, y)), ..linear }
}

/// The upright crop around a person's box (crop px to frame px).
pub(super) fn body_crop(bounds: &PersonBox, how: &BodyUse) -> Similarity {
    let size = bounds.size();
    let (width, height) = (how.width as f64, how.height as f64);
    let scale = (size.x / width).max(size.y / height) * how.padding;
    let half = Vec2::new(width / 2.0, height / 2.0);
    Similarity { a: scale, b: 0.0, offset: bounds.middle() - half * scale, mirrored: false }
}

/// The whole frame (width, height px) in a picture whose longer side is about `longest_px`: the picture's size, both
/// sides multiples of `multiple_of`, and the map from its px to frame px.
pub(super) fn frame_crop(
    (width, height): (usize, usize),
    longest_px: usize,
    multiple_of: usize,
) -> ((usize, usize), Similarity) {
    let scale = width.max(height) as f64 / longest_px as f64;
    let side = |px: usize| ((px as f64 / scale).ceil() as usize).next_multiple_of(multiple_of.max(1));
    let size = (side(width), side(height));
    let middle = Vec2::new(width as f64 / 2.0, height as f64 / 2.0);
    let half = Vec2::new(size.0 as f64 / 2.0, size.1 as f64 / 2.0);
    (size, Similarity { a: scale, b: 0.0, offset: middle - half * scale, mirrored: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pose::Manifest;
    use proptest::prelude::*;

    fn manifest() -> Manifest {
        Manifest::parse(include_str!("../../../models/keel-spine.json")).unwrap()
    }

    proptest! {
        #[test]
        fn the_trunk_stands_upright_at_its_place_in_the_crop(
            hx in 0.0..900.0f64, hy in 0.0..900.0f64, angle in -3.1..3.1f64, length in 20.0..600.0f64, left: bool,
        ) {
            let how = manifest().uses.trunk.unwrap();
            let hips = Vec2::new(hx, hy);
            let shoulders = hips + Vec2::new(angle.sin(), -angle.cos()) * length;
            let facing = if left { Facing::Left } else { Facing::Right };
            let axis = Axis::between(hips, shoulders).unwrap();
            let to_crop = trunk_crop(&axis, facing, &how).inverse().unwrap();
            prop_assert!((to_crop.apply(shoulders) - Vec2::new(92.0, 50.0)).length() < 1e-6);
            prop_assert!((to_crop.apply(hips) - Vec2::new(92.0, 190.0)).length() < 1e-6);
            // In front of an upright trunk is +x for who faces right, -x for who faces left.
            let front = Vec2::new(angle.cos(), angle.sin()) * (facing.sign() * length / 140.0);
            prop_assert!((to_crop.apply_linear(front) - Vec2::new(1.0, 0.0)).length() < 1e-6);
        }

        #[test]
        fn a_body_crop_holds_the_padded_box(
            x in -50.0..900.0f64, y in -50.0..900.0f64, w in 10.0..900.0f64, h in 10.0..900.0f64,
        ) {
            let how = manifest().uses.body;
            let bounds = PersonBox { low: Vec2::new(x, y), high: Vec2::new(x + w, y + h), score: 1.0 };
            let to_crop = body_crop(&bounds, &how).inverse().unwrap();
            let (low, high) = (to_crop.apply(bounds.low), to_crop.apply(bounds.high));
            let slack = Vec2::new(160.0, 224.0) - (high - low) * 1.25;
            prop_assert!(slack.x > -1e-6 && slack.y > -1e-6 && slack.x.min(slack.y) < 1e-6);
            prop_assert!((low.midpoint(high) - Vec2::new(80.0, 112.0)).length() < 1e-6);
        }
    }

    #[test]
    fn the_whole_frame_fits_the_search_picture() {
        for (size, longest, expected) in [((720, 1280), 224, (128, 224)), ((1920, 1080), 448, (448, 256))] {
            let (picture, map) = frame_crop(size, longest, 32);
            assert_eq!(picture, expected);
            let to_picture = map.inverse().unwrap();
            let low = to_picture.apply(Vec2::default());
            let high = to_picture.apply(Vec2::new(size.0 as f64, size.1 as f64));
            assert!(low.x >= -1e-9 && low.y >= -1e-9);
            assert!(high.x <= picture.0 as f64 + 1e-9 && high.y <= picture.1 as f64 + 1e-9);
        }
    }
}
