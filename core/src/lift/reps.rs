//! The reps of a shot.

use super::detect::{Kind, hands_at_shoulders, kind};
use super::events::{FloorEvents, Levels, floor_events, top_events};
use super::kinds::{Lift, LiftSource, Start};
use super::kinematics::Kinematics;
use super::phases::{PhaseSpan, floor_phases, top_phases};
use super::strokes::{Stroke, height, upstrokes};
use crate::rules;
use crate::signal::{median, quantile};

/// One rep, or an attempt at one. Times are s from the film's first frame; `None` is "not seen".
#[derive(Clone, Debug, PartialEq)]
pub struct Rep {
    /// The bar left the floor but did not travel far enough for a rep.
    pub attempt: bool,
    /// Where it started.
    pub start: Start,
    /// Where its set-up window begins (top starts: where it goes down).
    pub start_s: f64,
    /// The last still moment before the bar rises; `None` where the film begins in mid-pull, and for top starts.
    pub liftoff_s: Option<f64>,
    /// The hands cross the knee on the way up.
    pub knee_pass_s: Option<f64>,
    /// Standard deviation of `knee_pass_s`, s.
    pub knee_pass_margin_s: Option<f64>,
    /// First local minimum of bar speed after its first peak.
    pub sticking_s: Option<f64>,
    /// The bar is at the top and slow.
    pub lockout_s: Option<f64>,
    /// Whether knee and hip were straight at lockout; `None` where hidden.
    pub lockout_straight: Option<bool>,
    /// The bar begins to go down.
    pub descent_s: Option<f64>,
    /// The bar is back (top starts: the lifter stands again).
    pub end_s: Option<f64>,
    /// Whether the bar rested less than [`rules::TOUCH_AND_GO_S`] since the rep before.
    pub touch_and_go: bool,
    /// Phases in order of time.
    pub phases: Vec<PhaseSpan>,
}

/// All movement of one shot.
#[derive(Clone, Debug, PartialEq)]
pub struct SetMovement {
    /// Which lift, where known.
    pub lift: Option<Lift>,
    /// Who said so.
    pub lift_source: Option<LiftSource>,
    /// Reps and attempts in order of time; empty when nothing was lifted.
    pub reps: Vec<Rep>,
    /// Bar height over the set's travel, 0 at the floor (or the lowest point), 1 at the top, on the grid.
    pub bar_height: Vec<Option<f64>>,
    /// Floor and travel, for corrections.
    pub(super) levels: Levels,
}

/// The reps of a shot. `given` is the lift that the lifter named.
pub fn movement(k: &mut Kinematics, given: Option<Lift>) -> SetMovement {
    let mut strokes = lifted(k, &upstrokes(&k.bar, stroke_threshold_m(k)), given);
    if given == Some(Lift::Squat) || (given.is_none() && squats_without_bar(k)) {
        // The bar on a back is hidden by the body as often as not; the shoulders carry it.
        k.bar.clone_from(&k.shoulder);
        strokes = lifted(k, &upstrokes(&k.bar, stroke_threshold_m(k)), given);
    }
    let Kind { lift, source, start } = kind(k, &strokes, given);
    let levels = levels(k, &strokes, start);
    let bar_height = k.bar.iter().map(|s| s.map(|s| (s.value - levels.floor_m) / levels.travel_m)).collect();
    if strokes.is_empty() {
        return SetMovement {
            lift: given,
            lift_source: given.map(|_| LiftSource::Given),
            reps: Vec::new(),
            bar_height,
            levels,
        };
    }
    let reps = match start {
        Start::Floor => floor_reps(k, &merged(k, &strokes, levels), levels),
        Start::Top => top_reps(k, &strokes, levels),
    };
    SetMovement { lift, lift_source: source, reps, bar_height, levels }
}

/// Turning points closer than this are wobble: a tenth of the film's whole range, and never less than 3 cm.
fn stroke_threshold_m(k: &Kinematics) -> f64 {
    let mut heights: Vec<f64> = k.bar.iter().flatten().map(|s| s.value).collect();
    let low = quantile(&mut heights, 0.02).unwrap_or(0.0);
    (0.1 * (quantile(&mut heights, 0.98).unwrap_or(0.0) - low)).max(0.03)
}

fn squats_without_bar(k: &Kinematics) -> bool {
    let strokes = upstrokes(&k.shoulder, rules::TRAVEL_MIN_M);
    !strokes.is_empty() && hands_at_shoulders(k, &strokes)
}

/// Strokes in which somebody lifts: hands at an implement, the trunk leaning over it at the low, and the lifter coming up
/// with it. Walking, chalking, loading plates or picking up a bottle have none of these. A lifter who named the lift has
/// something in the hands, whether it is seen or not: kettlebells hide between the legs.
fn lifted(k: &Kinematics, strokes: &[Stroke], given: Option<Lift>) -> Vec<Stroke> {
    strokes
        .iter()
        .filter(|s| {
            let leans = height(&k.trunk_deg, s.low).is_some_and(|lean| lean >= rules::STROKE_LEAN_MIN_DEG);
            let bends = height(&k.knee_deg, s.low).is_some_and(|knee| knee < 120.0);
            let rises = |series: &[Option<crate::signal::Smoothed>]| {
                height(series, s.high)
                    .zip(height(series, s.low))
                    .is_some_and(|(h, l)| h - l > 0.5 * s.travel_m(&k.bar).min(0.3))
            };
            let held = (k.implement_seen || given.is_some()) && in_hands(k, s) && leans;
            let squats = given == Some(Lift::Squat) || hands_at_shoulders(k, &[**s]);
            (held || (squats && bends)) && rises(&k.shoulder)
        })
        .copied()
        .collect()
}

/// Whether hands are at the implement at both ends of a stroke, or move with one that a close camera shows elsewhere.
fn in_hands(k: &Kinematics, stroke: &Stroke) -> bool {
    let (low, high) = (height(&k.reach, stroke.low), height(&k.reach, stroke.high));
    let within = |limit_m: f64| [low, high].into_iter().flatten().all(|reach| reach < limit_m);
    let together = low.zip(high).is_some_and(|(low, high)| (low - high).abs() < rules::MOVING_TOGETHER_M);
    within(rules::HANDS_AT_IMPLEMENT_M) || (together && within(rules::HANDS_WITH_IMPLEMENT_M))
}

/// The floor and travel of the set. Lows are those of full strokes: a bar put down on blocks between reps, or a
/// half-failed attempt, must not move them.
fn levels(k: &Kinematics, strokes: &[Stroke], start: Start) -> Levels {
    let longest = strokes.iter().map(|s| s.travel_m(&k.bar)).fold(0.0, f64::max);
    let full: Vec<&Stroke> = strokes.iter().filter(|s| s.travel_m(&k.bar) >= 0.5 * longest).collect();
    let mut lows: Vec<f64> = full.iter().map(|s| s.low_m).collect();
    let mut tops: Vec<f64> = full.iter().filter_map(|s| height(&k.bar, s.high)).collect();
    let floor_m = match start {
        Start::Floor => median(&mut lows),
        Start::Top => quantile(&mut lows, 0.0),
    }
    .unwrap_or(0.0);
    let travel_m = median(&mut tops).map_or(1.0, |top| (top - floor_m).max(0.01));
    Levels { floor_m, travel_m }
}

/// A bar that sinks and rises again above the floor (a hitch) is one stroke.
fn merged(k: &Kinematics, strokes: &[Stroke], levels: Levels) -> Vec<Stroke> {
    let mut out: Vec<Stroke> = Vec::new();
    for stroke in strokes {
        match out.last_mut() {
            Some(last) if stroke.low_m > levels.floor_m + 0.4 * levels.travel_m => {
                if height(&k.bar, stroke.high) > height(&k.bar, last.high) {
                    last.high = stroke.high;
                }
            }
            _ => out.push(*stroke),
        }
    }
    out
}

fn floor_reps(k: &Kinematics, strokes: &[Stroke], levels: Levels) -> Vec<Rep> {
    let mut reps: Vec<Rep> = Vec::new();
    for (n, stroke) in strokes.iter().enumerate() {
        let until = strokes.get(n + 1).map_or(k.grid.len, |next| next.low);
        let travel = stroke.travel_m(&k.bar);
        if travel < rules::TRAVEL_MIN_M.min(rules::ATTEMPT_TRAVEL_SHARE * levels.travel_m)
            || levels.travel_m < rules::TRAVEL_MIN_M
        {
            continue;
        }
        let e = floor_events(k, *stroke, levels, until);
        let t = |i: usize| k.grid.time_s(i);
        let liftoff_s = e.liftoff.map(t);
        let begin_s = liftoff_s.unwrap_or(t(stroke.low));
        let up_s = t(e.lockout.unwrap_or(stroke.high)) - begin_s;
        if up_s < rules::REP_UP_MIN_S && e.liftoff.is_some() {
            continue;
        }
        let previous_end_s = reps.last().and_then(|r| r.end_s);
        reps.push(floor_rep(k, &e, *stroke, levels, until, previous_end_s));
    }
    reps
}

/// The rep along a stroke; `until` is where the next one's begins.
pub(super) fn floor_rep(
    k: &Kinematics,
    e: &FloorEvents,
    stroke: Stroke,
    levels: Levels,
    until: usize,
    previous_end_s: Option<f64>,
) -> Rep {
    let t = |i: usize| k.grid.time_s(i);
    let liftoff_s = e.liftoff.map(t);
    let begin_s = liftoff_s.unwrap_or(t(stroke.low));
    let attempt = stroke.travel_m(&k.bar) < rules::REP_TRAVEL_SHARE * levels.travel_m && e.liftoff.is_some();
    Rep {
        attempt,
        start: Start::Floor,
        start_s: (begin_s - rules::SETUP_FROM_S).max(previous_end_s.unwrap_or(k.grid.start_s)),
        liftoff_s,
        knee_pass_s: e.knee_pass.map(t),
        knee_pass_margin_s: e.knee_pass.map(|_| e.knee_pass_margin_s),
        sticking_s: e.sticking.map(t),
        lockout_s: if attempt { None } else { e.lockout.map(t) },
        lockout_straight: e.lockout_straight,
        descent_s: e.descent.map(t),
        end_s: e.landed.map(t),
        touch_and_go: previous_end_s.is_some_and(|end| begin_s - end < rules::TOUCH_AND_GO_S),
        phases: floor_phases(k, e, levels, stroke.low, until),
    }
}

fn top_reps(k: &Kinematics, strokes: &[Stroke], levels: Levels) -> Vec<Rep> {
    let t = |i: usize| k.grid.time_s(i);
    let mut from = 0;
    let mut reps = Vec::new();
    for stroke in strokes {
        let events = top_events(&k.bar, k.grid.step_s, *stroke, levels, from);
        from = stroke.high;
        let Some(e) = events else { continue };
        let travel = stroke.travel_m(&k.bar);
        if travel < rules::TRAVEL_MIN_M || t(stroke.high) - t(stroke.low) < rules::REP_UP_MIN_S / 2.0 {
            continue;
        }
        reps.push(Rep {
            attempt: travel < rules::REP_TRAVEL_SHARE * levels.travel_m,
            start: Start::Top,
            start_s: t(e.descent),
            liftoff_s: None,
            knee_pass_s: None,
            knee_pass_margin_s: None,
            sticking_s: None,
            lockout_s: e.lockout.map(t),
            lockout_straight: None,
            descent_s: Some(t(e.descent)),
            end_s: e.lockout.map(t),
            touch_and_go: false,
            phases: top_phases(k, &e, stroke.high),
        });
    }
    reps
}
