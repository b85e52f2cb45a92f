//! What the command needs of the core: a set that frames are pushed into and that ends in a verdict.

use super::timing::PassTimes;
use keel_core::frame::Frame;
use keel_core::recorder::RecorderError;
use keel_core::report::Report;
use keel_core::track::{Track, TrackError};

/// A set being judged.
pub trait Judge {
    /// Looks at the next frame.
    ///
    /// # Errors
    /// Where the network fails on it.
    fn push(&mut self, frame: &Frame<'_>) -> Result<(), RecorderError>;

    /// What the passes of the last frame took.
    fn passes(&self) -> PassTimes;

    /// Ends the set.
    ///
    /// # Errors
    /// Where the track can't be judged.
    fn finish(self: Box<Self>) -> Result<Judged, TrackError>;
}

/// A set that was judged.
#[derive(Debug)]
pub struct Judged {
    /// The verdict.
    pub report: Report,
    /// What was seen in every frame.
    pub track: Track,
    /// The track as it is stored.
    pub bytes: Vec<u8>,
}
