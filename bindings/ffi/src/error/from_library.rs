//! Errors of the library, of what is done with stored sets, and of what a person enters.

use keel_core::library::soreness::{AnswerError, SorenessError};
use keel_core::library::{
    BackupError, DateError, ExportError, LibraryCompareError, LibraryError, LoadError, NoSuchPicture, NotHex,
    TextError,
};
use keel_core::lift::CorrectionError;
use keel_core::replay::CompareError;
use keel_core::report::ReportError;

use super::{
    BackupFault, CorrectionFault, KeelError, LibraryFault, Missing, NextStep, StorageFault, TrackFault,
};

impl From<LibraryError> for KeelError {
    fn from(error: LibraryError) -> Self {
        let detail = error.to_string();
        let whole = |fault, next| Self::Library { fault, detail: detail.clone(), next };
        let disk = |fault, path: &std::path::Path, next| Self::Storage {
            fault,
            path: path.display().to_string(),
            detail: detail.clone(),
            next,
        };
        match error {
            LibraryError::NotWritable { path, .. } => {
                disk(StorageFault::NotWritable, &path, NextStep::ChooseAnother)
            }
            LibraryError::Full { path } => disk(StorageFault::Full, &path, NextStep::FreeStorage),
            LibraryError::File { path, .. } => disk(StorageFault::Failed, &path, NextStep::TryAgain),
            LibraryError::Busy => Self::Busy { detail, next: NextStep::TryAgain },
            LibraryError::Damaged { .. } | LibraryError::UnknownValue { .. } => {
                whole(LibraryFault::Damaged, NextStep::Repair)
            }
            LibraryError::NotALibrary { .. } => whole(LibraryFault::NotALibrary, NextStep::ChooseAnother),
            LibraryError::Newer { .. } => whole(LibraryFault::Newer, NextStep::Update),
            LibraryError::Database(_) => whole(LibraryFault::Refused, NextStep::Report),
            LibraryError::NoSuchSet { id } => Self::not_there(Missing::Set, id, detail),
            LibraryError::NoSuchName { name } | LibraryError::Ambiguous { name } => {
                Self::not_there(Missing::Set, name, detail)
            }
            LibraryError::NoTrack { id } => Self::not_there(Missing::Track, id, detail),
            LibraryError::TrackChanged { id, .. } => {
                Self::NotThere { what: Missing::Track, name: id.to_string(), detail, next: NextStep::Restore }
            }
            LibraryError::Track(error) => error.into(),
            LibraryError::Report(error) => error.into(),
            LibraryError::TrackMismatch { .. } => {
                Self::Track { fault: TrackFault::Mismatch, detail, next: NextStep::CallInOrder }
            }
            LibraryError::Correction(error) => error.into(),
            LibraryError::NothingToUndo { id } => Self::not_there(Missing::Correction, id, detail),
            LibraryError::PageSize { asked, .. } => Self::argument("count", asked, detail),
        }
    }
}

impl From<ReportError> for KeelError {
    fn from(error: ReportError) -> Self {
        let (fault, next) = match error {
            ReportError::Newer { .. } => (LibraryFault::Newer, NextStep::Update),
            ReportError::Malformed(_) => (LibraryFault::Damaged, NextStep::Repair),
        };
        Self::Library { fault, detail: error.to_string(), next }
    }
}

impl From<CorrectionError> for KeelError {
    fn from(error: CorrectionError) -> Self {
        let detail = error.to_string();
        let (fault, at_s, from_s, to_s) = match error {
            CorrectionError::NoRep { at_s } => (CorrectionFault::NoRep, Some(at_s), None, None),
            CorrectionError::Order { time_s, after_s, before_s, .. } => {
                (CorrectionFault::OutOfOrder, Some(time_s), Some(after_s), Some(before_s))
            }
            CorrectionError::NoSuchEvent { .. } => (CorrectionFault::NoSuchEvent, None, None, None),
            CorrectionError::NotTwo { at_s } => (CorrectionFault::NotTwo, Some(at_s), None, None),
            CorrectionError::NoLift => (CorrectionFault::NoLift, None, None, None),
        };
        Self::Correction { fault, at_s, from_s, to_s, detail, next: NextStep::CorrectValue }
    }
}

impl From<CompareError> for KeelError {
    fn from(error: CompareError) -> Self {
        let (what, rep) = match error {
            CompareError::NoRep { rep } => (Missing::Rep, rep),
            CompareError::NoAnchor { rep, .. } | CompareError::NoPull { rep } => (Missing::Event, rep),
            CompareError::NoBaseline { rep } => (Missing::Baseline, rep),
            // No report of a set says so; a damaged one is made again from its track.
            CompareError::TooLong => return Self::not_there(Missing::Report, "times", error),
        };
        Self::not_there(what, rep, error)
    }
}

impl From<LibraryCompareError> for KeelError {
    fn from(error: LibraryCompareError) -> Self {
        match error {
            LibraryCompareError::Reps(error) => error.into(),
            LibraryCompareError::NotJudged { id } => Self::not_there(Missing::Report, id, &error),
            LibraryCompareError::Library(error) => error.into(),
        }
    }
}

impl From<SorenessError> for KeelError {
    fn from(error: SorenessError) -> Self {
        match error {
            SorenessError::NotDue { day, .. } => Self::not_there(Missing::Question, day.date(), &error),
            SorenessError::Library(error) => error.into(),
        }
    }
}

impl From<ExportError> for KeelError {
    fn from(error: ExportError) -> Self {
        let detail = error.to_string();
        match error {
            ExportError::NotEmpty { path } => Self::Storage {
                fault: StorageFault::NotEmpty,
                path: path.display().to_string(),
                detail,
                next: NextStep::ChooseAnother,
            },
            ExportError::Library(error) => error.into(),
        }
    }
}

impl From<BackupError> for KeelError {
    fn from(error: BackupError) -> Self {
        let detail = error.to_string();
        let (fault, next) = match error {
            BackupError::Library(error) => return error.into(),
            BackupError::NotWhole { .. } => (BackupFault::NotWhole, NextStep::Restore),
            BackupError::Newer { .. } => (BackupFault::Newer, NextStep::Update),
            BackupError::Altered { .. }
            | BackupError::Line { .. }
            | BackupError::Twice { .. }
            | BackupError::WrongId { .. } => (BackupFault::Altered, NextStep::Restore),
            BackupError::BadName { .. } | BackupError::Swells { .. } | BackupError::TooLarge { .. } => {
                (BackupFault::Foreign, NextStep::Distrust)
            }
        };
        Self::Backup { fault, detail, next }
    }
}

impl From<LoadError> for KeelError {
    fn from(error: LoadError) -> Self {
        Self::argument("load", error.value, error)
    }
}

impl From<AnswerError> for KeelError {
    fn from(error: AnswerError) -> Self {
        Self::argument("answer", error, error)
    }
}

impl From<DateError> for KeelError {
    fn from(error: DateError) -> Self {
        Self::argument("day", &error.found, &error)
    }
}

impl From<NotHex> for KeelError {
    fn from(error: NotHex) -> Self {
        Self::argument("id", &error.found, &error)
    }
}

impl From<NoSuchPicture> for KeelError {
    fn from(error: NoSuchPicture) -> Self {
        Self::argument("picture", &error.found, &error)
    }
}

impl KeelError {
    /// A text that can't be kept.
    pub(crate) fn text(field: &str, text: &str, error: &TextError) -> Self {
        Self::argument(field, text, error)
    }
}
