//! The file that a set is written to while it is filmed.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use keel_core::recorder::TrackSink;

use crate::KeelError;

/// A file that holds the set being filmed, from its begin to its latest finished second.
pub(super) struct Journal {
    path: PathBuf,
    /// `None` until the set's first bytes.
    file: Option<File>,
}

impl Journal {
    pub fn at(path: PathBuf) -> Self {
        Self { path, file: None }
    }

    /// The set is kept elsewhere or thrown away: its file goes, and the next set begins another.
    pub fn forget(&mut self) -> Result<(), KeelError> {
        self.file = None;
        match fs::remove_file(&self.path) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(KeelError::file(&self.path, &e)),
            _ => Ok(()),
        }
    }
}

impl TrackSink for Journal {
    fn append(&mut self, bytes: &[u8]) -> Result<(), String> {
        let told = |e: std::io::Error| format!("{}: {e}", self.path.display());
        let file = match &mut self.file {
            Some(file) => file,
            // A set's first bytes are a header: whatever lay here is another set's.
            none => none.insert(File::create(&self.path).map_err(told)?),
        };
        // What a killed process wrote stays in the system's hands; only a power cut could take the last second.
        file.write_all(bytes).map_err(told)
    }

    fn discard(&mut self) -> Result<(), String> {
        self.forget().map_err(|e| e.to_string())
    }
}
