//! Sets at one place, one after the other, from observations: everything of the live path behind the network.

mod calls;
mod frame;
mod speak;

use super::chunks::Chunks;
use super::clock::Clock;
use super::tape::Tape;
use crate::lift::Lift;
use crate::live::{
    Condition, CueScheduler, Gauge, Grammar, LiveOverlay, LiveState, LoadWatch, RangeGuide, Readiness,
    SetupGhost, Stage, Watch,
};
use crate::pose::Thinning;
use crate::track::TrackHeader;

/// How a session runs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LiveOptions {
    /// The lift, where the lifter named it.
    pub lift: Option<Lift>,
    /// How much is said.
    pub grammar: Grammar,
}

/// A session. One [`LiveState`] comes out of every frame that goes in; the verdict of a set comes from its stored track.
pub struct Session {
    header: TrackHeader,
    /// The header as bytes, of the size of now.
    encoded_header: Vec<u8>,
    lift: Option<Lift>,
    size_px: Option<(u32, u32)>,
    clock: Clock,
    watch: Watch,
    readiness: Readiness,
    load: LoadWatch,
    cues: CueScheduler,
    chunks: Chunks,
    tape: Tape,
    gauge: Gauge,
    ghost: Option<SetupGhost>,
    range: Option<RangeGuide>,
    /// Whether what came since the end of the set follows on it without a break.
    unbroken: bool,
    /// Seconds of the countdown that were counted aloud.
    counted: Option<u32>,
    /// What was said of heat and frame rate in this set.
    warned: Warned,
    /// What happened since the latest frame.
    pending: Option<crate::live::Event>,
    state: LiveState,
}

/// Said once a set.
#[derive(Clone, Copy, Debug, Default)]
struct Warned {
    heat: bool,
    frame_rate: bool,
}

impl Session {
    /// A session whose frames were looked at as the header says; its size comes with the first frame.
    pub fn new(header: TrackHeader, options: LiveOptions) -> Self {
        let watch = Watch::new(header.calibration.clone(), options.lift);
        let readiness = Readiness::new();
        let state = LiveState {
            time_s: 0.0,
            stage: Stage::Idle,
            event: None,
            overlay: LiveOverlay::default(),
            change: None,
            phase: None,
            reps: 0,
            attempts: 0,
            readiness: readiness.items(),
            ready: false,
            advice: None,
            cue: None,
            countdown_s: None,
            spot: None,
            range_check: None,
            thinning: Thinning::None,
        };
        Self {
            gauge: Gauge::new(header.model.runtime.clone()),
            header: TrackHeader { lift: options.lift, ..header },
            encoded_header: Vec::new(),
            lift: options.lift,
            size_px: None,
            clock: Clock::default(),
            watch,
            readiness,
            load: LoadWatch::default(),
            cues: CueScheduler::new(options.grammar),
            chunks: Chunks::default(),
            tape: Tape::new(),
            ghost: None,
            range: None,
            unbroken: true,
            counted: None,
            warned: Warned::default(),
            pending: None,
            state,
        }
    }

    /// The state after the latest frame.
    pub fn state(&self) -> &LiveState {
        &self.state
    }

    /// What is to be left out of the next frame to keep up.
    pub fn thinning(&self) -> Thinning {
        self.load.now()
    }

    fn is_slow(&self) -> bool {
        let frame_rate = self.state.readiness.iter().find(|i| i.check == crate::live::Check::FrameRate);
        frame_rate.is_some_and(|i| matches!(i.condition, Condition::Warn | Condition::Bad))
    }
}
