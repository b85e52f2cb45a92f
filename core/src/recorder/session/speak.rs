//! What is said when.

use super::Session;
use crate::live::{CameraFacts, Condition, Cue, EndReason, Event, Heat, RepDone, Stage};

impl Session {
    /// What an event means to the ear.
    pub(super) fn announce(&mut self, event: Event) {
        let cue = match event {
            Event::SetupTaken => Cue::Ready,
            Event::CountdownOver => Cue::BeepLast,
            Event::SetEnded { reason: EndReason::BarStill | EndReason::Tapped } => Cue::SetOver,
            Event::SetEnded { reason: EndReason::TooLong | EndReason::Interrupted } => Cue::SetClosed,
            Event::SetDropped => Cue::NothingLifted,
            Event::SetGoesOn => Cue::GoesOn,
            Event::CameraBack => Cue::CameraBack,
            Event::Placed
            | Event::Armed
            | Event::Disarmed
            | Event::SetupLeft
            | Event::SetBegan { .. }
            | Event::Judged
            // No frame comes that could carry a cue; the caller knows.
            | Event::Interrupted
            | Event::Released => return,
        };
        self.cues.offer(self.clock.now_s(), cue);
    }

    /// Settles the cue of a frame.
    pub(super) fn say(&mut self, time_s: f64, facts: &CameraFacts) {
        if let Stage::Countdown { until_s } = self.state.stage {
            let left = (until_s - time_s).ceil().max(0.0) as u32;
            if self.counted != Some(left) {
                self.counted = Some(left);
                self.cues.offer(time_s, Cue::Beep);
            }
        }
        let in_set = matches!(self.state.stage, Stage::Set { .. });
        if let Some(RepDone { word, .. }) = self.watch.done().filter(|_| in_set) {
            self.cues.rep(time_s, word);
        }
        if in_set {
            self.warn(time_s, facts);
        } else {
            self.hint(time_s);
        }
        if let Some(guide) = &mut self.range {
            let cue = guide.push(time_s, self.watch.lean_deg(time_s), self.watch.flexion_deg());
            if let Some(cue) = cue {
                self.cues.offer(time_s, cue);
            }
        }
        let tone = if in_set {
            let change_deg = self.watch.change().map(|c| c.deg);
            self.cues.change(change_deg, self.watch.since_liftoff_s(time_s))
        } else {
            self.cues.silence()
        };
        self.state.cue = tone.or_else(|| self.cues.take(time_s));
    }

    /// Heat and a falling frame rate are said once a set; the set goes on.
    fn warn(&mut self, time_s: f64, facts: &CameraFacts) {
        if facts.heat >= Some(Heat::Serious) && !self.warned.heat {
            self.warned.heat = true;
            self.cues.offer(time_s, Cue::PhoneHot);
        } else if self.is_slow() && !self.warned.frame_rate {
            self.warned.frame_rate = true;
            self.cues.offer(time_s, Cue::FramesFewer);
        }
    }

    /// Before the set, one thing to do; once armed, only what would make the set useless.
    fn hint(&mut self, time_s: f64) {
        let Some(advice) = self.readiness.advice() else { return };
        let is_bad = self
            .readiness
            .items()
            .iter()
            .any(|item| item.advice == Some(advice) && item.condition == Condition::Bad);
        let is_wanted = match self.state.stage {
            Stage::Place => self.range.is_none(),
            Stage::Countdown { .. } | Stage::Waiting => is_bad,
            _ => false,
        };
        if is_wanted {
            self.cues.hint(time_s, Cue::Hint(advice));
        }
    }
}
