//! What can go wrong between two frames.

use crate::frame::Timestamp;
use crate::pose::PoseError;

/// Why a frame was not taken. What was recorded before is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
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
    /// The journal could not be written; the set goes on in memory.
    #[error("the journal of the set can't be written ({reason}); free some storage")]
    Journal {
        /// What the sink said.
        reason: String,
    },
}
