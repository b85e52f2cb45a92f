//! Bar, hands, knees and posture over time, in metres and degrees, against the still background.

use super::implement::{Sighting, other_things};
use super::leg::{Leg, TOLD_KNEE_SD_M, told_legs};
use super::scale::{Scale, middle, scale, seen};
use crate::geometry::{Similarity, Vec2};
use crate::pose::{Joint, PlatePoint};
use crate::rules;
use crate::signal::{Grid, Sample, Smoothed, hampel, median, smooth};
use crate::track::{Facing, LifterSeen, Observation};

/// The movement of one shot on its common grid. Heights are metres above the lowest bar position, upwards positive.
#[derive(Clone, Debug)]
pub struct Kinematics {
    /// The common clock, s from the film's first frame.
    pub grid: Grid,
    /// Height of the bar (plate centre, else grip).
    pub bar: Vec<Option<Smoothed>>,
    /// Height of the grip in the body's plane.
    pub grip: Vec<Option<Smoothed>>,
    /// Height of the near knee.
    pub knee: Vec<Option<Smoothed>>,
    /// Height of the shoulders.
    pub shoulder: Vec<Option<Smoothed>>,
    /// Height of the lower rim of the implement above the near shoe's sole; negative below (nearer to the camera).
    pub clearance: Vec<Option<Smoothed>>,
    /// Height of the grip above the near shoe's sole.
    pub grip_clearance: Vec<Option<Smoothed>>,
    /// Inclination of hip-to-shoulder from vertical, deg, forward positive.
    pub trunk_deg: Vec<Option<Smoothed>>,
    /// Knee angle, deg, 180 straight.
    pub knee_deg: Vec<Option<Smoothed>>,
    /// Hip angle (shoulder-hip-knee), deg, 180 straight.
    pub hip_deg: Vec<Option<Smoothed>>,
    /// Horizontal position of the shoulders before the hips, share of the trunk's length, forward positive.
    pub shoulder_ahead: Vec<Option<Smoothed>>,
    /// Distance from the grip to the implement's centre, m.
    pub reach: Vec<Option<Smoothed>>,
    /// Metres in the picture.
    pub scale: Scale,
    /// Which way the lifter faces for most of the shot.
    pub facing: Facing,
    /// Whether the implement was seen in a fair share of the frames that could show it.
    pub implement_seen: bool,
}

/// One measured quantity: value with variance; the unit is that of its series.
type Reading = Option<(f64, f64)>;

struct FrameReadings {
    time_s: f64,
    implement: Sighting,
    plate: Reading,
    grip: Reading,
    knee: Reading,
    shoulder: Reading,
    rim: Reading,
    sole: Reading,
    trunk_deg: Reading,
    knee_deg: Reading,
    hip_deg: Reading,
    shoulder_ahead: Reading,
    reach: Reading,
}

/// The movement of one shot; `frames` must be of one shot, ascending in time, without repeated pictures, with times
/// relative to `origin`. `None` when there is no lifter, no scale or no time span in it.
pub fn kinematics(frames: &[&Observation], origin: crate::frame::Timestamp) -> Option<Kinematics> {
    let scale = scale(frames)?;
    let facing = majority_facing(frames)?;
    let times_s: Vec<f64> = frames.iter().map(|o| o.time.seconds_since(origin)).collect();
    let grid = Grid::over(&times_s, rules::GRID_MAX_HZ)?;
    let mut camera = Similarity::IDENTITY;
    let mut readings = Vec::with_capacity(frames.len());
    let mut legs = Vec::with_capacity(frames.len());
    for (frame, time_s) in frames.iter().zip(&times_s) {
        if let Some(motion) = frame.camera {
            camera = motion.to_first;
        }
        if let Some(lifter) = &frame.lifter {
            let leg = leg(lifter, &camera);
            readings.push(read(lifter, *time_s, &camera, scale, facing, &leg));
            legs.push(leg);
        }
    }
    tell_hidden_legs(&mut readings, &legs, scale, facing);
    let plates = readings.iter().filter(|r| r.plate.is_some()).count();
    let looks = frames.iter().filter_map(|o| o.lifter.as_ref()).filter(|l| l.shows_whole_body()).count();
    let implement_seen = plates * 3 >= looks && plates >= 3;
    forget_other_things(&mut readings);
    let clearance = above_sole(&readings, |r| r.rim);
    let grip_clearance = above_sole(&readings, |r| r.grip);
    fill_grip_from_plate(&mut readings);
    let bar = bar_readings(&readings, implement_seen);

    let series = |pick: &dyn Fn(&FrameReadings) -> Reading, floor: f64| {
        let samples: Vec<Sample> = readings
            .iter()
            .filter_map(|r| pick(r).map(|(value, variance)| Sample { time_s: r.time_s, value, variance }))
            .collect();
        smoothed(&samples, &grid, floor)
    };
    let beside = |told: &[Reading], floor: f64| {
        let samples: Vec<Sample> = told
            .iter()
            .zip(&readings)
            .filter_map(|(t, r)| t.map(|(value, variance)| Sample { time_s: r.time_s, value, variance }))
            .collect();
        smoothed(&samples, &grid, floor)
    };
    let mut out = Kinematics {
        bar: beside(&bar, 0.01),
        grip: series(&|r| r.grip, 0.01),
        knee: series(&|r| r.knee, 0.01),
        shoulder: series(&|r| r.shoulder, 0.01),
        clearance: beside(&clearance, 0.01),
        grip_clearance: beside(&grip_clearance, 0.01),
        trunk_deg: series(&|r| r.trunk_deg, 2.0),
        knee_deg: series(&|r| r.knee_deg, 2.0),
        hip_deg: series(&|r| r.hip_deg, 2.0),
        shoulder_ahead: series(&|r| r.shoulder_ahead, 0.02),
        reach: series(&|r| r.reach, 0.02),
        grid,
        scale,
        facing,
        implement_seen,
    };
    out.rebase();
    Some(out)
}

impl Kinematics {
    /// Puts zero height at the bar's lowest position.
    fn rebase(&mut self) {
        let low = self.bar.iter().flatten().map(|s| s.value).fold(f64::INFINITY, f64::min);
        if low.is_finite() {
            for series in [&mut self.bar, &mut self.grip, &mut self.knee, &mut self.shoulder] {
                for s in series.iter_mut().flatten() {
                    s.value -= low;
                }
            }
        }
    }
}

fn majority_facing(frames: &[&Observation]) -> Option<Facing> {
    let balance: f64 = frames.iter().filter_map(|o| o.lifter.as_ref()).map(|l| l.facing.sign()).sum();
    frames.iter().any(|o| o.lifter.is_some()).then_some(if balance < 0.0 {
        Facing::Left
    } else {
        Facing::Right
    })
}

fn smoothed(samples: &[Sample], grid: &Grid, floor: f64) -> Vec<Option<Smoothed>> {
    let (times, values): (Vec<f64>, Vec<f64>) = samples.iter().map(|s| (s.time_s, s.value)).unzip();
    let outlier = hampel(&times, &values, rules::HAMPEL_WINDOW_S, rules::HAMPEL_SIGMAS, floor);
    let kept: Vec<Sample> = samples.iter().zip(&outlier).filter(|(_, o)| !**o).map(|(s, _)| *s).collect();
    smooth(&kept, rules::BAR_CUTOFF_HZ, rules::GAP_FILLED_MAX_S, grid)
}

fn leg(lifter: &LifterSeen, camera: &Similarity) -> Leg {
    let at = |joint: Joint| seen(lifter.joint(joint)).map(|p| camera.apply(p.position));
    Leg {
        hip: middle(lifter, Joint::HipNear, Joint::HipFar).map(|p| camera.apply(p)),
        knee: at(Joint::KneeNear),
        ankle: at(Joint::AnkleNear),
    }
}

fn read(
    lifter: &LifterSeen,
    time_s: f64,
    camera: &Similarity,
    scale: Scale,
    facing: Facing,
    leg: &Leg,
) -> FrameReadings {
    let metre = scale.mm_per_px / 1000.0;
    let at = |joint: Joint| {
        seen(lifter.joint(joint)).map(|p| (camera.apply(p.position), p.covariance.mapped(camera)))
    };
    let height = |p: Vec2, variance_px2: f64| (-p.y * metre, (variance_px2 * metre * metre).max(1e-8));
    let Leg { hip, knee, ankle } = *leg;
    let shoulder = middle(lifter, Joint::ShoulderNear, Joint::ShoulderFar).map(|p| camera.apply(p));
    // Between looks at the whole body the trunk's elbow alone would tell a grip, by another way and so at another height.
    let grip = if lifter.shows_whole_body() { grip_position(lifter, camera, metre) } else { None };
    let plate = seen(lifter.plate_point(PlatePoint::Centre))
        .map(|p| (camera.apply(p.position), p.covariance.mapped(camera)));
    let rim = seen(lifter.plate_point(PlatePoint::Bottom)).map(|p| camera.apply(p.position));
    let sole = match (at(Joint::HeelNear), at(Joint::ToeNear)) {
        (Some((h, _)), Some((t, _))) => Some(h.y.max(t.y)),
        (Some((p, _)), None) | (None, Some((p, _))) => Some(p.y),
        (None, None) => None,
    };
    let trunk = hip.zip(shoulder).map(|(h, s)| s - h).filter(|d| d.length() > 1.0);
    let implement = Sighting { plate: plate.map(|(p, _)| p * metre), grip: grip.map(|(p, _)| p * metre) };
    FrameReadings {
        time_s,
        implement,
        plate: plate.map(|(p, c)| height(p, c.yy)),
        grip: grip.map(|(p, variance)| height(p, variance)),
        knee: at(Joint::KneeNear).map(|(p, c)| height(p, c.yy)),
        shoulder: shoulder.map(|p| height(p, 1.0)),
        rim: rim.map(|p| height(p, 1.0)),
        sole: sole.map(|y| height(Vec2::new(0.0, y), 1.0)),
        trunk_deg: trunk.map(|d| ((d.x * facing.sign()).atan2(-d.y).to_degrees(), 1.0)),
        knee_deg: angle(hip, knee, ankle),
        hip_deg: angle(shoulder, hip, knee),
        shoulder_ahead: trunk.map(|d| (d.x * facing.sign() / d.length(), 1e-4)),
        reach: grip.zip(plate).map(|((g, _), (p, _))| ((g - p).length() * metre, 1e-4)),
    }
}

/// Middle of the grip: wrist and on along the forearm (straight down when the elbow is hidden); with a hidden wrist,
/// the elbow and on by the forearm's length. Position px, variance px².
pub(crate) fn grip_position(lifter: &LifterSeen, camera: &Similarity, metre: f64) -> Option<(Vec2, f64)> {
    /// Elbow to wrist of an adult, m: 0.146 of 1.72 m (Winter).
    const FOREARM_M: f64 = 0.25;
    let elbow = seen(lifter.joint(Joint::ElbowNear)).map(|p| camera.apply(p.position));
    let down = Vec2::new(0.0, 1.0);
    if let Some(wrist) = seen(lifter.joint(Joint::WristNear)) {
        let position = camera.apply(wrist.position);
        let along =
            elbow.map(|e| position - e).filter(|d| d.length() > 1.0).map_or(down, |d| d * (1.0 / d.length()));
        return Some((
            position + along * (rules::WRIST_TO_GRIP_M / metre),
            wrist.covariance.mapped(camera).yy,
        ));
    }
    // Loaded arms hang: the forearm points down to within what its uncertainty of 4 cm allows.
    elbow.map(|e| (e + down * ((FOREARM_M + rules::WRIST_TO_GRIP_M) / metre), (0.04 / metre).powi(2)))
}

/// Angle at `middle` between the two neighbours, deg with a nominal variance.
fn angle(a: Option<Vec2>, middle: Option<Vec2>, b: Option<Vec2>) -> Reading {
    let (a, m, b) = (a?, middle?, b?);
    let (u, v) = (a - m, b - m);
    let deg = u.cross(v).abs().atan2(u.dot(v)).to_degrees();
    deg.is_finite().then_some((deg, 4.0))
}

/// Whether the hands are at the implement; `None` where one of them is not seen.
fn at_implement(r: &FrameReadings) -> Option<bool> {
    r.reach.map(|(distance, _)| distance < rules::HANDS_AT_IMPLEMENT_M)
}

/// How far the plate's centre is told above the grip while the hands are at it, m.
fn plate_over_grip_m(readings: &[FrameReadings]) -> Option<f64> {
    let held = readings.iter().filter(|r| at_implement(r) == Some(true));
    let mut differences: Vec<f64> = held.filter_map(|r| Some(r.plate?.0 - r.grip?.0)).collect();
    median(&mut differences)
}

fn forget_other_things(readings: &mut [FrameReadings]) {
    let sightings: Vec<Sighting> = readings.iter().map(|r| r.implement).collect();
    for (r, is_other) in readings.iter_mut().zip(other_things(&sightings)) {
        if is_other {
            (r.plate, r.rim, r.reach) = (None, None, None);
        }
    }
}

/// Knees behind the plate, as hip and ankle tell them, and the knee's angle with them.
fn tell_hidden_legs(readings: &mut [FrameReadings], legs: &[Leg], scale: Scale, facing: Facing) {
    let metre = scale.mm_per_px / 1000.0;
    for ((reading, seen), told) in readings.iter_mut().zip(legs).zip(told_legs(legs, facing.sign())) {
        if let (None, Some(knee)) = (seen.knee, told.knee) {
            reading.knee = Some((-knee.y * metre, TOLD_KNEE_SD_M * TOLD_KNEE_SD_M));
        }
        reading.knee_deg = reading.knee_deg.or_else(|| angle(told.hip, told.knee, told.ankle));
    }
}

/// Height of something over the shoes' soles. Shoes behind the plate stand where they are seen in other frames.
fn above_sole(readings: &[FrameReadings], pick: impl Fn(&FrameReadings) -> Reading) -> Vec<Reading> {
    let mut soles: Vec<f64> = readings.iter().filter_map(|r| r.sole).map(|(height, _)| height).collect();
    let usual = median(&mut soles);
    let above = |r: &FrameReadings| {
        let (height, variance) = pick(r)?;
        let sole = r.sole.map(|(height, _)| height).or(usual)?;
        Some((height - sole, variance + 1e-4))
    };
    readings.iter().map(above).collect()
}

/// Where the grip is hidden, the plate tells it: near plate and grip differ by parallax, which grows in proportion to
/// the height, so the difference is fitted as a straight line in the plate's height over the frames that show both.
fn fill_grip_from_plate(readings: &mut [FrameReadings]) {
    let both: Vec<(f64, f64)> = readings.iter().filter_map(|r| Some((r.plate?.0, r.grip?.0))).collect();
    if both.len() < 5 {
        return;
    }
    let (heights, grips): (Vec<f64>, Vec<f64>) = both.into_iter().unzip();
    let differences: Vec<f64> = heights.iter().zip(&grips).map(|(h, g)| g - h).collect();
    let slope = crate::signal::theil_sen(&heights, &differences).map_or(0.0, |t| t.slope.clamp(-0.5, 0.5));
    let mut rest: Vec<f64> = heights.iter().zip(&differences).map(|(h, d)| d - slope * h).collect();
    let Some(offset) = median(&mut rest) else { return };
    let mut errors: Vec<f64> = rest.iter().map(|r| (r - offset).abs()).collect();
    let sd = 1.4826 * median(&mut errors).unwrap_or(0.03);
    for r in readings {
        if let (None, Some((h, variance))) = (r.grip, r.plate) {
            r.grip = Some((h + offset + slope * h, variance + sd * sd));
        }
    }
}

/// The bar: the plate where the film shows it; while it is hidden, the grip plus their usual difference, provided the
/// hands were at the implement when both were last seen. Without an implement, the grip.
fn bar_readings(readings: &[FrameReadings], implement_seen: bool) -> Vec<Reading> {
    if !implement_seen {
        return readings.iter().map(|r| r.grip).collect();
    }
    let offset = plate_over_grip_m(readings);
    let mut holding = false;
    let mut out = Vec::with_capacity(readings.len());
    for r in readings {
        holding = at_implement(r).unwrap_or(holding);
        let bridged = || offset.zip(r.grip).filter(|_| holding).map(|(o, (g, v))| (g + o, v + 0.03 * 0.03));
        out.push(r.plate.or_else(bridged));
    }
    out
}
