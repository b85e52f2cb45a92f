//! What can be wrong with an mp4 or mov file.

use thiserror::Error;

/// Why an mp4 or mov file can't be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Mp4Error {
    /// The bytes do not begin like an mp4 or mov file.
    #[error("it is neither an mp4 nor a mov file")]
    NotMp4,
    /// The index is not in the file.
    #[error("its index is missing (no `moov` box), so the copy is incomplete")]
    NoIndex,
    /// The index is larger than any film needs.
    #[error("its index takes {bytes} bytes, more than any film needs")]
    IndexTooLarge {
        /// Size of the `moov` box.
        bytes: u64,
    },
    /// A box that must be there is missing or cut short.
    #[error("its index is damaged at `{0}`")]
    Damaged(&'static str),
    /// There is no picture track.
    #[error("it holds no pictures, only sound or data")]
    NoVideo,
    /// The picture track is empty.
    #[error("its picture track holds no frames")]
    NoFrames,
    /// The film has more frames than Keel reads.
    #[error("it says that it holds {frames} frames, more than Keel reads")]
    TooManyFrames {
        /// Frames stated by the index.
        frames: u64,
    },
    /// A frame lies outside the file.
    #[error("frame {frame} lies outside the file, so the copy is incomplete")]
    FrameOutsideFile {
        /// Number of the frame in decoding order, from 0.
        frame: usize,
    },
    /// One frame takes more bytes than any camera writes.
    #[error("frame {frame} takes {bytes} bytes, more than any camera writes")]
    FrameTooLarge {
        /// Number of the frame in decoding order, from 0.
        frame: usize,
        /// Size stated by the index.
        bytes: u32,
    },
    /// The picture is skewed, mirrored or turned by an odd angle.
    #[error("its pictures are turned by something else than a quarter turn")]
    OddRotation,
    /// Coded with something that Keel does not decode itself.
    #[error("its codec is `{0}`")]
    OtherCodec(String),
    /// The film is in fragments.
    #[error("it is a fragmented mp4")]
    Fragmented,
    /// The edit list repeats, reorders or stretches the film.
    #[error("its edit list does more than trim")]
    OddEdits,
    /// The pixels are not square.
    #[error("its pixels are not square ({0}:{1})")]
    OddPixels(u32, u32),
}

impl Mp4Error {
    /// Every key of a sentence about a container, under `clip_failure`.
    pub const CODES: [&'static str; 14] = [
        "not_mp4",
        "no_index",
        "index_too_large",
        "index_damaged",
        "no_video",
        "no_frames",
        "too_many_frames",
        "frame_outside_file",
        "frame_too_large",
        "odd_rotation",
        "other_codec",
        "fragmented",
        "odd_edits",
        "odd_pixels",
    ];

    /// Its key in the string tables.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotMp4 => "not_mp4",
            Self::NoIndex => "no_index",
            Self::IndexTooLarge { .. } => "index_too_large",
            Self::Damaged(_) => "index_damaged",
            Self::NoVideo => "no_video",
            Self::NoFrames => "no_frames",
            Self::TooManyFrames { .. } => "too_many_frames",
            Self::FrameOutsideFile { .. } => "frame_outside_file",
            Self::FrameTooLarge { .. } => "frame_too_large",
            Self::OddRotation => "odd_rotation",
            Self::OtherCodec(_) => "other_codec",
            Self::Fragmented => "fragmented",
            Self::OddEdits => "odd_edits",
            Self::OddPixels(..) => "odd_pixels",
        }
    }

    /// What fills the blanks of its sentence.
    pub fn blanks(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::IndexTooLarge { bytes } => vec![("bytes", bytes.to_string())],
            Self::Damaged(name) => vec![("box", (*name).to_owned())],
            Self::TooManyFrames { frames } => vec![("frames", frames.to_string())],
            Self::FrameOutsideFile { frame } => vec![("frame", frame.to_string())],
            Self::FrameTooLarge { frame, bytes } => {
                vec![("frame", frame.to_string()), ("bytes", bytes.to_string())]
            }
            Self::OtherCodec(codec) => vec![("codec", codec.clone())],
            Self::OddPixels(across, down) => vec![("across", across.to_string()), ("down", down.to_string())],
            Self::NotMp4
            | Self::NoIndex
            | Self::NoVideo
            | Self::NoFrames
            | Self::OddRotation
            | Self::Fragmented
            | Self::OddEdits => Vec::new(),
        }
    }

    /// Whether the file may be sound and only beyond the built-in reader, so that ffmpeg should try.
    pub fn is_beyond_built_in(&self) -> bool {
        matches!(
            self,
            Self::NotMp4
                | Self::OddRotation
                | Self::OtherCodec(_)
                | Self::Fragmented
                | Self::OddEdits
                | Self::OddPixels(..)
        )
    }
}
