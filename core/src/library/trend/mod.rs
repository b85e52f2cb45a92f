//! How technique changes over weeks: change against date, load and rep, first rep against last, drift, and the spans in
//! which it was lost and won back. Sets filmed under unlike conditions stand in series of their own.

mod conditions;
mod line;
mod read;
mod spans;

pub use conditions::{Conditions, LoadBand};
pub use line::Line;
pub use spans::{Span, spans};

use super::{Filter, Library, LibraryError, Moment, SetId};
use crate::rules;
use crate::signal::median;
use line::{interval_of_median, line};

/// One judged set in a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// Which set.
    pub set: SetId,
    /// When it began.
    pub started: Moment,
    /// Number of its session within the trend, from 0.
    pub session: u32,
    /// Load, kg.
    pub load_kg: Option<f64>,
    /// Median change of its judged reps, deg.
    pub change_deg: f64,
    /// Margin of the set's change, deg.
    pub margin_deg: Option<f64>,
    /// Last judged rep's change minus the first's, deg; `None` for fewer than two.
    pub last_minus_first_deg: Option<f64>,
    /// Change of each rep by its number from 1, deg; `None` where it was not judged, or was only an attempt.
    pub reps_deg: Vec<Option<f64>>,
}

/// A median with its 95 % interval, deg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    /// The median, deg.
    pub deg: f64,
    /// The interval, deg.
    pub interval_deg: [f64; 2],
    /// How many values it is of.
    pub count: usize,
}

/// The rolling median of the sessions around one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rolling {
    /// When the session in the middle began.
    pub started: Moment,
    /// Median of [`rules::ROLLING_SESSIONS`] sessions, deg.
    pub deg: f64,
    /// Lowest and highest of them, deg: covers the median 94 times in 100.
    pub interval_deg: [f64; 2],
}

/// Sets of one lift, of like loads and like conditions, in order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendSeries {
    /// What they have in common.
    pub conditions: Conditions,
    /// The sets.
    pub points: Vec<TrendPoint>,
    /// Reps judged of all reps, share.
    pub judged_share: f64,
    /// Change over time, deg a day, over the sessions' medians.
    pub per_day: Option<Line>,
    /// Change over the rep's number, deg a rep.
    pub per_rep: Option<Line>,
    /// Last rep against first, deg.
    pub last_minus_first: Option<Middle>,
    /// Rolling median over sessions.
    pub rolling: Vec<Rolling>,
    /// Where technique was lost, and won back.
    pub spans: Vec<Span>,
}

/// Change against load, over all loads of one lift under like conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadTrend {
    /// What the sets have in common; its band of loads is `None`.
    pub conditions: Conditions,
    /// Number of sets.
    pub sets: usize,
    /// Change over load, deg a kg.
    pub per_kg: Option<Line>,
}

/// A trend over some sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// By lift, load and conditions, the fullest first.
    pub series: Vec<TrendSeries>,
    /// Against load, the fullest first.
    pub by_load: Vec<LoadTrend>,
}

impl Library {
    /// The trend over the judged sets of a filter.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn trend(&self, filter: &Filter) -> Result<Trend, LibraryError> {
        let sets = self.trend_sets(filter)?;
        let mut series: Vec<TrendSeries> = read::grouped(&sets, |s| s.conditions.clone())
            .into_iter()
            .map(|(conditions, sets)| TrendSeries::of(conditions, &sets))
            .collect();
        series.sort_by(|a, b| b.points.len().cmp(&a.points.len()).then(a.conditions.cmp(&b.conditions)));
        let mut by_load: Vec<LoadTrend> =
            read::grouped(&sets, |s| Conditions { load: None, ..s.conditions.clone() })
                .into_iter()
                .map(|(conditions, sets)| LoadTrend {
                    conditions,
                    sets: sets.len(),
                    per_kg: line(sets.iter().filter_map(|s| Some((s.point.load_kg?, s.point.change_deg)))),
                })
                .collect();
        by_load.sort_by(|a, b| b.sets.cmp(&a.sets).then(a.conditions.cmp(&b.conditions)));
        Ok(Trend { series, by_load })
    }
}

impl TrendSeries {
    fn of(conditions: Conditions, sets: &[&read::TrendSet]) -> Self {
        let points: Vec<TrendPoint> = sets.iter().map(|s| s.point.clone()).collect();
        let sessions = session_medians(&points);
        let (judged, all) = sets.iter().fold((0, 0), |(j, a), s| (j + s.reps_judged, a + s.reps));
        let reps = points.iter().flat_map(|p| {
            p.reps_deg.iter().enumerate().filter_map(|(i, deg)| Some((i as f64 + 1.0, (*deg)?)))
        });
        Self {
            judged_share: if all > 0 { f64::from(judged) / f64::from(all) } else { 0.0 },
            per_day: line(sessions.iter().map(|(at, deg)| (days(*at), *deg))),
            per_rep: line(reps),
            last_minus_first: interval_of_median(points.iter().filter_map(|p| p.last_minus_first_deg)),
            rolling: rolling(&sessions),
            spans: spans(&sessions),
            conditions,
            points,
        }
    }
}

/// Days of UTC since 1970.
fn days(at: Moment) -> f64 {
    at.utc_ms() as f64 / 86_400_000.0
}

/// The median change of each session.
fn session_medians(points: &[TrendPoint]) -> Vec<(Moment, f64)> {
    points
        .chunk_by(|a, b| a.session == b.session)
        .filter_map(|sets| {
            let mut changes: Vec<f64> = sets.iter().map(|p| p.change_deg).collect();
            Some((sets.first()?.started, median(&mut changes)?))
        })
        .collect()
}

fn rolling(sessions: &[(Moment, f64)]) -> Vec<Rolling> {
    sessions
        .windows(rules::ROLLING_SESSIONS)
        .filter_map(|window| {
            let mut values: Vec<f64> = window.iter().map(|(_, deg)| *deg).collect();
            let deg = median(&mut values)?;
            let (low, high) = (*values.first()?, *values.last()?);
            Some(Rolling { started: window.get(window.len() / 2)?.0, deg, interval_deg: [low, high] })
        })
        .collect()
}
