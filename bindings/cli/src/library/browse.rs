//! Lists, one set, its replay.

use keel_core::library::{Filter, Library, LibraryCompareError, PictureKind, SetSummary, VideoState};
use keel_core::replay::JumpKind;
use keel_words::Words;
use std::path::{Path, PathBuf};

use super::args::At;
use super::{failed, internal, place, table};
use crate::analyze::{Judged, Picture};
use crate::failure::{Failure, Own};
use crate::output::{Target, print};
use crate::{page, summary};

/// `keel sets`.
///
/// # Errors
/// Where the library can't be read.
pub fn sets(filter: &Filter, count: u32, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let all = library.count(filter).map_err(failed)?;
    if all == 0 {
        let none = if *filter == Filter::default() { "no_sets" } else { "no_match" };
        return say(words.get("library_command", none));
    }
    let page = library.sets(filter, None, count).map_err(failed)?;
    let columns = ["when", "lift", "load", "reps", "verdict", "change", "note", "id"];
    let mut table = table::table(&words, &columns);
    for set in &page.sets {
        table.add_row(row(set, &words));
    }
    table::numbers_right(&mut table, &[2, 3]);
    say(&trimmed(&table.to_string()))?;
    if page.next.is_some() {
        let blanks = [("shown", page.sets.len().to_string()), ("all", all.to_string())];
        say(&words.fill("library_command", "more", &blanks))?;
    }
    Ok(())
}

/// No line ends with blanks.
pub fn trimmed(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn row(set: &SetSummary, words: &Words) -> Vec<String> {
    let judged = set.judged.as_ref();
    let note = set.facts.note.as_ref().map_or("", |n| n.as_str()).lines().next().unwrap_or_default();
    vec![
        set.started.local(),
        set.lift.map_or_else(|| "–".into(), |l| words.say("lift", &l)),
        set.facts.load.map_or_else(|| "–".into(), |load| table::load(load, words)),
        judged.map_or_else(|| "–".into(), |j| format!("{}/{}", j.reps_held, j.reps)),
        judged.map_or_else(
            || words.get("library_command", "not_judged_yet").to_owned(),
            |j| table::verdict(words, j.verdict),
        ),
        table::change(words, set),
        note.chars().take(40).collect(),
        table::short(set.id),
    ]
}

/// `keel show`.
///
/// # Errors
/// Where there is no such set.
pub fn show(name: &str, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let id = library.find(name).map_err(failed)?;
    let set = library.set(id).map_err(failed)?;
    let facts = &set.summary.facts;
    let mut title = set.summary.started.local();
    title.extend(facts.load.map(|load| format!("  {}", table::load(load, &words))));
    if let Some(belt) = facts.belt {
        title.push_str("  ");
        title.push_str(words.get("library_command", if belt { "belt" } else { "no_belt" }));
    }
    match &set.report {
        Some(report) => print(&summary::of(report, &title, &[], &words))?,
        None => say(&format!("{title}\n\n{}", words.get("library_command", "not_judged_yet")))?,
    }
    let mut lines = Vec::new();
    lines.extend(
        facts.note.as_ref().map(|n| words.fill("library_command", "note", &[("note", n.as_str().into())])),
    );
    lines.extend(
        facts.place.as_ref().map(|p| words.fill("library_command", "place", &[("place", p.as_str().into())])),
    );
    let corrections = library.corrections(id).map_err(failed)?;
    if !corrections.is_empty() {
        let blanks = [("count", corrections.len().to_string()), ("id", table::short(id))];
        lines.push(words.fill("library_command", "corrections", &blanks));
    }
    let video = library.video_state(id).map_err(failed)?;
    if !matches!(video, VideoState::None | VideoState::Present) {
        lines.push(words.say("video", &video));
    }
    lines.iter().try_for_each(|line| say(line))
}

/// `keel replay`.
///
/// # Errors
/// Where there is no such set, it has no track, or the page can't be written.
pub fn replay(name: &str, html: Option<&Path>, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let id = library.find(name).map_err(failed)?;
    let set = library.set(id).map_err(failed)?;
    let bytes = library.track_bytes(id).map_err(failed)?;
    let track = library.track(id).map_err(failed)?;
    let report = set.report.ok_or_else(|| failed(LibraryCompareError::NotJudged { id }))?;
    let pictures = pictures(&library, id)?;
    let state = library.video_state(id).map_err(failed)?;
    let path = page_path(html, &format!("keel-{}.html", table::short(id)));
    let video = set.video.filter(|_| state == VideoState::Present).map(|v| library.video_path(&v));
    let video = video
        .map(|film| page::video_source(&film, Some(&path)).map_err(|e| unreadable(film, e)))
        .transpose()?;
    let title = set.summary.started.local();
    let judged = Judged { report, track, bytes };
    let text = page::render(&title, &judged, &pictures, video.as_deref(), at.lang).map_err(internal)?;
    write_page(&text, &path, html.is_none(), &words)
}

fn unreadable(path: PathBuf, error: std::io::Error) -> Failure {
    Failure::Clip { path, error: error.into() }
}

fn pictures(library: &Library, id: keel_core::library::SetId) -> Result<Vec<Picture>, Failure> {
    let mut out = Vec::new();
    for (kind, path) in library.pictures(id).map_err(failed)? {
        let (rep, kind) = match kind {
            PictureKind::Setup { rep } => (rep, JumpKind::Setup),
            PictureKind::Worst { rep } => (rep, JumpKind::Worst),
            PictureKind::Thumbnail => continue,
        };
        // A picture that is lost is one the page does without.
        if let Ok(jpeg) = std::fs::read(&path) {
            out.push(Picture { rep, kind, jpeg });
        }
    }
    Ok(out)
}

/// Where a page goes: where it was asked for, else among temporary files.
pub fn page_path(html: Option<&Path>, name: &str) -> PathBuf {
    html.map_or_else(|| std::env::temp_dir().join(name), Path::to_owned)
}

/// Writes a page, and opens it where it was not asked for as a file.
///
/// # Errors
/// Where it can't be written or opened.
pub fn write_page(text: &str, path: &Path, open: bool, words: &Words) -> Result<(), Failure> {
    let written = Target::Path(path.to_owned()).reserve().and_then(|place| place.write(text.as_bytes()));
    written.map_err(|error| Failure::output(path, error))?;
    let (section, code) = if open {
        opener::open(path).map_err(|_| failed(Own::CannotOpen { path: path.to_owned() }))?;
        ("library_command", "opened")
    } else {
        ("summary", "written")
    };
    say(&words.fill(section, code, &[("file", path.display().to_string())]))
}

/// Says a line on standard output.
///
/// # Errors
/// Where standard output can't be written.
pub fn say(line: &str) -> Result<(), Failure> {
    print(&format!("{line}\n"))
}

/// The one sentence of a report.
pub fn headline(report: &keel_core::report::Report, words: &Words) -> String {
    summary::headline(&report.set.headline, words)
}
