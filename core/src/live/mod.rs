//! The causal half: what can be said while a set goes on.
//!
//! ```text
//! observation ──> watch ─┬─ bar, pull ──> liftoff, rep, put down     (the recorder's state machine)
//!                        ├─ hold, over ─> set-up taken, set over
//!                        └─ curve ──────> change with margin, word after a rep
//!             └─> readiness (steady in time) ──┬──> cue (one at a time) ──> LiveState
//! ```
//!
//! Nothing here reaches a verdict: that comes from the zero-lag pass over the stored track alone.

mod bar;
mod body;
mod cue;
mod curve;
mod diagnostics;
mod facts;
mod fractions;
mod hold;
mod implement;
mod liftoff;
mod lockout;
mod one_euro;
mod over;
mod pull;
mod range_check;
mod readiness;
mod recent;
mod rep_times;
mod rep_window;
mod rep_word;
mod scale;
mod spot;
mod stage;
mod state;
mod thinning;
mod view;
mod watch;

pub(crate) use cue::CueScheduler;
pub use cue::{Cue, Grammar};
pub use curve::ChangeSeen;
pub use diagnostics::Diagnostics;
pub(crate) use diagnostics::Gauge;
pub use facts::{CameraFacts, FactError, Heat};
pub(crate) use hold::Hold;
pub(crate) use range_check::RangeGuide;
pub use range_check::{RangeCheck, RangeStep};
pub(crate) use readiness::Readiness;
pub use readiness::{Advice, Check, Condition, ReadinessItem, ReadinessItems};
pub use spot::{SetupGhost, SpotMatch};
pub use stage::{EndReason, Event, OrderError, Stage};
pub(crate) use stage::{FrameSays, Input};
pub use state::{LiveOverlay, LiveState};
pub(crate) use thinning::LoadWatch;
pub(crate) use watch::{RepDone, Watch};
