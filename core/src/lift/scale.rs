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

/// The film's scale: the near plate's height where its size agrees with the body's proportions to within a fifth (a
/// smaller plate is not full-size), else the trunk's length. `None` when neither was seen.
pub fn scale(frames: &[&Observation]) -> Option<Scale> {
    let lifters = || frames.iter().filter_map(|o| o.lifter.as_ref());
    // Upright or hinged, the trunk's projected length is longest side-on and unflexed: the upper quartile is the body's.
    let mut trunks: Vec<f64> = lifters().filter_map(trunk_px).collect();
    let body = crate::signal::quantile(&mut trunks, 0.75).map(|px| rules::TRUNK_LENGTH_M * 1000.0 / px);
    let mut heights: Vec<f64> = lifters().filter_map(plate_height_px).collect();
    let plate = crate::signal::median(&mut heights).map(|px| rules::PLATE_DIAMETER_M * 1000.0 / px);
    choose(plate, body)
}

/// The scale from what plate and body say, mm per px.
pub(crate) fn choose(plate: Option<f64>, body: Option<f64>) -> Option<Scale> {
    match (plate, body) {
        (Some(plate), Some(body)) if (plate / body - 1.0).abs() <= 0.2 => {
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
