//! The moments of one rep, from the bar, the hands and the knee.

use super::kinematics::Kinematics;
use super::strokes::{Stroke, height};
use crate::rules;
use crate::signal::Smoothed;

/// Share of the bar's travel at which it passes the knee of an ordinary body, for films that hide the knee: the knee
/// at 0.48 m, the bar's axis from 0.225 m to 0.76 m.
pub(crate) const KNEE_AT_TRAVEL_SHARE: f64 = 0.48;
/// Standard deviation of that share between bodies.
const KNEE_AT_TRAVEL_SD: f64 = 0.08;
/// Systematic part of the hands' and the knee's height error, m.
const KNEE_HEIGHT_SD_M: f64 = 0.02;
/// Heights that the line back to liftoff is fitted to at least, however fast the bar leaves the floor.
const LEAST_FITTED: usize = 4;

/// Levels that every rep of a set shares, m above the lowest bar position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Levels {
    /// Resting low of the implement.
    pub floor_m: f64,
    /// The set's travel H: median top minus floor.
    pub travel_m: f64,
}

impl Levels {
    /// The rise that begins a pull and the height that ends a descent, m above the floor.
    pub fn clear_m(&self) -> f64 {
        rules::LIFTOFF_RISE_M.max(rules::LIFTOFF_RISE_SHARE * self.travel_m)
    }

    fn still(&self) -> f64 {
        rules::STILL_SPEED_PER_S * self.travel_m
    }

    fn slow(&self) -> f64 {
        rules::SLOW_SPEED_PER_S * self.travel_m
    }
}

/// Moments of a floor-start rep, grid indices.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct FloorEvents {
    /// Liftoff; `None` where the film begins in mid-pull.
    pub liftoff: Option<usize>,
    /// Hands at the knee.
    pub knee_pass: Option<usize>,
    /// How sure, s (one standard deviation).
    pub knee_pass_margin_s: f64,
    /// Hands at the knee or above when the bar left its rest: blocks or a rack.
    pub from_above_knee: bool,
    /// First local minimum of bar speed after its first peak.
    pub sticking: Option<usize>,
    /// Bar at the top and slow.
    pub lockout: Option<usize>,
    /// Whether knee and hip were straight there; `None` where they were hidden.
    pub lockout_straight: Option<bool>,
    /// Bar begins to fall.
    pub descent: Option<usize>,
    /// Bar back at the floor.
    pub landed: Option<usize>,
}

/// Moments of a floor-start rep whose bar rises along `stroke`; `until` is where the next rep's stroke begins (or the
/// film ends).
pub(super) fn floor_events(k: &Kinematics, stroke: Stroke, levels: Levels, until: usize) -> FloorEvents {
    let liftoff = liftoff(k, stroke, levels);
    let begin = liftoff.unwrap_or(stroke.low);
    let (knee_pass, knee_pass_margin_s, from_above_knee) = knee_pass(k, begin, stroke, levels);
    let (lockout, lockout_straight) = lockout(k, begin, stroke, levels, until);
    let descent = lockout.and_then(|l| {
        sustained(&k.bar, l..until, k.grid.steps(rules::DESCENT_FALLING_S), |s| s.rate < -levels.slow())
    });
    let landed = descent.and_then(|d| {
        (d..until).find(|i| height(&k.bar, *i).is_some_and(|b| b <= levels.floor_m + levels.clear_m()))
    });
    FloorEvents {
        liftoff,
        knee_pass,
        knee_pass_margin_s,
        from_above_knee,
        sticking: lockout.and_then(|l| sticking(&k.bar, begin, l)),
        lockout,
        lockout_straight,
        descent,
        landed,
    }
}

/// The last still moment before the bar has clearly risen and goes on rising. Camera noise drowns a speed as low as
/// "still", so that moment is not read off the speed: a pull begins with about constant acceleration, so the root of
/// the height is a straight line in time; it is fitted where the height is well measured, between half and two and a
/// half times the clearing height (over four samples at least), and followed back to the still speed.
fn liftoff(k: &Kinematics, stroke: Stroke, levels: Levels) -> Option<usize> {
    let (near, far) = (0.5 * levels.clear_m(), 2.5 * levels.clear_m());
    let above = |i: usize| height(&k.bar, i).map(|b| b - levels.floor_m);
    let rest =
        (stroke.from..=stroke.low).rev().find(|i| above(*i).is_some_and(|b| b <= near)).unwrap_or(stroke.low);
    let risen =
        (rest..=stroke.high).find(|i| above(*i).is_some_and(|b| b > levels.clear_m())).and_then(|i| {
            sustained(&k.bar, i..stroke.high + 1, k.grid.steps(rules::LIFTOFF_RISING_S), |s| s.rate > 0.0)
        })?;
    // A film whose first frames already show the bar on its way has no liftoff.
    let before = risen.checked_sub(k.grid.steps(rules::LIFTOFF_RISING_S))?..risen;
    if before.chain([rest]).filter_map(above).all(|b| b > levels.clear_m()) {
        return None;
    }
    let left = (stroke.from..risen)
        .rev()
        .find(|i| above(*i).is_none_or(|b| b < near))
        .map_or(stroke.from, |i| i + 1);
    let (times, roots): (Vec<f64>, Vec<f64>) = (left..=stroke.high)
        .map_while(|i| above(i).filter(|b| *b <= far || i < left + LEAST_FITTED).map(|b| (i, b)))
        .map(|(i, b)| (k.grid.time_s(i), b.max(0.0).sqrt()))
        .unzip();
    let start_s = crate::signal::theil_sen(&times, &roots).filter(|line| line.slope > 0.0).map(|line| {
        let mut zeros: Vec<f64> = times.iter().zip(&roots).map(|(t, r)| t - r / line.slope).collect();
        let zero = crate::signal::median(&mut zeros).unwrap_or(k.grid.time_s(risen));
        // Under b = (slope (t - t0))^2 the speed 2 slope^2 (t - t0) reaches "still" here.
        zero + levels.still() / (2.0 * line.slope * line.slope)
    });
    let at = start_s.map_or(risen, |t| k.grid.index_at(t)).min(risen);
    Some(at.max(rest.saturating_sub(k.grid.steps(rules::SETUP_TO_S))))
}

fn knee_pass(k: &Kinematics, begin: usize, stroke: Stroke, levels: Levels) -> (Option<usize>, f64, bool) {
    let above = |i: usize| Some(height(&k.grip, i)? - height(&k.knee, i)?);
    if above(begin).is_some_and(|d| d >= -rules::KNEE_START_M) {
        return (Some(begin), 0.0, true);
    }
    if let Some(pass) = (begin..=stroke.high).find(|i| above(*i).is_some_and(|d| d >= 0.0)) {
        let (grip, knee) = (k.grip[pass], k.knee[pass]);
        let speed = grip.zip(knee).map_or(0.0, |(g, n)| g.rate - n.rate).max(levels.still());
        let variance =
            grip.zip(knee).map_or(0.0, |(g, n)| g.variance + n.variance) + KNEE_HEIGHT_SD_M.powi(2);
        return (Some(pass), variance.sqrt() / speed, false);
    }
    let share_at = |share: f64| {
        (begin..=stroke.high)
            .find(|i| height(&k.bar, *i).is_some_and(|b| b >= levels.floor_m + share * levels.travel_m))
    };
    let pass = share_at(KNEE_AT_TRAVEL_SHARE);
    let later = share_at(KNEE_AT_TRAVEL_SHARE + KNEE_AT_TRAVEL_SD);
    let margin = pass.zip(later).map_or(0.0, |(p, l)| (l - p) as f64 * k.grid.step_s);
    (pass, margin, false)
}

/// Height at which the bar comes to rest at the top, m: the median over the upper tenth of the rise, since the single
/// highest sample of a bar that is held for long is noise.
fn top_m(k: &Kinematics, begin: usize, stroke: Stroke, until: usize) -> Option<f64> {
    const UPPER_SHARE: f64 = 0.9;
    let (low, high) = (stroke.low_m, height(&k.bar, stroke.high)?);
    let near = low + UPPER_SHARE * (high - low);
    let mut held: Vec<f64> =
        (begin..until).filter_map(|i| height(&k.bar, i)).filter(|b| *b >= near).collect();
    crate::signal::median(&mut held)
}

fn lockout(
    k: &Kinematics,
    begin: usize,
    stroke: Stroke,
    levels: Levels,
    until: usize,
) -> (Option<usize>, Option<bool>) {
    let Some(top) = top_m(k, begin, stroke, until) else { return (None, None) };
    let near_top = levels.floor_m + rules::LOCKOUT_SHARE * (top - levels.floor_m);
    let Some(reached) = (begin..=stroke.high).find(|i| height(&k.bar, *i).is_some_and(|b| b >= near_top))
    else {
        return (None, None);
    };
    let steps = k.grid.steps(rules::LOCKOUT_SLOW_S);
    let slow =
        sustained(&k.bar, reached..until, steps, |s| s.value >= near_top && s.rate.abs() < levels.slow());
    let at = slow.unwrap_or(stroke.high);
    let straight = |series: &[Option<Smoothed>]| {
        let mut angles: Vec<f64> = (at..(at + steps).min(until)).filter_map(|i| height(series, i)).collect();
        crate::signal::median(&mut angles).map(|a| a >= rules::LOCKOUT_JOINT_DEG)
    };
    let joints = match (straight(&k.knee_deg), straight(&k.hip_deg)) {
        (Some(a), Some(b)) => Some(a && b),
        (one, other) => one.or(other),
    };
    (Some(at), if slow.is_some() { joints } else { Some(false) })
}

/// First index of `range` from which `holds` is true for `steps` samples on end.
fn sustained(
    series: &[Option<Smoothed>],
    range: std::ops::Range<usize>,
    steps: usize,
    holds: impl Fn(&Smoothed) -> bool,
) -> Option<usize> {
    let mut run = 0;
    for i in range {
        run = if series.get(i).copied().flatten().is_some_and(|s| holds(&s)) { run + 1 } else { 0 };
        if run >= steps {
            return Some(i + 1 - steps);
        }
    }
    None
}

pub(super) fn sticking(bar: &[Option<Smoothed>], begin: usize, lockout: usize) -> Option<usize> {
    let rate = |i: usize| bar.get(i).copied().flatten().map(|s| s.rate);
    let peak = (begin + 1..lockout)
        .find(|i| rate(*i) > rate(i - 1) && rate(*i) >= rate(i + 1) && rate(*i) > Some(0.0))?;
    (peak + 1..lockout).find(|i| rate(*i) < rate(i - 1) && rate(*i) <= rate(i + 1))
}

/// Moments of a top-start rep, grid indices: down from standing, turn, up again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TopEvents {
    /// Begins to go down.
    pub descent: usize,
    /// Lowest.
    pub bottom: usize,
    /// Standing again; `None` where the film ends before.
    pub lockout: Option<usize>,
}

/// Moments of a top-start rep that turns at `stroke.low`, having come down from `from`.
pub(super) fn top_events(
    bar: &[Option<Smoothed>],
    grid_step_s: f64,
    stroke: Stroke,
    levels: Levels,
    from: usize,
) -> Option<TopEvents> {
    let steps = ((rules::DESCENT_FALLING_S / grid_step_s).round() as usize).max(1);
    let descent = sustained(bar, from..stroke.low + 1, steps, |s| s.rate < -levels.slow())?;
    let top = height(bar, stroke.high)?;
    let low = height(bar, stroke.low)?;
    let lockout = (stroke.low..=stroke.high)
        .find(|i| height(bar, *i).is_some_and(|b| b >= low + rules::LOCKOUT_SHARE * (top - low)));
    Some(TopEvents { descent, bottom: stroke.low, lockout })
}
