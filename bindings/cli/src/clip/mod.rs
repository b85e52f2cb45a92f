//! From a file to pictures: H.264 and HEVC in mp4 and mov by Keel itself, everything else through an installed ffmpeg.
//!
//! Pictures stream: memory does not grow with the film, and the file is never read whole.

mod built_in;
mod decode;
mod demux;
mod error;
mod ffmpeg;
pub mod mp4;
mod picture;
mod worker;

pub use decode::{DecodeError, Decoder};
pub use demux::{Codec, Demuxer, Sample, VideoTrack};
pub use error::{Beyond, ClipError, ClipStep, FfmpegFault};
pub use picture::{Colour, Depth, MAX_PICTURE_PX, Picture};
pub use worker::DECODING_THREAD;

use built_in::BuiltIn;
use keel_core::frame::{Rotation, Timestamp};
use mp4::Mp4;
use std::fs::File;
use std::path::Path;
use std::time::Duration;
use worker::Worker;

/// An open clip, decoding in the background.
pub struct Clip {
    info: ClipInfo,
    pictures: Worker,
    seen: Seen,
}

/// What is known of a clip before its first picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClipInfo {
    /// How to turn its pictures upright.
    pub rotation: Rotation,
    /// How its samples map to colour.
    pub colour: Colour,
    /// Frames that it holds, where the container tells.
    pub frames: Option<u64>,
    /// Who decodes it.
    pub reader: Reader,
}

/// Who decodes a clip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Keel itself.
    BuiltIn,
    /// The installed ffmpeg.
    Ffmpeg,
}

#[derive(Default)]
struct Seen {
    frames: u64,
    bad_times: u64,
    last: Option<Timestamp>,
    size: Option<(u32, u32)>,
}

impl Clip {
    /// Opens a clip by Keel itself where it can, else through ffmpeg.
    ///
    /// # Errors
    /// Where the file is no film, is damaged, or needs an ffmpeg that is missing or fails.
    pub fn open(path: &Path) -> Result<Self, ClipError> {
        match Self::open_built_in(path)? {
            Ok(clip) => Ok(clip),
            Err(why) => Self::open_ffmpeg(path, why),
        }
    }

    /// Opens a clip through ffmpeg whatever it is; `why` is said where that fails.
    ///
    /// # Errors
    /// Where ffmpeg is missing or can't read the file.
    pub fn open_ffmpeg(path: &Path, why: Beyond) -> Result<Self, ClipError> {
        let (info, pictures) = ffmpeg::open(path, why)?;
        Ok(Self { info, pictures: Worker::start(pictures)?, seen: Seen::default() })
    }

    /// The outer error is final; the inner one says why ffmpeg should try.
    fn open_built_in(path: &Path) -> Result<Result<Self, Beyond>, ClipError> {
        if !path.metadata()?.is_file() {
            return Err(ClipError::NotAFile);
        }
        let demuxer = match Mp4::open(File::open(path)?) {
            Ok(demuxer) => demuxer,
            Err(ClipError::Mp4(why)) if why.is_beyond_built_in() => return Ok(Err(Beyond::Container(why))),
            Err(error) => return Err(error),
        };
        let decoder = match decode::open(&demuxer.track().codec) {
            Ok(decoder) => decoder,
            Err(DecodeError::Unsupported(what)) => return Ok(Err(Beyond::Coding(what))),
            Err(error) => return Err(error.into()),
        };
        let track = demuxer.track();
        let info = ClipInfo {
            rotation: track.rotation,
            colour: track.colour.or(decoder.colour()).unwrap_or_default(),
            frames: Some(track.frames),
            reader: Reader::BuiltIn,
        };
        let pictures = Worker::start(BuiltIn::new(Box::new(demuxer), decoder))?;
        Ok(Ok(Self { info, pictures, seen: Seen::default() }))
    }

    /// What is known of the clip before its first picture.
    pub fn info(&self) -> &ClipInfo {
        &self.info
    }

    /// How long reading and decoding took for the last picture.
    pub fn decoding_took(&self) -> Duration {
        self.pictures.took()
    }

    /// The next picture; times always move forward: a frame whose time does not is left out. `None` after the last.
    ///
    /// # Errors
    /// Where the pictures can't be decoded, change their size, or mostly carry times that do not move forward.
    pub fn next_picture(&mut self) -> Result<Option<Picture>, ClipError> {
        while let Some(picture) = self.pictures.next()? {
            if self.seen.accept(&picture)? {
                return Ok(Some(picture));
            }
        }
        self.seen.judge()?;
        Ok(None)
    }
}

impl Seen {
    /// Whether a picture is later than the one before; its size must be the same.
    fn accept(&mut self, picture: &Picture) -> Result<bool, ClipError> {
        let after = (picture.width, picture.height);
        let before = *self.size.get_or_insert(after);
        if before != after {
            return Err(ClipError::SizeChanges { before, after });
        }
        self.frames += 1;
        let forward = self.last.is_none_or(|last| picture.time > last);
        if forward {
            self.last = Some(picture.time);
        } else {
            self.bad_times += 1;
        }
        Ok(forward)
    }

    /// At the end: a film whose times are mostly wrong can't be measured, and one without pictures is none.
    fn judge(&self) -> Result<(), ClipError> {
        if self.frames == 0 {
            return Err(ClipError::NoPictures);
        }
        if self.bad_times * 2 > self.frames {
            return Err(ClipError::Times { bad: self.bad_times, frames: self.frames });
        }
        Ok(())
    }
}
