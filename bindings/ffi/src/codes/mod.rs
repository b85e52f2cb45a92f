//! The core's own codes and plain records, exported as they are: defined once more for the crossing, and held to the core's
//! definitions by the compiler.

mod cue;
mod landmark;
mod library;
mod lift;
mod readiness;
mod replay;
mod soreness;
mod stage;
mod verdict;

pub use cue::*;
pub use landmark::*;
pub use library::*;
pub use lift::*;
pub use readiness::*;
pub use replay::*;
pub use soreness::*;
pub use stage::*;
pub use verdict::*;
