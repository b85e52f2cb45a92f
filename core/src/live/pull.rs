//! Reps as they happen, from the bar's height: a state machine of its own.
//!
//! ```text
//!            rises clear of its rest, hands at it                 slow at the top, or falls from it
//!   Down ──────────────────────────────────────> Up ─────────────────────────────────────────────> Top
//!    ^ ^                                          │ falls back before a rep's travel: attempt        │ falls
//!    │ └──────────────────────────────────────────┘                                                  v
//!    └──────────────────────────────── back at its rest, or put down elsewhere ─────────────────── Falling
//! ```
//!
//! From the top (Romanian, squat) a rep is counted when the lifter stands again after having gone down; picking the bar up
//! is none.

use crate::lift::Start;
use crate::rules;

/// What one frame says of the bar and who holds it; heights px upwards.
#[derive(Clone, Copy, Debug)]
pub(super) struct BarNow {
    pub time_s: f64,
    pub metre_per_px: f64,
    pub up_px: f64,
    pub speed_px_per_s: f64,
    /// Level of its rest, while it rests.
    pub rest_px: Option<f64>,
    /// Hands at the implement.
    pub held: bool,
    /// Inclination of the trunk, deg.
    pub lean_deg: Option<f64>,
    /// Whether the last readings are those of a pull: rising for [`rules::LIFTOFF_RISING_S`] along a vertical line, the
    /// lifter rising with them, after a grip that rested.
    pub pulled: bool,
    /// Whether a set-up was held right before.
    pub set_up: bool,
    /// Back-dated begin of the rise, s.
    pub rise_began_s: f64,
}

/// Where a rep stands; times s, heights px upwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Pull {
    /// The bar rests; its level, once known.
    #[default]
    Waiting,
    /// The bar rests at a known level.
    Down {
        /// Its level.
        floor_px: f64,
    },
    /// On its way up.
    Up(Rise),
    /// At the top.
    Top(Rise),
    /// On its way down; whether the rep was counted.
    Falling(Rise),
}

/// A rep on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rise {
    /// Back-dated liftoff.
    pub liftoff_s: f64,
    /// Level from which it rose.
    pub floor_px: f64,
    /// Highest place so far.
    pub top_px: f64,
    /// When it got there.
    pub top_s: f64,
    /// Lowest place since the top.
    pub low_px: f64,
    /// Since when it has been slow.
    pub slow_since_s: Option<f64>,
    /// Whether it was counted as a rep.
    pub counted: bool,
    /// Whether a descent led to it (starts from the top).
    pub descended: bool,
    /// Trunk at the top.
    pub lean_deg: Option<f64>,
}

/// What happened to a rep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PullEvent {
    /// The bar left its rest (starts from the top: the lifter goes down), at this time.
    Liftoff(Rise),
    /// A whole rep.
    Lockout(Rise),
    /// The bar came back without a rep.
    Attempt,
    /// The bar is back.
    Landed,
}

/// What the set has shown so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Habit {
    /// Travel of the reps so far, px; `None` before the first.
    pub travel_px: Option<f64>,
    /// Whether a set is on: the next pulls begin sooner.
    pub in_set: bool,
    /// Where reps start.
    pub from_top: bool,
}

impl Habit {
    /// The habit of a lift that has not begun.
    pub fn of(start: Start) -> Self {
        Self { travel_px: None, in_set: false, from_top: start == Start::Top }
    }

    fn clear_px(&self, metre_per_px: f64) -> f64 {
        let share = rules::LIFTOFF_RISE_SHARE * self.travel_px.unwrap_or(0.0);
        (rules::LIFTOFF_RISE_M / metre_per_px).max(share)
    }

    fn needed_px(&self, now: &BarNow) -> f64 {
        let begins_m = match (self.in_set, now.set_up) {
            (true, _) => 0.0,
            (false, true) => rules::SET_BEGINS_HELD_RISE_M,
            (false, false) => rules::SET_BEGINS_RISE_M,
        };
        self.clear_px(now.metre_per_px).max(begins_m / now.metre_per_px)
    }
}

impl Pull {
    /// The rep after one frame, and what happened in it.
    pub fn after(self, now: &BarNow, habit: &Habit) -> (Self, Option<PullEvent>) {
        match self {
            Self::Waiting => (now.rest_px.map_or(self, |floor_px| Self::Down { floor_px }), None),
            Self::Down { floor_px } => down(floor_px, now, habit),
            Self::Up(rise) => up(rise.with(now), now, habit),
            Self::Top(rise) => top(rise.with(now), now, habit),
            Self::Falling(rise) => falling(rise.with(now), now, habit),
        }
    }

    /// The rep that is on, if one is.
    pub fn rise(&self) -> Option<&Rise> {
        match self {
            Self::Waiting | Self::Down { .. } => None,
            Self::Up(rise) | Self::Top(rise) | Self::Falling(rise) => Some(rise),
        }
    }
}

fn down(floor_px: f64, now: &BarNow, habit: &Habit) -> (Pull, Option<PullEvent>) {
    let rise_px = now.up_px - floor_px;
    let begun = |top_px: f64, descended: bool| Rise {
        liftoff_s: now.rise_began_s,
        floor_px,
        top_px,
        top_s: now.time_s,
        low_px: now.up_px,
        slow_since_s: None,
        counted: false,
        descended,
        lean_deg: now.lean_deg,
    };
    if habit.from_top && now.held && -rise_px * now.metre_per_px > 2.0 * rules::SET_BEGINS_RISE_M {
        // Standing with the bar was its rest; now the lifter goes down with it.
        let rise = Rise { low_px: now.up_px, ..begun(floor_px, true) };
        return (Pull::Falling(rise), Some(PullEvent::Liftoff(rise)));
    }
    let leans = now.lean_deg.is_none_or(|lean| habit.in_set || lean >= rules::STROKE_LEAN_MIN_DEG);
    if rise_px > habit.needed_px(now) && now.pulled && now.held && leans {
        let rise = begun(now.up_px, false);
        return (Pull::Up(rise), Some(PullEvent::Liftoff(rise)));
    }
    (Pull::Down { floor_px: floor(floor_px, now) }, None)
}

/// The level of the rest by now. A slow pull looks like rest for its first centimetre: the level follows small differences
/// slowly, and one that is clearly another at once.
fn floor(floor_px: f64, now: &BarNow) -> f64 {
    const FOLLOWS: f64 = 0.1;
    let Some(rest_px) = now.rest_px else { return floor_px };
    let is_other = (rest_px - floor_px).abs() * now.metre_per_px > rules::BAR_REST_M;
    if is_other { rest_px } else { floor_px + FOLLOWS * (rest_px - floor_px) }
}

fn up(rise: Rise, now: &BarNow, habit: &Habit) -> (Pull, Option<PullEvent>) {
    let travel_px = rise.top_px - rise.floor_px;
    let enough = travel_px * now.metre_per_px >= rules::TRAVEL_MIN_M
        && habit.travel_px.is_none_or(|usual| travel_px >= rules::REP_TRAVEL_SHARE * usual)
        && rise.top_s - rise.liftoff_s >= rules::REP_UP_MIN_S / if habit.from_top { 2.0 } else { 1.0 };
    let is_rep = enough && (!habit.from_top || rise.descended);
    let upright = rise.lean_deg.is_none_or(|lean| lean <= rules::LOCKOUT_LEAN_MAX_DEG)
        || habit.travel_px.is_some_and(|usual| travel_px >= rules::LOCKOUT_LIVE_SHARE * usual);
    let paused = rise.slow_since_s.is_some_and(|since| now.time_s - since >= rules::LOCKOUT_LIVE_SLOW_S);
    let fell = rise.top_px - now.up_px
        > (rules::TOP_LEFT_SHARE * travel_px).max(rules::LIFTOFF_RISE_M / now.metre_per_px);
    if enough && upright && (paused || fell) {
        let locked = Rise { counted: is_rep, low_px: now.up_px, ..rise };
        let event = is_rep.then_some(PullEvent::Lockout(locked));
        return (if fell { Pull::Falling(locked) } else { Pull::Top(locked) }, event);
    }
    if now.up_px <= rise.floor_px + habit.clear_px(now.metre_per_px) && fell {
        return (Pull::Down { floor_px: rise.floor_px }, Some(PullEvent::Attempt));
    }
    put_down(rise, now).unwrap_or((Pull::Up(rise), None))
}

fn top(rise: Rise, now: &BarNow, habit: &Habit) -> (Pull, Option<PullEvent>) {
    let travel_px = rise.top_px - rise.floor_px;
    if rise.top_px - now.up_px > rules::TOP_LEFT_SHARE * travel_px {
        return falling(Rise { low_px: now.up_px, ..rise }, now, habit);
    }
    (Pull::Top(rise), None)
}

fn falling(rise: Rise, now: &BarNow, habit: &Habit) -> (Pull, Option<PullEvent>) {
    let travel_px = (rise.top_px - rise.floor_px).max(1.0);
    let clear_px = habit.clear_px(now.metre_per_px);
    if !habit.from_top && now.up_px <= rise.floor_px + clear_px {
        return (Pull::Down { floor_px: rise.floor_px }, Some(PullEvent::Landed));
    }
    let came_up_px = now.up_px - rise.low_px;
    let dropped_px = rise.top_px - rise.low_px;
    if habit.from_top {
        if came_up_px > clear_px.max(0.1 * dropped_px) && dropped_px * now.metre_per_px >= rules::TRAVEL_MIN_M
        {
            let next = Rise {
                liftoff_s: now.rise_began_s,
                floor_px: rise.low_px,
                top_px: now.up_px,
                top_s: now.time_s,
                slow_since_s: None,
                counted: false,
                descended: true,
                ..rise
            };
            return (Pull::Up(next), None);
        }
    } else if came_up_px > clear_px && rise.low_px < rise.floor_px + rules::HITCH_SHARE * travel_px {
        // Turned above the floor: bounced off blocks, or not put down.
        let next = Rise {
            liftoff_s: now.rise_began_s,
            floor_px: rise.low_px,
            top_px: now.up_px,
            top_s: now.time_s,
            slow_since_s: None,
            counted: false,
            ..rise
        };
        return (Pull::Up(next), Some(PullEvent::Liftoff(next)));
    } else if came_up_px > clear_px && now.up_px > rise.top_px - rules::TOP_LEFT_SHARE * travel_px {
        return (Pull::Top(rise), None);
    }
    put_down(rise, now).unwrap_or((Pull::Falling(rise), None))
}

/// A bar that rests where nobody holds it was put down, wherever that is.
fn put_down(rise: Rise, now: &BarNow) -> Option<(Pull, Option<PullEvent>)> {
    let floor_px = now.rest_px.filter(|_| !now.held)?;
    let event = if rise.counted { PullEvent::Landed } else { PullEvent::Attempt };
    Some((Pull::Down { floor_px }, Some(event)))
}

impl Rise {
    /// The rep with this frame's top, low and pace.
    fn with(self, now: &BarNow) -> Self {
        let is_top = now.up_px > self.top_px;
        let top_px = self.top_px.max(now.up_px);
        let slow_px_per_s = rules::SLOW_SPEED_PER_S * (top_px - self.floor_px).max(0.0);
        let slow = now.speed_px_per_s.abs() < slow_px_per_s;
        Self {
            top_px,
            top_s: if is_top { now.time_s } else { self.top_s },
            low_px: self.low_px.min(now.up_px),
            slow_since_s: if slow { self.slow_since_s.or(Some(now.time_s)) } else { None },
            lean_deg: if is_top { now.lean_deg.or(self.lean_deg) } else { self.lean_deg },
            ..self
        }
    }
}
