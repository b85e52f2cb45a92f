//! What a caller may ask of a session between frames.

use super::{RangeGuide, Session};
use crate::live::{Cue, Diagnostics, EndReason, Event, Grammar, Input, OrderError, SetupGhost, Stage};
use crate::recorder::{RecorderError, SavedSet, SetReport};
use crate::report::Report;
use crate::rules;
use crate::track::decode;

impl Session {
    /// The camera is open: readiness is asked from the next frame on.
    ///
    /// # Errors
    /// When it was open already.
    pub fn place(&mut self) -> Result<(), RecorderError> {
        self.call(Input::Place)
    }

    /// Arms the recorder: after the countdown it waits for a set.
    ///
    /// # Errors
    /// When the phone is not being placed, or the countdown is not from 0 to [`rules::COUNTDOWN_MAX_S`].
    pub fn arm(&mut self, countdown_s: f64) -> Result<(), RecorderError> {
        if !(0.0..=rules::COUNTDOWN_MAX_S).contains(&countdown_s) {
            return Err(RecorderError::Countdown { seconds: countdown_s });
        }
        self.call(Input::Arm { time_s: self.clock.now_s(), countdown_s })?;
        self.range = None;
        self.counted = None;
        Ok(())
    }

    /// Back to placing the phone.
    ///
    /// # Errors
    /// When it is not armed, or a set is on.
    pub fn disarm(&mut self) -> Result<(), RecorderError> {
        self.call(Input::Disarm)
    }

    /// Begins the set by hand.
    ///
    /// # Errors
    /// When the recorder is not armed, no frame has come yet, or a set is on already.
    pub fn begin_set(&mut self) -> Result<(), RecorderError> {
        if self.size_px.is_none() {
            return Err(RecorderError::Order(OrderError {
                call: "begin_set",
                stage: "before the first frame",
                next: "push a frame first",
            }));
        }
        self.call(Input::Begin { time_s: self.clock.now_s() })
    }

    /// Ends the set by a tap.
    ///
    /// # Errors
    /// When no set is on.
    pub fn end_set(&mut self) -> Result<(), RecorderError> {
        self.call(Input::End { time_s: self.clock.now_s() })
    }

    /// The stop was wrong: the set goes on, with what was seen since.
    ///
    /// # Errors
    /// When there is no set to go on with, or too much time has passed.
    pub fn undo_end(&mut self) -> Result<(), RecorderError> {
        if matches!(self.state.stage, Stage::Ended { .. } | Stage::Judged { .. }) && !self.unbroken {
            return Err(RecorderError::Order(OrderError {
                call: "undo_end",
                stage: "after the picture broke off",
                next: "call verdict, then arm for the next set",
            }));
        }
        self.call(Input::Undo { time_s: self.clock.now_s() })
    }

    /// The verdict of the set that is over, from its stored track: a pure function of its bytes, as long as the set is.
    ///
    /// # Errors
    /// When no set is over, or its bytes can't be read.
    pub fn verdict(&mut self) -> Result<SetReport, RecorderError> {
        let (next, event) = self.state.stage.after(Input::Judge)?;
        let bytes = self.tape.set().to_vec();
        let track = decode(&bytes)?.track;
        let report = Report::of(&track);
        self.enter(next, event);
        Ok(SetReport { report, track, bytes, reason: self.reason() })
    }

    /// Hands the judged set over; the next one may be armed.
    ///
    /// # Errors
    /// When no verdict was made.
    pub fn save(&mut self) -> Result<SavedSet, RecorderError> {
        let reason = self.reason();
        self.call(Input::Release { call: "save" })?;
        Ok(SavedSet { track: self.tape.release(), reason })
    }

    /// Throws a set away that is over.
    ///
    /// # Errors
    /// When there is none.
    pub fn drop_set(&mut self) -> Result<(), RecorderError> {
        self.call(Input::Release { call: "drop_set" })?;
        self.tape.drop_set();
        Ok(())
    }

    /// The camera is gone: a call, another app, a fault. The next frame that is pushed says that it is back.
    ///
    /// # Errors
    /// Before the camera was open.
    pub fn interrupt(&mut self) -> Result<(), RecorderError> {
        self.call(Input::Interrupt)?;
        self.clock.interrupt();
        Ok(())
    }

    /// Begins the range check.
    ///
    /// # Errors
    /// When the phone is not being placed.
    pub fn range_check(&mut self) -> Result<(), RecorderError> {
        if self.state.stage != Stage::Place {
            return Err(RecorderError::Order(OrderError {
                call: "range_check",
                stage: "now",
                next: "call it while the phone is placed",
            }));
        }
        self.range = Some(RangeGuide::new(self.clock.now_s()));
        self.cues.offer(self.clock.now_s(), Cue::RangeHinge);
        Ok(())
    }

    /// The set-up that this place is compared with; `None` for none.
    pub fn set_ghost(&mut self, ghost: Option<SetupGhost>) {
        self.ghost = ghost;
    }

    /// How much is said from now on.
    pub fn set_grammar(&mut self, grammar: Grammar) {
        self.cues.set_grammar(grammar);
    }

    /// How the session runs.
    pub fn diagnostics(&mut self) -> Diagnostics {
        self.gauge.told.thinning = self.load.now();
        self.gauge.told.thinned_s = self.load.thinned_s();
        self.gauge.told.journal_failure = self.tape.journal_failure().map(str::to_owned);
        self.gauge.read()
    }

    fn call(&mut self, input: Input) -> Result<(), RecorderError> {
        let (next, event) = self.state.stage.after(input)?;
        self.enter(next, event);
        Ok(())
    }

    fn reason(&self) -> EndReason {
        match self.state.stage {
            Stage::Ended { reason, .. } | Stage::Judged { reason, .. } => reason,
            _ => EndReason::Tapped,
        }
    }

    /// Goes to another stage and does what its event means for the tape.
    pub(super) fn enter(&mut self, next: Stage, event: Option<Event>) {
        let before = std::mem::replace(&mut self.state.stage, next);
        let Some(event) = event else { return };
        self.pending = Some(event);
        match event {
            Event::SetBegan { .. } => {
                self.close_chunk(before);
                self.tape.begin(&self.encoded_header);
                self.watch.begin_set();
                // A camera that is slow by itself was said to be before the set.
                self.warned = super::Warned { heat: false, frame_rate: self.is_slow() };
                self.unbroken = true;
            }
            Event::SetEnded { reason } => {
                self.close_chunk(before);
                self.watch.end_set();
                self.unbroken = reason != EndReason::Interrupted;
            }
            Event::SetDropped => {
                self.close_chunk(before);
                self.tape.drop_set();
                self.watch.end_set();
            }
            Event::SetGoesOn if before.is_set() => {}
            Event::SetGoesOn => {
                self.close_chunk(before);
                self.tape.take_ring();
                self.watch.resume_set();
            }
            Event::Interrupted => {
                self.close_chunk(before);
                self.break_off();
            }
            Event::Released => {
                self.tape.forget();
            }
            _ => {}
        }
        self.announce(event);
    }

    /// What comes next does not follow on what the ring holds.
    pub(super) fn break_off(&mut self) {
        self.unbroken = false;
        if !self.state.stage.is_set() {
            self.tape.forget();
        }
    }

    /// Puts the open chunk where the stage it was written in wants it.
    pub(super) fn close_chunk(&mut self, stage: Stage) {
        let now_s = self.clock.now_s();
        let (bytes, until_s) = self.chunks.close();
        let keep_from_s = match stage {
            Stage::Set { .. } | Stage::Interrupted { .. } => {
                self.tape.append(bytes);
                return;
            }
            Stage::SetupTaken { since_s } => since_s - rules::PRE_ROLL_S,
            Stage::Ended { at_s, .. } | Stage::Judged { at_s, .. } => at_s.max(now_s - rules::UNDO_S),
            Stage::Idle | Stage::Place | Stage::Countdown { .. } | Stage::Waiting => {
                now_s - rules::PRE_ROLL_S
            }
        };
        self.tape.remember(bytes, until_s, keep_from_s);
    }
}
