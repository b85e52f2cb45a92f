//! What can go wrong, as codes and values: the words stand in the string tables of the apps.

mod faults;
mod from_library;
mod from_recorder;

pub use faults::{
    BackupFault, CorrectionFault, FrameFault, LibraryFault, Missing, ModelFault, NextStep, StorageFault,
    TrackFault,
};

use std::fmt::Display;

/// Why a call failed. Whatever is returned, what was there before the call is kept.
///
/// Every kind has a `detail` in English, for logs and for whoever looks for a fault, and a `next` step to offer.
#[derive(Clone, Debug, PartialEq, thiserror::Error, uniffi::Error)]
pub enum KeelError {
    /// The network can't be used.
    #[error("{detail}")]
    Model {
        /// What is wrong with it.
        fault: ModelFault,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// A frame does not fit its description.
    #[error("{detail}")]
    Frame {
        /// What does not fit.
        fault: FrameFault,
        /// The value given: px, bytes or degrees.
        given: i64,
        /// The value that was needed or allowed, in the same unit.
        needed: i64,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// The picture changed its size within a set.
    #[error("{detail}")]
    FrameSize {
        /// Width of the set's first frame, upright px.
        width_px: i32,
        /// Height of the set's first frame, upright px.
        height_px: i32,
        /// Width of this frame, upright px.
        given_width_px: i32,
        /// Height of this frame, upright px.
        given_height_px: i32,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// A frame's time is not after the one before, or leapt.
    #[error("{detail}")]
    FrameTime {
        /// Time of the frame before, ns.
        before_ns: i64,
        /// Time of this frame, ns.
        given_ns: i64,
        /// Whether it leapt ahead; what was recorded is kept and the next frame may be pushed.
        leapt: bool,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// The call has no meaning now.
    #[error("{detail}")]
    Order {
        /// The call.
        call: String,
        /// Where things stand.
        stage: String,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// Another call, or another process, is not done yet.
    #[error("{detail}")]
    Busy {
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// A value that was given can't be used.
    #[error("{detail}")]
    Argument {
        /// Which.
        field: String,
        /// What was given, its first characters.
        given: String,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// Something that was asked for is not there.
    #[error("{detail}")]
    NotThere {
        /// What.
        what: Missing,
        /// Its name: a set's id, a rep's number, a path.
        name: String,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// A correction does not fit the set.
    #[error("{detail}")]
    Correction {
        /// Why.
        fault: CorrectionFault,
        /// The time asked for, s from the film's first frame; `None` where no time was.
        at_s: Option<f64>,
        /// The earliest time that would fit, s.
        from_s: Option<f64>,
        /// The latest time that would fit, s.
        to_s: Option<f64>,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// The disk refuses.
    #[error("{detail}")]
    Storage {
        /// How.
        fault: StorageFault,
        /// Which file or folder.
        path: String,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// The library as a whole can't be used.
    #[error("{detail}")]
    Library {
        /// Why.
        fault: LibraryFault,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// A track can't be read.
    #[error("{detail}")]
    Track {
        /// Why.
        fault: TrackFault,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// A backup can't be restored.
    #[error("{detail}")]
    Backup {
        /// Why.
        fault: BackupFault,
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
    /// A fault in Keel itself. What was recorded is kept, and the next call may be made.
    #[error("{detail}")]
    Panicked {
        /// For logs.
        detail: String,
        /// What to do.
        next: NextStep,
    },
}

/// Characters of a given value that an error repeats.
const GIVEN_CHARS: usize = 80;

impl KeelError {
    /// A value that can't be used; `why` says what would be.
    pub(crate) fn argument(field: &str, given: impl Display, why: impl Display) -> Self {
        Self::Argument {
            field: field.to_owned(),
            given: given.to_string().chars().take(GIVEN_CHARS).collect(),
            detail: why.to_string(),
            next: NextStep::CorrectValue,
        }
    }

    /// A call that has no meaning now.
    pub(crate) fn order(call: &str, stage: &str, next_call: &str) -> Self {
        Self::Order {
            call: call.to_owned(),
            stage: stage.to_owned(),
            detail: format!("{call} has no meaning {stage}; {next_call}"),
            next: NextStep::CallInOrder,
        }
    }

    /// Another call is on.
    pub(crate) fn busy() -> Self {
        Self::Busy {
            detail: "another call is not done yet; drop this frame, or call again in a moment".to_owned(),
            next: NextStep::TryAgain,
        }
    }

    /// A panic with its text.
    pub(crate) fn panicked(text: String) -> Self {
        Self::Panicked { detail: text, next: NextStep::Report }
    }

    /// Something that is not there.
    pub(crate) fn not_there(what: Missing, name: impl Display, detail: impl Display) -> Self {
        Self::NotThere {
            what,
            name: name.to_string(),
            detail: detail.to_string(),
            next: NextStep::ChooseAnother,
        }
    }

    /// A file that can't be read or written.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let (fault, next) = match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
                (StorageFault::Full, NextStep::FreeStorage)
            }
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
                (StorageFault::NotWritable, NextStep::ChooseAnother)
            }
            _ => (StorageFault::Failed, NextStep::TryAgain),
        };
        let path = path.display().to_string();
        Self::Storage { fault, detail: format!("{path}: {error}"), path, next }
    }
}
