//! The trunk's axis where the hips are hidden: at every lockout a full-size plate stands before them.

use super::crops::Axis;
use crate::geometry::{Similarity, Vec2};
use crate::pose::decode::CropPoints;
use crate::pose::{Chain, Level};

/// Share of a new look in the running lean. Design choice: the lean changes with the curvature, by a few degrees.
const NEW_SHARE: f64 = 0.2;

/// How the axis lies to the upper back, which nothing hides while the hips are behind a plate.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HiddenHips {
    /// Tilt of the axis over that of the upper back, rad; `None` until both were seen.
    lean: Option<f64>,
}

impl HiddenHips {
    /// Takes an axis whose ends were seen, beside the upper back of the same look.
    pub(super) fn learn(&mut self, axis: &Axis, back_tilt: Option<f64>) {
        let Some(lean) = back_tilt.map(|tilt| axis.tilt - tilt) else { return };
        self.lean = Some(self.lean.map_or(lean, |usual| usual + NEW_SHARE * turned(lean - usual)));
    }

    /// The axis of which only the shoulders' end is seen: as long as expected, and turned as the upper back is (as
    /// expected, where that is hidden too).
    pub(super) fn axis(&self, shoulders: Vec2, back_tilt: Option<f64>, expected: &Axis) -> Axis {
        let tilt = back_tilt.zip(self.lean).map_or(expected.tilt, |(tilt, lean)| tilt + lean);
        Axis::hanging_from(shoulders, tilt, expected.length)
    }
}

/// Tilt of the back from T3 to T10, rad, as [`Axis::tilt`]; `None` where one of them is under `least_presence`.
pub(super) fn back_tilt(points: &CropPoints, crop: &Similarity, least_presence: f64) -> Option<f64> {
    let at = |level: Level| {
        let point = points.spine[Chain::Vertebral.index()][level.index()]?;
        (point.point.presence >= least_presence).then(|| crop.apply(point.point.position))
    };
    Axis::between(at(Level::T10)?, at(Level::T3)?).map(|axis| axis.tilt)
}

/// An angle between half turns, rad.
fn turned(angle: f64) -> f64 {
    use std::f64::consts::{PI, TAU};
    (angle + PI).rem_euclid(TAU) - PI
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_hips_hang_from_the_shoulders_along_the_back() {
        let (hips, shoulders) = (Vec2::new(300.0, 500.0), Vec2::new(360.0, 350.0));
        let seen = Axis::between(hips, shoulders).unwrap();
        let mut hidden = HiddenHips::default();
        hidden.learn(&seen, Some(seen.tilt - 0.2));
        // The lifter comes up by 0.3 rad and steps aside; the axis follows the back.
        let moved = Vec2::new(20.0, -40.0);
        let axis = hidden.axis(shoulders + moved, Some(seen.tilt - 0.5), &seen);
        assert!((axis.tilt - (seen.tilt - 0.3)).abs() < 1e-9);
        assert!((axis.length - seen.length).abs() < 1e-9);
        let again = hidden.axis(shoulders + moved, Some(seen.tilt - 0.2), &seen);
        assert!((again.middle - (seen.middle + moved)).length() < 1e-9);
    }

    #[test]
    fn without_a_back_the_axis_stays_turned_as_expected() {
        let seen = Axis::between(Vec2::new(300.0, 500.0), Vec2::new(360.0, 350.0)).unwrap();
        let axis = HiddenHips::default().axis(Vec2::new(360.0, 350.0), None, &seen);
        assert!((axis.middle - seen.middle).length() < 1e-9 && (axis.tilt - seen.tilt).abs() < 1e-9);
    }
}
