//! A rep cut into phases.

use super::events::{FloorEvents, Levels, TopEvents};
use super::kinds::Phase;
use super::kinematics::Kinematics;
use super::strokes::height;
use crate::rules;

/// Share of the travel around the lowest point that is the BOTTOM of a top-start rep. Design choice: the turn itself.
const BOTTOM_SHARE: f64 = 0.15;

/// One phase of one rep, s from the film's first frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PhaseSpan {
    /// Which.
    pub phase: Phase,
    /// Begin, s.
    pub from_s: f64,
    /// End, s; not before the begin.
    pub to_s: f64,
}

/// Phases of a floor-start rep in order; those that the film does not show are left out. `until` ends the rep.
pub(super) fn floor_phases(
    k: &Kinematics,
    e: &FloorEvents,
    levels: Levels,
    low: usize,
    until: usize,
) -> Vec<PhaseSpan> {
    let t = |i: usize| k.grid.time_s(i);
    let end = |i: Option<usize>| t(i.unwrap_or(until.saturating_sub(1)));
    let liftoff_s = t(e.liftoff.unwrap_or(low));
    let mut spans = Vec::with_capacity(5);
    let mut push = |phase, from_s: f64, to_s: f64| {
        if to_s > from_s {
            spans.push(PhaseSpan { phase, from_s, to_s });
        }
    };
    let first_s = k.grid.time_s(0);
    if e.liftoff.is_some() {
        push(
            Phase::Setup,
            (liftoff_s - rules::SETUP_FROM_S).max(first_s),
            (liftoff_s - rules::SETUP_TO_S).max(first_s),
        );
    }
    let Some(knee) = e.knee_pass else {
        push(Phase::Liftoff, (liftoff_s - rules::SETUP_TO_S).max(first_s), end(e.landed));
        return spans;
    };
    let begin_s = (liftoff_s - rules::SETUP_TO_S).max(first_s);
    let knee_height = height(&k.bar, knee).unwrap_or(levels.floor_m);
    let passing = |share_of: f64, from: f64, begin: usize| {
        (begin..until).find(|i| height(&k.bar, *i).is_some_and(|b| b >= from + share_of)).unwrap_or(knee)
    };
    let half_s = if e.from_above_knee {
        begin_s
    } else {
        let low_height = levels.floor_m;
        t(passing(
            rules::LIFTOFF_TO_KNEE_SHARE * (knee_height - low_height),
            low_height,
            e.liftoff.unwrap_or(low),
        )
        .min(knee))
    };
    push(Phase::Liftoff, begin_s, half_s);
    let top = levels.floor_m + levels.travel_m;
    let third_s = t(passing(rules::KNEE_PASS_TO_TOP_SHARE * (top - knee_height).max(0.0), knee_height, knee));
    push(Phase::KneePass, half_s, third_s);
    if e.lockout.is_some() {
        push(Phase::Lockout, third_s, end(e.descent));
    }
    if let Some(descent) = e.descent {
        push(Phase::Descent, t(descent), end(e.landed));
    }
    spans
}

/// Phases of a top-start rep.
pub(super) fn top_phases(k: &Kinematics, e: &TopEvents, high: usize) -> Vec<PhaseSpan> {
    let t = |i: usize| k.grid.time_s(i);
    let end = e.lockout.unwrap_or(high);
    let (Some(low), Some(top)) = (height(&k.bar, e.bottom), height(&k.bar, e.descent)) else {
        return Vec::new();
    };
    let near = |i: &usize| height(&k.bar, *i).is_some_and(|b| b <= low + BOTTOM_SHARE * (top - low));
    let from = (e.descent..=e.bottom).find(near).unwrap_or(e.bottom);
    let to = (e.bottom..=end).rev().find(near).unwrap_or(e.bottom);
    [(Phase::Descent, e.descent, from), (Phase::Bottom, from, to), (Phase::Ascent, to, end)]
        .into_iter()
        .filter(|(_, from, to)| to > from)
        .map(|(phase, from, to)| PhaseSpan { phase, from_s: t(from), to_s: t(to) })
        .collect()
}
