//! A set as a script: what the bar, the spine and the hands do when.

use crate::body::{Body, Flexion, smooth};
use keel_core::rules;

/// Where a rep loses its curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossAt {
    /// As the bar leaves the floor.
    Liftoff,
    /// As the hands pass the knee.
    KneePass,
}

/// One rep from the floor.
#[derive(Clone, Copy, Debug)]
pub struct RepScript {
    /// Still over the bar, s.
    pub setup_s: f64,
    /// Way up, s.
    pub up_s: f64,
    /// Hold at the top, s.
    pub hold_s: f64,
    /// Way down, s.
    pub down_s: f64,
    /// Rest on the floor with the hands on the bar, s.
    pub rest_s: f64,
    /// Flexion over the resting curve in the set-up.
    pub setup: Flexion,
    /// Flexion added where the curve is lost.
    pub loss: Flexion,
    /// Where.
    pub loss_at: LossAt,
    /// Share of the full travel that the bar is lifted (1: a whole rep).
    pub travel_share: f64,
}

impl Default for RepScript {
    fn default() -> Self {
        Self {
            setup_s: 1.3,
            up_s: 1.5,
            hold_s: 0.6,
            down_s: 1.1,
            rest_s: 0.2,
            setup: Flexion { thoracic_deg: 8.0, lumbar_deg: 14.0 },
            loss: Flexion::default(),
            loss_at: LossAt::Liftoff,
            travel_share: 1.0,
        }
    }
}

impl RepScript {
    /// An ordinary rep that loses so many degrees.
    pub fn losing(loss_at: LossAt, thoracic_deg: f64, lumbar_deg: f64) -> Self {
        Self { loss: Flexion { thoracic_deg, lumbar_deg }, loss_at, ..Self::default() }
    }

    fn length_s(&self) -> f64 {
        self.setup_s + self.up_s + self.hold_s + self.down_s + self.rest_s
    }
}

/// A set: standing first, then down to the bar, then the reps.
#[derive(Clone, Debug)]
pub struct SetScript {
    /// The body.
    pub body: Body,
    /// Upright with free arms before the first rep, s (0: the film begins over the bar).
    pub standing_s: f64,
    /// From standing down to the bar, s.
    pub reach_down_s: f64,
    /// The reps.
    pub reps: Vec<RepScript>,
}

/// Bar height at rest, m.
pub const REST_M: f64 = 0.225;

impl SetScript {
    /// An ordinary body and 1.5 s of standing before `reps`.
    pub fn new(reps: Vec<RepScript>) -> Self {
        Self { body: Body::default().reaching(REST_M), standing_s: 1.5, reach_down_s: 1.2, reps }
    }

    /// Whole length, s.
    pub fn length_s(&self) -> f64 {
        self.first_rep_s() + self.reps.iter().map(RepScript::length_s).sum::<f64>()
    }

    fn first_rep_s(&self) -> f64 {
        if self.standing_s > 0.0 { self.standing_s + self.reach_down_s } else { 0.0 }
    }

    /// Bar height at lockout, m.
    pub fn top_m(&self) -> f64 {
        self.body.posture(1.0, Flexion::default(), 0.0).grip.1
    }

    /// Rep on at `t_s`, with the time since its beginning.
    fn rep_at(&self, t_s: f64) -> Option<(&RepScript, f64)> {
        let mut begin = self.first_rep_s();
        for rep in &self.reps {
            if t_s < begin {
                return None;
            }
            if t_s < begin + rep.length_s() {
                return Some((rep, t_s - begin));
            }
            begin += rep.length_s();
        }
        None
    }

    /// Bar height above the floor, m.
    pub fn bar_m(&self, t_s: f64) -> f64 {
        let Some((rep, t)) = self.rep_at(t_s) else { return REST_M };
        let travel = (self.top_m() - REST_M) * rep.travel_share;
        let up = smooth((t - rep.setup_s) / rep.up_s);
        let down = smooth((t - rep.setup_s - rep.up_s - rep.hold_s) / rep.down_s);
        REST_M + travel * (up - down)
    }

    /// Flexion over the resting curve.
    pub fn flexion(&self, t_s: f64) -> Flexion {
        let Some((rep, t)) = self.rep_at(t_s) else {
            let first = self.reps.first().map_or(Flexion::default(), |r| r.setup);
            let standing = (self.first_rep_s() - t_s) / self.reach_down_s.max(0.1);
            return first.towards(Flexion::default(), smooth(standing));
        };
        let pull = t - rep.setup_s;
        // Hands reach the knee at about 55 % of the way up's time.
        let knee_s = 0.55 * rep.up_s;
        let onset = match rep.loss_at {
            LossAt::Liftoff => -0.05,
            LossAt::KneePass => knee_s - 0.12,
        };
        // Lost within 0.3 s, kept until past the knee, then all of it unrolls towards standing.
        let lost = smooth((pull - onset) / 0.3);
        let unrolled = smooth((pull - knee_s - 0.25) / (rep.up_s - knee_s - 0.25));
        let rolled_again = smooth((pull - rep.up_s - rep.hold_s) / rep.down_s);
        let at_bar = Flexion {
            thoracic_deg: rep.setup.thoracic_deg + rep.loss.thoracic_deg * lost,
            lumbar_deg: rep.setup.lumbar_deg + rep.loss.lumbar_deg * lost,
        };
        at_bar.towards(Flexion::default(), unrolled).towards(rep.setup, rolled_again)
    }

    /// Progress of the body through the lift, and whether the hands are at the bar.
    pub fn progress(&self, t_s: f64) -> (f64, bool) {
        let at_bar = self.body.progress_at_grip(self.bar_m(t_s), self.flexion(t_s));
        if t_s >= self.first_rep_s() {
            return (at_bar, true);
        }
        let down = smooth((t_s - self.standing_s) / self.reach_down_s);
        (1.0 + (at_bar - 1.0) * down, down > 0.999)
    }

    /// Liftoff of every rep by the published rule, on the exact bar height: the last moment under the still speed
    /// before the bar is clear of the floor.
    pub fn liftoffs_s(&self) -> Vec<f64> {
        let travel = self.top_m() - REST_M;
        let still = rules::STILL_SPEED_PER_S * travel;
        let speed = |t: f64| (self.bar_m(t + 5e-4) - self.bar_m(t - 5e-4)) / 1e-3;
        let mut begin = self.first_rep_s();
        let mut out = Vec::new();
        for rep in &self.reps {
            let start = begin + rep.setup_s;
            let at = (0..(rep.up_s * 1000.0) as usize)
                .map(|i| start + i as f64 * 1e-3)
                .find(|t| speed(*t) >= still);
            out.push(at.unwrap_or(start));
            begin += rep.length_s();
        }
        out
    }

    /// Knee-pass of every rep: grip at the height of the knee on the way up.
    pub fn knee_passes_s(&self) -> Vec<f64> {
        let mut begin = self.first_rep_s();
        let mut out = Vec::new();
        for rep in &self.reps {
            let start = begin + rep.setup_s;
            let above = |t: f64| {
                let p = self.body.posture(self.progress(t).0, self.flexion(t), 0.0);
                p.grip.1 >= p.knee.1
            };
            let at = (0..(rep.up_s * 200.0) as usize).map(|i| start + i as f64 * 5e-3).find(|t| above(*t));
            out.push(at.unwrap_or(f64::NAN));
            begin += rep.length_s();
        }
        out
    }
}
