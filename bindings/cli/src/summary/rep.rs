//! One rep in the terminal: its word, its change, where it was lost, and what else is told.

use super::look::{coloured, shape};
use keel_core::verdict::{Finding, RepVerdict, Word};
use keel_words::{Words, code_of};
use std::fmt::Write;

/// A change with its margin, whole degrees.
pub fn change(words: &Words, deg: f64, margin_deg: f64) -> String {
    let blanks = [("deg", format!("{deg:.0}")), ("margin", format!("{margin_deg:.0}"))];
    words.fill("summary", "change", &blanks)
}

pub(super) fn lines(rep: &RepVerdict, words: &Words) -> String {
    let name = if rep.attempt {
        words.get("summary", "attempt").to_owned()
    } else {
        words.fill("summary", "rep", &[("rep", rep.index.to_string())])
    };
    let verdict = words.say("verdict", &rep.verdict);
    let verdict = coloured(rep.verdict, &format!("{} {verdict:<21}", shape(rep.verdict)));
    let mut text = format!("  {name:<10}{verdict} {}\n", told(rep, words));
    for finding in &rep.findings {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {:<10}{}", "", found(finding, rep, words));
    }
    text
}

fn told(rep: &RepVerdict, words: &Words) -> String {
    match rep.verdict {
        Word::Held => words.get("summary", "within_error").to_owned(),
        // The reason that arose first is the one told.
        Word::NotJudged => rep.reasons.first().map_or_else(String::new, |reason| {
            words.get(&format!("reason.{}", code_of(reason)), "text").to_owned()
        }),
        Word::Slight | Word::Clear | Word::Large => {
            let change = rep.change_deg.zip(rep.margin_deg).map(|(deg, margin)| change(words, deg, margin));
            let place = rep.lost_at.map(|place| words.say("lost_at", &place));
            let time =
                rep.lost_at_s.map(|at| words.fill("summary", "at_time", &[("seconds", words.number(at, 1))]));
            let place = [place, time].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let region = rep.region.map(|region| words.say("region", &region));
            [change, Some(place), region]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        }
    }
}

fn found(finding: &Finding, rep: &RepVerdict, words: &Words) -> String {
    let against = rep.setup.against.map(|against| words.say("setup_reference", &against));
    let blanks = [
        ("deg", finding.deg.map_or_else(|| "?".into(), |deg| format!("{deg:.0}"))),
        ("against", against.unwrap_or_default()),
    ];
    words.fill("finding", &code_of(&finding.code), &blanks)
}
