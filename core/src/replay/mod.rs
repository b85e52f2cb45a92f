//! Looking at a judged set again: what to draw over the film at any time, and where to jump.

mod curve_path;
mod jumps;
mod overlay;

pub use jumps::{Jump, JumpKind};
pub use overlay::{Overlay, Replay};
