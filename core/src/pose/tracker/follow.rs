//! Following one person's trunk through the frames.

use super::candidate::BodyLook;
use super::crops::Axis;
use super::hidden_hips::{HiddenHips, back_tilt};
use super::schedule::Schedule;
use super::steady::Steady;
use crate::frame::Timestamp;
use crate::geometry::{Similarity, Vec2};
use crate::pose::decode::CropPoints;
use crate::pose::{Chain, Joint, Level};
use crate::track::Facing;
use std::f64::consts::{PI, TAU};

/// Doubtful trunk looks in a row, unconfirmed by the whole body, until the lifter counts as lost.
pub(super) const LOST_AFTER: u32 = 3;

/// Whole-body looks in a row that put the trunk elsewhere until they are believed against a trunk crop without doubt: it
/// can follow a neck or a thigh in good faith.
const BELIEVED_AFTER: u32 = 8;

/// Mean presence of the T7-L4 points under which a look is doubtful.
const DOUBTFUL_PRESENCE: f64 = 0.3;

/// Share of the usual heat-map mass under which a look is doubtful: .65 of the usual .85-.92 leaves a band for hard
/// postures above the .5 and less of a crop that has slid off.
const USUAL_SHARE: f64 = 0.65;

/// Share by which the usual mass follows good looks.
const MASS_DRIFT: f64 = 0.05;

/// Presence from which a hip or shoulder steers the crop: less than being seen, because the network places hidden ones
/// by anatomy and a doubtful joint beats none.
const STEERING_PRESENCE: f64 = 0.2;

/// How far the trunk may be from where it was expected, trunk lengths: at 30 frames a second, 0.3 of 0.5 m is 4.5 m/s.
const JUMP: f64 = 0.3;

/// How far it may turn between two frames, rad.
const JUMP_TURN: f64 = 0.5;

/// Shortest and longest trunk against the settled one.
const JUMP_LENGTH: (f64, f64) = (0.6, 1.6);

/// The levels that the measurement hangs on.
const MEASURED: [Level; 5] = [Level::T7, Level::T10, Level::T12, Level::L2, Level::L4];

/// Who is followed.
#[derive(Clone, Debug)]
pub(super) struct Following {
    pub(super) id: u32,
    pub(super) facing: Facing,
    pub(super) steady: Steady,
    pub(super) schedule: Schedule,
    pub(super) doubtful: u32,
    /// Whole-body looks in a row that put the trunk elsewhere.
    contradicted: u32,
    usual_mass: Option<f64>,
    hidden_hips: HiddenHips,
    implement: Option<(Timestamp, Vec2)>,
}

/// What a trunk look is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct TrunkLook {
    pub(super) axis: Option<Axis>,
    pub(super) heat_mass: f64,
    pub(super) is_doubtful: bool,
}

impl Following {
    /// Begins with a whole-body look.
    pub(super) fn new(id: u32, facing: Facing, look: &BodyLook) -> Self {
        Self {
            id,
            facing,
            steady: Steady::new(look.axis, look.time),
            schedule: Schedule::default(),
            doubtful: 0,
            contradicted: 0,
            usual_mass: None,
            hidden_hips: HiddenHips::default(),
            implement: None,
        }
    }

    /// Weighs the points of a trunk crop (crop px to frame px) that was cut where `expected` says, and counts doubt.
    /// `lost_below_mass` is the manifest's bound; without one the mass usual for this lifter decides.
    pub(super) fn weigh(
        &mut self,
        points: &CropPoints,
        crop: &Similarity,
        expected: &Axis,
        lost_below_mass: Option<f64>,
    ) -> TrunkLook {
        let measured = || {
            let chain = |chain: Chain| MEASURED.map(|level| points.spine[chain.index()][level.index()]);
            Chain::ALL.into_iter().flat_map(chain).flatten()
        };
        let count = measured().count().max(1) as f64;
        let shown = measured().map(|p| p.point.presence).sum::<f64>();
        let presence = shown / count;
        // A level behind a plate leaves no heat, and says nothing of how well the others are found.
        let heat_mass = measured().map(|p| p.mass * p.point.presence).sum::<f64>() / shown.max(1e-6);
        let axis = self.axis(points, crop, expected);
        let usual = self.usual_mass.unwrap_or(heat_mass);
        let least_mass = lost_below_mass.unwrap_or(USUAL_SHARE * usual);
        let is_doubtful = axis.is_none() || heat_mass < least_mass || presence < DOUBTFUL_PRESENCE;
        if is_doubtful {
            self.doubtful += 1;
        } else {
            self.doubtful = 0;
            self.usual_mass = Some(usual + MASS_DRIFT * (heat_mass - usual));
        }
        TrunkLook { axis, heat_mass, is_doubtful }
    }

    /// The trunk's axis as a trunk crop shows it; `None` where it hides the shoulders or puts it where it can't be.
    fn axis(&mut self, points: &CropPoints, crop: &Similarity, expected: &Axis) -> Option<Axis> {
        let middle = |near, far| points.middle(near, far, STEERING_PRESENCE).map(|p| crop.apply(p));
        let shoulders = middle(Joint::ShoulderNear, Joint::ShoulderFar)?;
        let back_tilt = back_tilt(points, crop, STEERING_PRESENCE);
        let near = |axis: &Axis| is_near(axis, expected, JUMP, JUMP_TURN);
        let Some(hips) = middle(Joint::HipNear, Joint::HipFar) else {
            return Some(self.hidden_hips.axis(shoulders, back_tilt, expected)).filter(near);
        };
        let axis = Axis::between(hips, shoulders).filter(near)?;
        self.hidden_hips.learn(&axis, back_tilt);
        Some(axis)
    }

    /// Takes a whole-body look: confirms the trunk or puts the crop where the body is.
    pub(super) fn confirm(&mut self, look: &BodyLook, facing: Facing, was_doubtful: bool) {
        let implement = look.implement();
        let moved = implement.zip(self.implement).map(|(now, (_, before))| (now - before).length());
        let moved = moved.map(|px| px / look.axis.length);
        self.schedule.note(look.time, self.steady.speed(), moved);
        self.schedule.looked(look.time);
        self.implement = implement.map(|place| (look.time, place)).or(self.implement);
        let has_turned = facing != self.facing;
        self.facing = facing;
        if is_near(&look.axis, &self.steady.predict(look.time), JUMP, JUMP_TURN) {
            self.contradicted = 0;
            if was_doubtful {
                self.doubtful = 0;
            }
            return;
        }
        self.contradicted += 1;
        if was_doubtful || has_turned || self.contradicted >= BELIEVED_AFTER {
            self.contradicted = 0;
            self.steady = Steady::new(look.axis, look.time);
        }
    }
}

/// Whether two axes may be one trunk in neighbouring frames.
fn is_near(a: &Axis, b: &Axis, distance: f64, turn: f64) -> bool {
    let turned = ((a.tilt - b.tilt + PI).rem_euclid(TAU) - PI).abs();
    let ratio = a.length / b.length;
    (a.middle - b.middle).length() < distance * b.length
        && turned < turn
        && (JUMP_LENGTH.0..=JUMP_LENGTH.1).contains(&ratio)
}
