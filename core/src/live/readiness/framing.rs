//! Whether the whole body fits, and how large it is.

use super::grade::{above, below};
use super::{Advice, Answer, Condition, UNKNOWN};
use crate::geometry::Vec2;
use crate::lift::{middle, seen};
use crate::pose::{Chain, Joint, Level};
use crate::rules;
use crate::spine::seen_line;
use crate::track::Observation;

/// Crown above the ear's centre, share of the trunk's length (0.13 m of 0.45).
const CROWN_SHARE: f64 = 0.29;
/// A body this much nearer or further than where the hinge was shown has to show it again.
const MOVED_SHARE: f64 = 0.15;

/// What the latest looks showed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Framing {
    body: Option<Body>,
    nobody: bool,
    hinged_trunk_px: Option<f64>,
}

#[derive(Clone, Copy, Debug)]
struct Body {
    fits: bool,
    fills: Option<f64>,
    spine_px: Option<f64>,
}

impl Framing {
    /// Takes a frame of `size_px`. Looks at the trunk alone say nothing of the rest of the body.
    pub fn push(&mut self, observation: &Observation, size_px: (u32, u32)) {
        let Some(lifter) = &observation.lifter else {
            self.nobody = true;
            return;
        };
        self.nobody = false;
        let at = |joint| seen(lifter.joint(joint)).map(|p| p.position);
        let trunk = middle(lifter, Joint::HipNear, Joint::HipFar)
            .zip(middle(lifter, Joint::ShoulderNear, Joint::ShoulderFar))
            .map(|(hip, shoulder)| shoulder - hip);
        let (Some(trunk), true) = (trunk, lifter.shows_whole_body()) else { return };
        let trunk_px = trunk.length();
        let (width, height) = (f64::from(size_px.0), f64::from(size_px.1));
        let room = rules::HEADROOM_SHARE * height;
        let is_inside =
            |p: Vec2| (room..=width - room).contains(&p.x) && (room..=height - room / 2.0).contains(&p.y);
        let crown = at(Joint::EarNear).map(|ear| ear - Vec2::new(0.0, CROWN_SHARE * trunk_px));
        let feet = at(Joint::AnkleNear);
        let ends = [crown, feet, at(Joint::ToeNear), at(Joint::HeelNear)];
        let is_complete = crown.is_some() && feet.is_some();
        let fits = is_complete && ends.into_iter().flatten().all(is_inside);
        let lean_deg = trunk.x.abs().atan2(-trunk.y).to_degrees();
        let is_upright = lean_deg <= rules::STANDING_LEAN_MAX_DEG;
        let fills = crown.zip(feet).filter(|_| is_upright).map(|(top, low)| (low.y - top.y) / height);
        let spine = seen_line(lifter, Chain::Vertebral)
            .map(|line| (line[Level::T7.index()].position - line[Level::L4.index()].position).length());
        if fits && lean_deg >= rules::HINGE_DEG {
            self.hinged_trunk_px = Some(trunk_px);
        }
        if self.hinged_trunk_px.is_some_and(|then| is_upright && (trunk_px / then - 1.0).abs() > MOVED_SHARE)
        {
            self.hinged_trunk_px = None;
        }
        let before = self.body;
        self.body = Some(Body {
            fits,
            fills: fills.or(before.and_then(|b| b.fills)),
            spine_px: spine.or(before.and_then(|b| b.spine_px)),
        });
    }

    /// Whether the whole body is in the picture.
    pub fn whole_body(&self) -> Answer {
        match self.body {
            _ if self.nobody => Condition::Bad.with(Advice::StepIn),
            None => UNKNOWN,
            Some(Body { fits: false, .. }) => Condition::Bad.with(Advice::StepBack),
            Some(_) if self.hinged_trunk_px.is_none() => Condition::Warn.with(Advice::HingeOnce),
            Some(_) => (Condition::Good, None),
        }
    }

    /// Whether the body is of a size that can be judged.
    pub fn distance(&self, before: Condition) -> Answer {
        let Some(body) = self.body.filter(|_| !self.nobody) else { return UNKNOWN };
        if let Some(fills) = body.fills
            && above(fills, rules::BODY_FILLS_MAX, rules::BODY_FILLS_MAX, Condition::Good) == Condition::Bad
        {
            return Condition::Bad.with(Advice::StepBack);
        }
        body.spine_px.map_or(UNKNOWN, |px| {
            below(px, rules::SPINE_FULL_PX, rules::SPINE_MIN_PX, before).with(Advice::ComeCloser)
        })
    }
}
