//! Metres in the picture.

use crate::pose::{Joint, PlatePoint, Point};
use crate::rules;
use crate::track::{LifterSeen, Observation};

/// Scale of the film in the lifter's plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Millimetres a pixel of the upright frame spans.
    pub mm_per_px: f64,
    /// Whether a full-size plate gave it; else body proportions did.
    pub from_plate: bool,
}

/// The scale from a full-size plate over that from the body. Bodies differ by 7 % (standard deviation), cameras stand nearer
/// or farther; a plate can only be smaller than full size, so that more is borne below 1 than above. Design choice.
const FULL_SIZE: std::ops::RangeInclusive<f64> = 0.75..=1.12;

/// The film's scale: the near plate's height where its size agrees with the body's proportions (a smaller plate is not
/// full-size), else the trunk's length. `None` when neither was seen.
pub fn scale(frames: &[&Observation]) -> Option<Scale> {
    let lifters = || frames.iter().filter_map(|o| o.lifter.as_ref());
    // Upright or hinged, the trunk's projected length is longest side-on and unflexed: the upper quartile is the body's.
    let mut trunks: Vec<f64> = lifters().filter_map(trunk_px).collect();
    let trunk_px = crate::signal::quantile(&mut trunks, 0.75);
    let mut heights: Vec<f64> = lifters().filter_map(plate_height_px).collect();
    choose(crate::signal::median(&mut heights), trunk_px)
}

/// The scale from the sizes of plate and trunk, px.
pub(crate) fn choose(plate_px: Option<f64>, trunk_px: Option<f64>) -> Option<Scale> {
    let plate = plate_px.map(|px| rules::NEAR_PLATE_PARALLAX * rules::PLATE_DIAMETER_M * 1000.0 / px);
    let body = trunk_px.map(|px| rules::TRUNK_LENGTH_M * 1000.0 / px);
    match (plate, body) {
        (Some(plate), Some(body)) if FULL_SIZE.contains(&(plate / body)) => {
            Some(Scale { mm_per_px: plate, from_plate: true })
        }
        (_, Some(body)) => Some(Scale { mm_per_px: body, from_plate: false }),
        (Some(plate), None) => Some(Scale { mm_per_px: plate, from_plate: true }),
        (None, None) => None,
    }
    .filter(|s| s.mm_per_px.is_finite() && s.mm_per_px > 0.0)
}

/// A point that counts as seen.
pub(crate) fn seen(point: Option<&Point>) -> Option<&Point> {
    point.filter(|p| p.presence >= rules::PRESENCE_SEEN && p.position.is_finite())
}

/// Midpoint of a near and a far joint; the near one alone when the far one is hidden.
pub(crate) fn middle(lifter: &LifterSeen, near: Joint, far: Joint) -> Option<crate::geometry::Vec2> {
    let near = seen(lifter.joint(near))?.position;
    Some(seen(lifter.joint(far)).map_or(near, |f| near.midpoint(f.position)))
}

/// Hip to shoulder, px.
pub(crate) fn trunk_px(lifter: &LifterSeen) -> Option<f64> {
    let hip = middle(lifter, Joint::HipNear, Joint::HipFar)?;
    let shoulder = middle(lifter, Joint::ShoulderNear, Joint::ShoulderFar)?;
    Some((shoulder - hip).length()).filter(|px| *px > 1.0)
}

/// Height of the near plate, px.
pub(crate) fn plate_height_px(lifter: &LifterSeen) -> Option<f64> {
    let top = seen(lifter.plate_point(PlatePoint::Top))?.position;
    let bottom = seen(lifter.plate_point(PlatePoint::Bottom))?.position;
    Some((bottom - top).length()).filter(|px| *px > 1.0)
}
