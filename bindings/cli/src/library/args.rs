//! What the library's commands take.

use clap::{Args, Subcommand};
use keel_core::library::{Day, Filter, PlaceName};
use keel_words::Language;
use std::path::PathBuf;

use super::values::{AnchorName, EventName, LoadArg, PlaceArg, QuestionName, VerdictName, place_name};
use crate::args::LiftName;

/// Commands on saved sets.
#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one command")]
pub enum LibraryCommand {
    /// List saved sets, newest first.
    Sets {
        /// Which sets.
        #[command(flatten)]
        filter: FilterArgs,
        /// How many at most.
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=200))]
        count: u32,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Show a saved set: its verdict, rep by rep.
    Show {
        /// The first digits of its id, or "last".
        set: String,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Open the page that replays a saved set.
    Replay {
        /// The first digits of its id, or "last".
        set: String,
        /// Write the page here instead of opening it.
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Put a saved set right, or take the latest correction back.
    Correct {
        /// The first digits of its id, or "last".
        set: String,
        /// What to put right.
        #[command(flatten)]
        what: CorrectArgs,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Lay a rep of one set over a rep of another.
    Compare {
        /// First set.
        a: String,
        /// Second set.
        b: String,
        /// Rep of the first; its worst unless given.
        #[arg(long)]
        rep_a: Option<u32>,
        /// Rep of the second; its worst unless given.
        #[arg(long)]
        rep_b: Option<u32>,
        /// Where they are laid over each other.
        #[arg(long, value_enum, default_value_t = AnchorName::Liftoff)]
        anchor: AnchorName,
        /// Count time in shares of each pull instead of seconds.
        #[arg(long)]
        share: bool,
        /// Write a page with the curves.
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// How your technique changes over time, load and reps.
    Trend {
        /// Which sets.
        #[command(flatten)]
        filter: FilterArgs,
        /// Write a page with plots.
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// Write the points as CSV.
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Soreness you report, beside your change: what is due, an answer, the log.
    Soreness {
        /// Answer this question.
        #[arg(long, value_enum, value_name = "QUESTION")]
        answer: Option<QuestionName>,
        /// Nothing is sore.
        #[arg(long, requires = "answer", conflicts_with_all = ["place", "spreading"])]
        none: bool,
        /// A sore place, 0 to 10, and how it feels: `low_back=3` or `low_back=3:tight`.
        #[arg(long, value_name = "PLACE=SCORE[:QUALITY]", requires = "answer")]
        place: Vec<PlaceArg>,
        /// It spreads.
        #[arg(long, requires = "answer")]
        spreading: bool,
        /// Write a page with the log.
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Judge saved sets again under the rules of today and list what changes.
    Rejudge {
        /// Which sets.
        #[command(flatten)]
        filter: FilterArgs,
        /// Let the new verdicts hold.
        #[arg(long)]
        take_over: bool,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Write everything as JSON, CSV and pictures into a new folder.
    Export {
        /// The folder.
        dir: PathBuf,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Write everything into one file.
    Backup {
        /// The file.
        file: PathBuf,
        /// The films too.
        #[arg(long)]
        videos: bool,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Show what a backup holds and restore it.
    Restore {
        /// The file.
        file: PathBuf,
        /// Keep the sets that are here and add the backup's others.
        #[arg(long, conflicts_with = "replace")]
        merge: bool,
        /// Make this library what the backup holds.
        #[arg(long)]
        replace: bool,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Delete a set, only its film, or everything.
    Delete {
        /// The first digits of its id, or "last".
        #[arg(required_unless_present = "everything", conflicts_with = "everything")]
        set: Option<String>,
        /// Only the film; everything else stays.
        #[arg(long, conflicts_with = "everything")]
        video: bool,
        /// Every set and answer.
        #[arg(long)]
        everything: bool,
        /// Really.
        #[arg(long)]
        yes: bool,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// What the library takes; forget old films.
    Storage {
        /// Forget films of sets older than this.
        #[arg(long, value_name = "DAYS")]
        keep_days: Option<u32>,
        /// Forget the oldest films until the others take no more than this.
        #[arg(long, value_name = "MB")]
        keep_mb: Option<u64>,
        /// Which library.
        #[command(flatten)]
        at: At,
    },
    /// Look after the library itself.
    Library {
        /// What to do.
        #[command(subcommand)]
        command: Care,
    },
}

impl LibraryCommand {
    /// Which library, and in which language.
    pub const fn at(&self) -> &At {
        match self {
            Self::Sets { at, .. }
            | Self::Show { at, .. }
            | Self::Replay { at, .. }
            | Self::Correct { at, .. }
            | Self::Compare { at, .. }
            | Self::Trend { at, .. }
            | Self::Soreness { at, .. }
            | Self::Rejudge { at, .. }
            | Self::Export { at, .. }
            | Self::Backup { at, .. }
            | Self::Restore { at, .. }
            | Self::Delete { at, .. }
            | Self::Storage { at, .. }
            | Self::Library { command: Care::Repair { at } } => at,
        }
    }
}

/// Looking after the library itself.
#[derive(Debug, Subcommand)]
pub enum Care {
    /// Keep a damaged database aside and rebuild the list, from what can be read of it and from the tracks.
    Repair {
        /// Which library.
        #[command(flatten)]
        at: At,
    },
}

/// Which library, and in which language.
#[derive(Clone, Debug, Default, Args)]
pub struct At {
    /// The library's folder; the platform's data folder unless given.
    #[arg(long, value_name = "FOLDER")]
    pub library: Option<PathBuf>,
    /// Language: en or de.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub lang: Language,
}

/// Which sets.
#[derive(Clone, Debug, Default, Args)]
pub struct FilterArgs {
    /// Of this lift.
    #[arg(long, value_enum)]
    lift: Option<LiftName>,
    /// With this load or more, as 100kg or 225lb.
    #[arg(long, value_name = "LOAD")]
    load_from: Option<LoadArg>,
    /// With this load or less.
    #[arg(long, value_name = "LOAD")]
    load_to: Option<LoadArg>,
    /// On this day or later, as 2026-11-25.
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,
    /// On this day or earlier.
    #[arg(long, value_name = "DATE")]
    to: Option<Day>,
    /// With this verdict.
    #[arg(long, value_enum)]
    verdict: Option<VerdictName>,
    /// At this place.
    #[arg(long, value_name = "PLACE", value_parser = place_name)]
    place: Option<PlaceName>,
    /// With these words in the note.
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
}

impl FilterArgs {
    /// The filter they make.
    pub fn filter(&self) -> Filter {
        Filter {
            lift: self.lift.map(Into::into),
            load_from: self.load_from.map(|l| l.0),
            load_to: self.load_to.map(|l| l.0),
            from: self.from,
            to: self.to,
            verdict: self.verdict.map(Into::into),
            place: self.place.clone(),
            words: self.words.clone(),
        }
    }
}

/// What to put right.
#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = true)]
pub struct CorrectArgs {
    /// Which rep, from 1.
    #[arg(long, value_name = "NUMBER")]
    pub rep: Option<u32>,
    /// It was no rep.
    #[arg(long, requires = "rep", conflicts_with_all = ["event", "split", "lift", "undo"])]
    pub delete: bool,
    /// This event of it was at another time.
    #[arg(long, value_enum, requires_all = ["rep", "to"], conflicts_with_all = ["split", "lift", "undo"])]
    pub event: Option<EventName>,
    /// When it was, s from the film's first frame.
    #[arg(long, value_name = "SECONDS", requires = "event")]
    pub to: Option<f64>,
    /// They were two reps, parted at this time, s.
    #[arg(long, value_name = "SECONDS", conflicts_with_all = ["lift", "undo"])]
    pub split: Option<f64>,
    /// It was this lift.
    #[arg(long, value_enum, conflicts_with = "undo")]
    pub lift: Option<LiftName>,
    /// Take the latest correction back.
    #[arg(long)]
    pub undo: bool,
}
