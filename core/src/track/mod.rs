//! The one thing stored of a set: what was seen in every frame.

mod bytes;
mod codec;
mod frame_codec;
mod observation;

pub use codec::{ChunkWriter, Decoded, FORMAT, TrackError, decode, encode, encode_header};
pub use observation::{CameraMotion, Facing, LifterSeen, Light, Observation, Yaw};

use crate::lift::Lift;
use crate::spine::Calibration;
use serde::{Deserialize, Serialize};

/// Everything needed to judge a set, now or later, without its film.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// What holds for all frames.
    pub header: TrackHeader,
    /// What was seen, ascending in time.
    pub observations: Vec<Observation>,
}

/// What holds for all frames of a track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrackHeader {
    /// Which network saw, and on which runtime.
    pub model: ModelInfo,
    /// That network's calibration, so that the track can be judged without it.
    pub calibration: Calibration,
    /// Width of the upright frame, px.
    pub width_px: u32,
    /// Height of the upright frame, px.
    pub height_px: u32,
    /// The lift, where the lifter named it.
    pub lift: Option<Lift>,
}

/// Which network looked at the frames.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelInfo {
    /// Name in the manifest.
    pub name: String,
    /// Version in the manifest.
    pub version: String,
    /// SHA-256 of the model file, lower-case hex.
    pub sha256: String,
    /// `onnxruntime` or `embedded`.
    pub runtime: String,
}

impl Track {
    /// The track as it is read back from its bytes. Verdicts come from this only, so that judging the stored track
    /// again gives the same bytes.
    ///
    /// # Errors
    /// Never for a track that was made by a recorder; typed for the sake of the reader's contract.
    pub fn quantised(&self) -> Result<Self, TrackError> {
        /// About a second at the usual rates: differences restart there.
        const FRAMES_PER_CHUNK: usize = 30;
        decode(&encode(self, FRAMES_PER_CHUNK)).map(|d| d.track)
    }
}
