//! The log: what was measured on a day beside what was felt after it.

use super::super::{Day, Filter, Library, LibraryError, Moment};
use super::ask::reasons;
use super::due::{Given, Question};
use super::statistics::{Rank, partial_spearman, rank};
use super::{Answer, AskReason, Place, Score};
use crate::rules;
use crate::signal::{median, quantile};
use std::collections::{BTreeMap, BTreeSet};

/// One training day.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEntry {
    /// The day.
    pub day: Day,
    /// Median change of its judged reps, deg.
    pub exposure_deg: Option<f64>,
    /// Its heaviest load, kg.
    pub load_kg: Option<f64>,
    /// Before its first set.
    pub before: Option<Score>,
    /// Next morning.
    pub morning: Option<Score>,
    /// After 48 hours.
    pub two_days: Option<Score>,
}

impl LogEntry {
    /// Soreness that came: the larger of the two later answers minus the one before; `None` where one side is unknown.
    pub fn outcome(&self) -> Option<i16> {
        let later = self.morning.max(self.two_days)?;
        Some(i16::from(later.get()) - i16::from(self.before?.get()))
    }
}

/// What the log says, as a code with its numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// Too few days with a change and both answers.
    NotEnough {
        /// Paired days.
        have: usize,
        /// Days needed.
        need: usize,
    },
    /// The change hardly varied from day to day.
    LittleVariation {
        /// Paired days.
        have: usize,
    },
    /// The soreness hardly varied.
    FewOutcomes {
        /// Paired days.
        have: usize,
    },
    /// A correlation that is shown, but too early to say anything of.
    TooEarly(Rank),
    /// Days with more change tended to be followed by more soreness.
    More(Rank),
    /// Days with more change tended to be followed by less soreness.
    Less(Rank),
    /// No tendency that stands clear of chance, or none that is left at equal load.
    NoTendency(Rank),
}

impl Finding {
    /// Its code, for the words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotEnough { .. } => "not_enough",
            Self::LittleVariation { .. } => "little_variation",
            Self::FewOutcomes { .. } => "few_outcomes",
            Self::TooEarly(_) => "too_early",
            Self::More(_) => "more",
            Self::Less(_) => "less",
            Self::NoTendency(_) => "no_tendency",
        }
    }

    /// The correlation; `None` where there is too little to set side by side, and counts are all that is told.
    pub const fn rank(&self) -> Option<&Rank> {
        match self {
            Self::NotEnough { .. } | Self::LittleVariation { .. } | Self::FewOutcomes { .. } => None,
            Self::TooEarly(rank) | Self::More(rank) | Self::Less(rank) | Self::NoTendency(rank) => Some(rank),
        }
    }

    /// Every code, for tables of words and for tests.
    pub const CODES: [&str; 7] =
        ["not_enough", "little_variation", "few_outcomes", "too_early", "more", "less", "no_tendency"];
}

/// What may be told of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct SorenessLog {
    /// Training days, and days on which only a question was answered, in order. Empty where no score is told: while there
    /// is a reason to ask, or too little to set side by side.
    pub entries: Vec<LogEntry>,
    /// Reasons to consult somebody; where there is one, nothing else is told.
    pub ask: Vec<AskReason>,
    /// What the paired days say; `None` where there is a reason to ask.
    pub finding: Option<Finding>,
}

impl Library {
    /// What may be told of the log of one place, or with `None` of whatever was most sore.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn soreness_log(&self, place: Option<Place>) -> Result<SorenessLog, LibraryError> {
        let answers = self.answers()?;
        let entries = self.days_of(&answers, place)?;
        let mut said: Vec<(Moment, Answer)> = answers.into_iter().map(|g| (g.at, g.answer)).collect();
        said.sort_by_key(|(at, _)| at.utc_ms());
        let ask = reasons(&said);
        let finding = ask.is_empty().then(|| finding(&entries));
        let is_told = finding.as_ref().is_some_and(|f| f.rank().is_some());
        Ok(SorenessLog { entries: if is_told { entries } else { Vec::new() }, ask, finding })
    }

    /// Every training day with what was measured and answered, in order: what the lifter put in, whatever may be told of it.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn soreness_days(&self, place: Option<Place>) -> Result<Vec<LogEntry>, LibraryError> {
        self.days_of(&self.answers()?, place)
    }

    fn days_of(&self, answers: &[Given], place: Option<Place>) -> Result<Vec<LogEntry>, LibraryError> {
        let mut days: BTreeMap<Day, LogEntry> = BTreeMap::new();
        let mut entry = |day: Day, put: &dyn Fn(&mut LogEntry)| {
            put(days.entry(day).or_insert(LogEntry {
                day,
                exposure_deg: None,
                load_kg: None,
                before: None,
                morning: None,
                two_days: None,
            }));
        };
        for (day, trained) in self.trained()? {
            entry(day, &|e| {
                (e.exposure_deg, e.load_kg) = (median(&mut trained.changes_deg.clone()), trained.load_kg);
            });
        }
        for Given { day, question, answer, .. } in answers {
            let score = Some(answer.score(place));
            entry(*day, &|e| match question {
                Question::Before => e.before = score,
                Question::Morning => e.morning = score,
                Question::TwoDays => e.two_days = score,
            });
        }
        Ok(days.into_values().collect())
    }

    /// What was judged on every training day.
    fn trained(&self) -> Result<BTreeMap<Day, Trained>, LibraryError> {
        let mut days: BTreeMap<Day, Trained> = BTreeMap::new();
        for set in self.trend_sets(&Filter::default())? {
            let day = days.entry(set.point.started.day()).or_default();
            day.changes_deg.extend(set.point.reps_deg.iter().flatten());
            day.load_kg = [day.load_kg, set.point.load_kg].into_iter().flatten().reduce(f64::max);
        }
        Ok(days)
    }
}

/// Judged reps of a day.
#[derive(Default)]
struct Trained {
    /// Change of each, deg.
    changes_deg: Vec<f64>,
    /// Heaviest load, kg.
    load_kg: Option<f64>,
}

/// What the days say that have a change and both answers.
pub fn finding(entries: &[LogEntry]) -> Finding {
    let paired: Vec<(&LogEntry, f64, f64)> =
        entries.iter().filter_map(|e| Some((e, e.exposure_deg?, f64::from(e.outcome()?)))).collect();
    let have = paired.len();
    if have < rules::SORENESS_PAIRS_MIN {
        return Finding::NotEnough { have, need: rules::SORENESS_PAIRS_MIN };
    }
    let (x, y): (Vec<f64>, Vec<f64>) = paired.iter().map(|(_, x, y)| (*x, *y)).unzip();
    let mut sorted = x.clone();
    let spread =
        quantile(&mut sorted, 0.75).zip(quantile(&mut sorted, 0.25)).map_or(0.0, |(high, low)| high - low);
    if spread < rules::SORENESS_EXPOSURE_IQR_MIN_DEG {
        return Finding::LittleVariation { have };
    }
    let outcomes: BTreeSet<i64> = y.iter().map(|v| *v as i64).collect();
    if outcomes.len() < rules::SORENESS_OUTCOMES_MIN {
        return Finding::FewOutcomes { have };
    }
    let Some(rank) = rank(&x, &y) else { return Finding::FewOutcomes { have } };
    if have < rules::SORENESS_PAIRS_TOLD {
        return Finding::TooEarly(rank);
    }
    let [low, high] = rank.interval;
    if (low > 0.0 || high < 0.0) && keeps_its_sign_given_load(&paired, rank.rho) {
        if rank.rho > 0.0 { Finding::More(rank) } else { Finding::Less(rank) }
    } else {
        Finding::NoTendency(rank)
    }
}

/// Whether the tendency is left at equal load; unknown where too few days have one. Loads that never change explain
/// nothing.
fn keeps_its_sign_given_load(paired: &[(&LogEntry, f64, f64)], rho: f64) -> bool {
    let loaded: Vec<(f64, f64, f64)> =
        paired.iter().filter_map(|(e, x, y)| Some((*x, *y, e.load_kg?))).collect();
    if loaded.len() < rules::SORENESS_PAIRS_MIN {
        return false;
    }
    let pick = |f: fn(&(f64, f64, f64)) -> f64| loaded.iter().map(f).collect::<Vec<_>>();
    let load = pick(|p| p.2);
    if load.windows(2).all(|w| w[0].total_cmp(&w[1]).is_eq()) {
        return true;
    }
    partial_spearman(&pick(|p| p.0), &pick(|p| p.1), &load).is_some_and(|partial| partial * rho > 0.0)
}
