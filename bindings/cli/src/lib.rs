//! Keel on a desktop: reads a clip, hands its frames to the core and says what came out.

pub mod analyze;
pub mod args;
pub mod clip;
pub mod failure;
pub mod output;
mod progress;
mod summary;
