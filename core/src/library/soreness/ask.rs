//! When statistics have no place: the lifter is asked to consult somebody instead.

use serde::{Deserialize, Serialize};

use super::super::Moment;
use super::{Answer, Place, Quality, Score};
use crate::rules;

/// Why the lifter is asked to consult somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskReason {
    /// A high score.
    High,
    /// It is sharp.
    Sharp,
    /// It spreads.
    Spreading,
    /// One place has been sore for longer than a week.
    Lasting,
}

/// What the latest of some answers (in order of time) gives reason for.
pub(super) fn reasons(answers: &[(Moment, Answer)]) -> Vec<AskReason> {
    let Some((_, latest)) = answers.last() else { return Vec::new() };
    let sharp = latest.places().iter().any(|p| p.quality == Some(Quality::Sharp) && p.score.get() > 0);
    let lasting = Place::ALL.iter().any(|place| lasts_ms(answers, *place) > rules::SORENESS_ASK_AFTER_MS);
    [
        (AskReason::High, latest.score(None).get() >= rules::SORENESS_ASK_SCORE),
        (AskReason::Sharp, sharp),
        (AskReason::Spreading, latest.spreading()),
        (AskReason::Lasting, lasting),
    ]
    .into_iter()
    .filter(|(_, is)| *is)
    .map(|(reason, _)| reason)
    .collect()
}

/// How long a place has been sore in every answer up to the latest, ms.
fn lasts_ms(answers: &[(Moment, Answer)], place: Place) -> i64 {
    let sore = answers.iter().rev().take_while(|(_, a)| a.score(Some(place)) > Score::default());
    let first = sore.last().map(|(at, _)| at.utc_ms());
    first.zip(answers.last()).map_or(0, |(first, (last, _))| last.utc_ms() - first)
}
