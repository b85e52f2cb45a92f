//! Notices that hands rest on the implement, with or without the hips at rest too.

use crate::geometry::{Similarity, Vec2};
use crate::lift::grip_position;
use crate::pose::{Joint, PlatePoint};
use crate::rules;
use crate::track::LifterSeen;

/// What has to be at rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Resting {
    /// Hands and hips: the set-up.
    #[default]
    HandsAndHips,
    /// The hands alone: the grip of a dynamic start.
    Hands,
}

/// Where they were when they last came to rest.
#[derive(Clone, Copy, Debug)]
struct Rest {
    since_s: f64,
    seen_s: f64,
    hip: Vec2,
    hand: Vec2,
}

/// Watches for a hold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hold {
    what: Resting,
    rest: Option<Rest>,
    at_implement_s: Option<f64>,
}

impl Hold {
    /// A watch for `what`.
    pub const fn of(what: Resting) -> Self {
        Self { what, rest: None, at_implement_s: None }
    }

    /// Forgets what was seen: another shot, another person.
    pub fn reset(&mut self) {
        *self = Self::of(self.what);
    }

    /// How long the hold has lasted as of this frame, s; 0 where there is none. Frames that do not show hand and
    /// implement (the whole body is not looked at in every frame) neither break nor lengthen it for a moment.
    pub fn held_s(&mut self, time_s: f64, lifter: Option<&LifterSeen>) -> f64 {
        match lifter.and_then(grip) {
            Some(Grip { is_at_implement: true, hip, hand, trunk_px }) => {
                self.at_implement_s = Some(time_s);
                let limit_px = rules::SETUP_STILL_SHARE * trunk_px;
                let is_still = |r: &Rest| {
                    let hips = match self.what {
                        Resting::HandsAndHips => (r.hip - hip).length(),
                        Resting::Hands => 0.0,
                    };
                    hips.max((r.hand - hand).length()) <= limit_px
                };
                let rest =
                    self.rest.filter(is_still).unwrap_or(Rest { since_s: time_s, seen_s: time_s, hip, hand });
                self.rest = Some(Rest { seen_s: time_s, ..rest });
            }
            Some(_) => self.rest = None,
            None => {
                self.rest = self.rest.filter(|r| time_s - r.seen_s <= rules::HOLD_BRIDGED_S);
            }
        }
        self.rest.map_or(0.0, |r| r.seen_s - r.since_s)
    }

    /// When hands were last seen at the implement, s.
    pub fn at_implement_s(&self) -> Option<f64> {
        self.at_implement_s
    }
}

struct Grip {
    is_at_implement: bool,
    hip: Vec2,
    hand: Vec2,
    trunk_px: f64,
}

/// Hip, hand and trunk length, px; `None` where one of them, or the implement, is not seen. A hand behind the plate, as is usual at
/// a barbell, hangs from the elbow.
fn grip(lifter: &LifterSeen) -> Option<Grip> {
    let seen = |joint| lifter.joint(joint).filter(|p| p.presence >= rules::PRESENCE_SEEN).map(|p| p.position);
    let (hip, shoulder) = (seen(Joint::HipNear)?, seen(Joint::ShoulderNear)?);
    let plate =
        lifter.plate_point(PlatePoint::Centre).filter(|p| p.presence >= rules::PRESENCE_SEEN)?.position;
    let trunk_px = (shoulder - hip).length();
    let (hand, _) = grip_position(lifter, &Similarity::IDENTITY, rules::TRUNK_LENGTH_M / trunk_px.max(1.0))?;
    let reach_px = rules::HANDS_AT_IMPLEMENT_M / rules::TRUNK_LENGTH_M * trunk_px;
    Some(Grip { is_at_implement: (hand - plate).length() <= reach_px, hip, hand, trunk_px })
}
