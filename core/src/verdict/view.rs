//! From where the camera looked.

use serde::{Deserialize, Serialize};

use super::Reason;
use super::shots::Shot;
use crate::geometry::Vec2;
use crate::pose::{Joint, PlatePoint, Point};
use crate::rules;
use crate::signal::median;
use crate::track::{Facing, LifterSeen};

/// What the report says of the view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewVerdict {
    /// Whether anything could be judged from here.
    pub usable: bool,
    /// Size of the yaw over the lift, deg, 0 side-on.
    pub yaw_deg: Option<f64>,
    /// Its standard deviation, deg.
    pub yaw_sigma_deg: Option<f64>,
    /// Which way the lifter faces.
    pub facing: Option<Facing>,
    /// T7-L4 chord, px.
    pub spine_px: Option<f64>,
    /// Scale in the lifter's plane.
    pub mm_per_px: Option<f64>,
    /// Whether the camera moved in a way that could not be taken out.
    pub camera_moved: bool,
    /// Why not usable.
    pub reasons: Vec<Reason>,
}

/// The size of a yaw with its standard deviation, deg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FusedYaw {
    /// Its size, deg.
    pub deg: f64,
    /// Standard deviation, deg.
    pub sigma_deg: f64,
}

impl FusedYaw {
    /// The yaw that a view is refused by: its doubt counts against it.
    pub fn bound_deg(self) -> f64 {
        self.deg + rules::YAW_DOUBT_SIGMAS * self.sigma_deg
    }

    /// Whether a curve can be judged from here.
    pub fn is_usable(self) -> bool {
        self.sigma_deg <= rules::YAW_SIGMA_MAX_DEG && self.bound_deg() <= rules::YAW_MAX_DEG
    }
}

/// Standard deviation of the yaw from one film's shoulder and hip separation, deg: what is left of the found
/// separations of renders beside [`rules::SEPARATION_PER_SIN_YAW`], as a yaw, in side views; shoulders also turn against
/// hips while a bar is held.
const SEPARATION_SIGMA_DEG: f64 = 10.0;
/// Standard deviation of a plate's aspect ratio against the cosine of the yaw, perspective included: 0.05 on renders
/// of unseen people to 20 deg of yaw, read off 326 whole bodies once; the evaluation does not repeat it yet.
const ASPECT_SIGMA: f64 = 0.06;
/// Density of an aspect whose points err (a plate with lugs, behind a knee, out of round): how plausible any value is,
/// and how often. Design choice: one film in ten; on renders beyond 30 deg the points err that often.
const ASPECT_ASTRAY: (f64, f64) = (1.0, 0.1);
/// Steps of the yaw that are weighed against each other, deg.
const YAW_STEP_DEG: f64 = 0.5;
const YAW_STEPS: usize = 181;

/// The yaw over a span: the network's own, fused with the near-far separation of shoulders and hips
/// ([`rules::SEPARATION_PER_SIN_YAW`]) and with the aspect of the plate's ellipse (`cos(yaw)`). `None` where nothing tells
/// it.
pub(super) fn yaw_over(shot: &Shot, from_s: f64, to_s: f64) -> Option<FusedYaw> {
    let lifters: Vec<&LifterSeen> = shot
        .frames
        .iter()
        .zip(&shot.times_s)
        .filter(|(_, t)| (from_s..=to_s).contains(*t))
        .filter_map(|(o, _)| o.lifter.as_ref())
        .collect();
    let mut separations: Vec<f64> = lifters.iter().filter_map(|l| separation_deg(l)).collect();
    let mut aspects: Vec<f64> = lifters.iter().filter_map(|l| plate_aspect(l)).collect();
    fuse(network_yaw(&lifters), median(&mut separations), median(&mut aspects))
}

/// Fuses the network's yaw, the yaw that the separation of shoulders and hips tells, deg, and the plate's aspect: the
/// likeliest yaw from 0 to 90 deg and the root mean square distance from it, under the product of the three likelihoods.
/// An aspect tells little of a yaw near 0, where the cosine is flat, and nothing where its points went astray; a product
/// of likelihoods knows both, a mean weighted by variances neither.
pub(crate) fn fuse(
    network: Option<FusedYaw>,
    separation_deg: Option<f64>,
    plate_aspect: Option<f64>,
) -> Option<FusedYaw> {
    if network.is_none() && separation_deg.is_none() && plate_aspect.is_none() {
        return None;
    }
    let square = |distance: f64, sigma: f64| -0.5 * (distance / sigma).powi(2);
    let log_likelihood = |deg: f64| {
        network.map_or(0.0, |y| square(deg - y.deg, y.sigma_deg))
            + separation_deg.map_or(0.0, |other| square(deg - other.abs(), SEPARATION_SIGMA_DEG))
            + plate_aspect.map_or(0.0, |aspect| aspect_log_likelihood(aspect, deg))
    };
    let steps = || (0..YAW_STEPS).map(|step| step as f64 * YAW_STEP_DEG);
    let weighed = steps().map(|deg| (deg, log_likelihood(deg)));
    let (deg, most) = weighed.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let (weight, spread) = steps().fold((0.0, 0.0), |(weight, spread), other| {
        let likelihood = (log_likelihood(other) - most).exp();
        (weight + likelihood, spread + likelihood * (other - deg).powi(2))
    });
    Some(FusedYaw { deg, sigma_deg: (spread / weight).sqrt() })
}

fn aspect_log_likelihood(aspect: f64, yaw_deg: f64) -> f64 {
    let (density, share) = ASPECT_ASTRAY;
    let distance = (aspect - yaw_deg.to_radians().cos()) / ASPECT_SIGMA;
    let right = (-0.5 * distance * distance).exp() / (ASPECT_SIGMA * std::f64::consts::TAU.sqrt());
    ((1.0 - share) * right + share * density).ln()
}

/// Median of the network's yaw; its error is the film's, not the frame's, so frames do not average it away.
fn network_yaw(lifters: &[&LifterSeen]) -> Option<FusedYaw> {
    let mut degs: Vec<f64> = lifters.iter().filter_map(|l| l.yaw).map(|y| y.deg).collect();
    let mut sigmas: Vec<f64> = lifters.iter().filter_map(|l| l.yaw).map(|y| y.sigma_deg).collect();
    Some(FusedYaw { deg: median(&mut degs)?, sigma_deg: median(&mut sigmas)?.max(1.0) })
}

fn seen(point: Option<&Point>) -> Option<&Point> {
    point.filter(|p| p.presence >= rules::PRESENCE_SEEN)
}

/// Yaw that the separation of a lifter's shoulders and hips tells, deg, with a sign: so that the median over frames does
/// not turn noise round 0 into yaw. Yaw moves near and far apart along the horizon, whatever the hinge.
pub(crate) fn separation_deg(l: &LifterSeen) -> Option<f64> {
    let at = |joint| Some(seen(l.joint(joint))?.position);
    let (sn, sf, hn, hf) =
        (at(Joint::ShoulderNear)?, at(Joint::ShoulderFar)?, at(Joint::HipNear)?, at(Joint::HipFar)?);
    let trunk = (sn.midpoint(sf) - hn.midpoint(hf)).length();
    let share = f64::midpoint(sn.x - sf.x, hn.x - hf.x) / trunk / rules::SEPARATION_PER_SIN_YAW;
    share.is_finite().then(|| share.clamp(-1.0, 1.0).asin().to_degrees())
}

/// Width over height of the near plate.
pub(crate) fn plate_aspect(l: &LifterSeen) -> Option<f64> {
    let at = |point| Some(seen(l.plate_point(point))?.position);
    let width = (at(PlatePoint::Front)? - at(PlatePoint::Rear)?).length();
    let height = (at(PlatePoint::Bottom)? - at(PlatePoint::Top)?).length();
    (height > 1.0).then(|| width / height)
}

/// Whether the camera moved more over a span than the rules bear, or nothing tells: neither the background nor planted feet.
pub(super) fn camera_moved(shot: &Shot, from_s: f64, to_s: f64) -> bool {
    let span: Vec<_> =
        shot.frames.iter().zip(&shot.times_s).filter(|(_, t)| (from_s..=to_s).contains(*t)).collect();
    let lost = span.iter().filter(|(o, _)| o.camera.is_none()).count();
    if span.is_empty() {
        return false;
    }
    if lost as f64 > rules::MISSING_SHARE_MAX * span.len() as f64 && !feet_stay(shot, from_s, to_s) {
        return true;
    }
    let scales = || span.iter().filter_map(|(o, _)| o.camera.map(|c| c.to_first.scale()));
    let (low, high) = scales().fold((f64::INFINITY, 0.0_f64), |(l, h), s| (l.min(s), h.max(s)));
    if high > low * (1.0 + rules::CAMERA_SCALE_CHANGE) {
        return true;
    }
    let middle = f64::midpoint(from_s, to_s);
    match (yaw_over(shot, from_s, middle), yaw_over(shot, middle, to_s)) {
        (Some(a), Some(b)) => {
            let change = (a.deg - b.deg).abs();
            change > rules::CAMERA_YAW_CHANGE_DEG + rules::MARGIN_SIGMAS * a.sigma_deg.hypot(b.sigma_deg)
        }
        _ => false,
    }
}

/// Whether the near foot keeps its place in the picture over a span, its quarters compared: before a wall without a mark it
/// is what shows that the camera stays.
fn feet_stay(shot: &Shot, from_s: f64, to_s: f64) -> bool {
    const QUARTERS: usize = 4;
    let mut places: [(Vec<f64>, Vec<f64>); QUARTERS] = Default::default();
    for (frame, time_s) in shot.frames.iter().zip(&shot.times_s) {
        let share = (time_s - from_s) / (to_s - from_s);
        let foot = frame.lifter.as_ref().and_then(foot);
        if let Some(foot) = foot.filter(|_| (0.0..=1.0).contains(&share)) {
            let (x, y) = &mut places[((share * QUARTERS as f64) as usize).min(QUARTERS - 1)];
            x.push(foot.x);
            y.push(foot.y);
        }
    }
    let mut medians = Vec::with_capacity(QUARTERS);
    for (x, y) in &mut places {
        let (Some(x), Some(y)) = (median(x), median(y)) else { return false };
        medians.push(Vec2::new(x, y));
    }
    let most_px = rules::FEET_STAY_M * 1000.0 / shot.kinematics.scale.mm_per_px;
    medians.iter().all(|a| medians.iter().all(|b| (*a - *b).length() <= most_px))
}

/// Middle of what is seen of the near foot.
fn foot(l: &LifterSeen) -> Option<Vec2> {
    let at = |joint| Some(seen(l.joint(joint))?.position);
    let (ankle, heel, toe) = (at(Joint::AnkleNear)?, at(Joint::HeelNear)?, at(Joint::ToeNear)?);
    Some((ankle + heel + toe) * (1.0 / 3.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn network(deg: f64, sigma_deg: f64) -> FusedYaw {
        FusedYaw { deg, sigma_deg }
    }

    #[test]
    fn what_agrees_makes_surer() {
        let yaw = fuse(Some(network(20.0, 5.0)), Some(-20.0), Some(20_f64.to_radians().cos())).unwrap();
        assert!((yaw.deg - 20.0).abs() <= YAW_STEP_DEG, "{yaw:?}");
        assert!(yaw.sigma_deg < 5.0, "{yaw:?}");
    }

    #[test]
    fn a_round_plate_says_that_the_view_is_not_oblique_and_no_more() {
        let alone = fuse(Some(network(12.0, 5.0)), None, None).unwrap();
        let with_plate = fuse(Some(network(12.0, 5.0)), None, Some(0.99)).unwrap();
        assert!((alone.deg - with_plate.deg).abs() < 4.0, "{with_plate:?}");
        let oblique = fuse(Some(network(40.0, 10.0)), None, Some(0.99)).unwrap();
        assert!(oblique.deg < 30.0, "{oblique:?}");
    }

    #[test]
    fn a_plate_whose_points_went_astray_is_not_believed() {
        let yaw = fuse(Some(network(5.0, 4.0)), Some(4.0), Some(0.5)).unwrap();
        assert!(yaw.deg < 12.0 && yaw.is_usable(), "{yaw:?}");
    }

    #[test]
    fn doubt_refuses_a_view() {
        assert!(FusedYaw { deg: 20.0, sigma_deg: 4.0 }.is_usable());
        assert!(!FusedYaw { deg: 20.0, sigma_deg: 6.0 }.is_usable());
        assert!(!FusedYaw { deg: 2.0, sigma_deg: 16.0 }.is_usable());
        assert_eq!(fuse(None, None, None), None);
    }
}
