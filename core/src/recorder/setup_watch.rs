//! Notices that somebody has taken up the set-up: hands at the implement and still. From then on the lifter is locked.

use crate::geometry::Vec2;
use crate::pose::{Joint, PlatePoint};
use crate::rules;
use crate::track::LifterSeen;

/// Still this long with the hands at the implement, s. Design choice of the journey: the tick that says "ready".
const STILL_S: f64 = 0.5;
/// Movement of hip and wrist that still counts as still, share of the trunk's length. Design choice: breathing and the
/// network's own jitter.
const STILL_SHARE: f64 = 0.06;

/// Where hip and wrist were when they last came to rest.
#[derive(Clone, Copy, Debug)]
struct Rest {
    since_s: f64,
    hip: Vec2,
    wrist: Vec2,
}

/// Watches for the set-up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SetupWatch {
    rest: Option<Rest>,
}

impl SetupWatch {
    /// Forgets what was seen: another shot.
    pub fn reset(&mut self) {
        self.rest = None;
    }

    /// Whether the set-up has been held for long enough as of this frame.
    pub fn is_taken(&mut self, time_s: f64, lifter: Option<&LifterSeen>) -> bool {
        let Some((hip, wrist, trunk_px)) = lifter.and_then(at_implement) else {
            self.rest = None;
            return false;
        };
        let moved =
            |r: &Rest| (r.hip - hip).length().max((r.wrist - wrist).length()) > STILL_SHARE * trunk_px;
        let rest = match self.rest.filter(|r| !moved(r)) {
            Some(rest) => rest,
            None => Rest { since_s: time_s, hip, wrist },
        };
        self.rest = Some(rest);
        time_s - rest.since_s >= STILL_S
    }
}

/// Hip, wrist and trunk length, px, of a lifter whose hand is at the implement; `None` of any other.
fn at_implement(lifter: &LifterSeen) -> Option<(Vec2, Vec2, f64)> {
    let seen = |joint| lifter.joint(joint).filter(|p| p.presence >= rules::PRESENCE_SEEN).map(|p| p.position);
    let (hip, wrist, shoulder) = (seen(Joint::HipNear)?, seen(Joint::WristNear)?, seen(Joint::ShoulderNear)?);
    let plate =
        lifter.plate_point(PlatePoint::Centre).filter(|p| p.presence >= rules::PRESENCE_SEEN)?.position;
    let trunk_px = (shoulder - hip).length();
    let reach_px = rules::HANDS_AT_IMPLEMENT_M / rules::TRUNK_LENGTH_M * trunk_px;
    ((wrist - plate).length() <= reach_px).then_some((hip, wrist, trunk_px))
}
