//! The replay page: one file that shows the film, what was found in it and how sure that is, without the network.

mod plots;
mod shell;
mod video;

pub use plots::{POINTS_MAX, Plot, plots};
pub use video::source as video_source;

use crate::analyze::{Judged, Picture};
use base64::{Engine, prelude::BASE64_STANDARD};
use keel_core::geometry::Vec2;
use keel_core::replay::{Jump, JumpKind, Replay, drawn};
use keel_core::report::{Report, ReportError, to_json};
use keel_core::verdict::RepVerdict;
use keel_words::Language;
use serde::Serialize;
use serde_json::Value;
use shell::Page;
use std::collections::BTreeMap;

const MAIN: &str = include_str!("page.html");
/// In the order in which they build on each other.
const SCRIPTS: [&str; 3] = [include_str!("film.js"), include_str!("graph.js"), include_str!("page.js")];

/// What the page's script reads.
#[derive(Serialize)]
struct Data<'a> {
    report: Value,
    changes: Vec<Change>,
    jumps: Vec<Jump>,
    frames: Frames,
    stills: Vec<Stills>,
    video: Option<&'a str>,
}

/// A rep's line in the graph: s from the film's first frame, deg against its set-up.
#[derive(Serialize)]
struct Change {
    rep: u32,
    line: Vec<(f64, Option<f64>)>,
}

/// The overlay of every frame: lines as x, y, x, y in px of the upright frame.
#[derive(Serialize)]
struct Frames {
    width: u32,
    height: u32,
    t: Vec<f64>,
    curve: Vec<Option<Vec<f32>>>,
    setup: Vec<Option<Vec<f32>>>,
}

#[derive(Serialize)]
struct Stills {
    rep: u32,
    setup: Option<String>,
    worst: Option<String>,
}

/// The page. `video` is where the browser finds the film: a `data:` or a relative URL.
///
/// # Errors
/// Where the report holds a number that JSON can't say.
pub fn render(
    title: &str,
    judged: &Judged,
    pictures: &[Picture],
    video: Option<&str>,
    language: Language,
) -> Result<String, ReportError> {
    let replay = Replay::of(&judged.track, &judged.report);
    let data = Data {
        report: serde_json::from_str(&to_json(&judged.report)?)?,
        changes: changes(&judged.report),
        jumps: replay.jumps(),
        frames: frames(judged, &replay),
        stills: stills(pictures),
        video,
    };
    let sources = "img-src data:; media-src data: file: 'self'";
    Ok(Page { title, language, sources, main: MAIN, style: "", scripts: &SCRIPTS, data }.render()?)
}

/// The lines of all reps that have a set-up to be measured against.
fn changes(report: &Report) -> Vec<Change> {
    let series = &report.series;
    let of_rep = |rep: &RepVerdict| {
        let baseline_deg = rep.baseline_deg?;
        let is_on = rep.start_s..=rep.end_s.unwrap_or(f64::INFINITY);
        let (t_s, deg): (Vec<f64>, Vec<Option<f64>>) = series
            .t_s
            .iter()
            .zip(&series.flexion_deg)
            .filter(|(t_s, _)| is_on.contains(t_s))
            .map(|(t_s, deg)| (*t_s, deg.map(|deg| deg - baseline_deg)))
            .unzip();
        Some(Change { rep: rep.index, line: drawn(&t_s, &deg, POINTS_MAX) })
    };
    report.reps.iter().filter_map(of_rep).collect()
}

fn frames(judged: &Judged, replay: &Replay<'_>) -> Frames {
    let source = &judged.report.source;
    let mut frames = Frames {
        width: source.width,
        height: source.height,
        t: Vec::new(),
        curve: Vec::new(),
        setup: Vec::new(),
    };
    for overlay in replay.overlays() {
        frames.t.push((overlay.time_s * 1e6).round() / 1e6);
        frames.curve.push(flat(&overlay.curve));
        frames.setup.push(flat(&overlay.setup));
    }
    frames
}

/// A tenth of a pixel is finer than any screen shows.
fn flat(line: &[Vec2]) -> Option<Vec<f32>> {
    let tenth = |px: f64| ((px * 10.0).round() / 10.0) as f32;
    (!line.is_empty()).then(|| line.iter().flat_map(|p| [tenth(p.x), tenth(p.y)]).collect())
}

fn stills(pictures: &[Picture]) -> Vec<Stills> {
    let mut by_rep: BTreeMap<u32, Stills> = BTreeMap::new();
    for picture in pictures {
        let url = format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(&picture.jpeg));
        let stills =
            by_rep.entry(picture.rep).or_insert(Stills { rep: picture.rep, setup: None, worst: None });
        match picture.kind {
            JumpKind::Setup => stills.setup = Some(url),
            _ => stills.worst = Some(url),
        }
    }
    by_rep.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::shell::words;
    use super::*;

    #[test]
    fn every_word_that_the_page_asks_for_exists() {
        let known = words(Language::English);
        let scripts = [&[shell::SCRIPT], &SCRIPTS[..]].concat();
        let asked = scripts.iter().flat_map(|script| script.split("say(\"").skip(1)).chain(
            // Keys that are handed on to the function that says them.
            scripts.iter().flat_map(|script| script.split("\"page.").skip(1)),
        );
        let mut count = 0;
        for key in asked.filter_map(|rest| rest.split_once('"')).map(|(key, _)| key) {
            let found = known.contains_key(key) || known.contains_key(&format!("page.{key}"));
            assert!(found, "no words for \"{key}\"");
            count += 1;
        }
        assert!(count > 20, "{count} keys found");
    }
}
