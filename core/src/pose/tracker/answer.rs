//! What looks say, as the lifter of a frame.

use super::candidate::BodyLook;
use super::contour::STEPS;
use crate::geometry::Similarity;
use crate::pose::decode::CropPoints;
use crate::pose::landmark::{Joint, PlatePoint};
use crate::pose::{Chain, Level};
use crate::track::{Facing, LifterSeen, Yaw};

/// Nobody yet, with room for a contour.
pub(super) fn nobody() -> LifterSeen {
    LifterSeen {
        spine: [[None; Level::COUNT]; Chain::COUNT],
        joints: [None; Joint::COUNT],
        plate: [None; PlatePoint::COUNT],
        contour: Vec::with_capacity(STEPS),
        yaw: None,
        facing: Facing::Right,
        heat_mass: 0.0,
    }
}

/// Writes a trunk look (crop px to frame px); what the trunk crop does not hold is unknown.
pub(super) fn from_trunk(points: &CropPoints, crop: &Similarity, seen: &mut LifterSeen) {
    seen.spine = points.spine.map(|chain| chain.map(|point| point.map(|p| p.in_frame(crop))));
    seen.joints = points.joints.map(|point| point.map(|p| p.in_frame(crop)));
    seen.plate = [None; PlatePoint::COUNT];
    seen.yaw = None;
}

/// Adds what the whole body shows, the yaw among it: feet and plate tell more of the view than the trunk. Hips and
/// shoulders stay as the larger trunk crop shows them.
pub(super) fn from_body(look: &BodyLook, seen: &mut LifterSeen) {
    for joint in Joint::ALL {
        let is_of_trunk =
            matches!(joint, Joint::ShoulderNear | Joint::ShoulderFar | Joint::HipNear | Joint::HipFar);
        if !is_of_trunk {
            seen.joints[joint.index()] = look.joints[joint.index()];
        }
    }
    seen.plate = look.plate;
    seen.yaw = look.view.map(|view| Yaw { deg: view.yaw_deg, sigma_deg: view.yaw_sigma_deg });
}
