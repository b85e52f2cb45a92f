//! Looking at a judged set again: what to draw over the film at any time, where to jump, how to draw a long series, and
//! two reps over each other.

mod compare;
mod conditions;
mod curve_path;
mod decimate;
mod jumps;
mod overlay;

pub use compare::{Anchor, CompareError, Comparison, Side, TimeAxis, compare};
pub use conditions::Unlike;
pub use decimate::{decimate, drawn};
pub use jumps::{Jump, JumpKind};
pub use overlay::{Overlay, Replay};
