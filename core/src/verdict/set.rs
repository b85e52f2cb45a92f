//! The set, from its reps.

use super::reason::note;
use super::types::{FindingCode, RepVerdict, SetVerdict, Word};
use super::{Headline, Reason};
use crate::rules;
use crate::signal::{median, theil_sen};

/// Sums up the reps; attempts are told but not counted. `film_reasons` stand against the film as a whole.
pub(super) fn judge_set(reps: &[RepVerdict], film_reasons: &[Reason]) -> SetVerdict {
    let counted: Vec<&RepVerdict> = reps.iter().filter(|r| !r.attempt).collect();
    let judged: Vec<&RepVerdict> = counted.iter().copied().filter(|r| r.verdict != Word::NotJudged).collect();
    let held = judged.iter().filter(|r| r.verdict == Word::Held).count() as u32;
    let worst = judged.iter().copied().max_by(|a, b| {
        let key = |r: &RepVerdict| (r.verdict.is_loss(), r.change_deg.unwrap_or(0.0));
        let ((la, ca), (lb, cb)) = (key(a), key(b));
        // The first of equals is told.
        la.cmp(&lb).then(ca.total_cmp(&cb)).then(b.index.cmp(&a.index))
    });
    let any_loss = judged.iter().any(|r| r.verdict.is_loss());
    let enough = judged.len() as f64 >= rules::REPS_JUDGED_SHARE * counted.len() as f64 && !judged.is_empty();
    let told = worst.filter(|_| any_loss || enough);
    let rounded = counted
        .iter()
        .filter(|r| r.findings.iter().any(|f| f.code == FindingCode::RoundedBeforeLiftoff))
        .count() as u32;

    let mut reasons = film_reasons.to_vec();
    if told.is_none() {
        for rep in counted.iter().filter(|r| r.verdict == Word::NotJudged) {
            rep.reasons.iter().for_each(|r| note(&mut reasons, *r));
        }
    }
    let (numbers, changes): (Vec<f64>, Vec<f64>) =
        judged.iter().filter_map(|r| Some((f64::from(r.index), r.change_deg?))).unzip();
    let drift = (changes.len() >= rules::DRIFT_REPS_MIN).then(|| theil_sen(&numbers, &changes)).flatten();
    SetVerdict {
        verdict: told.map_or(Word::NotJudged, |w| w.verdict),
        reps: counted.len() as u32,
        reps_judged: judged.len() as u32,
        reps_held: held,
        first_lost_rep: judged.iter().find(|r| r.verdict.is_loss()).map(|r| r.index),
        worst_rep: told.map(|w| w.index),
        change_deg: told.and_then(|w| w.change_deg),
        margin_deg: told.and_then(|w| w.margin_deg),
        median_change_deg: median(&mut changes.clone()),
        drift_deg_per_rep: drift.map(|d| d.slope),
        drift_interval_deg: drift.map(|d| [d.low, d.high]),
        reps_rounded_before_liftoff: rounded,
        headline: told.map_or_else(
            || Headline::not_judged(&reasons),
            |w| Headline::about(w, held, judged.len() as u32, rounded > 0),
        ),
        reasons,
    }
}
