//! Watches a stream of observations: who is at the bar, what the bar does, what the back does. Causal: a frame's answer
//! rests on the frames before it.

use super::bar::Bar;
use super::body::BodySeen;
use super::curve::{ChangeSeen, Curve};
use super::hold::{Hold, Resting};
use super::implement::Implement;
use super::liftoff::rise_began_s;
use super::lockout::locked_out_s;
use super::over::Over;
use super::pull::{BarNow, Habit, Pull, PullEvent, Rise};
use super::rep_times::RepTimes;
use super::rep_word::{RepCaller, RepWord};
use super::scale::RunningScale;
use super::view::RunningView;
use crate::geometry::{Similarity, Vec2};
use crate::lift::{KNEE_AT_TRAVEL_SHARE, Lift, Phase, Start};
use crate::rules;
use crate::spine::Calibration;
use crate::track::{Facing, LifterSeen, Observation};

/// Share of the travel from which a rise counts as passing the knee: where LIFTOFF ends for an ordinary body.
const NEAR_KNEE_SHARE: f64 = rules::LIFTOFF_TO_KNEE_SHARE * KNEE_AT_TRAVEL_SHARE;

/// What a frame says to the recorder's state machine.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Signals {
    /// Time of the frame, s on the session's clock.
    pub time_s: f64,
    /// The set-up is held.
    pub setup_held: bool,
    /// Nobody has been at the implement for a while.
    pub setup_left: bool,
    /// A pull began; back-dated, s.
    pub liftoff_s: Option<f64>,
    /// For how long the set has been over, s; 0 while it is not.
    pub over_s: f64,
    /// What was lifted is being carried away.
    pub carried: bool,
}

/// A rep that was just completed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RepDone {
    /// When it locked out, s on the session's clock.
    pub lockout_s: f64,
    /// What can be said of it.
    pub word: RepWord,
}

/// The causal half of the judgement.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    shot: Option<u16>,
    camera: Similarity,
    scale: RunningScale,
    view: RunningView,
    facing_balance: f64,
    hip: Option<(f64, Vec2)>,
    implement: Implement,
    bar: Bar,
    pull: Pull,
    habit: Habit,
    setup: Hold,
    grip: Hold,
    gripped_until_s: Option<f64>,
    set_up_until_s: Option<f64>,
    over: Over,
    curve: Curve,
    caller: RepCaller,
    lean_deg: Option<(f64, f64)>,
    shoulder_rest_px: Option<f64>,
    landed_s: Option<f64>,
    reps: u32,
    attempts: u32,
    done: Option<RepDone>,
}

impl Watch {
    pub fn new(calibration: Calibration, lift: Option<Lift>) -> Self {
        Self {
            shot: None,
            camera: Similarity::IDENTITY,
            scale: RunningScale::default(),
            view: RunningView::default(),
            facing_balance: 0.0,
            hip: None,
            implement: Implement::default(),
            bar: Bar::of(lift),
            pull: Pull::default(),
            habit: Habit::of(lift.map_or(Start::Floor, Lift::start)),
            setup: Hold::default(),
            grip: Hold::of(Resting::Hands),
            gripped_until_s: None,
            set_up_until_s: None,
            over: Over::default(),
            curve: Curve::new(calibration),
            caller: RepCaller::default(),
            lean_deg: None,
            shoulder_rest_px: None,
            landed_s: None,
            reps: 0,
            attempts: 0,
            done: None,
        }
    }

    /// Takes the next frame.
    pub fn push(&mut self, time_s: f64, seen: &Observation) -> Signals {
        self.done = None;
        if self.shot != Some(seen.shot) {
            self.forget_view();
            self.shot = Some(seen.shot);
        }
        if let Some(motion) = seen.camera {
            self.camera = motion.to_first;
        }
        let lifter = seen.lifter.as_ref().filter(|_| !seen.repeated);
        if seen.repeated {
            return Signals { time_s, ..Signals::default() };
        }
        let body = lifter.and_then(|l| self.read(time_s, l));
        let setup_held = self.setup.held_s(time_s, lifter) >= rules::SETUP_STILL_S;
        if setup_held {
            self.set_up_until_s = Some(time_s);
        }
        if self.grip.held_s(time_s, lifter) >= rules::GRIP_HELD_S {
            self.gripped_until_s = Some(time_s);
        }
        let is_resting = matches!(self.pull, Pull::Down { .. }) && setup_held;
        self.curve.push(time_s, self.facing(), lifter, is_resting);
        let event = body.as_ref().and_then(|b| self.follow_bar(b));
        self.take(time_s, event);
        let bar_is_down =
            self.pull.rise().is_none() && body.as_ref().is_none_or(|b| self.bar_rests(b)) || lifter.is_none();
        Signals {
            time_s,
            setup_held,
            setup_left: self.setup.at_implement_s().is_none_or(|at| time_s - at > rules::GRIP_RECENT_S),
            liftoff_s: match event {
                Some(PullEvent::Liftoff(rise)) => Some(rise.liftoff_s),
                _ => None,
            },
            over_s: self.over.lasted_s(time_s, body.as_ref(), bar_is_down),
            carried: self.is_carried(body.as_ref()),
        }
    }

    /// Which way the lifter faces, by all frames so far.
    pub fn facing(&self) -> Facing {
        if self.facing_balance < 0.0 { Facing::Left } else { Facing::Right }
    }

    /// Change against the running set-up.
    pub fn change(&self) -> Option<ChangeSeen> {
        self.curve.change()
    }

    /// Filtered T7-L4 flexion, deg.
    pub fn flexion_deg(&self) -> Option<f64> {
        self.curve.flexion_deg()
    }

    /// The trunk's inclination, where it was seen in this frame, deg.
    pub fn lean_deg(&self, time_s: f64) -> Option<f64> {
        self.lean_deg.filter(|(at, _)| time_s - at <= rules::HOLD_BRIDGED_S).map(|(_, deg)| deg)
    }

    /// The yaw by now, deg, where it is told well enough.
    pub fn yaw_deg(&self) -> Option<f64> {
        self.view.yaw().filter(|y| y.sigma_deg <= rules::YAW_SIGMA_MAX_DEG).map(|y| y.deg.abs())
    }

    /// The rep that this frame completed.
    pub fn done(&self) -> Option<RepDone> {
        self.done
    }

    /// Reps of the set so far.
    pub fn reps(&self) -> u32 {
        self.reps
    }

    /// Attempts of the set so far.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Time since the liftoff of the rep on its way up, s.
    pub fn since_liftoff_s(&self, time_s: f64) -> Option<f64> {
        match self.pull {
            Pull::Up(rise) => Some(time_s - rise.liftoff_s),
            _ => None,
        }
    }

    /// The phase by now.
    pub fn phase(&self) -> Option<Phase> {
        let knee = |rise: &Rise| {
            let usual = self.habit.travel_px.unwrap_or(rise.top_px - rise.floor_px).max(1.0);
            self.bar.up_px().is_some_and(|up| up - rise.floor_px > NEAR_KNEE_SHARE * usual)
        };
        match &self.pull {
            Pull::Waiting => None,
            Pull::Down { .. } => {
                (self.setup.at_implement_s().is_some() && self.bar.is_held()).then_some(Phase::Setup)
            }
            Pull::Up(_) if self.habit.from_top => Some(Phase::Ascent),
            Pull::Up(rise) if knee(rise) => Some(Phase::KneePass),
            Pull::Up(_) => Some(Phase::Liftoff),
            Pull::Top(_) => Some(Phase::Lockout),
            Pull::Falling(_) => Some(Phase::Descent),
        }
    }

    /// A set begins: reps are counted from here.
    pub fn begin_set(&mut self) {
        self.habit.in_set = true;
        self.habit.travel_px = None;
        self.reps = 0;
        self.attempts = 0;
        self.caller.reset();
        self.landed_s = None;
        self.over.reset();
    }

    /// The set is over, or was none.
    pub fn end_set(&mut self) {
        self.habit.in_set = false;
        self.over.reset();
    }

    /// The set goes on after all.
    pub fn resume_set(&mut self) {
        self.habit.in_set = true;
        self.over.reset();
    }

    fn read(&mut self, time_s: f64, lifter: &LifterSeen) -> Option<BodySeen> {
        let metre_per_px = self.scale.push(time_s, lifter)?;
        self.view.push(time_s, lifter);
        self.facing_balance = (self.facing_balance + lifter.facing.sign()).clamp(-60.0, 60.0);
        let body = BodySeen::read(lifter, time_s, &self.camera, metre_per_px, self.facing());
        let body = self.implement.told(body);
        if let Some(lean) = body.lean_deg {
            self.lean_deg = Some((time_s, lean));
        }
        if let Some(hip) = body.hip {
            let jumped = self.hip.is_some_and(|(at, before)| {
                let limit_px = rules::ANOTHER_PERSON * rules::TRUNK_LENGTH_M / metre_per_px;
                time_s - at < rules::GAP_FILLED_MAX_S && (hip - before).length() > limit_px
            });
            if jumped {
                self.forget_person();
            }
            self.hip = Some((time_s, hip));
        }
        Some(body)
    }

    fn follow_bar(&mut self, body: &BodySeen) -> Option<PullEvent> {
        self.bar.push(body)?;
        let rest_px = self.bar.rest_px(body.metre_per_px);
        if rest_px.is_some() && self.pull.rise().is_none() {
            self.shoulder_rest_px = body.shoulder.map(|s| -s.y).or(self.shoulder_rest_px);
        }
        let floor_px = match self.pull {
            Pull::Down { floor_px } => floor_px,
            _ => rest_px.unwrap_or(0.0),
        };
        let now = BarNow {
            time_s: body.time_s,
            metre_per_px: body.metre_per_px,
            up_px: self.bar.up_px()?,
            speed_px_per_s: self.bar.speed_px_per_s().unwrap_or(0.0),
            rest_px,
            held: self.bar.is_held(),
            lean_deg: body.lean_deg,
            pulled: self.is_pulled(body, floor_px),
            set_up: self.set_up_until_s.is_some_and(|at| body.time_s - at <= rules::GRIP_RECENT_S),
            rise_began_s: rise_began_s(&self.bar, body, floor_px, self.habit.travel_px),
        };
        let (next, event) = self.pull.after(&now, &self.habit);
        self.pull = next;
        event
    }

    /// Whether the latest readings rise from `floor_px` as a lifter's bar does.
    fn is_pulled(&self, body: &BodySeen, floor_px: f64) -> bool {
        let clear_px = rules::LIFTOFF_RISE_M / body.metre_per_px;
        let rising = self.bar.speed_px_per_s().is_some_and(|v| v > 0.0);
        let stays = self.bar.above_for_s(floor_px + 0.5 * clear_px) >= 0.5 * rules::LIFTOFF_RISING_S;
        let gripped = self.habit.in_set
            || self.gripped_until_s.is_some_and(|at| body.time_s - at <= rules::GRIP_RECENT_S);
        let (Some(latest), Some(before)) =
            (self.bar.since(f64::NEG_INFINITY).last(), self.bar.since(body.time_s - 1.0).next())
        else {
            return false;
        };
        let rise_px = latest.up_px - floor_px;
        let upright =
            (latest.across_px - before.across_px).abs() <= rise_px + rules::PULL_ACROSS_M / body.metre_per_px;
        let comes_along = body
            .shoulder
            .map(|s| -s.y)
            .zip(self.shoulder_rest_px)
            .is_none_or(|(now, rest)| now - rest > 0.3 * rise_px);
        rising && stays && gripped && upright && comes_along
    }

    fn take(&mut self, time_s: f64, event: Option<PullEvent>) {
        match event {
            Some(PullEvent::Lockout(rise)) => {
                self.reps += 1;
                let is_late = locked_out_s(&self.bar, &rise)
                    .is_some_and(|since_s| time_s - since_s > rules::CUE_WORD_WITHIN_S);
                let word = match RepTimes::of(&self.bar, &rise, self.landed_s) {
                    Some(times) if !self.habit.from_top => {
                        self.caller.word(&self.curve, &times, self.view.yaw())
                    }
                    // Starts from the top are judged by the verdict alone: their turn is known only once it is over.
                    Some(_) => RepWord::Silence,
                    None => RepWord::CantSee,
                };
                self.habit.travel_px = Some(rise.top_px - rise.floor_px);
                let word = if is_late { RepWord::Silence } else { word };
                self.done = Some(RepDone { lockout_s: rise.top_s, word });
            }
            Some(PullEvent::Attempt) => self.attempts += 1,
            Some(PullEvent::Landed) => {
                self.landed_s = self.bar.since(f64::NEG_INFINITY).last().map(|r| r.time_s);
            }
            Some(PullEvent::Liftoff(_)) | None => {}
        }
    }

    fn bar_rests(&self, body: &BodySeen) -> bool {
        let seen_lately = self.bar.since(body.time_s - rules::BAR_REST_S).count() >= 3;
        !seen_lately || self.bar.rest_px(body.metre_per_px).is_some()
    }

    fn is_carried(&self, body: Option<&BodySeen>) -> bool {
        let (Some(body), Some(rise)) = (body, self.pull.rise()) else { return false };
        if self.habit.from_top {
            return false;
        }
        let mut during = self.bar.since(rise.liftoff_s);
        during
            .next()
            .zip(self.bar.since(f64::NEG_INFINITY).last())
            .is_some_and(|(a, b)| (a.across_px - b.across_px).abs() * body.metre_per_px > rules::CARRIED_M)
    }

    /// Another shot: nothing seen before says where anything is now.
    fn forget_view(&mut self) {
        self.camera = Similarity::IDENTITY;
        self.scale.reset();
        self.view.reset();
        self.facing_balance = 0.0;
        self.forget_person();
    }

    /// Another person: grip, bar and back are not theirs.
    fn forget_person(&mut self) {
        self.hip = None;
        self.implement = Implement::default();
        self.bar.reset();
        self.pull = Pull::default();
        self.setup.reset();
        self.grip.reset();
        self.gripped_until_s = None;
        self.set_up_until_s = None;
        self.curve.reset();
        self.shoulder_rest_px = None;
    }
}
