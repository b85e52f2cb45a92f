//! Keel on a desktop: reads a clip, hands its frames to the core and says what came out.

pub mod analyze;
mod args;
pub mod clip;
pub mod failure;
mod library;
mod live;
mod output;
mod page;
mod progress;
mod run;
mod sample;
mod summary;

pub use run::run;
