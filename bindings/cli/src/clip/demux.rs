//! What a container must give: coded samples in decoding order, with their presentation times.

use super::ClipError;
use super::picture::Colour;
use keel_core::frame::{Rotation, Timestamp};

/// Opens a film's container and hands out its samples one by one; never holds more than one sample.
pub trait Demuxer: Send {
    /// The video track that is read.
    fn track(&self) -> &VideoTrack;

    /// Reads the next sample, in decoding order, into `data`; `None` after the last.
    ///
    /// # Errors
    /// Where the file can't be read.
    fn next_sample(&mut self, data: &mut Vec<u8>) -> Result<Option<Sample>, ClipError>;
}

/// A film's video track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoTrack {
    /// How the samples are coded, with the decoder's configuration.
    pub codec: Codec,
    /// How to turn a picture upright.
    pub rotation: Rotation,
    /// What the container says of colour; `None` where it says nothing.
    pub colour: Option<Colour>,
    /// Frames that are shown.
    pub frames: u64,
}

/// A codec that Keel decodes itself, with the container's configuration record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codec {
    /// H.264 with the payload of its `avcC` box.
    H264(Vec<u8>),
    /// HEVC with the payload of its `hvcC` box.
    Hevc(Vec<u8>),
}

/// Place and time of one coded picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Presentation time with the edit list applied; `None` for a picture that is decoded for others but not shown.
    pub time: Option<Timestamp>,
    /// Every sample still to come is presented later than this; tells when a decoded picture can be handed out.
    pub settled_until: Timestamp,
    /// Whether decoding can begin here.
    pub sync: bool,
}
