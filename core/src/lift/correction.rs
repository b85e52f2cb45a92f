//! What a lifter puts right: which lift it was, when something happened, what was no rep, what were two.

use serde::{Deserialize, Serialize};

use super::events::{FloorEvents, Levels, TopEvents, floor_events, sticking};
use super::kinds::{Lift, Start};
use super::kinematics::Kinematics;
use super::phases::{floor_phases, top_phases};
use super::reps::{Rep, SetMovement, floor_rep};
use super::strokes::{Stroke, height};
use crate::rules;

/// A moment of a rep that a lifter can put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepEvent {
    /// The bar leaves the floor.
    Liftoff,
    /// The hands pass the knee.
    KneePass,
    /// The top.
    Lockout,
    /// The bar goes down.
    Descent,
    /// The bar is back.
    End,
}

/// One thing put right. A rep is named by a time within it, s from the film's first frame, so that it is found again
/// under rules that count differently.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "correct", rename_all = "snake_case", deny_unknown_fields)]
pub enum Correction {
    /// It was this lift.
    Lift {
        /// Which.
        lift: Lift,
    },
    /// An event of a rep was at another time.
    Event {
        /// A time within the rep.
        rep_at_s: f64,
        /// Which event.
        event: RepEvent,
        /// When it was.
        time_s: f64,
    },
    /// It was no rep.
    Delete {
        /// A time within it.
        rep_at_s: f64,
    },
    /// They were two reps.
    Split {
        /// The turning point between them.
        at_s: f64,
    },
}

/// Why a correction does not fit.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum CorrectionError {
    /// No rep is on at that time.
    #[error("no rep is on at {at_s:.2} s; choose a moment within a rep")]
    NoRep {
        /// The time asked for.
        at_s: f64,
    },
    /// The event would leave its place among the others.
    #[error(
        "{event:?} at {time_s:.2} s would not lie between {after_s:.2} and {before_s:.2} s; choose a time there"
    )]
    Order {
        /// Which event.
        event: RepEvent,
        /// The time asked for.
        time_s: f64,
        /// The event before it, s.
        after_s: f64,
        /// The event after it, s.
        before_s: f64,
    },
    /// This lift has no such event.
    #[error("a rep that starts at the top has no {event:?}; correct its descent or its end")]
    NoSuchEvent {
        /// Which event.
        event: RepEvent,
    },
    /// There are no two strokes to part.
    #[error("the bar does not rise on both sides of {at_s:.2} s; choose the turning point between two reps")]
    NotTwo {
        /// The time asked for.
        at_s: f64,
    },
    /// The film holds nothing that could be corrected.
    #[error("there is no lift in this film to correct")]
    NoLift,
}

/// The lift that the last of the corrections names.
pub(crate) fn corrected_lift(corrections: &[Correction]) -> Option<Lift> {
    corrections.iter().rev().find_map(|c| match c {
        Correction::Lift { lift } => Some(*lift),
        _ => None,
    })
}

/// Applies corrections in their order; all or, with the first that does not fit, an error.
pub(crate) fn correct(
    k: &Kinematics,
    movement: &mut SetMovement,
    corrections: &[Correction],
) -> Result<(), CorrectionError> {
    for correction in corrections {
        match *correction {
            Correction::Lift { .. } => {}
            Correction::Delete { rep_at_s } => {
                let at = rep_at(k, &movement.reps, rep_at_s)?;
                movement.reps.remove(at);
            }
            Correction::Split { at_s } => split(k, movement, at_s)?,
            Correction::Event { rep_at_s, event, time_s } => {
                move_event(k, movement, rep_at_s, event, time_s)?;
            }
        }
    }
    Ok(())
}

/// Index of the rep on at a time: it ends where it was seen to end, else where the next begins.
fn rep_at(k: &Kinematics, reps: &[Rep], at_s: f64) -> Result<usize, CorrectionError> {
    let end = |i: usize| reps.get(i).and_then(|r| r.end_s).unwrap_or(until_s(k, reps, i));
    (0..reps.len())
        .find(|i| reps.get(*i).is_some_and(|r| (r.start_s..=end(*i)).contains(&at_s)))
        .ok_or(CorrectionError::NoRep { at_s })
}

/// Where the rep after this one begins, or the film ends.
fn until_s(k: &Kinematics, reps: &[Rep], at: usize) -> f64 {
    reps.get(at + 1).map_or(k.grid.time_s(k.grid.len.saturating_sub(1)), |next| next.start_s)
}

fn move_event(
    k: &Kinematics,
    movement: &mut SetMovement,
    rep_at_s: f64,
    event: RepEvent,
    time_s: f64,
) -> Result<(), CorrectionError> {
    let at = rep_at(k, &movement.reps, rep_at_s)?;
    let until_s = until_s(k, &movement.reps, at);
    let from_s = at.checked_sub(1).and_then(|p| movement.reps.get(p)?.end_s).unwrap_or(k.grid.start_s);
    let levels = movement.levels;
    let Some(rep) = movement.reps.get_mut(at) else { return Err(CorrectionError::NoRep { at_s: rep_at_s }) };
    let times = [rep.liftoff_s, rep.knee_pass_s, rep.lockout_s, rep.descent_s, rep.end_s];
    let place = event as usize;
    let order = match rep.start {
        Start::Floor => [0, 1, 2, 3, 4],
        // From the top it goes down first and ends with the lockout.
        Start::Top if matches!(event, RepEvent::Descent | RepEvent::Lockout | RepEvent::End) => {
            [3, 0, 1, 2, 4]
        }
        Start::Top => return Err(CorrectionError::NoSuchEvent { event }),
    };
    let known =
        |places: &[usize]| places.iter().filter_map(|p| times.get(*p).copied().flatten()).collect::<Vec<_>>();
    let rank = order.iter().position(|p| *p == place).unwrap_or(0);
    let (before, after) = order.split_at(rank);
    let after_s = known(before).into_iter().fold(from_s, f64::max);
    // At the top of a top-start rep, lockout and end are one moment.
    let later = after.get(1..).unwrap_or_default();
    let later: &[usize] = if rep.start == Start::Top { &[] } else { later };
    let before_s = known(later).into_iter().fold(until_s, f64::min);
    if !(after_s..=before_s).contains(&time_s) {
        return Err(CorrectionError::Order { event, time_s, after_s, before_s });
    }
    match event {
        RepEvent::Liftoff => rep.liftoff_s = Some(time_s),
        RepEvent::KneePass => {
            rep.knee_pass_s = Some(time_s);
            // A person points at a frame.
            rep.knee_pass_margin_s = Some(k.grid.step_s);
        }
        RepEvent::Lockout | RepEvent::End if rep.start == Start::Top => {
            (rep.lockout_s, rep.end_s) = (Some(time_s), Some(time_s));
        }
        RepEvent::Lockout => rep.lockout_s = Some(time_s),
        RepEvent::Descent => rep.descent_s = Some(time_s),
        RepEvent::End => rep.end_s = Some(time_s),
    }
    rebuild(k, rep, levels, from_s, until_s);
    Ok(())
}

/// Window, sticking point and phases of a rep whose events changed.
fn rebuild(k: &Kinematics, rep: &mut Rep, levels: Levels, from_s: f64, until_s: f64) {
    let index = |t: Option<f64>| t.map(|t| k.grid.index_at(t));
    if rep.start == Start::Top {
        let begin = index(rep.descent_s).unwrap_or(k.grid.index_at(rep.start_s));
        let end = index(rep.lockout_s).unwrap_or(k.grid.index_at(until_s));
        let lowest = |a: &usize, b: &usize| {
            let at = |i: &usize| height(&k.bar, *i).unwrap_or(f64::INFINITY);
            at(a).total_cmp(&at(b))
        };
        let bottom = (begin..=end).min_by(lowest).unwrap_or(begin);
        rep.start_s = k.grid.time_s(begin);
        rep.phases = top_phases(k, &TopEvents { descent: begin, bottom, lockout: Some(end) }, end);
        return;
    }
    let liftoff = index(rep.liftoff_s);
    let low = liftoff.unwrap_or(k.grid.index_at(rep.start_s));
    if let Some(liftoff_s) = rep.liftoff_s {
        rep.start_s = (liftoff_s - rules::SETUP_FROM_S).max(from_s);
    }
    let (knee_pass, lockout) = (index(rep.knee_pass_s), index(rep.lockout_s));
    let sticking = lockout.and_then(|l| sticking(&k.bar, low, l));
    rep.sticking_s = sticking.map(|i| k.grid.time_s(i));
    let events = FloorEvents {
        liftoff,
        knee_pass,
        knee_pass_margin_s: rep.knee_pass_margin_s.unwrap_or(0.0),
        from_above_knee: knee_pass.is_some() && knee_pass <= liftoff,
        sticking,
        lockout,
        lockout_straight: rep.lockout_straight,
        descent: index(rep.descent_s),
        landed: index(rep.end_s),
    };
    rep.phases = floor_phases(k, &events, levels, low, k.grid.index_at(until_s) + 1);
}

/// Parts a rep at a turning point: each side keeps its own highest moment, and the lowest between them ends the first.
fn split(k: &Kinematics, movement: &mut SetMovement, at_s: f64) -> Result<(), CorrectionError> {
    let at = rep_at(k, &movement.reps, at_s)?;
    let until = k.grid.index_at(until_s(k, &movement.reps, at)) + 1;
    let rep = movement.reps.get(at).ok_or(CorrectionError::NoRep { at_s })?;
    if rep.start == Start::Top {
        return Err(CorrectionError::NotTwo { at_s });
    }
    let not_two = CorrectionError::NotTwo { at_s };
    let begin = k.grid.index_at(rep.liftoff_s.unwrap_or(rep.start_s));
    let part = k.grid.index_at(at_s);
    let at_height = |i: &usize| height(&k.bar, *i).unwrap_or(0.0);
    let by_height = |a: &usize, b: &usize| at_height(a).total_cmp(&at_height(b));
    let high = (begin..part).max_by(by_height).ok_or(not_two)?;
    let next_high = (part..until).max_by(by_height).ok_or(not_two)?;
    let low = (high..=next_high).min_by(by_height).ok_or(not_two)?;
    let rises = |low: usize, high: usize| at_height(&high) - at_height(&low) >= rules::LIFTOFF_RISE_M;
    if !rises(begin, high) || !rises(low, next_high) {
        return Err(not_two);
    }
    let first = Stroke { from: begin, low: begin, low_m: at_height(&begin), high };
    let second = Stroke { from: high, low, low_m: at_height(&low), high: next_high };
    let (levels, from_s) = (movement.levels, rep.start_s);
    let (liftoff_s, touch_and_go) = (rep.liftoff_s, rep.touch_and_go);
    let mut one = floor_rep(k, &floor_events(k, first, levels, low), first, levels, low, Some(from_s));
    // Where the first began was not in question.
    (one.start_s, one.liftoff_s, one.touch_and_go) = (from_s, liftoff_s, touch_and_go);
    one.end_s = one.end_s.or(Some(k.grid.time_s(low)));
    rebuild(k, &mut one, levels, from_s, k.grid.time_s(low));
    let two = floor_rep(k, &floor_events(k, second, levels, until), second, levels, until, one.end_s);
    movement.reps.splice(at..=at, [one, two]);
    Ok(())
}
