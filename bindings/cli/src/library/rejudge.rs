//! `keel rejudge`.

use keel_core::library::{Filter, Library, Rejudged, Short};
use keel_words::Words;

use super::args::At;
use super::browse::{say, trimmed};
use super::{failed, place, steps, table};
use crate::failure::{Failure, Fault};
use crate::summary;

/// Judges sets again and lists what changes; takes it over where that is asked.
///
/// # Errors
/// Where the library can't be read or refuses.
pub fn rejudge(filter: &Filter, take_over: bool, at: &At) -> Result<(), Failure> {
    let (mut library, words) = (place::open(at)?, Words::of(at.lang));
    let mut work = library.rejudge(filter).map_err(failed)?;
    let mut sets = 0;
    steps::all(&words, "rejudge", || work.step().inspect(|progress| sets = progress.total))?;
    let found = work.found();
    let blanks = [("sets", sets.to_string()), ("changed", found.len().to_string())];
    if found.is_empty() {
        return say(&words.fill("library_command", "rejudged_none", &blanks));
    }
    say(&words.fill("library_command", "rejudged", &blanks))?;
    let mut table = table::table(&words, &["when", "id", "before", "after"]);
    for set in found {
        table.add_row(row(set, &library, &words));
    }
    say(&trimmed(&table.to_string()))?;
    if !take_over {
        return say(words.get("library_command", "rejudge_ask"));
    }
    let judged: Vec<_> = found.iter().filter(|f| f.after.is_some()).map(|f| f.id).collect();
    for id in &judged {
        library.take_over(*id).map_err(failed)?;
    }
    say(&words.fill("library_command", "taken_over", &[("sets", judged.len().to_string())]))
}

fn row(set: &Rejudged, library: &Library, words: &Words) -> Vec<String> {
    let told = |short: Option<Short>| {
        short.map(|s| {
            let change =
                s.change_deg.zip(s.margin_deg).map(|(deg, margin)| summary::change(words, deg, margin));
            format!("{}  {}", table::verdict(words, s.verdict), change.unwrap_or_default())
        })
    };
    let unjudged = || match library.track(set.id) {
        Err(error) => Fault::from(error).sentence(words),
        Ok(_) => words.get("library_command", "not_judged_yet").to_owned(),
    };
    let after = told(set.after).unwrap_or_else(unjudged);
    vec![set.started.local(), table::short(set.id), told(set.before).unwrap_or_else(|| "–".into()), after]
}
