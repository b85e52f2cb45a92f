//! The trunk's axis from frame to frame: where to cut the next crop, and at what scale.

use super::crops::Axis;
use crate::frame::Timestamp;
use crate::geometry::Vec2;
use std::f64::consts::{PI, TAU};

/// Share of an innovation that moves the position and the velocity (alpha-beta filter). Design choice: near critical
/// damping (beta = alpha² / (2 - alpha)); position follows within two frames, well inside the crop's tolerance of 20 px,
/// while the network's own jitter of about 1 px is damped.
const ALPHA: f64 = 0.6;
/// See [`ALPHA`].
const BETA: f64 = 0.26;

/// Looks whose median length settles the scale: half a second at 30 frames a second.
const SETTLING: usize = 15;

/// Share by which the settled scale follows the measured one: over seconds, for a lifter who walks or a camera that
/// follows; a rep does not move it by 1 %. Design choice.
const SCALE_DRIFT: f64 = 0.004;

/// A measured length this far from the settled one belongs to another scale (a zoom, another distance); the crop bears
/// 0.82 to 1.2.
const RESCALE: (f64, f64) = (0.8, 1.25);

/// How many looks in a row must say so.
const RESCALE_LOOKS: usize = 10;

/// A longer gap than this makes the velocity meaningless, s.
const LONGEST_GAP_S: f64 = 0.25;

/// Follows the axis.
#[derive(Clone, Debug)]
pub(super) struct Steady {
    axis: Axis,
    velocity: Vec2,
    turning: f64,
    time: Timestamp,
    lengths: [f64; SETTLING],
    measured: usize,
    off_scale: usize,
}

impl Steady {
    /// Begins at an axis as a whole-body look saw it.
    pub(super) fn new(axis: Axis, time: Timestamp) -> Self {
        Self {
            axis,
            velocity: Vec2::default(),
            turning: 0.0,
            time,
            lengths: [axis.length; SETTLING],
            measured: 0,
            off_scale: 0,
        }
    }

    /// The axis expected at `time`.
    pub(super) fn predict(&self, time: Timestamp) -> Axis {
        let dt = self.step_s(time);
        Axis {
            middle: self.axis.middle + self.velocity * dt,
            tilt: self.axis.tilt + self.turning * dt,
            length: self.axis.length,
        }
    }

    /// Takes a measured axis.
    pub(super) fn update(&mut self, seen: &Axis, time: Timestamp) {
        let expected = self.predict(time);
        let dt = self.step_s(time);
        let error = seen.middle - expected.middle;
        let turn = (seen.tilt - expected.tilt + PI).rem_euclid(TAU) - PI;
        self.axis.middle = expected.middle + error * ALPHA;
        self.axis.tilt = expected.tilt + turn * ALPHA;
        if dt > 0.0 {
            self.velocity = self.velocity + error * (BETA / dt);
            self.turning += turn * BETA / dt;
        } else {
            self.velocity = Vec2::default();
            self.turning = 0.0;
        }
        self.time = time;
        self.rescale(seen.length);
    }

    /// Speed of the axis' middle in trunk lengths a second.
    pub(super) fn speed(&self) -> f64 {
        self.velocity.length() / self.axis.length
    }

    fn step_s(&self, time: Timestamp) -> f64 {
        let dt = time.seconds_since(self.time);
        if (0.0..=LONGEST_GAP_S).contains(&dt) { dt } else { 0.0 }
    }

    fn rescale(&mut self, length: f64) {
        if self.measured < SETTLING {
            self.lengths[self.measured] = length;
            self.measured += 1;
            let mut sorted = self.lengths;
            sorted[..self.measured].sort_by(f64::total_cmp);
            self.axis.length = sorted[self.measured / 2];
            return;
        }
        let ratio = length / self.axis.length;
        if (RESCALE.0..=RESCALE.1).contains(&ratio) {
            self.off_scale = 0;
            self.axis.length *= 1.0 + SCALE_DRIFT * (ratio - 1.0);
            return;
        }
        self.off_scale += 1;
        if self.off_scale >= RESCALE_LOOKS {
            self.axis.length = length;
            self.measured = 0;
            self.off_scale = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(i: usize) -> Timestamp {
        Timestamp::from_nanos(i as i64 * 33_333_333)
    }

    #[test]
    fn a_trunk_that_moves_evenly_is_expected_where_it_will_be() {
        let axis = |i: usize| Axis {
            middle: Vec2::new(300.0 + 12.0 * i as f64, 500.0 - 7.0 * i as f64),
            tilt: 0.9 - 0.03 * i as f64,
            length: 150.0,
        };
        let mut steady = Steady::new(axis(0), at(0));
        for i in 1..30 {
            steady.update(&axis(i), at(i));
        }
        let (expected, truth) = (steady.predict(at(30)), axis(30));
        assert!((expected.middle - truth.middle).length() < 0.5, "{expected:?}");
        assert!((expected.tilt - truth.tilt).abs() < 0.003);
        assert!((steady.speed() - 12.0_f64.hypot(7.0) * 30.0 / 150.0).abs() < 0.1);
    }

    #[test]
    fn the_scale_settles_on_the_median_and_then_holds_through_a_rep() {
        let axis = |length| Axis { middle: Vec2::new(300.0, 500.0), tilt: 3.1, length };
        let mut steady = Steady::new(axis(120.0), at(0));
        for i in 1..=15 {
            steady.update(&axis(if i % 5 == 0 { 190.0 } else { 150.0 }), at(i));
        }
        assert!((steady.axis.length - 150.0).abs() < 1e-9);
        for i in 16..60 {
            steady.update(&axis(150.0 + 15.0 * (i as f64 * 0.2).sin()), at(i));
            assert!((steady.axis.length / 150.0 - 1.0).abs() < 0.01);
        }
        for i in 60..75 {
            steady.update(&axis(260.0), at(i));
        }
        assert!((steady.axis.length - 260.0).abs() < 1.0, "a zoom is followed");
    }

    #[test]
    fn angles_meet_across_the_half_turn() {
        let axis = |tilt| Axis { middle: Vec2::default(), tilt, length: 100.0 };
        let mut steady = Steady::new(axis(3.1), at(0));
        steady.update(&axis(-3.1), at(1));
        let tilt = steady.axis.tilt;
        assert!((tilt - 3.1 - 0.6 * (TAU - 6.2)).abs() < 1e-9, "{tilt}");
    }
}
