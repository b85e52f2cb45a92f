//! What happens in a gym before, between and after sets, as acts in a row: truth for the recorder.

use crate::body::{Body, Flexion, Posture, Xy, smooth};
use crate::film::{Camera, Moment, moment, observe_moment};
use crate::network::Network;
use crate::script::{REST_M, SetScript};
use keel_core::frame::Timestamp;
use keel_core::geometry::Similarity;
use keel_core::pose::Thinning;
use keel_core::track::{CameraMotion, Light, Observation};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use std::f64::consts::TAU;

/// One act; distances are m from the place at the bar, forward positive.
#[derive(Clone, Debug)]
pub enum Act {
    /// Nobody is in view.
    Absent(f64),
    /// Standing upright for so many seconds.
    Stand(f64, f64),
    /// Walking from one place to another in so many seconds.
    Walk(f64, f64, f64),
    /// Rubbing chalk into the hands before the chest.
    Chalk(f64, f64),
    /// Bending down to tie a shoe and coming up again.
    TieShoes(f64, f64),
    /// Pushing a plate onto the bar: the hands at its rim, the bar's end lifted by this many m for a moment.
    LoadPlate(f64, f64),
    /// Picking a plate off the floor and carrying it so far away.
    CarryPlate(f64, f64),
    /// Rolling the bar to and fro with the hands.
    RollBar(f64, f64),
    /// Picking up a bottle beside the bar.
    Bottle(f64, f64),
    /// Somebody else walks through, and is taken for the lifter.
    Passer(f64),
    /// Taking the set-up, holding it, and standing up again without the bar.
    FalseStart(f64),
    /// Standing up from the bar, empty-handed, in so many seconds.
    StandUp(f64),
    /// An empty-handed hinge, for the readiness.
    Hinge(f64, f64),
    /// A set.
    Set(SetScript),
}

impl Act {
    fn length_s(&self) -> f64 {
        match self {
            Self::Absent(s)
            | Self::Passer(s)
            | Self::FalseStart(s)
            | Self::StandUp(s)
            | Self::Stand(_, s)
            | Self::Chalk(_, s)
            | Self::TieShoes(_, s)
            | Self::LoadPlate(_, s)
            | Self::CarryPlate(_, s)
            | Self::RollBar(_, s)
            | Self::Bottle(_, s)
            | Self::Hinge(_, s)
            | Self::Walk(_, _, s) => *s,
            Self::Set(script) => script.length_s(),
        }
    }
}

/// What one time shows.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Who is seen, if anybody.
    pub moment: Option<Moment>,
    /// People in view.
    pub people: u8,
}

/// Acts in a row.
#[derive(Clone, Debug)]
pub struct Gym {
    /// The lifter.
    pub body: Body,
    /// What happens.
    pub acts: Vec<Act>,
}

impl Gym {
    /// An ordinary lifter.
    pub fn new(acts: Vec<Act>) -> Self {
        Self { body: Body::default().reaching(REST_M), acts }
    }

    /// Whole length, s.
    pub fn length_s(&self) -> f64 {
        self.acts.iter().map(Act::length_s).sum()
    }

    /// Every set with the time of its begin, s.
    pub fn sets(&self) -> Vec<(f64, &SetScript)> {
        let mut begin = 0.0;
        let mut out = Vec::new();
        for act in &self.acts {
            if let Act::Set(script) = act {
                out.push((begin, script));
            }
            begin += act.length_s();
        }
        out
    }

    /// Liftoff of every rep, s.
    pub fn liftoffs_s(&self) -> Vec<f64> {
        self.sets().iter().flat_map(|(at, set)| set.liftoffs_s().into_iter().map(move |t| at + t)).collect()
    }

    /// What a time shows.
    pub fn at(&self, t_s: f64, camera: &Camera) -> Shown {
        let mut begin = 0.0;
        for act in &self.acts {
            let length = act.length_s();
            if t_s < begin + length {
                return self.act(act, t_s - begin, length, camera);
            }
            begin += length;
        }
        Shown { moment: None, people: 0 }
    }

    /// Observations of the whole time, as `network` sees it.
    pub fn observe(&self, camera: &Camera, network: &Network) -> Vec<Observation> {
        self.observe_shaken(camera, network, |_| 0.0)
    }

    /// The same, every frame taken so many s later than it should be; the noise of a frame stays its own.
    pub fn observe_shaken(
        &self,
        camera: &Camera,
        network: &Network,
        mut late_s: impl FnMut(usize) -> f64,
    ) -> Vec<Observation> {
        let mut errors = network.errors(camera.seed);
        let frames = (self.length_s() * camera.fps) as usize;
        let mut latest_s = f64::NEG_INFINITY;
        (0..frames)
            .map(|i| {
                let t = (i as f64 / camera.fps + late_s(i)).max(latest_s + 0.001).max(0.0);
                latest_s = t;
                let mut rng = ChaCha8Rng::seed_from_u64(camera.seed << 32 | i as u64);
                let shown = self.at(t, camera);
                let mut seen = shown
                    .moment
                    .map_or_else(|| nobody(t), |moment| observe_moment(&moment, camera, t, &mut rng));
                seen.people = shown.people;
                errors.apply(t, &mut seen);
                seen
            })
            .collect()
    }

    fn act(&self, act: &Act, t: f64, length: f64, camera: &Camera) -> Shown {
        let one = |moment: Moment| Shown { moment: Some(moment), people: 1 };
        let upright = |away_m: f64| self.standing(away_m);
        match act {
            Act::Absent(_) => Shown { moment: None, people: 0 },
            Act::Stand(away, _) => one(upright(*away)),
            Act::Walk(from, to, _) => one(upright(from + (to - from) * t / length)),
            Act::Chalk(away, _) => {
                let rub = 0.03 * (TAU * 2.0 * t).sin();
                one(Moment { grip: (0.25, 1.15 + rub), ..upright(*away) })
            }
            Act::TieShoes(away, _) => {
                let down = bell(t, length, 1.0);
                let posture = self
                    .bent(1.0 - 1.05 * down, Flexion { thoracic_deg: 10.0 * down, lumbar_deg: 30.0 * down });
                let fiddle = 0.02 * (TAU * 1.5 * t).sin();
                let low: Xy = (0.18 + fiddle, 0.12);
                one(Moment {
                    posture,
                    grip: between(posture.grip, low, down),
                    away_m: *away,
                    ..upright(*away)
                })
            }
            Act::LoadPlate(lift_m, _) => {
                let down = bell(t, length, 0.8);
                let posture = self.bent(1.0 - down, Flexion { thoracic_deg: 8.0, lumbar_deg: 20.0 });
                let raised = lift_m * bell((t - 0.35 * length).max(0.0), 0.3 * length, 0.25);
                let bar = (self.bar().0, REST_M + raised);
                let push = 0.06 * (TAU * 0.8 * t).sin();
                one(Moment {
                    posture,
                    grip: between(posture.grip, (bar.0 + push, bar.1 + 0.1), down),
                    bar,
                    away_m: 0.0,
                })
            }
            Act::CarryPlate(away, _) => {
                // Down, grasp, up with it, and away with it.
                let share = t / length;
                let down = smooth(share / 0.2) - smooth((share - 0.24) / 0.2);
                let walked = away * smooth((share - 0.45) / 0.5);
                let posture = self.bent(1.0 - down, Flexion { thoracic_deg: 8.0, lumbar_deg: 20.0 });
                let held = share > 0.22;
                let plate = if held { posture.grip } else { (posture.grip.0, self.bar().1) };
                one(Moment {
                    posture,
                    grip: if down > 0.97 { (posture.grip.0, self.bar().1) } else { posture.grip },
                    bar: (plate.0 + walked, plate.1.max(0.2)),
                    away_m: walked,
                })
            }
            Act::RollBar(by_m, _) => {
                let down = bell(t, length, 0.8);
                let posture = self.bent(1.0 - down, Flexion::default());
                let rolled = by_m * (TAU * t / length * 2.0).sin() * down;
                let bar = (self.bar().0 + rolled, REST_M + 0.008 * down);
                one(Moment { posture, grip: between(posture.grip, bar, down), bar, away_m: 0.0 })
            }
            Act::Bottle(away, _) => {
                let down = bell(t, length, 0.5);
                let posture =
                    self.bent(1.0 - 1.05 * down, Flexion { thoracic_deg: 6.0, lumbar_deg: 20.0 * down });
                one(Moment {
                    posture,
                    grip: between(posture.grip, (posture.grip.0 + 0.1, 0.15), down),
                    away_m: *away,
                    ..upright(*away)
                })
            }
            Act::Passer(_) => Shown { moment: Some(upright(-2.0 + 4.0 * t / length)), people: 2 },
            Act::FalseStart(_) => {
                let down = bell(t, length, 1.0);
                let posture =
                    self.bent(1.0 - down, Flexion { thoracic_deg: 8.0 * down, lumbar_deg: 14.0 * down });
                let at_bar = down > 0.999;
                one(Moment {
                    posture,
                    grip: if at_bar { self.bar() } else { posture.grip },
                    bar: self.bar(),
                    away_m: 0.0,
                })
            }
            Act::StandUp(_) => {
                let up = smooth(t / length);
                let posture = self.bent(
                    up,
                    Flexion { thoracic_deg: 8.0, lumbar_deg: 14.0 }.towards(Flexion::default(), up),
                );
                one(Moment { posture, grip: posture.grip, bar: self.bar(), away_m: 0.0 })
            }
            Act::Hinge(away, _) => {
                let down = bell(t, length, 1.2);
                let posture = self.bent(1.0 - 0.9 * down, Flexion::default());
                one(Moment { posture, grip: posture.grip, ..upright(*away) })
            }
            Act::Set(script) => one(moment(script, camera, t)),
        }
    }

    /// The bar's end at rest.
    fn bar(&self) -> Xy {
        (self.bent(0.0, Flexion { thoracic_deg: 8.0, lumbar_deg: 14.0 }).grip.0, REST_M)
    }

    fn bent(&self, progress: f64, flexion: Flexion) -> Posture {
        self.body.posture(progress, flexion, 0.0)
    }

    fn standing(&self, away_m: f64) -> Moment {
        let posture = self.bent(1.0, Flexion::default());
        Moment { posture, grip: posture.grip, bar: self.bar(), away_m }
    }
}

fn nobody(t: f64) -> Observation {
    Observation {
        time: Timestamp::from_nanos((t * 1e9).round() as i64),
        shot: 0,
        repeated: false,
        camera: Some(CameraMotion { to_first: Similarity::IDENTITY }),
        light: Light { luma: 0.45, sharpness: 0.3 },
        people: 0,
        thinning: Thinning::None,
        lifter: None,
    }
}

/// Up to 1 within `ramp_s`, stays, and is back at 0 at the end.
fn bell(t: f64, length: f64, ramp_s: f64) -> f64 {
    smooth(t / ramp_s) * smooth((length - t) / ramp_s)
}

fn between(a: Xy, b: Xy, share: f64) -> Xy {
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}
