//! The command line.

use crate::library::{LibraryCommand, SaveArgs};
use crate::output::Target;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use keel_core::infer::RuntimeChoice;
use keel_core::lift::Lift;
use keel_core::live::Grammar;
use keel_words::Language;
use std::path::PathBuf;

/// Films of deadlifts in, a verdict out: did the curve of the back stay what it was at set-up, and where was it lost.
#[derive(Debug, Parser)]
#[command(name = "keel", version, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What `keel` does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge one or more films of a set, filmed from the side.
    Analyze {
        /// The films; mp4 or mov with H.264 or HEVC, anything else through an installed ffmpeg.
        #[arg(required = true, value_name = "CLIP")]
        clips: Vec<PathBuf>,
        /// What to write and how.
        #[command(flatten)]
        options: Options,
    },
    /// Play a film as a camera would: Keel waits for the set, speaks, and judges when it is over.
    Live {
        /// The film; as for analyze.
        #[arg(value_name = "CLIP")]
        clip: PathBuf,
        /// How it is played.
        #[command(flatten)]
        options: LiveOptions,
    },
    /// Judge the sample clip that is part of Keel: a drawn lifter, five reps.
    Sample {
        /// What to write and how.
        #[command(flatten)]
        options: Options,
    },
    /// The library.
    #[command(flatten)]
    Library(LibraryCommand),
    /// Print a completion script for a shell.
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Print the manual page.
    Man,
}

impl Command {
    /// The language that is spoken; English where none can be chosen.
    pub const fn language(&self) -> Language {
        match self {
            Self::Analyze { options, .. } | Self::Sample { options } => options.lang,
            Self::Live { options, .. } => options.lang,
            Self::Library(command) => command.at().lang,
            Self::Completions { .. } | Self::Man => Language::English,
        }
    }
}

/// What to write and how to judge.
#[derive(Clone, Debug, Default, Args)]
pub struct Options {
    /// Write the report as JSON; "-" is standard output, and with several films this is a folder.
    #[arg(long, value_name = "FILE")]
    pub json: Option<Target>,
    /// Write the series over time as CSV; "-" is standard output, and with several films this is a folder.
    #[arg(long, value_name = "FILE")]
    pub csv: Option<Target>,
    /// Write a page that replays the film with the verdict, to open in a browser; with several films this is a folder.
    #[arg(long, value_name = "FILE")]
    pub html: Option<Target>,
    /// Write pictures of each rep's set-up and worst moment, both curves drawn, into this folder.
    #[arg(long, value_name = "FOLDER")]
    pub stills: Option<PathBuf>,
    /// Which lift it is; found out from the film unless given.
    #[arg(long, value_enum)]
    pub lift: Option<LiftName>,
    /// Language of the summary: en or de.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub lang: Language,
    /// What runs the network: auto, onnxruntime or embedded.
    #[arg(long, value_name = "RUNTIME", default_value = "auto")]
    pub runtime: RuntimeChoice,
    /// Use this network instead of the built-in one; its manifest lies beside it as .json.
    #[arg(long, value_name = "ONNX")]
    pub model: Option<PathBuf>,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub quiet: bool,
    /// Whether and how to keep the set.
    #[command(flatten)]
    pub save: SaveArgs,
}

/// How a film is played as a camera's.
#[derive(Clone, Debug, Args)]
pub struct LiveOptions {
    /// Every frame as fast as can be, instead of in real time with the frames dropped that come too early.
    #[arg(long)]
    pub fast: bool,
    /// Drop this share of the frames, like 10%.
    #[arg(long, value_name = "SHARE", default_value = "0%", value_parser = crate::live::parse::share)]
    pub drop: f64,
    /// Shift frame times to and fro by up to this, like 50ms.
    #[arg(long, value_name = "TIME", default_value = "0ms", value_parser = crate::live::parse::seconds)]
    pub jitter: f64,
    /// Every ten seconds let the camera give nothing for this long, like 500ms.
    #[arg(long, value_name = "TIME", default_value = "0ms", value_parser = crate::live::parse::seconds)]
    pub stall: f64,
    /// Give no more than so many frames a second.
    #[arg(long, value_name = "RATE", value_parser = crate::live::parse::rate)]
    pub fps: Option<f64>,
    /// What is said of the back: read (a word a rep), quiet, or a number of degrees from which a tone sounds.
    #[arg(long, value_name = "GRAMMAR", default_value = "read", value_parser = crate::live::parse::grammar)]
    pub cues: Grammar,
    /// Seconds of countdown.
    #[arg(long, value_name = "SECONDS", default_value_t = 0.0)]
    pub countdown: f64,
    /// Write the report of the last set as JSON; "-" is standard output.
    #[arg(long, value_name = "FILE")]
    pub json: Option<Target>,
    /// Which lift it is; found out from the film unless given.
    #[arg(long, value_enum)]
    pub lift: Option<LiftName>,
    /// Language of what is said: en or de.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub lang: Language,
    /// What runs the network: auto, onnxruntime or embedded.
    #[arg(long, value_name = "RUNTIME", default_value = "auto")]
    pub runtime: RuntimeChoice,
    /// Use this network instead of the built-in one; its manifest lies beside it as .json.
    #[arg(long, value_name = "ONNX")]
    pub model: Option<PathBuf>,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub quiet: bool,
}

/// The lifts as they are named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the lift of the same name")]
pub enum LiftName {
    Conventional,
    Sumo,
    StiffLeg,
    Romanian,
    Kettlebell,
    TrapBar,
    Squat,
}

impl From<LiftName> for Lift {
    fn from(name: LiftName) -> Self {
        match name {
            LiftName::Conventional => Self::Conventional,
            LiftName::Sumo => Self::Sumo,
            LiftName::StiffLeg => Self::StiffLeg,
            LiftName::Romanian => Self::Romanian,
            LiftName::Kettlebell => Self::Kettlebell,
            LiftName::TrapBar => Self::TrapBar,
            LiftName::Squat => Self::Squat,
        }
    }
}
