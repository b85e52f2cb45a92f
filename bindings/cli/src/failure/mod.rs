//! What ends the command early, each with its exit code and one line for the person in the language asked for.

pub mod disk;
mod fault;
mod of_core;
mod own;

pub use fault::Fault;
pub use own::Own;

use crate::clip::ClipError;
use crate::output::Target;
use keel_words::Words;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// Why a clip got no report, or a command no answer.
#[derive(Debug)]
pub enum Failure {
    /// The clip can't be read or decoded.
    Clip {
        /// The clip.
        path: PathBuf,
        /// What is wrong with it.
        error: ClipError,
    },
    /// An output can't be written.
    Output {
        /// The output.
        target: Target,
        /// What the operating system said.
        error: io::Error,
    },
    /// The network can't be loaded.
    Model(Fault),
    /// The library can't do what it was asked.
    Library(Fault),
    /// The command line asks for something that can't be.
    Usage(Fault),
    /// A clip that was read can't be followed, or a fault of Keel's own.
    Internal(Fault),
}

impl Failure {
    /// The keys of an output's failure, under `command_failure`; the others there are [`Own::CODES`].
    pub const OUTPUT_CODES: [&'static str; 2] = ["output", "standard_output"];

    /// The exit code: 1 an internal failure or an output that can't be written, 2 wrong usage, 3 the clip can't be read
    /// or decoded, 4 the network can't be loaded, 5 the library can't do it.
    pub const fn code(&self) -> u8 {
        match self {
            Self::Internal(_) | Self::Output { .. } => 1,
            Self::Usage(_) => 2,
            Self::Clip { .. } => 3,
            Self::Model(_) => 4,
            Self::Library(_) => 5,
        }
    }

    /// An output that can't be written.
    pub fn output(path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self::Output { target: Target::Path(path.into()), error }
    }

    /// Says the failure on standard error, in one line; the log has it in more words.
    pub fn say(&self, words: &Words) {
        eprintln!("keel: {}", self.line(words).replace('\n', " "));
        match self {
            Self::Clip { path, error } => log::error!("{}: {error}", path.display()),
            Self::Output { target, error } => log::error!("{target:?}: {error}"),
            Self::Model(fault) | Self::Library(fault) | Self::Usage(fault) | Self::Internal(fault) => {
                log::error!("{}", fault.detail);
            }
        }
    }

    fn line(&self, words: &Words) -> String {
        match self {
            Self::Clip { path, error } => {
                let step = words.get("clip_step", error.next_step().code());
                format!("{}: {}; {step}", path.display(), error.sentence(words))
            }
            Self::Output { target, error } => {
                let place = target.path().map_or_else(
                    || words.get("command_failure", "standard_output").to_owned(),
                    |path| path.display().to_string(),
                );
                let blanks = [("place", place), ("why", disk::why(error, words))];
                words.fill("command_failure", "output", &blanks)
            }
            Self::Model(fault) | Self::Library(fault) | Self::Usage(fault) | Self::Internal(fault) => {
                fault.sentence(words)
            }
        }
    }
}

/// The worst of several exit codes.
pub fn worst(codes: impl Iterator<Item = u8>) -> ExitCode {
    ExitCode::from(codes.max().unwrap_or(0))
}
