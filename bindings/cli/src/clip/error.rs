//! What can be wrong with a clip, and what the person can do about it.

use super::mp4::Mp4Error;
use std::io;
use thiserror::Error;

/// Why a clip can't be read or decoded. The sentence follows the clip's name; [`ClipError::next_step`] follows it.
#[derive(Debug, Error)]
pub enum ClipError {
    /// The operating system refused.
    #[error("it can't be read: {0}")]
    Io(#[from] io::Error),
    /// A folder, a device or a pipe.
    #[error("it is not a file")]
    NotAFile,
    /// There is nothing in the file.
    #[error("it is empty")]
    Empty,
    /// The container is damaged.
    #[error("{0}")]
    Mp4(#[from] Mp4Error),
    /// Only ffmpeg could read the file, and there is none.
    #[error("{why}, which needs ffmpeg, and ffmpeg is not installed")]
    NoFfmpeg {
        /// Why Keel can't read the file itself.
        why: String,
    },
    /// ffmpeg could not read the file either.
    #[error("{why}, and ffmpeg can't read it: {said}")]
    Ffmpeg {
        /// Why Keel can't read the file itself.
        why: String,
        /// The last line that ffmpeg wrote.
        said: String,
    },
    /// The coded pictures are damaged or use something that no decoder here knows.
    #[error("its pictures can't be decoded: {0}")]
    Stream(String),
    /// A picture is larger than any decoder level allows.
    #[error("its pictures measure {width} x {height}, more than Keel decodes")]
    TooLarge {
        /// Luma samples across.
        width: u64,
        /// Luma samples down.
        height: u64,
    },
    /// The picture changes its size in the middle.
    #[error("its pictures change from {before:?} to {after:?} pixels on the way")]
    SizeChanges {
        /// Width and height so far.
        before: (u32, u32),
        /// Width and height of the next picture.
        after: (u32, u32),
    },
    /// Most frames carry no usable time.
    #[error("{bad} of its {frames} frames have a time that does not move forward")]
    Times {
        /// Frames whose time is not later than that of the frame before.
        bad: u64,
        /// Frames decoded.
        frames: u64,
    },
}

impl ClipError {
    /// What the person can do.
    pub fn next_step(&self) -> &'static str {
        match self {
            Self::Io(_) => "check the path and that you may read it",
            Self::NotAFile | Self::Mp4(Mp4Error::NoVideo | Mp4Error::NoFrames) => "give a film of a set",
            Self::NoFfmpeg { .. } => "install ffmpeg, or export the film as H.264 in mp4",
            Self::Empty | Self::Mp4(_) => "copy it again from the phone",
            Self::Ffmpeg { .. }
            | Self::Stream(_)
            | Self::TooLarge { .. }
            | Self::SizeChanges { .. }
            | Self::Times { .. } => "export the film again as H.264 in mp4",
        }
    }
}
