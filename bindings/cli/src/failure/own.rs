//! What only the command can find, or can say better than the apps: it has an id to type and a command to name.

use keel_words::Words;
use std::path::PathBuf;

/// A failure of the command's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// More than one document for standard output.
    OneDocument,
    /// The platform names no place for data.
    NoPlaceForData,
    /// No set has an id that begins so.
    NoSuchSet {
        /// What was typed.
        name: String,
    },
    /// Several sets have an id that begins so.
    AmbiguousSet {
        /// What was typed.
        name: String,
    },
    /// The set has no such rep.
    NoSuchRep,
    /// A correction that says nothing.
    NothingToCorrect,
    /// An answer about soreness that says nothing.
    NothingAnswered,
    /// Nobody said that it may be deleted.
    Confirm,
    /// The library's database is damaged.
    LibraryDamaged,
    /// No ONNX Runtime was found.
    NoRuntime,
    /// The ONNX Runtime can't be loaded.
    RuntimeBroken {
        /// Its library.
        path: PathBuf,
    },
    /// The network gives something else than its manifest says.
    OutputShape {
        /// Name of the output.
        output: String,
        /// Its shape.
        found: Vec<usize>,
        /// What the manifest says of it after the first dimension of 1; 0 is any size.
        expected: Vec<usize>,
    },
    /// A network's file can't be read.
    ModelUnreadable {
        /// What the operating system said.
        why: std::io::ErrorKind,
    },
    /// A clock that can't be right.
    Clock,
    /// Nothing opens the page.
    CannotOpen {
        /// The page.
        path: PathBuf,
    },
    /// Keel's own fault.
    Internal,
}

impl Own {
    /// Every key of a failure of the command's own, under `command_failure`.
    pub const CODES: [&'static str; 16] = [
        "one_document",
        "no_place_for_data",
        "no_such_set",
        "ambiguous_set",
        "no_such_rep",
        "nothing_to_correct",
        "nothing_answered",
        "confirm",
        "library_damaged",
        "no_runtime",
        "runtime_broken",
        "output_shape",
        "model_unreadable",
        "clock",
        "cannot_open",
        "internal",
    ];

    const fn code(&self) -> &'static str {
        match self {
            Self::OneDocument => "one_document",
            Self::NoPlaceForData => "no_place_for_data",
            Self::NoSuchSet { .. } => "no_such_set",
            Self::AmbiguousSet { .. } => "ambiguous_set",
            Self::NoSuchRep => "no_such_rep",
            Self::NothingToCorrect => "nothing_to_correct",
            Self::NothingAnswered => "nothing_answered",
            Self::Confirm => "confirm",
            Self::LibraryDamaged => "library_damaged",
            Self::NoRuntime => "no_runtime",
            Self::RuntimeBroken { .. } => "runtime_broken",
            Self::OutputShape { .. } => "output_shape",
            Self::ModelUnreadable { .. } => "model_unreadable",
            Self::Clock => "clock",
            Self::CannotOpen { .. } => "cannot_open",
            Self::Internal => "internal",
        }
    }

    /// What is wrong and what to do, in the words of a language.
    pub fn sentence(&self, words: &Words) -> String {
        let sizes = |shape: &[usize]| shape.iter().map(usize::to_string).collect::<Vec<_>>().join(" x ");
        let blanks = match self {
            Self::NoSuchSet { name } | Self::AmbiguousSet { name } => vec![("name", name.clone())],
            Self::RuntimeBroken { path } | Self::CannotOpen { path } => {
                vec![("path", path.display().to_string())]
            }
            Self::OutputShape { output, found, expected } => vec![
                ("output", output.clone()),
                ("found", sizes(found)),
                ("expected", sizes(&[&[1], expected.as_slice()].concat())),
            ],
            Self::ModelUnreadable { why } => vec![("why", super::disk::why(&(*why).into(), words))],
            Self::OneDocument
            | Self::NoPlaceForData
            | Self::NoSuchRep
            | Self::NothingToCorrect
            | Self::NothingAnswered
            | Self::Confirm
            | Self::LibraryDamaged
            | Self::NoRuntime
            | Self::Clock
            | Self::Internal => Vec::new(),
        };
        words.fill("command_failure", self.code(), &blanks)
    }
}
