//! A lifter in the sagittal plane: metres, x forward, y up, the floor at 0, the mid-foot at x = 0.05.

use keel_core::pose::Level;
use keel_core::spine::LevelFractions;

/// A point of the sagittal plane, m: forward, up.
pub type Xy = (f64, f64);

/// Lengths of one body, m.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// Knee to ankle.
    pub shank: f64,
    /// Hip to knee.
    pub thigh: f64,
    /// S1 to C7 along the vertebral line.
    pub spine: f64,
    /// Shoulder to the middle of the grip.
    pub arm: f64,
    /// Curve at rest between T12 and S1, deg (lordosis is negative).
    pub lordosis_deg: f64,
    /// Curve at rest between C7 and T12, deg.
    pub kyphosis_deg: f64,
}

impl Default for Body {
    fn default() -> Self {
        Self { shank: 0.43, thigh: 0.43, spine: 0.47, arm: 0.62, lordosis_deg: -35.0, kyphosis_deg: 35.0 }
    }
}

/// What is added to the resting curve, deg, spread evenly over its band.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flexion {
    /// Between T7 and T12.
    pub thoracic_deg: f64,
    /// Between T12 and L4.
    pub lumbar_deg: f64,
}

impl Flexion {
    /// T7 to L4.
    pub fn total_deg(self) -> f64 {
        self.thoracic_deg + self.lumbar_deg
    }

    /// Between two states, `share` of the way to `other`.
    pub fn towards(self, other: Self, share: f64) -> Self {
        Self {
            thoracic_deg: self.thoracic_deg + (other.thoracic_deg - self.thoracic_deg) * share,
            lumbar_deg: self.lumbar_deg + (other.lumbar_deg - self.lumbar_deg) * share,
        }
    }
}

/// Where everything is.
#[derive(Clone, Copy, Debug)]
pub struct Posture {
    /// Vertebral line at the levels.
    pub vertebral: [Xy; Level::COUNT],
    /// Skin line at the levels.
    pub skin: [Xy; Level::COUNT],
    /// Outline at the levels.
    pub outline: [Xy; Level::COUNT],
    /// Ear.
    pub ear: Xy,
    /// Shoulder.
    pub shoulder: Xy,
    /// Hip.
    pub hip: Xy,
    /// Knee.
    pub knee: Xy,
    /// Ankle.
    pub ankle: Xy,
    /// Middle of the grip of a hanging straight arm.
    pub grip: Xy,
}

const ANKLE: Xy = (0.0, 0.09);
/// S1 behind and above the hip in the frame of the pelvis, m.
const S1_BEHIND: f64 = 0.06;
const S1_ABOVE: f64 = 0.06;
/// Shoulder before the line at T3, m.
const SHOULDER_AHEAD: f64 = 0.06;
/// Skin and outline behind the vertebral line, m.
const SKIN_BEHIND: f64 = 0.05;
const OUTLINE_BEHIND: f64 = 0.065;

impl Body {
    /// The posture at `progress` of the lift: 0 over the bar, 1 upright; knees open first, then the hips.
    /// `head_deg` nods the head without touching the spine.
    pub fn posture(&self, progress: f64, flexion: Flexion, head_deg: f64) -> Posture {
        let bent = 1.0 - progress;
        // Until 60 % the legs extend, from 25 % on the trunk rises.
        let legs = 1.0 - smooth(progress / 0.6).max(progress.min(0.0));
        let trunk = 1.0 - smooth((progress - 0.25) / 0.75).max(progress.min(0.0)) + bent.max(1.0) - 1.0;
        let (shank, thigh, pelvis) = (16.0 * legs, 62.0 * legs, 12.0 + 58.0 * trunk);
        let knee = along(ANKLE, shank, self.shank);
        let hip = along(knee, -thigh, self.thigh);
        let (up, back) = (direction(pelvis), direction(pelvis - 90.0));
        let s1 = (hip.0 + up.0 * S1_ABOVE + back.0 * S1_BEHIND, hip.1 + up.1 * S1_ABOVE + back.1 * S1_BEHIND);
        let line = self.line(s1, pelvis, flexion);
        let at = |level: Level| line[line_index(LevelFractions::ADULT.of(level))];
        let offset = |level: Level, behind: f64| {
            let (p, tangent) = at(level);
            let back = direction(tangent - 90.0);
            (p.0 + back.0 * behind, p.1 + back.1 * behind)
        };
        let shoulder = offset(Level::T3, -SHOULDER_AHEAD);
        let (c7, tangent) = at(Level::C7);
        Posture {
            vertebral: Level::ALL.map(|l| at(l).0),
            skin: Level::ALL.map(|l| offset(l, SKIN_BEHIND)),
            outline: Level::ALL.map(|l| offset(l, OUTLINE_BEHIND)),
            ear: along(c7, tangent - 20.0 + head_deg, 0.18),
            shoulder,
            hip,
            knee,
            ankle: ANKLE,
            grip: (shoulder.0, shoulder.1 - self.arm),
        }
    }

    /// The progress at which a hanging arm's grip is `height_m` above the floor.
    pub fn progress_at_grip(&self, height_m: f64, flexion: Flexion) -> f64 {
        let (mut low, mut high) = (-0.6, 1.0);
        for _ in 0..28 {
            let middle = f64::midpoint(low, high);
            if self.posture(middle, flexion, 0.0).grip.1 < height_m { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }

    /// The same body with arms that just reach a bar at `height_m` in an ordinary set-up.
    pub fn reaching(mut self, height_m: f64) -> Self {
        self.arm += self.posture(0.0, Flexion::default(), 0.0).grip.1 - height_m;
        self
    }

    /// Positions and tangents (deg from vertical, forward positive) from S1 (index 0) to C7.
    fn line(&self, s1: Xy, tangent_deg: f64, flexion: Flexion) -> Vec<(Xy, f64)> {
        let fraction = |l| LevelFractions::ADULT.of(l);
        let (t7, t12, l4) = (fraction(Level::T7), fraction(Level::T12), fraction(Level::L4));
        let curvature = |u: f64| {
            let rest = if u > t12 { self.lordosis_deg / (1.0 - t12) } else { self.kyphosis_deg / t12 };
            let extra = if (t7..t12).contains(&u) {
                flexion.thoracic_deg / (t12 - t7)
            } else if (t12..l4).contains(&u) {
                flexion.lumbar_deg / (l4 - t12)
            } else {
                0.0
            };
            rest + extra
        };
        let step = 1.0 / STEPS as f64;
        let mut out = Vec::with_capacity(STEPS + 1);
        let (mut position, mut tangent) = (s1, tangent_deg);
        out.push((position, tangent));
        for i in (0..STEPS).rev() {
            let turn = curvature((i as f64 + 0.5) * step) * step;
            position = along(position, tangent + turn / 2.0, self.spine * step);
            tangent += turn;
            out.push((position, tangent));
        }
        out
    }
}

const STEPS: usize = 250;

fn line_index(fraction: f64) -> usize {
    ((1.0 - fraction) * STEPS as f64).round() as usize
}

fn direction(deg_from_vertical: f64) -> Xy {
    let a = deg_from_vertical.to_radians();
    (a.sin(), a.cos())
}

fn along(from: Xy, deg_from_vertical: f64, length: f64) -> Xy {
    let d = direction(deg_from_vertical);
    (from.0 + d.0 * length, from.1 + d.1 * length)
}

/// Minimum-jerk step from 0 to 1.
pub fn smooth(x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    x * x * x * (10.0 + x * (6.0 * x - 15.0))
}
