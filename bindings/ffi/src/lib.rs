//! What Keel's core exports to Kotlin and Swift: records, codes and objects over it, and no algorithm.
//!
//! - [`Engine`] loads the network once; a [`LiveSet`] films with it, a [`ClipImport`] judges a film with it.
//! - Both end in a [`JudgedSet`], which a [`SetLibrary`] keeps and a [`Replay`] looks at.
//! - Every call returns a `Result` with a [`KeelError`]: codes and values, never sentences for a person.
//! - A panic inside is a [`KeelError::Panicked`]; the object it happened in goes on with what it had.
//!
//! Positions are px of the upright frame; angles degrees, flexion positive; times seconds from a film's first frame unless a
//! name says otherwise. Unknown is `None`.
#![allow(clippy::needless_pass_by_value, reason = "what crossed belongs to this side")]

mod codes;
mod engine;
mod error;
mod frame;
mod guard;
mod import;
mod judged;
mod library;
mod live;
mod logging;
mod moment;
mod objects;
mod points;
mod replay;
mod report;
mod still;

pub use codes::*;
pub use engine::{BroughtModel, Engine, EngineOptions};
pub use error::{BackupFault, CorrectionFault, FrameFault, KeelError, LibraryFault, Missing, ModelFault};
pub use error::{NextStep, StorageFault, TrackFault};
pub use frame::{ColorMatrix, ColorRange, ColorTransfer, FrameInfo, PixelFormat};
pub use import::ClipImport;
pub use judged::{JudgedSet, recover};
pub use library::*;
pub use live::{Diagnostics, LiveOptions, LiveSet, LiveState, SetupGhost, SpotMatch};
pub use logging::{LogLevel, init_logging};
pub use moment::Moment;
pub use objects::open_objects;
pub use points::Points;
pub use replay::{Jump, Overlay, Replay, SeriesPoint};
pub use report::{Headline, RepVerdict, Report, SetVerdict, SourceInfo};

uniffi::setup_scaffolding!();

/// Version of Keel, as "0.1.0".
///
/// # Errors
/// Never; typed like every call.
#[uniffi::export]
pub fn version() -> Result<String, KeelError> {
    guard::guard(|| Ok(env!("CARGO_PKG_VERSION").to_owned()))
}
