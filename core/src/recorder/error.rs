//! What can go wrong between two frames.

use crate::frame::Timestamp;
use crate::live::{FactError, OrderError};
use crate::pose::PoseError;
use crate::track::TrackError;

/// Why a call was refused or a frame was not taken. What was recorded before is kept, and the next frame may be pushed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RecorderError {
    /// The network failed or does not fit.
    #[error(transparent)]
    Pose(#[from] PoseError),
    /// The frame has another size than the set's first.
    #[error("the picture changed from {}x{} to {}x{} within the set; end the set and begin a new one", before.0, before.1, after.0, after.1)]
    SizeChanged {
        /// Upright width and height of the first frame, px.
        before: (u32, u32),
        /// Those of this frame, px.
        after: (u32, u32),
    },
    /// Time did not go on.
    #[error("frame time {} ns is not after {} ns; push frames in the order in which they were taken", after.nanos(), before.nanos())]
    NotLater {
        /// Time of the frame before.
        before: Timestamp,
        /// Time of this frame.
        after: Timestamp,
    },
    /// Time leapt: no camera stalls for so long. A set that was on is closed and kept.
    #[error("frame time leapt from {} ns to {} ns; the set so far is kept, push the next frame to go on", before.nanos(), after.nanos())]
    Leapt {
        /// Time of the frame before.
        before: Timestamp,
        /// Time of this frame.
        after: Timestamp,
    },
    /// What came with the frame is no number.
    #[error(transparent)]
    Fact(#[from] FactError),
    /// The call has no meaning now.
    #[error(transparent)]
    Order(#[from] OrderError),
    /// The countdown can't be that long.
    #[error("a countdown of {seconds} s can't be used: it must be 0 to {} s", crate::rules::COUNTDOWN_MAX_S)]
    Countdown {
        /// The seconds asked for.
        seconds: f64,
    },
    /// The set's own bytes can't be read back.
    #[error(transparent)]
    Track(#[from] TrackError),
    /// The journal could not be written; the set goes on in memory.
    #[error("the journal of the set can't be written ({reason}); free some storage")]
    Journal {
        /// What the sink said.
        reason: String,
    },
}
