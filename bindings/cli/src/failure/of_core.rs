//! The core's errors as the codes of the string tables, the same that the apps show for them.

use super::fault::Fault;
use super::own::Own;
use keel_core::infer::InferError;
use keel_core::library::soreness::{AnswerError, SorenessError};
use keel_core::library::{BackupError, ExportError, LibraryCompareError, LibraryError, MomentError};
use keel_core::lift::CorrectionError;
use keel_core::live::OrderError;
use keel_core::pose::{ManifestError, PoseError};
use keel_core::recorder::RecorderError;
use keel_core::replay::CompareError;
use keel_core::report::ReportError;
use keel_core::track::TrackError;

impl From<LibraryError> for Fault {
    fn from(error: LibraryError) -> Self {
        let detail = error.to_string();
        match error {
            LibraryError::NotWritable { path, .. } => {
                Self::shared("storage_not_writable", "choose_another", detail).about_file(&path)
            }
            LibraryError::Full { path } => {
                Self::shared("storage_full", "free_storage", detail).about_file(&path)
            }
            LibraryError::File { path, .. } => {
                Self::shared("storage_failed", "choose_another", detail).about_file(&path)
            }
            LibraryError::Busy => Self::shared("busy", "try_again", detail),
            LibraryError::Damaged { .. } | LibraryError::UnknownValue { .. } => {
                Self::own(Own::LibraryDamaged, detail)
            }
            LibraryError::NotALibrary { path, .. } => {
                Self::shared("library_not_a_library", "choose_another", detail).about_file(&path)
            }
            LibraryError::Newer { .. } => Self::shared("library_newer", "update", detail),
            LibraryError::Database(_) => Self::shared("library_refused", "report", detail),
            LibraryError::NoSuchSet { id } => Self::own(Own::NoSuchSet { name: id.to_string() }, detail),
            LibraryError::NoSuchName { name } => Self::own(Own::NoSuchSet { name }, detail),
            LibraryError::Ambiguous { name } => Self::own(Own::AmbiguousSet { name }, detail),
            LibraryError::NoTrack { id } => {
                Self::shared("not_there_track", "choose_another", detail).about(id)
            }
            LibraryError::TrackChanged { id, .. } => {
                Self::shared("not_there_track", "restore", detail).about(id)
            }
            LibraryError::Track(error) => error.into(),
            LibraryError::Report(error) => error.into(),
            LibraryError::TrackMismatch { id, .. } => {
                Self::shared("track_mismatch", "restore", detail).about(id)
            }
            LibraryError::Correction(error) => error.into(),
            LibraryError::NothingToUndo { id } => {
                Self::shared("not_there_correction", "choose_another", detail).about(id)
            }
            LibraryError::PageSize { asked, .. } => {
                Self::shared("argument", "correct_value", detail).about(asked)
            }
        }
    }
}

impl From<ReportError> for Fault {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Newer { .. } => Self::shared("library_newer", "update", error),
            ReportError::Malformed(_) => Self::own(Own::LibraryDamaged, error),
        }
    }
}

impl From<TrackError> for Fault {
    fn from(error: TrackError) -> Self {
        let (failure, next) = match error {
            TrackError::NotATrack { .. } => ("track_not_a_track", "choose_another"),
            TrackError::Newer { .. } => ("track_newer", "update"),
            TrackError::Header { .. } | TrackError::Chunk { .. } => ("track_damaged", "restore"),
        };
        Self::shared(failure, next, error)
    }
}

impl From<CorrectionError> for Fault {
    fn from(error: CorrectionError) -> Self {
        let (failure, at_s) = match error {
            CorrectionError::NoRep { at_s } => ("correction_no_rep", Some(at_s)),
            CorrectionError::Order { time_s, .. } => ("correction_out_of_order", Some(time_s)),
            CorrectionError::NoSuchEvent { .. } => ("correction_no_such_event", None),
            CorrectionError::NotTwo { at_s } => ("correction_not_two", Some(at_s)),
            CorrectionError::NoLift => ("correction_no_lift", None),
        };
        let told = Self::shared(failure, "correct_value", error);
        match at_s {
            Some(at_s) => told.about(format!("{at_s:.2} s")),
            None => told,
        }
    }
}

impl From<CompareError> for Fault {
    fn from(error: CompareError) -> Self {
        let (failure, rep) = match error {
            CompareError::NoRep { rep } => ("not_there_rep", rep),
            CompareError::NoAnchor { rep, .. } | CompareError::NoPull { rep } => ("not_there_event", rep),
            CompareError::NoBaseline { rep } => ("not_there_baseline", rep),
            CompareError::TooLong => return Self::shared("not_there_report", "choose_another", error),
        };
        Self::shared(failure, "choose_another", error).about(rep)
    }
}

impl From<LibraryCompareError> for Fault {
    fn from(error: LibraryCompareError) -> Self {
        match error {
            LibraryCompareError::Reps(error) => error.into(),
            LibraryCompareError::NotJudged { id } => {
                Self::shared("not_there_report", "choose_another", &error).about(id)
            }
            LibraryCompareError::Library(error) => error.into(),
        }
    }
}

impl From<SorenessError> for Fault {
    fn from(error: SorenessError) -> Self {
        match error {
            SorenessError::NotDue { day, .. } => {
                Self::shared("not_there_question", "choose_another", &error).about(day.date())
            }
            SorenessError::Library(error) => error.into(),
        }
    }
}

impl From<AnswerError> for Fault {
    fn from(error: AnswerError) -> Self {
        let given = match &error {
            AnswerError::Score { found } => found.to_string(),
            AnswerError::Twice { place } => keel_words::code_of(place),
            AnswerError::SpreadingNowhere => "--spreading".to_owned(),
        };
        Self::shared("argument", "correct_value", error).about(given)
    }
}

impl From<ExportError> for Fault {
    fn from(error: ExportError) -> Self {
        let detail = error.to_string();
        match error {
            ExportError::NotEmpty { path } => {
                Self::shared("storage_not_empty", "choose_another", detail).about_file(&path)
            }
            ExportError::Library(error) => error.into(),
        }
    }
}

impl From<BackupError> for Fault {
    fn from(error: BackupError) -> Self {
        let detail = error.to_string();
        let (failure, next) = match error {
            BackupError::Library(error) => return error.into(),
            BackupError::NotWhole { .. } => ("backup_not_whole", "restore"),
            BackupError::Newer { .. } => ("backup_newer", "update"),
            BackupError::Altered { .. }
            | BackupError::Line { .. }
            | BackupError::Twice { .. }
            | BackupError::WrongId { .. } => ("backup_altered", "restore"),
            BackupError::BadName { .. } | BackupError::Swells { .. } | BackupError::TooLarge { .. } => {
                ("backup_foreign", "distrust")
            }
        };
        Self::shared(failure, next, detail)
    }
}

impl From<MomentError> for Fault {
    fn from(error: MomentError) -> Self {
        Self::own(Own::Clock, error)
    }
}

impl From<ManifestError> for Fault {
    fn from(error: ManifestError) -> Self {
        let failure = match error {
            ManifestError::Sha256 { .. } => "model_other_file",
            _ => "model_manifest",
        };
        Self::shared(failure, "replace_model", error)
    }
}

impl From<InferError> for Fault {
    fn from(error: InferError) -> Self {
        let detail = error.to_string();
        match error {
            InferError::LibraryNotFound => Self::own(Own::NoRuntime, detail),
            InferError::Library { path, .. } => Self::own(Own::RuntimeBroken { path }, detail),
            InferError::Model { .. } | InferError::Port { .. } => {
                Self::shared("model_broken", "replace_model", detail)
            }
            InferError::Input { .. } | InferError::Run { .. } | InferError::NothingRecorded => {
                Self::shared("model_failed", "replace_model", detail)
            }
        }
    }
}

impl From<PoseError> for Fault {
    fn from(error: PoseError) -> Self {
        let detail = error.to_string();
        match error {
            PoseError::Infer(error) => error.into(),
            PoseError::Manifest(error) => error.into(),
            PoseError::Shape { output, found, expected } => {
                Self::own(Own::OutputShape { output, found, expected }, detail)
            }
            PoseError::Lacks { .. } => Self::shared("model_unfit", "replace_model", detail),
        }
    }
}

impl From<OrderError> for Fault {
    fn from(error: OrderError) -> Self {
        Self::internal(error)
    }
}

impl From<RecorderError> for Fault {
    fn from(error: RecorderError) -> Self {
        let detail = error.to_string();
        match error {
            RecorderError::Pose(error) => error.into(),
            RecorderError::Track(error) => error.into(),
            RecorderError::SizeChanged { .. } => Self::shared("frame_size", "begin_again", detail),
            RecorderError::NotLater { .. } | RecorderError::Leapt { .. } => {
                Self::shared("frame_time", "begin_again", detail)
            }
            RecorderError::Countdown { seconds } => {
                Self::shared("argument", "correct_value", detail).about(seconds)
            }
            RecorderError::Fact(_) | RecorderError::Order(_) | RecorderError::Journal { .. } => {
                Self::internal(detail)
            }
        }
    }
}
