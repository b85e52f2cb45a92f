//! Where a set stands, from placing the phone to the verdict.
//!
//! ```text
//!  Idle ──place──> Place ──arm──> Countdown ──over──> Waiting <───────────────── left the bar ──┐
//!                    ^  ^            │ begin             │  │ set-up held                      │
//!                    │  └──disarm────┤                   │  └──────────────> SetupTaken ───────┘
//!                    │               │   pull, or begin  │                       │ pull, or begin
//!                    │               └─────────────────> Set <──────────────────┘
//!                    │   nothing was lifted, or carried  │ ^
//!                    │            (back to Waiting) <────┤ │ undo, within 30 s
//!                    │                                   │ │
//!                    │      bar still and lifter upright │ │
//!                    │      or gone, tap, 10 min, camera │ │
//!                    │                                   v │
//!                    └──save, drop──── Judged <─verdict─ Ended
//!
//!  interrupt (a call, camera lost, app hidden): the set waits for the next frame and goes on after a short pause, else it
//!  is Ended; any other stage begins again at Place or Waiting.
//! ```

use crate::rules;
use serde::{Deserialize, Serialize};

/// A stage; times are s on the session's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "stage")]
pub enum Stage {
    /// The camera is not open yet.
    #[default]
    Idle,
    /// The phone is being placed.
    Place,
    /// The lifter walks to the bar.
    Countdown {
        /// When it ends.
        until_s: f64,
    },
    /// Waiting for a set-up or a pull.
    Waiting,
    /// Hands and hips rest at the bar.
    SetupTaken {
        /// Since when.
        since_s: f64,
    },
    /// The set is on.
    Set {
        /// Back-dated begin of its first pull, or when it was begun by hand.
        since_s: f64,
    },
    /// The set is over and can be judged.
    Ended {
        /// When it began.
        since_s: f64,
        /// When it ended.
        at_s: f64,
        /// Why.
        reason: EndReason,
    },
    /// The verdict is there.
    Judged {
        /// When the set began.
        since_s: f64,
        /// When it ended.
        at_s: f64,
        /// Why.
        reason: EndReason,
    },
    /// The camera is gone in mid-set.
    Interrupted {
        /// When the set began.
        since_s: f64,
    },
}

/// Why a set ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The bar was still and the lifter upright or gone.
    BarStill,
    /// A tap.
    Tapped,
    /// Ten minutes.
    TooLong,
    /// The camera was gone for too long, or its clock leapt.
    Interrupted,
}

/// What changes a stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Input {
    /// The camera is open.
    Place,
    /// Arm, at this time, with a countdown of so many seconds.
    Arm { time_s: f64, countdown_s: f64 },
    /// Back to placing.
    Disarm,
    /// The set begins by hand.
    Begin { time_s: f64 },
    /// A tap ends it.
    End { time_s: f64 },
    /// The stop was wrong.
    Undo { time_s: f64 },
    /// The verdict was made.
    Judge,
    /// The set is with the caller, or thrown away.
    Release { call: &'static str },
    /// The camera is gone.
    Interrupt,
    /// A frame came after an interruption of so many seconds; `None` where its clock does not tell.
    CameraBack { time_s: f64, gap_s: Option<f64> },
    /// A frame.
    Frame(FrameSays),
}

/// What a frame says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct FrameSays {
    pub time_s: f64,
    pub setup_held: bool,
    pub setup_left: bool,
    pub liftoff_s: Option<f64>,
    pub over_s: f64,
    /// Reps and attempts of the set so far.
    pub lifted: u32,
    pub carried: bool,
}

/// What happened to a set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum Event {
    /// The camera shows something.
    Placed,
    /// The countdown began.
    Armed,
    /// The countdown was called off.
    Disarmed,
    /// The countdown is over.
    CountdownOver,
    /// The set-up is taken.
    SetupTaken,
    /// The bar was left without a pull.
    SetupLeft,
    /// The set began, at this (back-dated) time.
    SetBegan {
        /// s on the session's clock.
        at_s: f64,
    },
    /// It ended.
    SetEnded {
        /// Why.
        reason: EndReason,
    },
    /// It was none: nothing was lifted.
    SetDropped,
    /// It goes on after a wrong stop or an interruption.
    SetGoesOn,
    /// The verdict is there.
    Judged,
    /// The set is with the caller; the next may be armed.
    Released,
    /// The camera is gone.
    Interrupted,
    /// The camera is back.
    CameraBack,
}

/// A call that has no meaning now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{call} has no meaning {stage}; {next}")]
pub struct OrderError {
    /// The call.
    pub call: &'static str,
    /// Where the set stands.
    pub stage: &'static str,
    /// What to do instead.
    pub next: &'static str,
}

/// The stage after an input, and what happened.
pub(crate) type Outcome = Result<(Stage, Option<Event>), OrderError>;

impl Stage {
    /// The one transition function: pure, every pair of stage and input has an answer.
    pub(crate) fn after(self, input: Input) -> Outcome {
        use Event as E;
        use Stage as S;
        let to = |stage: Stage, event: Event| Ok((stage, Some(event)));
        match (input, self) {
            (Input::Place, S::Idle) => to(S::Place, E::Placed),
            (Input::Arm { time_s, countdown_s }, S::Place) => {
                to(S::Countdown { until_s: time_s + countdown_s }, E::Armed)
            }
            (Input::Disarm, S::Countdown { .. } | S::Waiting | S::SetupTaken { .. }) => {
                to(S::Place, E::Disarmed)
            }
            (Input::Begin { time_s }, S::Countdown { .. } | S::Waiting | S::SetupTaken { .. }) => {
                to(S::Set { since_s: time_s }, E::SetBegan { at_s: time_s })
            }
            (Input::End { time_s }, S::Set { since_s }) => ended(since_s, time_s, EndReason::Tapped),
            (Input::End { time_s }, S::Interrupted { since_s }) => {
                ended(since_s, time_s, EndReason::Interrupted)
            }
            (
                Input::Undo { time_s },
                S::Ended { since_s, at_s, reason } | S::Judged { since_s, at_s, reason },
            ) if matches!(reason, EndReason::BarStill | EndReason::Tapped)
                && time_s - at_s <= rules::UNDO_S =>
            {
                to(S::Set { since_s }, E::SetGoesOn)
            }
            (Input::Judge, S::Ended { since_s, at_s, reason } | S::Judged { since_s, at_s, reason }) => {
                to(S::Judged { since_s, at_s, reason }, E::Judged)
            }
            (Input::Release { call: "save" }, S::Judged { .. }) => to(S::Place, E::Released),
            (Input::Release { call: "drop_set" }, S::Ended { .. } | S::Judged { .. }) => {
                to(S::Place, E::Released)
            }
            (Input::Interrupt, S::Set { since_s } | S::Interrupted { since_s }) => {
                to(S::Interrupted { since_s }, E::Interrupted)
            }
            (Input::Interrupt, S::Countdown { .. } | S::Waiting | S::SetupTaken { .. }) => {
                to(S::Waiting, E::Interrupted)
            }
            (Input::Interrupt, stage @ (S::Place | S::Ended { .. } | S::Judged { .. })) => {
                to(stage, E::Interrupted)
            }
            (Input::CameraBack { time_s, gap_s }, S::Set { since_s } | S::Interrupted { since_s }) => {
                if gap_s.is_some_and(|gap| gap <= rules::INTERRUPTION_MAX_S) {
                    to(S::Set { since_s }, E::SetGoesOn)
                } else {
                    ended(since_s, time_s, EndReason::Interrupted)
                }
            }
            (Input::CameraBack { .. }, stage) => to(stage, E::CameraBack),
            (Input::Frame(frame), stage) => stage.after_frame(&frame),
            (input, stage) => Err(order(input, stage)),
        }
    }

    fn after_frame(self, frame: &FrameSays) -> Outcome {
        let begins = |at_s: f64| Ok((Self::Set { since_s: at_s }, Some(Event::SetBegan { at_s })));
        match self {
            Self::Idle => Err(order(Input::Frame(*frame), self)),
            Self::Countdown { until_s } if frame.time_s >= until_s => {
                Ok((Self::Waiting, Some(Event::CountdownOver)))
            }
            Self::Waiting | Self::SetupTaken { .. } if frame.liftoff_s.is_some() => {
                begins(frame.liftoff_s.unwrap_or(frame.time_s))
            }
            Self::Waiting if frame.setup_held => {
                Ok((Self::SetupTaken { since_s: frame.time_s }, Some(Event::SetupTaken)))
            }
            Self::SetupTaken { .. } if frame.setup_left => Ok((Self::Waiting, Some(Event::SetupLeft))),
            Self::Set { .. } if frame.carried && frame.lifted <= 1 => {
                Ok((Self::Waiting, Some(Event::SetDropped)))
            }
            Self::Set { since_s } if frame.over_s >= rules::SET_OVER_S => {
                if frame.lifted == 0 {
                    Ok((Self::Waiting, Some(Event::SetDropped)))
                } else {
                    ended(since_s, frame.time_s, EndReason::BarStill)
                }
            }
            Self::Set { since_s } if frame.time_s - since_s >= rules::SET_MAX_S => {
                ended(since_s, frame.time_s, EndReason::TooLong)
            }
            stage => Ok((stage, None)),
        }
    }

    /// Whether frames belong to a set.
    pub const fn is_set(&self) -> bool {
        matches!(self, Self::Set { .. } | Self::Interrupted { .. })
    }

    /// Whether a set is kept that was not released yet.
    pub const fn has_set(&self) -> bool {
        matches!(self, Self::Set { .. } | Self::Interrupted { .. } | Self::Ended { .. } | Self::Judged { .. })
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the answer of a transition")]
fn ended(since_s: f64, at_s: f64, reason: EndReason) -> Outcome {
    Ok((Stage::Ended { since_s, at_s, reason }, Some(Event::SetEnded { reason })))
}

fn order(input: Input, stage: Stage) -> OrderError {
    let call = match input {
        Input::Place => "place",
        Input::Arm { .. } => "arm",
        Input::Disarm => "disarm",
        Input::Begin { .. } => "begin_set",
        Input::End { .. } => "end_set",
        Input::Undo { .. } => "undo_end",
        Input::Judge => "verdict",
        Input::Release { call } => call,
        Input::Interrupt => "interrupt",
        Input::CameraBack { .. } | Input::Frame(_) => "push",
    };
    let (stage, next) = match stage {
        Stage::Idle => ("before the camera is open", "call place first"),
        Stage::Place => ("while the phone is placed", "call arm first"),
        Stage::Countdown { .. } => ("during the countdown", "wait until it is over, or call disarm"),
        Stage::Waiting | Stage::SetupTaken { .. } => {
            ("before the set", "wait for the set, or call begin_set")
        }
        Stage::Set { .. } => ("during the set", "call end_set first"),
        Stage::Interrupted { .. } => ("while the camera is gone", "push the next frame, or call end_set"),
        Stage::Ended { .. } => ("after the set", "call verdict, undo_end within 30 s, or drop_set"),
        Stage::Judged { .. } => ("after the verdict", "call save, undo_end within 30 s, or drop_set"),
    };
    OrderError { call, stage, next }
}
