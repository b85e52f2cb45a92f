//! From a coded sample to a picture, one at a time and in decoding order.

mod h264;
mod hevc;

use super::ClipError;
use super::demux::Codec;
use super::picture::{Colour, MAX_PICTURE_PX, Picture};
use keel_core::frame::Timestamp;
use thiserror::Error;

/// Decodes the samples of one film.
pub trait Decoder: Send {
    /// Decodes one sample (all of one picture's slices); `None` when it showed no picture.
    ///
    /// # Errors
    /// Where the sample is damaged or coded in a way that the decoder lacks.
    fn decode(&mut self, sample: &[u8], time: Timestamp) -> Result<Option<Picture>, DecodeError>;

    /// Colour as the stream's own header states it, where it does.
    fn colour(&self) -> Option<Colour>;
}

/// Why a sample gave no picture.
#[derive(Debug, Error)]
pub enum DecodeError {
    /// The film uses a part of its codec that the decoder lacks.
    #[error("it uses {0}")]
    Unsupported(String),
    /// The bytes make no sense.
    #[error("{0}")]
    Damaged(String),
    /// The stream's header asks for a picture that is too large.
    #[error("pictures of {width} x {height}")]
    TooLarge {
        /// Coded width.
        width: u64,
        /// Coded height.
        height: u64,
    },
}

impl From<DecodeError> for ClipError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::TooLarge { width, height } => Self::TooLarge { width, height },
            DecodeError::Unsupported(what) => Self::Coding { what },
            DecodeError::Damaged(why) => Self::Damaged { why },
        }
    }
}

/// The built-in decoder for a codec, its configuration read.
pub fn open(codec: &Codec) -> Result<Box<dyn Decoder>, DecodeError> {
    Ok(match codec {
        Codec::H264(record) => Box::new(h264::H264::new(record)?),
        Codec::Hevc(record) => Box::new(hevc::Hevc::new(record)?),
    })
}

/// Refuses a picture that would take more memory than any level of the codec allows.
fn bounded(width: u64, height: u64) -> Result<(), DecodeError> {
    if width.saturating_mul(height) > MAX_PICTURE_PX {
        return Err(DecodeError::TooLarge { width, height });
    }
    Ok(())
}
