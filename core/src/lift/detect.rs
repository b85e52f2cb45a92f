//! Which lift it is, where the lifter did not say.

use super::kinds::{Lift, LiftSource, Start};
use super::kinematics::Kinematics;
use super::strokes::{Stroke, height};
use crate::rules;
use crate::signal::{Smoothed, median};

/// What the film shows of the kind of lift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub lift: Option<Lift>,
    pub source: Option<LiftSource>,
    pub start: Start,
}

/// The kind of lift: as given, else from the film. Hands near the shoulders at the top are a squat. An implement whose
/// lows reach the floor, that rested before the first rise, or that the film's first frame finds on its way up, is a
/// floor start; otherwise the lifter already stood with it. Sumo and trap bar look like a conventional pull from the side and are judged by the same rules.
pub(super) fn kind(k: &Kinematics, strokes: &[Stroke], given: Option<Lift>) -> Kind {
    if let Some(lift) = given {
        return Kind { lift: Some(lift), source: Some(LiftSource::Given), start: lift.start() };
    }
    let detected =
        |lift: Lift| Kind { lift: Some(lift), source: Some(LiftSource::Detected), start: lift.start() };
    let unknown = |start| Kind { lift: None, source: None, start };
    if hands_at_shoulders(k, strokes) {
        return detected(Lift::Squat);
    }
    if !rests_on_floor(k, strokes) && !rested_before_first_rise(k, strokes) && !begins_in_mid_pull(k, strokes)
    {
        return detected(Lift::Romanian);
    }
    match median_at(&k.knee_deg, strokes.iter().map(|s| s.low)) {
        Some(knee) if knee >= 150.0 => detected(Lift::StiffLeg),
        Some(_) => detected(Lift::Conventional),
        None => unknown(Start::Floor),
    }
}

/// Whether the hands are at shoulder height when the lifter stands: a bar on the back, or arms folded.
pub(super) fn hands_at_shoulders(k: &Kinematics, strokes: &[Stroke]) -> bool {
    let mut drops: Vec<f64> = strokes
        .iter()
        .filter_map(|s| Some(height(&k.shoulder, s.high)? - height(&k.grip, s.high)?))
        .collect();
    median(&mut drops).is_some_and(|d| d < 0.30)
}

/// Whether the implement is on the floor at the lows: its lower rim meets the shoes' level, or the grip is no higher than
/// a full-size plate holds it. Small implements between the feet show no rim.
fn rests_on_floor(k: &Kinematics, strokes: &[Stroke]) -> bool {
    let at_lows = |series| median_at(series, strokes.iter().map(|s| s.low));
    let rim_m = at_lows(&k.clearance);
    let grip_m = at_lows(&k.grip_clearance).map(|grip| grip - rules::PLATE_DIAMETER_M / 2.0);
    [rim_m, grip_m].into_iter().flatten().any(|clearance| clearance < rules::FLOOR_CONTACT_M)
}

/// Whether the implement lay still just before it first rose. The low of a stroke ends when the bar has left it by a
/// twentieth of the rise, so rest is looked for in twice the time that it has to last.
fn rested_before_first_rise(k: &Kinematics, strokes: &[Stroke]) -> bool {
    let Some(first) = strokes.first() else { return false };
    let slow = rules::SLOW_SPEED_PER_S * first.travel_m(&k.bar);
    let steps = k.grid.steps(rules::TOUCH_AND_GO_S);
    let mut run = 0;
    (first.low.saturating_sub(2 * steps)..first.low).any(|i| {
        let is_still = k.bar.get(i).copied().flatten().is_some_and(|s| s.rate.abs() < slow);
        run = if is_still { run + 1 } else { 0 };
        run >= steps
    })
}

/// Whether the film begins with the bar on its way up.
fn begins_in_mid_pull(k: &Kinematics, strokes: &[Stroke]) -> bool {
    let Some(first) = strokes.first() else { return false };
    let seen = k.bar.iter().position(Option::is_some);
    let rate = k.bar.get(first.low).copied().flatten().map_or(0.0, |s| s.rate);
    seen.is_some_and(|s| first.low <= s + k.grid.steps(rules::LIFTOFF_RISING_S))
        && rate > rules::SLOW_SPEED_PER_S * first.travel_m(&k.bar)
}

fn median_at(series: &[Option<Smoothed>], indices: impl Iterator<Item = usize>) -> Option<f64> {
    let mut values: Vec<f64> = indices.filter_map(|i| height(series, i)).collect();
    median(&mut values)
}
