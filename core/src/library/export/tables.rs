//! Tables for a spreadsheet (RFC 4180), in long form: one line a set, a rep, a phase, a sore place. Units stand in the
//! headers; unknown is empty.

use std::fmt::Write;

use super::super::Load;
use super::super::code::code_of;
use super::super::document::SetDocument;
use super::super::soreness::Given;
use crate::report::Report;

/// The tables over all sets.
pub(super) struct Tables {
    sets: String,
    reps: String,
    phases: String,
    soreness: String,
}

impl Tables {
    pub fn new() -> Self {
        let head = |columns: &str| format!("{columns}\r\n");
        Self {
            sets: head(
                "set_id,started_utc_ms,offset_min,lift,load,load_unit,load_kg,belt,place,note,verdict,change_deg,\
                 margin_deg,median_change_deg,reps,reps_judged,reps_held,yaw_deg,spine_px,network,rules",
            ),
            reps: head(
                "set_id,rep,attempt,verdict,change_deg,margin_deg,lost_at,lost_at_s,region,baseline,baseline_deg,\
                 range_deg,rounded_before_liftoff,liftoff_s,knee_pass_s,lockout_s,end_s",
            ),
            phases: head("set_id,rep,phase,judged,word,change_deg,margin_deg,reasons"),
            soreness: head("day,question,answered_utc_ms,offset_min,place,score,quality,spreading"),
        }
    }

    pub fn files(&self) -> [(&'static str, &str); 4] {
        [
            ("sets.csv", &self.sets),
            ("reps.csv", &self.reps),
            ("phases.csv", &self.phases),
            ("soreness.csv", &self.soreness),
        ]
    }

    pub fn add(&mut self, set: &SetDocument, report: Option<&Report>) {
        let facts = &set.facts;
        let id = set.id.to_string();
        let lift = report.and_then(|r| r.lift).or(facts.lift);
        let judged = report.map(|r| &r.set);
        line(
            &mut self.sets,
            &[
                id.clone(),
                set.started.utc_ms().to_string(),
                set.started.offset_min().to_string(),
                code(lift.as_ref()),
                facts.load.map_or_else(String::new, |l| l.value().to_string()),
                code(facts.load.map(Load::unit).as_ref()),
                number(facts.load.map(Load::kg)),
                plain(facts.belt),
                facts.place.as_ref().map_or_else(String::new, |p| p.as_str().to_owned()),
                facts.note.as_ref().map_or_else(String::new, |n| n.as_str().to_owned()),
                code(judged.map(|s| &s.verdict)),
                number(judged.and_then(|s| s.change_deg)),
                number(judged.and_then(|s| s.margin_deg)),
                number(judged.and_then(|s| s.median_change_deg)),
                plain(judged.map(|s| s.reps)),
                plain(judged.map(|s| s.reps_judged)),
                plain(judged.map(|s| s.reps_held)),
                number(report.and_then(|r| r.view.yaw_deg)),
                number(report.and_then(|r| r.view.spine_px)),
                report.map_or_else(String::new, |r| format!("{} {}", r.model.name, r.model.version)),
                plain(report.map(|r| r.rules)),
            ],
        );
        for rep in report.iter().flat_map(|r| &r.reps) {
            line(
                &mut self.reps,
                &[
                    id.clone(),
                    rep.index.to_string(),
                    rep.attempt.to_string(),
                    code(Some(&rep.verdict)),
                    number(rep.change_deg),
                    number(rep.margin_deg),
                    code(rep.lost_at.as_ref()),
                    number(rep.lost_at_s),
                    code(rep.region.as_ref()),
                    code(Some(&rep.baseline)),
                    number(rep.baseline_deg),
                    number(rep.range_deg),
                    plain(rep.setup.rounded),
                    number(rep.liftoff_s),
                    number(rep.knee_pass_s),
                    number(rep.lockout_s),
                    number(rep.end_s),
                ],
            );
            for phase in &rep.phases {
                let reasons: Vec<String> = phase.reasons.iter().map(code_of).collect();
                line(
                    &mut self.phases,
                    &[
                        id.clone(),
                        rep.index.to_string(),
                        code(Some(&phase.phase)),
                        phase.judged.to_string(),
                        code(phase.word.as_ref()),
                        number(phase.change_deg),
                        number(phase.margin_deg),
                        reasons.join(" "),
                    ],
                );
            }
        }
    }

    /// One line a sore place; a line without a place says that nothing was sore.
    pub fn answers(&mut self, answers: &[Given]) {
        for given in answers {
            let mut places: Vec<[String; 3]> = given
                .answer
                .places()
                .iter()
                .map(|p| [code(Some(&p.place)), p.score.get().to_string(), code(p.quality.as_ref())])
                .collect();
            if places.is_empty() {
                places.push([String::new(), "0".to_owned(), String::new()]);
            }
            for [place, score, quality] in places {
                line(
                    &mut self.soreness,
                    &[
                        given.day.date(),
                        code(Some(&given.question)),
                        given.at.utc_ms().to_string(),
                        given.at.offset_min().to_string(),
                        place,
                        score,
                        quality,
                        given.answer.spreading().to_string(),
                    ],
                );
            }
        }
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |v| format!("{v:.4}"))
}

fn plain(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

fn code(value: Option<&impl serde::Serialize>) -> String {
    value.map_or_else(String::new, code_of)
}

fn line(out: &mut String, fields: &[String]) {
    for (i, field) in fields.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        // Writing to a String cannot fail.
        let _ = if field.contains(['"', ',', '\n', '\r']) {
            write!(out, "{comma}\"{}\"", field.replace('"', "\"\""))
        } else {
            write!(out, "{comma}{field}")
        };
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_with_a_comma_a_quote_or_a_line_break_stays_one() {
        let mut out = String::new();
        line(&mut out, &["a".into(), "b,\"c\"".into(), "d\ne".into()]);
        assert_eq!(out, "a,\"b,\"\"c\"\"\",\"d\ne\"\r\n");
    }
}
