//! `keel soreness`.

use keel_core::library::soreness::{
    Answer, Due, Finding, LogEntry, Question, Rank, Score, SorePlace, SorenessLog,
};
use keel_words::{Words, code_of};
use serde_json::json;
use std::path::Path;

use super::args::At;
use super::browse::{say, trimmed, write_page};
use super::{clock, failed, internal, place, table};
use crate::failure::{Failure, Own};
use crate::page::{Plot, plots};

/// Keeps an answer to the latest question of this kind that is due.
///
/// # Errors
/// Where no such question is due or the library refuses.
pub fn answer(
    question: Question,
    none: bool,
    places: Vec<SorePlace>,
    spreading: bool,
    at: &At,
) -> Result<(), Failure> {
    let (mut library, words) = (place::open(at)?, Words::of(at.lang));
    if !none && places.is_empty() {
        return Err(Failure::Usage(Own::NothingAnswered.into()));
    }
    let now = clock::now()?;
    let due = library.soreness_due(now).map_err(failed)?.into_iter().rev().find(|d| d.question == question);
    // What is not due is refused by the library.
    let due = due.unwrap_or(Due { day: now.day(), question });
    let answer = Answer::new(places, spreading).map_err(failed)?;
    library.answer_soreness(now, due, &answer).map_err(failed)?;
    say(words.get("soreness", "answered"))
}

/// Says what is due and what the log says.
///
/// # Errors
/// Where the library can't be read.
pub fn log(html: Option<&Path>, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let due = library.soreness_due(clock::now()?).map_err(failed)?;
    if due.is_empty() {
        say(words.get("soreness", "nothing_due"))?;
    }
    for due in due {
        let question = words.fill("question", &code_of(&due.question), &[("day", due.day.date())]);
        say(&words.fill("soreness", "due", &[("question", question)]))?;
        let how = words.fill("soreness", "answer_with", &[("code", code_of(&due.question))]);
        say(&format!("  {how}"))?;
    }
    let log = library.soreness_log(None).map_err(failed)?;
    // Days and their scores are there only where they may be told.
    if !log.entries.is_empty() {
        let columns = ["day", "exposure", "soreness_before", "morning", "two_days"];
        let mut table = table::table(&words, &columns);
        for entry in &log.entries {
            table.add_row(row(entry));
        }
        table::numbers_right(&mut table, &[1, 2, 3, 4]);
        say(&trimmed(&table.to_string()))?;
    }
    for line in sentences(&log, &words) {
        say(&line)?;
    }
    let Some(path) = html else { return Ok(()) };
    let text =
        plots(Plot::Soreness, words.get("soreness", "title"), &data(&log), at.lang).map_err(internal)?;
    write_page(&text, path, false, &words)
}

fn row(entry: &LogEntry) -> Vec<String> {
    let score = |s: Option<Score>| s.map_or_else(|| "–".to_owned(), |s| s.get().to_string());
    vec![
        entry.day.date(),
        table::degrees(entry.exposure_deg),
        score(entry.before),
        score(entry.morning),
        score(entry.two_days),
    ]
}

/// What the log says: where there is a reason to ask somebody, that alone.
fn sentences(log: &SorenessLog, words: &Words) -> Vec<String> {
    let Some(finding) = &log.finding else {
        let mut lines: Vec<String> = log.ask.iter().map(|r| words.say("soreness_ask", r)).collect();
        lines.push(words.get("soreness", "ask").to_owned());
        return lines;
    };
    let blanks: Vec<(&str, String)> = blanks(finding)
        .into_iter()
        .map(|(name, value, digits)| (name, words.number(value, digits)))
        .collect();
    vec![words.fill("soreness", finding.code(), &blanks)]
}

/// The numbers of a finding's sentence, each with how many digits of it are said after the point.
fn blanks(finding: &Finding) -> Vec<(&'static str, f64, usize)> {
    let ranked = |r: &Rank| {
        vec![
            ("pairs", r.pairs as f64, 0),
            ("rho", r.rho, 2),
            ("low", r.interval[0], 2),
            ("high", r.interval[1], 2),
        ]
    };
    match finding {
        Finding::NotEnough { have, need } => vec![("have", *have as f64, 0), ("need", *need as f64, 0)],
        Finding::LittleVariation { have } | Finding::FewOutcomes { have } => vec![("have", *have as f64, 0)],
        Finding::TooEarly(r) | Finding::More(r) | Finding::Less(r) | Finding::NoTendency(r) => ranked(r),
    }
}

fn data(log: &SorenessLog) -> serde_json::Value {
    let finding = log.finding.as_ref().map(|f| json!({"code": f.code(), "blanks": blanks(f)}));
    let dots: Vec<_> = log
        .entries
        .iter()
        .filter_map(|e| Some(json!({"date": e.day.date(), "deg": e.exposure_deg?, "outcome": e.outcome()?})))
        .collect();
    let days: Vec<_> = log
        .entries
        .iter()
        .map(|e| {
            json!({
                "date": e.day.date(), "deg": e.exposure_deg, "before": e.before.map(Score::get),
                "morning": e.morning.map(Score::get), "two_days": e.two_days.map(Score::get),
            })
        })
        .collect();
    json!({"ask": log.ask, "finding": finding, "dots": dots, "days": days})
}
