//! The state after a frame.

use keel_core::live;

use super::SpotMatch;
use crate::codes::{Advice, ChangeSeen, Cue, Phase, RangeStep, ReadinessItem, SetEvent, Stage, Thinning};
use crate::points::Points;

/// Everything a screen needs to know after a frame. Codes, never sentences.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct LiveState {
    /// Time of the frame, s on the session's clock, which begins with its first frame.
    pub time_s: f64,
    /// Where the set stands.
    pub stage: Stage,
    /// What happened to it since the frame before.
    pub event: Option<SetEvent>,
    /// What to draw: every `Joint`, every `SpineLevel` and every `PlatePoint` in the order of their codes, then the curve through
    /// the levels (C7 first), then the dorsal contour.
    pub overlay: Points,
    /// Points of the curve within `overlay`; the contour takes the rest.
    pub curve_points: i32,
    /// Change of T7-L4 against the running set-up, with its margin.
    pub change: Option<ChangeSeen>,
    /// The phase of the rep.
    pub phase: Option<Phase>,
    /// Reps of the set so far.
    pub reps: i32,
    /// Attempts of the set so far.
    pub attempts: i32,
    /// Every item of readiness, in the order in which their advice is said.
    pub readiness: Vec<ReadinessItem>,
    /// Whether a set can begin.
    pub ready: bool,
    /// The one thing to do first, where something is to be done.
    pub advice: Option<Advice>,
    /// The cue to play now; it replaces what still plays.
    pub cue: Option<Cue>,
    /// Whole seconds left of the countdown.
    pub countdown_s: Option<i32>,
    /// How this place compares with last time's.
    pub spot: Option<SpotMatch>,
    /// Where the range check stands.
    pub range_check: Option<RangeStep>,
    /// What was left out to keep up.
    pub thinning: Thinning,
}

impl From<&live::LiveState> for LiveState {
    fn from(s: &live::LiveState) -> Self {
        let mut overlay = Points::new();
        overlay.pack_seen(&s.overlay.joints);
        overlay.pack_seen(&s.overlay.spine);
        overlay.pack_seen(&s.overlay.plate);
        overlay.pack(&s.overlay.curve);
        overlay.pack(&s.overlay.contour);
        Self {
            time_s: s.time_s,
            stage: s.stage,
            event: s.event,
            overlay,
            curve_points: s.overlay.curve.len() as i32,
            change: s.change,
            phase: s.phase,
            reps: s.reps as i32,
            attempts: s.attempts as i32,
            readiness: s.readiness.to_vec(),
            ready: s.ready,
            advice: s.advice,
            cue: s.cue,
            countdown_s: s.countdown_s.map(|s| s as i32),
            spot: s.spot.map(SpotMatch::from),
            range_check: s.range_check,
            thinning: s.thinning,
        }
    }
}
