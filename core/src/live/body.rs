//! What one frame shows of body and implement, against the still background.

use crate::geometry::{Similarity, Vec2};
use crate::lift::{grip_position, middle, seen};
use crate::pose::{Joint, PlatePoint};
use crate::rules;
use crate::track::{Facing, LifterSeen};

/// Body and implement of one frame; positions are px of the shot's first frame, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BodySeen {
    pub time_s: f64,
    /// Metres that a px spans.
    pub metre_per_px: f64,
    pub hip: Option<Vec2>,
    pub shoulder: Option<Vec2>,
    pub grip: Option<Vec2>,
    pub knee: Option<Vec2>,
    pub plate: Option<Vec2>,
    /// Inclination of hip-to-shoulder from vertical, deg, forward positive.
    pub lean_deg: Option<f64>,
}

impl BodySeen {
    /// Reads a frame. `camera` maps its positions to the shot's first frame.
    pub fn read(
        lifter: &LifterSeen,
        time_s: f64,
        camera: &Similarity,
        metre_per_px: f64,
        facing: Facing,
    ) -> Self {
        let at = |joint: Joint| seen(lifter.joint(joint)).map(|p| camera.apply(p.position));
        let mid = |near, far| middle(lifter, near, far).map(|p| camera.apply(p));
        let hip = mid(Joint::HipNear, Joint::HipFar);
        let shoulder = mid(Joint::ShoulderNear, Joint::ShoulderFar);
        let trunk = hip.zip(shoulder).map(|(h, s)| s - h).filter(|d| d.length() > 1.0);
        let looked = lifter.shows_whole_body();
        let grip = if looked { grip_position(lifter, camera, metre_per_px) } else { None };
        Self {
            time_s,
            metre_per_px,
            hip,
            shoulder,
            grip: grip.map(|(position, _)| position),
            knee: at(Joint::KneeNear),
            plate: seen(lifter.plate_point(PlatePoint::Centre)).map(|p| camera.apply(p.position)),
            lean_deg: trunk.map(|d| (d.x * facing.sign()).atan2(-d.y).to_degrees()),
        }
    }

    /// Distance of the grip from the implement's centre, m.
    pub fn reach_m(&self) -> Option<f64> {
        Some((self.grip? - self.plate?).length() * self.metre_per_px)
    }

    /// Whether the hands are at the implement; `None` where one of them is not seen.
    pub fn at_implement(&self) -> Option<bool> {
        self.reach_m().map(|m| m < rules::HANDS_AT_IMPLEMENT_M)
    }
}
