//! How technique changes over weeks.

use keel_core::library::trend::{self, Conditions, Line, Middle, Rolling, Span};

use super::{SetFilter, SetLibrary};
use crate::codes::Lift;
use crate::{KeelError, Moment};

/// What sets of a series have in common.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct TrendConditions {
    /// The lift.
    pub lift: Option<Lift>,
    /// Least load of the band, kg; `None` where no load was entered, or all loads are together.
    pub load_from_kg: Option<f64>,
    /// The loads of the band are less than this, kg.
    pub load_under_kg: Option<f64>,
    /// Whether a belt was worn, where known.
    pub belt: Option<bool>,
    /// Whether the camera was turned.
    pub turned: bool,
    /// Whether the back was small in the picture.
    pub small: bool,
    /// Network that looked.
    pub network: String,
}

/// One judged set in a trend.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct TrendPoint {
    /// Id of the set.
    pub set: String,
    /// When it began.
    pub started: Moment,
    /// Number of its session within the trend, from 0.
    pub session: i32,
    /// Load, kg.
    pub load_kg: Option<f64>,
    /// Median change of its judged reps, deg.
    pub change_deg: f64,
    /// Margin of the set's change, deg.
    pub margin_deg: Option<f64>,
    /// Last judged rep's change minus the first's, deg; `None` for fewer than two.
    pub last_minus_first_deg: Option<f64>,
    /// Change of each rep by its number from 1, deg; `None` where it was not judged.
    pub reps_deg: Vec<Option<f64>>,
}

/// A slope of the change with its 95 % interval, deg per unit of what it is drawn against.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct TrendLine {
    /// The slope.
    pub slope: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
    /// How many points it is of.
    pub count: i32,
}

/// A median with its 95 % interval, deg.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct TrendMiddle {
    /// The median, deg.
    pub deg: f64,
    /// Lower end of its interval, deg.
    pub low_deg: f64,
    /// Upper end of its interval, deg.
    pub high_deg: f64,
    /// How many values it is of.
    pub count: i32,
}

/// The rolling median of the sessions around one.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct TrendRolling {
    /// When the session in the middle began.
    pub started: Moment,
    /// The median, deg.
    pub deg: f64,
    /// Lowest of the sessions, deg.
    pub low_deg: f64,
    /// Highest of the sessions, deg.
    pub high_deg: f64,
}

/// A span of sessions with more change than before, and the evidence for it.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct TrendSpan {
    /// First session of it.
    pub lost: Moment,
    /// First session after it; `None` while it lasts.
    pub regained: Option<Moment>,
    /// Rolling median before, deg.
    pub before_deg: f64,
    /// Rolling median at its beginning, deg.
    pub during_deg: f64,
    /// Rolling median after it, deg.
    pub after_deg: Option<f64>,
    /// The shift that the sessions' own scatter needs to count, deg.
    pub needed_deg: f64,
    /// Sessions in it.
    pub sessions: i32,
}

/// Sets of one lift, of like loads and like conditions, in order of time.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct TrendSeries {
    /// What they have in common.
    pub conditions: TrendConditions,
    /// The sets.
    pub points: Vec<TrendPoint>,
    /// Reps judged of all reps, share.
    pub judged_share: f64,
    /// Change over time, deg a day.
    pub per_day: Option<TrendLine>,
    /// Change over the rep's number, deg a rep.
    pub per_rep: Option<TrendLine>,
    /// Last rep against first, deg.
    pub last_minus_first: Option<TrendMiddle>,
    /// Rolling median over sessions.
    pub rolling: Vec<TrendRolling>,
    /// Where technique was lost, and won back.
    pub spans: Vec<TrendSpan>,
}

/// Change against load, over all loads of one lift under like conditions.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct LoadTrend {
    /// What the sets have in common; loads are not.
    pub conditions: TrendConditions,
    /// Number of sets.
    pub sets: i32,
    /// Change over load, deg a kg.
    pub per_kg: Option<TrendLine>,
}

/// A trend over some sets.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Trend {
    /// By lift, load and conditions, the fullest first.
    pub series: Vec<TrendSeries>,
    /// Against load, the fullest first.
    pub by_load: Vec<LoadTrend>,
}

#[uniffi::export]
impl SetLibrary {
    /// The trend over the judged sets of a filter.
    ///
    /// # Errors
    /// [`KeelError::Argument`] for a wrong filter.
    pub fn trend(&self, filter: SetFilter) -> Result<Trend, KeelError> {
        self.inner.wait(|library| Ok(library.trend(&filter.try_into()?)?.into()))
    }
}

impl From<trend::Trend> for Trend {
    fn from(t: trend::Trend) -> Self {
        Self {
            series: t.series.into_iter().map(TrendSeries::from).collect(),
            by_load: t
                .by_load
                .into_iter()
                .map(|l| LoadTrend {
                    conditions: l.conditions.into(),
                    sets: l.sets as i32,
                    per_kg: l.per_kg.map(TrendLine::from),
                })
                .collect(),
        }
    }
}

impl From<trend::TrendSeries> for TrendSeries {
    fn from(s: trend::TrendSeries) -> Self {
        Self {
            conditions: s.conditions.into(),
            points: s.points.into_iter().map(TrendPoint::from).collect(),
            judged_share: s.judged_share,
            per_day: s.per_day.map(TrendLine::from),
            per_rep: s.per_rep.map(TrendLine::from),
            last_minus_first: s.last_minus_first.map(TrendMiddle::from),
            rolling: s.rolling.into_iter().map(TrendRolling::from).collect(),
            spans: s.spans.into_iter().map(TrendSpan::from).collect(),
        }
    }
}

impl From<Conditions> for TrendConditions {
    fn from(c: Conditions) -> Self {
        let load = c.load.map(trend::LoadBand::range_kg);
        Self {
            lift: c.lift.map(|key| key.0),
            load_from_kg: load.map(|[from, _]| from),
            load_under_kg: load.map(|[_, under]| under),
            belt: c.belt,
            turned: c.turned,
            small: c.small,
            network: c.network,
        }
    }
}

impl From<trend::TrendPoint> for TrendPoint {
    fn from(p: trend::TrendPoint) -> Self {
        Self {
            set: p.set.to_string(),
            started: p.started.into(),
            session: p.session as i32,
            load_kg: p.load_kg,
            change_deg: p.change_deg,
            margin_deg: p.margin_deg,
            last_minus_first_deg: p.last_minus_first_deg,
            reps_deg: p.reps_deg,
        }
    }
}

impl From<Line> for TrendLine {
    fn from(l: Line) -> Self {
        let [low, high] = l.interval;
        Self { slope: l.slope, low, high, count: l.count as i32 }
    }
}

impl From<Middle> for TrendMiddle {
    fn from(m: Middle) -> Self {
        let [low_deg, high_deg] = m.interval_deg;
        Self { deg: m.deg, low_deg, high_deg, count: m.count as i32 }
    }
}

impl From<Rolling> for TrendRolling {
    fn from(r: Rolling) -> Self {
        let [low_deg, high_deg] = r.interval_deg;
        Self { started: r.started.into(), deg: r.deg, low_deg, high_deg }
    }
}

impl From<Span> for TrendSpan {
    fn from(s: Span) -> Self {
        Self {
            lost: s.lost.into(),
            regained: s.regained.map(Moment::from),
            before_deg: s.before_deg,
            during_deg: s.during_deg,
            after_deg: s.after_deg,
            needed_deg: s.needed_deg,
            sessions: s.sessions as i32,
        }
    }
}
