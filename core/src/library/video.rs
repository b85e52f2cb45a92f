//! References to films, which belong to the platform.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Digest;

/// How much of a film is hashed, bytes: enough to tell films apart, quick to read on a phone.
const HEAD_BYTES: u64 = 1 << 20;

/// What tells one film from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VideoPrint {
    /// Size, bytes.
    pub bytes: u64,
    /// SHA-256 of its first megabyte.
    pub head_sha256: Digest,
}

impl VideoPrint {
    /// The print of a film of so many bytes, read from its beginning.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn of(film: impl Read, bytes: u64) -> io::Result<Self> {
        let mut head = Vec::new();
        film.take(HEAD_BYTES).read_to_end(&mut head)?;
        Ok(Self { bytes, head_sha256: Digest::of(&head) })
    }
}

/// The print of the film at a path; `None` where no file lies.
pub(super) fn print_at(path: &Path) -> io::Result<Option<VideoPrint>> {
    let meta = match fs::metadata(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        meta => meta?,
    };
    // A location may come from a backup; a pipe or a device would be read for ever.
    if meta.is_file() { VideoPrint::of(File::open(path)?, meta.len()).map(Some) } else { Ok(None) }
}

/// A film of the platform's, by where it lies and what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VideoRef {
    /// A path, relative to the library's folder or absolute, or a URI of the platform's.
    pub location: String,
    /// What it was when the set was saved.
    pub print: VideoPrint,
}

/// What became of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VideoState {
    /// There never was one.
    None,
    /// It is there, unchanged.
    Present,
    /// It is gone.
    Missing,
    /// Another one lies in its place.
    Swapped,
    /// It was removed through the library.
    Removed,
}

impl VideoRef {
    /// What became of the film, by the print of what lies there now (`None`: nothing does).
    pub fn state(&self, now: Option<VideoPrint>) -> VideoState {
        match now {
            None => VideoState::Missing,
            Some(print) if print == self.print => VideoState::Present,
            Some(_) => VideoState::Swapped,
        }
    }
}
