//! Everything a screen needs to know after a frame.

use super::cue::Cue;
use super::curve::ChangeSeen;
use super::range_check::RangeStep;
use super::readiness::{Advice, ReadinessItems};
use super::spot::SpotMatch;
use super::stage::{Event, Stage};
use crate::geometry::Vec2;
use crate::lift::{Phase, seen};
use crate::pose::{Chain, Joint, Level, PlatePoint, Thinning};
use crate::spine::{PATH_POINTS, path_into, seen_line};
use crate::track::Observation;

/// What is drawn over a frame, px of the upright frame. Its memory is used again for every frame.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveOverlay {
    /// Joints by [`Joint`].
    pub joints: [Option<Vec2>; Joint::COUNT],
    /// Levels of the vertebral line by [`Level`].
    pub spine: [Option<Vec2>; Level::COUNT],
    /// The near plate by [`PlatePoint`].
    pub plate: [Option<Vec2>; PlatePoint::COUNT],
    /// The curve through the levels, C7 first; empty where it was not seen.
    pub curve: Vec<Vec2>,
    /// The dorsal contour; empty where it was not seen.
    pub contour: Vec<Vec2>,
}

impl Default for LiveOverlay {
    fn default() -> Self {
        Self {
            joints: [None; Joint::COUNT],
            spine: [None; Level::COUNT],
            plate: [None; PlatePoint::COUNT],
            curve: Vec::with_capacity(PATH_POINTS),
            contour: Vec::with_capacity(64),
        }
    }
}

impl LiveOverlay {
    /// Takes over a frame.
    pub(crate) fn take(&mut self, observation: &Observation) {
        self.curve.clear();
        self.contour.clear();
        self.joints = [None; Joint::COUNT];
        self.spine = [None; Level::COUNT];
        self.plate = [None; PlatePoint::COUNT];
        let Some(lifter) = &observation.lifter else { return };
        let place = |point: &Option<_>| seen(point.as_ref()).map(|p| p.position);
        self.joints = lifter.joints.each_ref().map(place);
        self.plate = lifter.plate.each_ref().map(place);
        self.spine = lifter.spine[Chain::Vertebral.index()].each_ref().map(place);
        self.contour.extend_from_slice(&lifter.contour);
        if let Some(line) = seen_line(lifter, Chain::Vertebral) {
            path_into(&line, &mut self.curve);
        }
    }
}

/// The state after a frame: one value out for every frame in. Codes, never sentences; unknown is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveState {
    /// Time of the frame, s on the session's clock, which begins with its first frame.
    pub time_s: f64,
    /// Where the set stands.
    pub stage: Stage,
    /// What happened to it since the frame before.
    pub event: Option<Event>,
    /// What to draw.
    pub overlay: LiveOverlay,
    /// Change of T7-L4 against the running set-up, with its margin.
    pub change: Option<ChangeSeen>,
    /// The phase of the rep.
    pub phase: Option<Phase>,
    /// Reps of the set so far.
    pub reps: u32,
    /// Attempts of the set so far.
    pub attempts: u32,
    /// Every item of readiness.
    pub readiness: ReadinessItems,
    /// Whether a set can begin.
    pub ready: bool,
    /// The one thing to do first, where something is to be done.
    pub advice: Option<Advice>,
    /// The cue to play now; it replaces what still plays.
    pub cue: Option<Cue>,
    /// Whole seconds left of the countdown.
    pub countdown_s: Option<u32>,
    /// How this place compares with last time's.
    pub spot: Option<SpotMatch>,
    /// Where the range check stands.
    pub range_check: Option<RangeStep>,
    /// What was left out to keep up.
    pub thinning: Thinning,
}
