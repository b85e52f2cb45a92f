//! Notices that the set is over: the bar still, the lifter upright or gone.

use super::body::BodySeen;
use crate::rules;

/// Since when the condition holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Over {
    since_s: Option<f64>,
    holds_s: f64,
}

impl Over {
    /// Forgets what was seen.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// For how long the set has been over as of this frame, s; 0 while it is not. `body` is `None` while nobody is seen;
    /// `bar_is_down` says that no rep is on and the bar, where it is seen, rests.
    pub fn lasted_s(&mut self, time_s: f64, body: Option<&BodySeen>, bar_is_down: bool) -> f64 {
        if bar_is_down && body.is_none_or(|b| is_gone(b) || is_upright(b)) {
            self.holds_s = time_s;
            self.since_s = self.since_s.or(Some(time_s));
        } else if time_s - self.holds_s > rules::OVER_BRIDGED_S {
            self.since_s = None;
        }
        self.since_s.map_or(0.0, |since| time_s - since)
    }
}

fn is_gone(body: &BodySeen) -> bool {
    body.hip
        .zip(body.plate)
        .is_some_and(|(hip, plate)| (hip.x - plate.x).abs() * body.metre_per_px > rules::GONE_M)
}

fn is_upright(body: &BodySeen) -> bool {
    // A trunk that leans back belongs to somebody who stands or sits: not to a lifter over the bar.
    body.lean_deg.is_some_and(|lean| lean <= rules::OVER_LEAN_MAX_DEG) && body.at_implement() != Some(true)
}
