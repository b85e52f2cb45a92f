//! The library on the command line.

mod answers;
mod archive;
mod args;
mod browse;
mod clock;
mod compare;
mod correct;
mod place;
mod rejudge;
mod save;
mod steps;
mod table;
mod trend;
mod values;

pub use args::LibraryCommand;
pub use save::SaveArgs;

use crate::failure::{Failure, Fault};
use args::Care;

/// Runs a command on saved sets.
///
/// # Errors
/// Where the library or the disk refuses.
pub fn run(command: &LibraryCommand) -> Result<(), Failure> {
    use LibraryCommand as C;
    match command {
        C::Sets { filter, count, at } => browse::sets(&filter.filter(), *count, at),
        C::Show { set, at } => browse::show(set, at),
        C::Replay { set, html, at } => browse::replay(set, html.as_deref(), at),
        C::Correct { set, what, at } => correct::correct(set, what, at),
        C::Compare { a, b, rep_a, rep_b, anchor, share, html, at } => {
            let asked =
                compare::Asked { a: (a, *rep_a), b: (b, *rep_b), anchor: (*anchor).into(), share: *share };
            compare::compare(&asked, html.as_deref(), at)
        }
        C::Trend { filter, html, csv, at } => {
            trend::trend(&filter.filter(), html.as_deref(), csv.as_deref(), at)
        }
        C::Soreness { answer, none, place, spreading, html, at } => {
            let places: Vec<_> = place.iter().map(|p| p.0).collect();
            if let Some(question) = answer {
                answers::answer((*question).into(), *none, places, *spreading, at)
            } else {
                answers::log(html.as_deref(), at)
            }
        }
        C::Rejudge { filter, take_over, at } => rejudge::rejudge(&filter.filter(), *take_over, at),
        C::Export { dir, at } => archive::export(dir, at),
        C::Backup { file, videos, at } => archive::backup(file, *videos, at),
        C::Restore { file, merge, replace, at } => archive::restore(file, *merge, *replace, at),
        C::Delete { set, video, everything, yes, at } => {
            archive::delete(set.as_deref(), *video, *everything, *yes, at)
        }
        C::Storage { keep_days, keep_mb, at } => archive::storage(*keep_days, *keep_mb, at),
        C::Library { command: Care::Repair { at } } => archive::repair(at),
    }
}

/// A failure of the library's.
fn failed(error: impl Into<Fault>) -> Failure {
    Failure::Library(error.into())
}

/// A fault of Keel's own.
fn internal(error: impl std::fmt::Display) -> Failure {
    Failure::Internal(Fault::internal(error))
}
