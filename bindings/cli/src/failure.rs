//! What ends the command early, each with its exit code and one line for the person.

use crate::clip::ClipError;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use thiserror::Error;

/// Why a clip got no report.
#[derive(Debug, Error)]
pub enum Failure {
    /// The clip can't be read or decoded.
    #[error("{}: {error}; {}", path.display(), error.next_step())]
    Clip {
        /// The clip.
        path: PathBuf,
        /// What is wrong with it.
        error: ClipError,
    },
    /// An output can't be written.
    #[error("{}: it can't be written: {error}; choose another place or free some space", path.display())]
    Output {
        /// The output.
        path: PathBuf,
        /// What the operating system said.
        error: io::Error,
    },
    /// The network can't be loaded.
    #[error("the network can't be loaded: {0}")]
    Model(String),
    /// The library can't do what it was asked.
    #[error("{0}")]
    Library(String),
    /// The command line asks for something that can't be.
    #[error("{0}")]
    Usage(String),
    /// A fault of Keel's own.
    #[error("{}: Keel failed: {what}; please report this", path.display())]
    Internal {
        /// The clip.
        path: PathBuf,
        /// What went wrong.
        what: String,
    },
}

impl Failure {
    /// The exit code: 1 an internal failure or an output that can't be written, 2 wrong usage, 3 the clip can't be read
    /// or decoded, 4 the network can't be loaded, 5 the library can't do it.
    pub const fn code(&self) -> u8 {
        match self {
            Self::Internal { .. } | Self::Output { .. } => 1,
            Self::Usage(_) => 2,
            Self::Clip { .. } => 3,
            Self::Model(_) => 4,
            Self::Library(_) => 5,
        }
    }

    /// Says the failure on standard error, in one line.
    pub fn say(&self) {
        eprintln!("keel: {}", self.to_string().replace('\n', " "));
    }
}

/// The worst of several exit codes.
pub fn worst(codes: impl Iterator<Item = u8>) -> ExitCode {
    ExitCode::from(codes.max().unwrap_or(0))
}
