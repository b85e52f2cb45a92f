//! When the whole body is looked at again.

use crate::frame::Timestamp;
use serde::{Deserialize, Serialize};

/// Between looks while lifter and implement rest, s: a liftoff is noticed by the trunk, which is seen in every frame.
const RESTING_S: f64 = 0.1;

/// Between looks while something moves, s: bar, wrists and knees at 30 Hz place liftoff and knee-pass within 20 ms by
/// interpolation. Costs half a pass a frame at 60 frames a second, one at 30. Design choice.
const MOVING_S: f64 = 1.0 / 30.0;

/// Speed of the trunk from which things move, trunk lengths a second: about 5 cm/s.
const TRUNK_MOVES: f64 = 0.1;

/// How long things count as moving after they last did, s: the turn at the top and the floor between reps.
const MOVING_FOR_S: f64 = 0.6;

/// Share of an interval by which a look may come early, so that a frame clock that jitters does not skip every other one.
const EARLY: f64 = 0.8;

/// What is left out of a frame to keep up with the camera; each step leaves out what the one before does, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thinning {
    /// Nothing.
    #[default]
    None,
    /// The contour.
    Contour,
    /// Two of three looks at the whole body.
    Body,
    /// Five of six.
    BodyMore,
}

impl Thinning {
    /// The next step.
    pub const fn more(self) -> Self {
        match self {
            Self::None => Self::Contour,
            Self::Contour => Self::Body,
            Self::Body | Self::BodyMore => Self::BodyMore,
        }
    }

    /// The step before.
    pub const fn less(self) -> Self {
        match self {
            Self::None | Self::Contour => Self::None,
            Self::Body => Self::Contour,
            Self::BodyMore => Self::Body,
        }
    }

    /// Least time between two looks at the whole body, s: at rest a hold must not break, in motion the knee-pass is still
    /// placed within 0.1 s.
    const fn period_s(self, is_moving: bool) -> f64 {
        match (self, is_moving) {
            (Self::None | Self::Contour, true) => MOVING_S,
            (Self::None | Self::Contour, false) | (Self::Body, true) => RESTING_S,
            (Self::Body, false) | (Self::BodyMore, true) => 0.2,
            (Self::BodyMore, false) => 0.25,
        }
    }
}

/// Decides on whole-body looks.
#[derive(Clone, Debug, Default)]
pub(super) struct Schedule {
    last_look: Option<Timestamp>,
    last_moved: Option<Timestamp>,
}

impl Schedule {
    /// Notes the trunk's speed (trunk lengths a second) and how far the implement moved since the last look (trunk
    /// lengths; `None` where it was not seen twice).
    pub(super) fn note(&mut self, time: Timestamp, trunk_speed: f64, implement_moved: Option<f64>) {
        // Two per cent of a trunk is about 1 cm, above the network's jitter on a resting plate.
        if trunk_speed > TRUNK_MOVES || implement_moved.is_some_and(|moved| moved > 0.02) {
            self.last_moved = Some(time);
        }
    }

    /// Whether to look now.
    pub(super) fn is_due(&self, time: Timestamp, thinning: Thinning) -> bool {
        let Some(last) = self.last_look else { return true };
        let is_moving =
            self.last_moved.is_some_and(|moved| (0.0..MOVING_FOR_S).contains(&time.seconds_since(moved)));
        let period = thinning.period_s(is_moving);
        !(0.0..EARLY * period).contains(&time.seconds_since(last))
    }

    /// Notes a look.
    pub(super) fn looked(&mut self, time: Timestamp) {
        self.last_look = Some(time);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(fps: f64, speed: f64) -> usize {
        let mut schedule = Schedule::default();
        let frames = (2.0 * fps) as usize;
        (0..frames)
            .filter(|&i| {
                let time = Timestamp::from_nanos((i as f64 / fps * 1e9) as i64);
                schedule.note(time, speed, None);
                let is_due = schedule.is_due(time, Thinning::None);
                if is_due {
                    schedule.looked(time);
                }
                is_due
            })
            .count()
    }

    #[test]
    fn the_body_is_seen_at_30_hz_in_motion_and_at_10_hz_at_rest() {
        for fps in [30.0, 60.0, 120.0] {
            let (moving, resting) = (looks(fps, 1.0), looks(fps, 0.0));
            assert!((58..=80).contains(&moving), "{fps}: {moving}");
            assert!((20..=25).contains(&resting), "{fps}: {resting}");
        }
    }
}
