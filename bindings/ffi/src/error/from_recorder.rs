//! Errors of frames, networks, recorders and tracks.

use keel_core::frame::FrameError;
use keel_core::infer::InferError;
use keel_core::pose::{ManifestError, PoseError};
use keel_core::recorder::RecorderError;
use keel_core::track::TrackError;

use super::{FrameFault, KeelError, ModelFault, NextStep, TrackFault};

impl From<FrameError> for KeelError {
    fn from(error: FrameError) -> Self {
        let detail = error.to_string();
        let (fault, given, needed) = match error {
            FrameError::Dimensions { width, height, max } => {
                let given = if (2..=max).contains(&width) { height } else { width };
                (FrameFault::Dimensions, given as i64, max as i64)
            }
            FrameError::RowStride { stride, needed, .. } => {
                (FrameFault::RowStride, stride as i64, needed as i64)
            }
            FrameError::PixelStride { stride, max } => (FrameFault::PixelStride, stride as i64, max as i64),
            FrameError::PlaneLength { len, needed, .. } => {
                (FrameFault::PlaneLength, len as i64, needed as i64)
            }
            FrameError::Rotation { degrees } => (FrameFault::Rotation, i64::from(degrees), 90),
        };
        Self::Frame { fault, given, needed, detail, next: NextStep::CorrectValue }
    }
}

impl From<ManifestError> for KeelError {
    fn from(error: ManifestError) -> Self {
        let fault = match error {
            ManifestError::Sha256 { .. } => ModelFault::OtherFile,
            _ => ModelFault::Manifest,
        };
        Self::Model { fault, detail: error.to_string(), next: NextStep::ReplaceModel }
    }
}

impl From<InferError> for KeelError {
    fn from(error: InferError) -> Self {
        let (fault, next) = match error {
            InferError::LibraryNotFound | InferError::Library { .. } => {
                (ModelFault::Runtime, NextStep::ChooseAnother)
            }
            InferError::Model { .. } | InferError::Port { .. } => {
                (ModelFault::Broken, NextStep::ReplaceModel)
            }
            InferError::Input { .. } | InferError::Run { .. } | InferError::NothingRecorded => {
                (ModelFault::Failed, NextStep::TryAgain)
            }
        };
        Self::Model { fault, detail: error.to_string(), next }
    }
}

impl From<PoseError> for KeelError {
    fn from(error: PoseError) -> Self {
        match error {
            PoseError::Infer(error) => error.into(),
            other => Self::Model {
                fault: ModelFault::Unfit,
                detail: other.to_string(),
                next: NextStep::ReplaceModel,
            },
        }
    }
}

impl From<TrackError> for KeelError {
    fn from(error: TrackError) -> Self {
        let (fault, next) = match error {
            TrackError::NotATrack { .. } => (TrackFault::NotATrack, NextStep::ChooseAnother),
            TrackError::Newer { .. } => (TrackFault::Newer, NextStep::Update),
            TrackError::Header { .. } | TrackError::Chunk { .. } => (TrackFault::Damaged, NextStep::Restore),
        };
        Self::Track { fault, detail: error.to_string(), next }
    }
}

impl From<RecorderError> for KeelError {
    fn from(error: RecorderError) -> Self {
        let detail = error.to_string();
        match error {
            RecorderError::Pose(error) => error.into(),
            RecorderError::Track(error) => error.into(),
            RecorderError::SizeChanged { before, after } => Self::FrameSize {
                width_px: before.0 as i32,
                height_px: before.1 as i32,
                given_width_px: after.0 as i32,
                given_height_px: after.1 as i32,
                detail,
                next: NextStep::BeginAgain,
            },
            RecorderError::NotLater { before, after } => Self::FrameTime {
                before_ns: before.nanos(),
                given_ns: after.nanos(),
                leapt: false,
                detail,
                next: NextStep::CallInOrder,
            },
            RecorderError::Leapt { before, after } => Self::FrameTime {
                before_ns: before.nanos(),
                given_ns: after.nanos(),
                leapt: true,
                detail,
                next: NextStep::TryAgain,
            },
            RecorderError::Fact(fact) => Self::argument(fact.field, fact.value, fact),
            RecorderError::Countdown { seconds } => Self::argument("countdown_s", seconds, detail),
            RecorderError::Order(order) => Self::order(order.call, order.stage, order.next),
            RecorderError::Journal { .. } => {
                Self::file(std::path::Path::new("journal"), &std::io::Error::other(detail))
            }
        }
    }
}
