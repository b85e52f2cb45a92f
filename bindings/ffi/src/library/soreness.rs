//! Soreness that the lifter reports, beside the change that was measured.

use keel_core::library::Day;
use keel_core::library::soreness::{self, Answer, Finding, Rank, Score};

use super::SetLibrary;
use crate::codes::{AskReason, Quality, Question, SoreSpot};
use crate::{KeelError, Moment};

/// A question that is due.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SorenessDue {
    /// The training day it is about, as "2026-11-25".
    pub day: String,
    /// Which.
    pub question: Question,
}

/// One sore place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SorePlace {
    /// Where.
    pub place: SoreSpot,
    /// How sore, 0 (not) to 10.
    pub score: i32,
    /// How it feels, where it was said.
    pub quality: Option<Quality>,
}

/// An answer: nothing (no places), or the places that are sore.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct SoreAnswer {
    /// The sore places.
    pub places: Vec<SorePlace>,
    /// Whether it spreads.
    pub spreading: bool,
}

/// One training day of the log.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SoreDay {
    /// The day, as "2026-11-25".
    pub day: String,
    /// Median change of its judged reps, deg.
    pub exposure_deg: Option<f64>,
    /// Its heaviest load, kg.
    pub load_kg: Option<f64>,
    /// Score before its first set.
    pub before: Option<i32>,
    /// Score next morning.
    pub morning: Option<i32>,
    /// Score after 48 hours.
    pub two_days: Option<i32>,
    /// Soreness that came; `None` where one side is unknown.
    pub outcome: Option<i32>,
}

/// A rank correlation with its interval.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct SorenessTendency {
    /// Spearman's rho, -1 to 1.
    pub rho: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end of its 95 % interval.
    pub high: f64,
    /// Pairs of days.
    pub pairs: i32,
    /// Pairs that a series of like neighbours is worth.
    pub effective: f64,
}

/// What the log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum SorenessCode {
    /// Too few days with a change and both answers.
    NotEnough,
    /// The change hardly varied from day to day.
    LittleVariation,
    /// The soreness hardly varied.
    FewOutcomes,
    /// A correlation that is shown, but too early to say anything of.
    TooEarly,
    /// Days with more change tended to be followed by more soreness.
    More,
    /// Days with more change tended to be followed by less soreness.
    Less,
    /// No tendency that stands clear of chance, or none that is left at equal load.
    NoTendency,
}

/// What the log says, as a code with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct SorenessFinding {
    /// What.
    pub code: SorenessCode,
    /// Paired days.
    pub have: i32,
    /// Paired days needed, where there are not enough.
    pub need: Option<i32>,
    /// The correlation, where there is one.
    pub tendency: Option<SorenessTendency>,
}

/// What may be told of the log.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SorenessLog {
    /// Training days, and days on which only a question was answered, in order. Empty where no score is told: while there is a
    /// reason to ask, or too little to set side by side.
    pub days: Vec<SoreDay>,
    /// Reasons to consult somebody; where there is one, nothing else is told.
    pub ask: Vec<AskReason>,
    /// What the paired days say; `None` where there is a reason to ask.
    pub finding: Option<SorenessFinding>,
}

#[uniffi::export]
impl SetLibrary {
    /// The questions that are due now and not answered yet, the oldest day first.
    ///
    /// # Errors
    /// [`KeelError::Argument`] for a moment that can't be.
    pub fn soreness_due(&self, now: Moment) -> Result<Vec<SorenessDue>, KeelError> {
        self.inner.wait(|library| {
            let due = library.soreness_due(now.try_into()?)?;
            Ok(due.into_iter().map(|d| SorenessDue { day: d.day.date(), question: d.question }).collect())
        })
    }

    /// Keeps an answer; answered again while it is due, the later answer holds.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when the question is not due at that time, [`KeelError::Argument`] for an answer that can't be.
    pub fn answer_soreness(&self, at: Moment, due: SorenessDue, answer: SoreAnswer) -> Result<(), KeelError> {
        self.inner.wait(|library| {
            let due = soreness::Due { day: due.day.parse::<Day>()?, question: due.question };
            Ok(library.answer_soreness(at.try_into()?, due, &answer.try_into()?)?)
        })
    }

    /// What may be told of the log of one place, or with `None` of whatever was most sore.
    ///
    /// # Errors
    /// [`KeelError::Library`] when the database can't be read.
    pub fn soreness_log(&self, place: Option<SoreSpot>) -> Result<SorenessLog, KeelError> {
        self.inner.wait(|library| Ok(library.soreness_log(place)?.into()))
    }
}

impl TryFrom<SoreAnswer> for Answer {
    type Error = KeelError;
    fn try_from(answer: SoreAnswer) -> Result<Self, KeelError> {
        let place = |p: SorePlace| {
            let score = u8::try_from(p.score).unwrap_or(u8::MAX);
            Ok(soreness::SorePlace { place: p.place, score: Score::new(score)?, quality: p.quality })
        };
        let places = answer.places.into_iter().map(place).collect::<Result<_, KeelError>>()?;
        Ok(Self::new(places, answer.spreading)?)
    }
}

impl From<soreness::SorenessLog> for SorenessLog {
    fn from(log: soreness::SorenessLog) -> Self {
        let score = |score: Score| i32::from(score.get());
        let day = |e: soreness::LogEntry| SoreDay {
            day: e.day.date(),
            exposure_deg: e.exposure_deg,
            load_kg: e.load_kg,
            before: e.before.map(score),
            morning: e.morning.map(score),
            two_days: e.two_days.map(score),
            outcome: e.outcome().map(i32::from),
        };
        Self {
            days: log.entries.into_iter().map(day).collect(),
            ask: log.ask,
            finding: log.finding.map(SorenessFinding::from),
        }
    }
}

impl From<Finding> for SorenessFinding {
    fn from(finding: Finding) -> Self {
        let plain = |code, have: usize, need: Option<usize>| Self {
            code,
            have: have as i32,
            need: need.map(|n| n as i32),
            tendency: None,
        };
        let ranked = |code, rank: Rank| Self {
            code,
            have: rank.pairs as i32,
            need: None,
            tendency: Some(rank.into()),
        };
        match finding {
            Finding::NotEnough { have, need } => plain(SorenessCode::NotEnough, have, Some(need)),
            Finding::LittleVariation { have } => plain(SorenessCode::LittleVariation, have, None),
            Finding::FewOutcomes { have } => plain(SorenessCode::FewOutcomes, have, None),
            Finding::TooEarly(rank) => ranked(SorenessCode::TooEarly, rank),
            Finding::More(rank) => ranked(SorenessCode::More, rank),
            Finding::Less(rank) => ranked(SorenessCode::Less, rank),
            Finding::NoTendency(rank) => ranked(SorenessCode::NoTendency, rank),
        }
    }
}

impl From<Rank> for SorenessTendency {
    fn from(r: Rank) -> Self {
        let [low, high] = r.interval;
        Self { rho: r.rho, low, high, pairs: r.pairs as i32, effective: r.effective }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_tendency_cross_as_they_are() {
        let score = |n| Some(Score::new(n).unwrap());
        let rank = Rank { rho: 0.5, interval: [-0.1, 0.8], pairs: 12, effective: 9.5 };
        let crossed = SorenessLog::from(soreness::SorenessLog {
            entries: vec![soreness::LogEntry {
                day: "2026-11-25".parse().unwrap(),
                exposure_deg: Some(8.5),
                load_kg: Some(100.0),
                before: score(1),
                morning: score(4),
                two_days: None,
            }],
            ask: Vec::new(),
            finding: Some(Finding::TooEarly(rank)),
        });
        let day = SoreDay {
            day: "2026-11-25".to_owned(),
            exposure_deg: Some(8.5),
            load_kg: Some(100.0),
            before: Some(1),
            morning: Some(4),
            two_days: None,
            outcome: Some(3),
        };
        assert_eq!(crossed.days, [day]);
        let tendency = SorenessTendency { rho: 0.5, low: -0.1, high: 0.8, pairs: 12, effective: 9.5 };
        let finding =
            SorenessFinding { code: SorenessCode::TooEarly, have: 12, need: None, tendency: Some(tendency) };
        assert_eq!(crossed.finding, Some(finding));
    }
}
