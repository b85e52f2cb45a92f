//! The errors of a network: points that tremble, wander and are lost, and a whole body that is not looked at in every
//! frame.

use keel_core::geometry::Vec2;
use keel_core::pose::{Chain, Joint, Level};
use keel_core::track::Observation;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use rand_distr::{Distribution, StandardNormal, Uniform};
use std::f64::consts::{PI, TAU};

/// Joints that every trunk look shows.
const OF_TRUNK: [Joint; 6] = [
    Joint::EarNear,
    Joint::ShoulderNear,
    Joint::ShoulderFar,
    Joint::ElbowNear,
    Joint::HipNear,
    Joint::HipFar,
];

/// What a network errs beyond the camera's white noise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Network {
    /// Standard deviation of each of two waves along the back that come and go, px.
    pub wander_px: f64,
    /// Time over which they change, s.
    pub wander_s: f64,
    /// Share of frames in which a point of the spine is not seen.
    pub lost_share: f64,
    /// Share of frames in which a point strays by ten times the noise.
    pub stray_share: f64,
    /// Whether the whole body is looked at only 10 (at rest) to 30 (in motion) times a second.
    pub scheduled: bool,
}

impl Network {
    /// None at all.
    pub const EXACT: Self =
        Self { wander_px: 0.0, wander_s: 1.0, lost_share: 0.0, stray_share: 0.0, scheduled: false };

    /// As measured: one to two degrees of frame noise (with a px of white noise), as much of slow wander, a point in
    /// fifty lost, one in a hundred astray.
    pub const MEASURED: Self =
        Self { wander_px: 0.3, wander_s: 1.0, lost_share: 0.02, stray_share: 0.01, scheduled: true };

    /// Its errors over a film.
    pub fn errors(&self, seed: u64) -> Errors {
        let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x9e37_79b9);
        Errors {
            network: *self,
            wander: std::array::from_fn(|_| Wander::draw(&mut rng, self.wander_s)),
            rng,
            looked_s: None,
            moved_s: None,
            place: None,
        }
    }
}

/// A slow movement of unit variance whose value at a time does not depend on when it was looked at: some tones round the
/// frequency of change.
struct Wander([(f64, f64); Wander::TONES]);

impl Wander {
    const TONES: usize = 8;

    fn draw(rng: &mut ChaCha8Rng, over_s: f64) -> Self {
        let mut share = || Uniform::new(0.0, 1.0).map_or(0.5, |u: Uniform<f64>| u.sample(rng));
        Self(std::array::from_fn(|_| (share() / over_s, share() * TAU)))
    }

    fn at(&self, t_s: f64) -> f64 {
        let sum: f64 = self.0.iter().map(|(hz, phase)| (TAU * hz * t_s + phase).cos()).sum();
        sum * (2.0 / Self::TONES as f64).sqrt()
    }
}

/// Errors as they come.
pub struct Errors {
    network: Network,
    rng: ChaCha8Rng,
    wander: [Wander; 2],
    looked_s: Option<f64>,
    moved_s: Option<f64>,
    place: Option<(Vec2, f64)>,
}

impl Errors {
    /// Spoils an observation.
    pub fn apply(&mut self, t_s: f64, seen: &mut Observation) {
        let Some(lifter) = &mut seen.lifter else {
            self.place = None;
            return;
        };
        let normal = |rng: &mut ChaCha8Rng| -> f64 { StandardNormal.sample(rng) };
        let waves = [0, 1].map(|i: usize| self.wander[i].at(t_s) * self.network.wander_px);
        let hip = lifter.joints[Joint::HipNear.index()].map(|p| p.position);
        let shoulder = lifter.joints[Joint::ShoulderNear.index()].map(|p| p.position);
        let axis =
            hip.zip(shoulder).map_or(Vec2::new(0.0, -1.0), |(h, s)| (s - h) * (1.0 / (s - h).length()));
        let across = Vec2::new(-axis.y, axis.x);
        for line in &mut lifter.spine {
            for (i, point) in line.iter_mut().enumerate() {
                let u = i as f64 / (Level::COUNT - 1) as f64 * PI;
                let shift = waves[0] * (2.0 * u).sin() + waves[1] * (3.0 * u).sin();
                if let Some(p) = point {
                    p.position = p.position + across * shift;
                }
            }
        }
        let share =
            |rng: &mut ChaCha8Rng| Uniform::new(0.0, 1.0).map_or(1.0, |u: Uniform<f64>| u.sample(rng));
        let which = (share(&mut self.rng) * (Chain::COUNT * Level::COUNT) as f64) as usize;
        let (chain, level) = (which / Level::COUNT % Chain::COUNT, which % Level::COUNT);
        // As many numbers are drawn for every frame, so that two films of one seed err alike frame by frame.
        let (lost, strays) = (share(&mut self.rng), share(&mut self.rng));
        let astray_px = 10.0 * normal(&mut self.rng);
        if lost < self.network.lost_share {
            lifter.spine[chain][level] = None;
        }
        if strays < self.network.stray_share
            && let Some(p) = &mut lifter.spine[chain][level]
        {
            p.position = p.position + across * astray_px;
        }
        self.schedule(t_s, hip, seen);
    }

    /// Leaves out what only a look at the whole body shows, as the tracker does.
    fn schedule(&mut self, t_s: f64, hip: Option<Vec2>, seen: &mut Observation) {
        let Some(lifter) = &mut seen.lifter else { return };
        if let Some(hip) = hip {
            let moves = self.place.is_none_or(|(before, at)| {
                // Over a tenth of a second: the px of noise is not a movement.
                t_s - at >= 0.1 && (hip - before).length() > 4.0
            });
            if moves {
                self.moved_s = Some(t_s);
            }
            if self.place.is_none_or(|(_, at)| t_s - at >= 0.1) {
                self.place = Some((hip, t_s));
            }
        }
        let is_moving = self.moved_s.is_some_and(|at| t_s - at < 0.6);
        let period_s = if is_moving { 1.0 / 30.0 } else { 0.1 };
        let is_due = self.looked_s.is_none_or(|at| t_s - at >= 0.8 * period_s);
        if is_due || !self.network.scheduled {
            self.looked_s = Some(t_s);
            return;
        }
        for joint in Joint::ALL.into_iter().filter(|joint| !OF_TRUNK.contains(joint)) {
            lifter.joints[joint.index()] = None;
        }
        lifter.plate = [None; 5];
    }
}
