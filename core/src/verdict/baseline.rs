//! What a rep's change is measured against.

use super::shots::Shot;
use super::types::Baseline;
use crate::lift::{Rep, Start};
use crate::rules;
use crate::signal::{Smoothed, median, standard_deviation};
use crate::spine::Series;

/// A baseline: its kind and, by series, its value and standard deviation, deg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BaselineValue {
    /// Which rule held.
    pub kind: Baseline,
    /// Median of T7-L4, T7-T12 and T12-L4, deg.
    value_deg: [f64; 3],
    /// Posterior standard deviation over the window, deg.
    sigma_deg: [f64; 3],
}

impl BaselineValue {
    /// Value of a series, deg.
    pub fn value_deg(&self, series: Series) -> f64 {
        self.value_deg[series.index()]
    }

    /// Standard deviation of that value, deg.
    pub fn sigma_deg(&self, series: Series) -> f64 {
        self.sigma_deg[series.index()]
    }

    /// What a weaker baseline adds to every margin, deg.
    pub fn extra_margin_deg(&self) -> f64 {
        match self.kind {
            Baseline::ShortSetup | Baseline::HingeOnset => rules::WEAK_BASELINE_MARGIN_DEG,
            Baseline::Setup | Baseline::FirstSetup | Baseline::None => 0.0,
        }
    }
}

/// The first rule that holds for this rep; `first` is the baseline of the set's first rep.
pub(super) fn baseline(shot: &Shot, rep: &Rep, first: Option<&BaselineValue>) -> Option<BaselineValue> {
    match rep.start {
        Start::Top => hinge_onset(shot, rep),
        Start::Floor => {
            let liftoff_s = rep.liftoff_s?;
            if rep.touch_and_go {
                return first.map(|b| BaselineValue { kind: Baseline::FirstSetup, ..*b });
            }
            setup(shot, rep, liftoff_s).or_else(|| short_setup(shot, rep, liftoff_s))
        }
    }
}

fn setup(shot: &Shot, rep: &Rep, liftoff_s: f64) -> Option<BaselineValue> {
    let (from_s, to_s) = (rep.start_s.max(liftoff_s - rules::SETUP_FROM_S), liftoff_s - rules::SETUP_TO_S);
    let value = over(shot, from_s, to_s, liftoff_s, Baseline::Setup)?;
    let good_s = value.1 as f64 * shot.curve.grid.step_s;
    (good_s >= rules::SETUP_GOOD_S - 1e-6 && value.2 <= rules::SETUP_SD_MAX_DEG).then_some(value.0)
}

fn short_setup(shot: &Shot, rep: &Rep, liftoff_s: f64) -> Option<BaselineValue> {
    let from_s = rep.start_s.max(liftoff_s - rules::SETUP_TO_S);
    let to_s = liftoff_s - rules::SHORT_SETUP_TO_S;
    let good = shot.curve.frames_in(from_s, to_s).iter().filter(|(_, s)| s.is_some()).count();
    if good < rules::SHORT_SETUP_FRAMES {
        return None;
    }
    over(shot, from_s, to_s, liftoff_s, Baseline::ShortSetup).map(|v| v.0)
}

/// Top starts: where the trunk first passes [`rules::HINGE_ONSET_DEG`] beyond its standing inclination.
fn hinge_onset(shot: &Shot, rep: &Rep) -> Option<BaselineValue> {
    let k = &shot.kinematics;
    let begin = k.grid.index_at(rep.start_s);
    let standing = k.trunk_deg.get(begin).copied().flatten()?.value;
    let end = k.grid.index_at(rep.end_s.unwrap_or(k.grid.time_s(k.grid.len.saturating_sub(1))));
    let onset = (begin..=end).find(|i| {
        k.trunk_deg.get(*i).copied().flatten().is_some_and(|s| s.value >= standing + rules::HINGE_ONSET_DEG)
    })?;
    let t = k.grid.time_s(onset);
    let half = rules::HINGE_ONSET_WINDOW_S / 2.0;
    over(shot, t - half, t + half, f64::INFINITY, Baseline::HingeOnset).map(|v| v.0)
}

/// Medians over a window of the series smoothed up to `until_s`; with the number of good grid times and the SD of
/// T7-L4 in the window, deg.
fn over(
    shot: &Shot,
    from_s: f64,
    to_s: f64,
    until_s: f64,
    kind: Baseline,
) -> Option<(BaselineValue, usize, f64)> {
    let indices = shot.curve.grid.span(from_s, to_s);
    let read = |series: Series| -> Vec<Smoothed> {
        let smoothed = shot.curve.smoothed_until(series, until_s);
        indices.clone().filter_map(|i| smoothed.get(i).copied().flatten()).collect()
    };
    let (flexion, thoracic, lumbar) = (read(Series::Flexion), read(Series::Thoracic), read(Series::Lumbar));
    let middle = |s: &[Smoothed]| median(&mut s.iter().map(|s| s.value).collect::<Vec<_>>());
    let sigma = |s: &[Smoothed]| median(&mut s.iter().map(|s| s.variance.sqrt()).collect::<Vec<_>>());
    let (t, l) = (middle(&thoracic)?, middle(&lumbar)?);
    let values: Vec<f64> = flexion.iter().map(|s| s.value).collect();
    let value = BaselineValue {
        kind,
        value_deg: [t + l, t, l],
        sigma_deg: [sigma(&flexion)?, sigma(&thoracic)?, sigma(&lumbar)?],
    };
    Some((value, values.len(), standard_deviation(&values).unwrap_or(0.0)))
}
