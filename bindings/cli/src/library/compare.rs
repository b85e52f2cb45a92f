//! `keel compare`.

use keel_core::library::{Compared, Library, SetId};
use keel_core::replay::{Anchor, TimeAxis, drawn};
use keel_words::Words;
use serde_json::json;
use std::path::Path;

use super::args::At;
use super::browse::{say, write_page};
use super::{failed, internal, place, table};
use crate::failure::Failure;
use crate::page::{POINTS_MAX, Plot, plots};

/// Which reps to lay over each other, and how.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// First set and its rep.
    pub a: (&'a str, Option<u32>),
    /// Second set and its rep.
    pub b: (&'a str, Option<u32>),
    /// Where.
    pub anchor: Anchor,
    /// Time in shares of each pull.
    pub share: bool,
}

/// Compares two reps.
///
/// # Errors
/// Where they can't be compared or the page can't be written.
pub fn compare(asked: &Asked<'_>, html: Option<&Path>, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let (a, b) = (library.find(asked.a.0).map_err(failed)?, library.find(asked.b.0).map_err(failed)?);
    let axis = if asked.share { TimeAxis::PullShare } else { TimeAxis::Seconds };
    let compared = library.compare((a, asked.a.1), (b, asked.b.1), asked.anchor, axis).map_err(failed)?;
    for (code, id, rep) in [("first", a, compared.rep_a), ("second", b, compared.rep_b)] {
        let rep = words.fill("page", "rep", &[("rep", rep.to_string())]);
        let what = format!("{}, {rep}", label(&library, id, &words)?);
        say(&words.fill("compare", code, &[("what", what)]))?;
    }
    say(&verdict(&compared, &words))?;
    let comparison = &compared.comparison;
    if !comparison.unlike.is_empty() {
        let what: Vec<String> = comparison.unlike.iter().map(|u| words.say("unlike", u)).collect();
        say(&words.fill("compare", "unlike", &[("what", what.join(", "))]))?;
    }
    let Some(path) = html else { return Ok(()) };
    let line = |deg: &[Option<f64>]| drawn(&comparison.at, deg, POINTS_MAX);
    let data = json!({
        "anchor": comparison.anchor, "axis": comparison.axis, "unlike": comparison.unlike,
        "peak_difference_deg": comparison.peak_difference_deg, "margin_deg": comparison.margin_deg,
        "ends": [comparison.at.first(), comparison.at.last()], "line_a": line(&comparison.a_deg),
        "line_b": line(&comparison.b_deg), "difference": line(&comparison.difference_deg),
        "rep_a": compared.rep_a, "rep_b": compared.rep_b,
        "a": label(&library, a, &words)?, "b": label(&library, b, &words)?, "differs": comparison.differs(),
    });
    let text = plots(Plot::Compare, words.get("compare", "title"), &data, at.lang).map_err(internal)?;
    write_page(&text, path, false, &words)
}

/// When a set was, and with what.
fn label(library: &Library, id: SetId, words: &Words) -> Result<String, Failure> {
    let summary = library.set(id).map_err(failed)?.summary;
    let load = summary.facts.load.map(|l| format!(", {}", table::load(l, words)));
    Ok(format!("{}{}", summary.started.local(), load.unwrap_or_default()))
}

fn verdict(compared: &Compared, words: &Words) -> String {
    let comparison = &compared.comparison;
    let (Some(deg), Some(margin), Some(differs)) =
        (comparison.peak_difference_deg, comparison.margin_deg, comparison.differs())
    else {
        return words.get("compare", "unknown").to_owned();
    };
    let code = match (differs, deg > 0.0) {
        (true, true) => "differs",
        (true, false) => "differs_less",
        (false, _) => "alike",
    };
    let shown = if differs { deg.abs() } else { deg };
    let blanks = [("deg", format!("{shown:.0}")), ("margin", format!("{margin:.0}"))];
    words.fill("compare", code, &blanks)
}
