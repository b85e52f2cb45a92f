//! A set that is over: its verdict and its bytes.

use crate::live::EndReason;
use crate::report::Report;
use crate::track::{Decoded, Track, TrackError, decode};

/// A verdict, from the zero-lag pass over the stored track.
#[derive(Clone, Debug, PartialEq)]
pub struct SetReport {
    /// The report.
    pub report: Report,
    /// The track that it was judged from.
    pub track: Track,
    /// That track as bytes: what is stored.
    pub bytes: Vec<u8>,
    /// Why the set ended.
    pub reason: EndReason,
}

/// A set handed to whoever stores it.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedSet {
    /// The track as bytes.
    pub track: Vec<u8>,
    /// Why the set ended.
    pub reason: EndReason,
}

/// Judges bytes as they were journalled, complete or cut off anywhere: an app that was killed finishes its set with this.
/// What was damaged, usually the last second, is told beside.
///
/// # Errors
/// When the bytes are no track or hold no readable header.
pub fn recover(journal: &[u8]) -> Result<(Report, Track, Option<TrackError>), TrackError> {
    let Decoded { track, damage } = decode(journal)?;
    Ok((Report::of(&track), track, damage))
}
