//! What can be wrong with a clip, and what the person can do about it.

use super::mp4::Mp4Error;
use crate::failure::disk;
use keel_core::frame::FrameError;
use keel_words::Words;
use std::io;
use thiserror::Error;

/// Where the string tables have the sentences.
const SECTION: &str = "clip_failure";

/// Why a clip can't be read or decoded. [`ClipError::sentence`] follows the clip's name, and [`ClipError::next_step`]
/// follows that; what is displayed is for logs.
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
        why: Beyond,
    },
    /// ffmpeg could not read the file either.
    #[error("{why}, and ffmpeg can't read it: {fault}")]
    Ffmpeg {
        /// Why Keel can't read the file itself.
        why: Beyond,
        /// What ffmpeg made of it.
        fault: FfmpegFault,
    },
    /// The pictures use a part of their codec that no decoder here knows.
    #[error("it uses a coding that Keel does not decode itself ({what})")]
    Coding {
        /// Which part, in the decoder's words.
        what: String,
    },
    /// The coded pictures are damaged.
    #[error("its pictures can't be decoded: {why}")]
    Damaged {
        /// What the decoder says, for logs.
        why: String,
    },
    /// The decoder panicked on the pictures.
    #[error("its pictures can't be decoded: the decoder gave up on them")]
    GaveUp,
    /// Not one picture came out.
    #[error("its pictures can't be decoded: there are none")]
    NoPictures,
    /// The pictures have a size or layout that can't be used.
    #[error("its pictures can't be used: {0}")]
    Frame(#[from] FrameError),
    /// A picture is larger than any decoder level allows.
    #[error("its pictures measure {width} x {height}, more than Keel decodes")]
    TooLarge {
        /// Luma samples across.
        width: u64,
        /// Luma samples down.
        height: u64,
    },
    /// The picture changes its size in the middle.
    #[error("its pictures change from {} x {} to {} x {} pixels on the way", before.0, before.1, after.0, after.1)]
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

/// Why Keel leaves a film to ffmpeg.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Beyond {
    /// Its container holds what the built-in reader does not read.
    #[error("{0}")]
    Container(Mp4Error),
    /// Its codec is used in a way that the built-in decoders lack.
    #[error("it uses a coding that Keel does not decode itself ({0})")]
    Coding(String),
}

/// What ffmpeg made of a film that it could not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FfmpegFault {
    /// The last line that it wrote.
    #[error("{0}")]
    Said(String),
    /// It ended without a word.
    #[error("it gives no reason")]
    Silent,
    /// It found no pictures.
    #[error("it holds no pictures")]
    NoPictures,
    /// The picture is turned by an odd angle.
    #[error("its pictures are turned by something else than a quarter turn")]
    OddRotation,
}

/// What the person can do about a clip, as a code of the string tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipStep {
    /// Look at path and permissions.
    CheckPath,
    /// Give another file.
    GiveFilm,
    /// Install ffmpeg or convert the film.
    InstallFfmpeg,
    /// The copy is damaged.
    CopyAgain,
    /// Convert the film.
    ExportAgain,
}

impl ClipStep {
    /// Every step.
    pub const ALL: [Self; 5] =
        [Self::CheckPath, Self::GiveFilm, Self::InstallFfmpeg, Self::CopyAgain, Self::ExportAgain];

    /// Its key in the tables, under `clip_step`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CheckPath => "check_path",
            Self::GiveFilm => "give_film",
            Self::InstallFfmpeg => "install_ffmpeg",
            Self::CopyAgain => "copy_again",
            Self::ExportAgain => "export_again",
        }
    }
}

impl ClipError {
    /// Every key of a sentence about a clip, under `clip_failure`; those of its container are [`Mp4Error::CODES`].
    pub const CODES: [&'static str; 15] = [
        "io",
        "not_a_file",
        "empty",
        "no_ffmpeg",
        "ffmpeg",
        "coding",
        "damaged",
        "gave_up",
        "no_pictures",
        "frame",
        "too_large",
        "size_changes",
        "times",
        "ffmpeg_silent",
        "ffmpeg_no_pictures",
    ];

    /// What is wrong, in the words of a language.
    pub fn sentence(&self, words: &Words) -> String {
        let plain = |code: &str| words.get(SECTION, code).to_owned();
        let fill = |code: &str, blanks: &[(&str, String)]| words.fill(SECTION, code, blanks);
        match self {
            Self::Io(error) => fill("io", &[("why", disk::why(error, words))]),
            Self::NotAFile => plain("not_a_file"),
            Self::Empty => plain("empty"),
            Self::Mp4(error) => of_container(error, words),
            Self::NoFfmpeg { why } => fill("no_ffmpeg", &[("why", why.sentence(words))]),
            Self::Ffmpeg { why, fault } => {
                fill("ffmpeg", &[("why", why.sentence(words)), ("said", fault.sentence(words))])
            }
            Self::Coding { what } => fill("coding", &[("what", what.clone())]),
            Self::Damaged { .. } => plain("damaged"),
            Self::GaveUp => plain("gave_up"),
            Self::NoPictures => plain("no_pictures"),
            Self::Frame(_) => plain("frame"),
            Self::TooLarge { width, height } => {
                fill("too_large", &[("width", width.to_string()), ("height", height.to_string())])
            }
            Self::SizeChanges { before, after } => {
                let size = |(width, height): &(u32, u32)| format!("{width} x {height}");
                fill("size_changes", &[("before", size(before)), ("after", size(after))])
            }
            Self::Times { bad, frames } => {
                fill("times", &[("bad", bad.to_string()), ("frames", frames.to_string())])
            }
        }
    }

    /// What the person can do.
    pub const fn next_step(&self) -> ClipStep {
        match self {
            Self::Io(_) => ClipStep::CheckPath,
            Self::NotAFile | Self::Mp4(Mp4Error::NoVideo | Mp4Error::NoFrames) => ClipStep::GiveFilm,
            Self::NoFfmpeg { .. } => ClipStep::InstallFfmpeg,
            Self::Empty | Self::Mp4(_) => ClipStep::CopyAgain,
            Self::Ffmpeg { .. }
            | Self::Coding { .. }
            | Self::Damaged { .. }
            | Self::GaveUp
            | Self::NoPictures
            | Self::Frame(_)
            | Self::TooLarge { .. }
            | Self::SizeChanges { .. }
            | Self::Times { .. } => ClipStep::ExportAgain,
        }
    }
}

impl Beyond {
    fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Container(error) => of_container(error, words),
            Self::Coding(what) => words.fill(SECTION, "coding", &[("what", what.clone())]),
        }
    }
}

impl FfmpegFault {
    fn sentence(&self, words: &Words) -> String {
        let code = match self {
            Self::Said(line) => return line.clone(),
            Self::Silent => "ffmpeg_silent",
            Self::NoPictures => "ffmpeg_no_pictures",
            Self::OddRotation => return of_container(&Mp4Error::OddRotation, words),
        };
        words.get(SECTION, code).to_owned()
    }
}

fn of_container(error: &Mp4Error, words: &Words) -> String {
    words.fill(SECTION, error.code(), &error.blanks())
}
