//! What a lifter reads in the terminal.

mod look;
mod rep;

use keel_core::report::Report;
use keel_core::verdict::{Headline, HeadlineArgs, Word};
use keel_words::{Words, code_of};
use std::fmt::Write;
use std::path::PathBuf;

pub use look::shape;
pub use rep::change;

/// The summary of one clip, styled for a terminal.
/// `written` are the documents that were made of it.
pub fn of(report: &Report, clip: &str, written: &[PathBuf], words: &Words) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{clip}  {}", film(report, words));
    let _ = writeln!(out, "\n{}\n", look::bold(&headline(&report.set.headline, words)));
    for rep in &report.reps {
        out.push_str(&rep::lines(rep, words));
    }
    if !report.reps.is_empty() {
        out.push('\n');
    }
    for line in closing(report, words) {
        let _ = writeln!(out, "{line}");
    }
    for file in written {
        let blanks = [("file", file.display().to_string())];
        let _ = writeln!(out, "{}", words.fill("summary", "written", &blanks));
    }
    out
}

fn film(report: &Report, words: &Words) -> String {
    let lift = match (report.lift, report.lift_source) {
        (Some(lift), Some(source)) => {
            format!("{} ({})", words.say("lift", &lift), words.say("lift_source", &source))
        }
        (Some(lift), None) => words.say("lift", &lift),
        (None, _) => words.get("summary", "lift_unknown").to_owned(),
    };
    let blanks = [
        ("frames", report.source.frames.to_string()),
        ("seconds", words.number(report.source.duration_s, 1)),
        ("fps", report.source.fps.map_or_else(|| "?".into(), |fps| format!("{fps:.0}"))),
    ];
    format!("{lift}, {}", words.fill("summary", "film", &blanks))
}

/// The one sentence of a set.
pub fn headline(headline: &Headline, words: &Words) -> String {
    let HeadlineArgs { rep, deg, held, judged, reason } = headline.args;
    let number = |value: Option<i64>| value.map_or_else(|| "?".into(), |value| value.to_string());
    let reason = reason.map(|reason| words.get(&format!("reason.{}", code_of(&reason)), "text").to_owned());
    let blanks = [
        ("rep", number(rep.map(i64::from))),
        ("deg", number(deg.map(i64::from))),
        ("held", number(held.map(i64::from))),
        ("judged", number(judged.map(i64::from))),
        ("reason", reason.unwrap_or_default()),
    ];
    words.fill("headline", &code_of(&headline.code), &blanks)
}

/// What stands below the reps: how many could be judged, the drift, and one thing to do where none could.
fn closing(report: &Report, words: &Words) -> Vec<String> {
    let set = &report.set;
    let mut lines = Vec::new();
    if set.reps_judged < set.reps {
        let blanks = [("judged", set.reps_judged.to_string()), ("reps", set.reps.to_string())];
        lines.push(words.fill("summary", "not_all_judged", &blanks));
    }
    if let (Some(drift), Some([low, _])) = (set.drift_deg_per_rep, set.drift_interval_deg)
        && low > 0.0
    {
        lines.push(words.fill("summary", "drift", &[("deg", words.number(drift, 1))]));
    }
    if let Some(reason) = set.reasons.first().filter(|_| set.verdict == Word::NotJudged) {
        lines.push(words.get(&format!("reason.{}", code_of(reason)), "fix").to_owned());
    }
    lines
}
