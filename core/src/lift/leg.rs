//! The near leg, where the plate hides it: at the floor a full-size plate stands before foot and knee.

use crate::geometry::Vec2;
use crate::signal::median;

/// Standard deviation of a knee that hip and ankle tell, m. Design choice: hip and ankle err by 2 cm each
/// as joints are found in cloth.
pub(super) const TOLD_KNEE_SD_M: f64 = 0.03;

/// Joints of one frame against the still background, px; `None` where hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Leg {
    /// Middle of the hips.
    pub hip: Option<Vec2>,
    /// Near knee.
    pub knee: Option<Vec2>,
    /// Near ankle.
    pub ankle: Option<Vec2>,
}

impl Leg {
    fn thigh(&self) -> Option<f64> {
        Some((self.knee? - self.hip?).length())
    }

    fn shank(&self) -> Option<f64> {
        Some((self.knee? - self.ankle?).length())
    }
}

/// Legs with hidden knees and feet filled in: feet stay where they are seen next (or were last), and thigh and shank
/// keep the lengths that they have where all of the leg is seen; `ahead` is +1 for a lifter who faces +x, else -1. What
/// nothing tells stays hidden.
pub(super) fn told_legs(legs: &[Leg], ahead: f64) -> Vec<Leg> {
    let mut told = legs.to_vec();
    let mut foot = None;
    for leg in told.iter_mut().rev() {
        foot = leg.ankle.or(foot);
        leg.ankle = foot;
    }
    for (leg, seen) in told.iter_mut().zip(legs) {
        foot = seen.ankle.or(foot);
        leg.ankle = leg.ankle.or(foot);
    }
    let mut thighs: Vec<f64> = legs.iter().filter_map(Leg::thigh).collect();
    let mut shanks: Vec<f64> = legs.iter().filter_map(Leg::shank).collect();
    if let (Some(thigh), Some(shank)) = (median(&mut thighs), median(&mut shanks)) {
        for leg in told.iter_mut().filter(|leg| leg.knee.is_none()) {
            let ends = leg.hip.zip(leg.ankle);
            leg.knee = ends.and_then(|(hip, ankle)| knee(hip, thigh, ankle, shank, ahead));
        }
    }
    told
}

/// The knee of a leg with these ends and lengths, on the side that knees bend to.
fn knee(hip: Vec2, thigh: f64, ankle: Vec2, shank: f64, ahead: f64) -> Option<Vec2> {
    let axis = ankle - hip;
    let distance = axis.length();
    if distance < 1.0 || distance < 0.3 * (thigh + shank) {
        return None;
    }
    let along = ((distance * distance + thigh * thigh - shank * shank) / (2.0 * distance)).clamp(0.0, thigh);
    let across = (thigh * thigh - along * along).max(0.0).sqrt();
    let unit = axis * (1.0 / distance);
    // Downwards along the leg, "ahead" is to the left of a lifter who faces +x in a picture whose y points down.
    let normal = Vec2::new(unit.y, -unit.x) * ahead;
    Some(hip + unit * along + normal * across)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn leg(knee_ahead: f64, hidden: bool) -> Leg {
        let knee = Vec2::new(knee_ahead, -50.0);
        let hip = knee + Vec2::new(-30.0, -40.0);
        Leg { hip: Some(hip), knee: (!hidden).then_some(knee), ankle: Some(Vec2::new(0.0, 0.0)) }
    }

    #[test]
    fn a_hidden_knee_is_found_from_hip_and_ankle() {
        let mut legs = vec![leg(20.0, false), leg(20.0, true)];
        legs[1].ankle = None;
        let told = told_legs(&legs, 1.0)[1];
        assert!((told.knee.unwrap() - Vec2::new(20.0, -50.0)).length() < 1e-9, "{told:?}");
        assert_eq!(told.ankle, legs[0].ankle);
    }

    #[test]
    fn mirrored_lifters_bend_the_other_way() {
        let mirrored = |l: Leg| Leg {
            hip: l.hip.map(|p| Vec2::new(-p.x, p.y)),
            knee: l.knee.map(|p| Vec2::new(-p.x, p.y)),
            ankle: l.ankle.map(|p| Vec2::new(-p.x, p.y)),
        };
        let legs = [mirrored(leg(20.0, false)), mirrored(leg(20.0, true))];
        let knee = told_legs(&legs, -1.0)[1].knee.unwrap();
        assert!((knee - Vec2::new(-20.0, -50.0)).length() < 1e-9, "{knee:?}");
    }

    #[test]
    fn a_leg_never_seen_whole_tells_nothing() {
        let legs = [Leg { ankle: None, ..leg(20.0, false) }, leg(20.0, true)];
        assert_eq!(told_legs(&legs, 1.0)[1].knee, None);
    }
}
