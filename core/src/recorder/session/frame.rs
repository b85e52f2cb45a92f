//! One observation in, one state out.

use super::Session;
use crate::frame::Timestamp;
use crate::live::{CameraFacts, FrameSays, Input, LiveState, SpotMatch, Stage, Watch};
use crate::recorder::clock::{After, Tick};
use crate::recorder::{RecorderError, TrackSink};
use crate::track::{Observation, encode_header};

impl Session {
    /// Takes what was seen in the next frame, of an upright size in px. A set's finished seconds go to `sink` as
    /// well; its first bytes are a track's header, so every set wants a sink of its own.
    ///
    /// # Errors
    /// When a fact is no number, the camera is not open, the size changed in mid-set, or time does not go on. The set so
    /// far is kept and the next frame may be pushed.
    pub fn push(
        &mut self,
        seen: &Observation,
        size_px: (u32, u32),
        facts: &CameraFacts,
        sink: Option<&mut dyn TrackSink>,
    ) -> Result<&LiveState, RecorderError> {
        let tick = self.admit(seen.time, size_px, facts)?;
        self.take(seen, tick, facts, sink)
    }

    /// Whether a frame may be looked at at all; its time.
    pub(in crate::recorder) fn admit(
        &mut self,
        time: Timestamp,
        size_px: (u32, u32),
        facts: &CameraFacts,
    ) -> Result<Tick, RecorderError> {
        let admitted = self.check(time, size_px, facts);
        if admitted.is_err() {
            self.gauge.told.refused += 1;
        }
        admitted
    }

    fn check(
        &mut self,
        time: Timestamp,
        size_px: (u32, u32),
        facts: &CameraFacts,
    ) -> Result<Tick, RecorderError> {
        facts.check()?;
        if self.state.stage == Stage::Idle {
            self.state.stage.after(Input::Frame(FrameSays::default()))?;
        }
        if let Some(before) = self.size_px.filter(|size| *size != size_px) {
            if self.state.stage.is_set() {
                return Err(RecorderError::SizeChanged { before, after: size_px });
            }
            // Another picture, and nothing lost: everything is asked again.
            self.close_chunk(self.state.stage);
            self.break_off();
            self.watch = Watch::new(self.header.calibration.clone(), self.lift);
            self.readiness.reset();
        }
        let tick = match self.clock.take(time) {
            Ok(tick) => tick,
            Err(error) => {
                if matches!(error, RecorderError::Leapt { .. }) {
                    self.close_chunk(self.state.stage);
                    self.back(None)?;
                    self.break_off();
                }
                return Err(error);
            }
        };
        if let After::Break(gap_s) = tick.after {
            self.back(gap_s)?;
        }
        if self.size_px.replace(size_px) != Some(size_px) {
            (self.header.width_px, self.header.height_px) = size_px;
            self.encoded_header = encode_header(&self.header);
        }
        Ok(tick)
    }

    fn back(&mut self, gap_s: Option<f64>) -> Result<(), RecorderError> {
        let input = Input::CameraBack { time_s: self.clock.now_s(), gap_s };
        let (next, event) = self.state.stage.after(input)?;
        self.enter(next, event);
        Ok(())
    }

    /// Takes what was seen in an admitted frame.
    pub(in crate::recorder) fn take(
        &mut self,
        seen: &Observation,
        tick: Tick,
        facts: &CameraFacts,
        sink: Option<&mut dyn TrackSink>,
    ) -> Result<&LiveState, RecorderError> {
        let time_s = tick.time_s;
        let step_s = match tick.after {
            After::Frame(step_s) => Some(step_s),
            After::Nothing | After::Break(_) => None,
        };
        self.gauge.frame(time_s, step_s, facts.push_took_ms, facts.heat);
        if let Some(step_s) = self.gauge.usual_step_s() {
            self.load.push(time_s, step_s, facts.push_took_ms);
        }
        let signals = self.watch.push(time_s, seen);
        let size_px = self.size_px.unwrap_or_default();
        self.readiness.push(time_s, seen, size_px, self.watch.yaw_deg(), facts);
        let says = FrameSays {
            time_s,
            setup_held: signals.setup_held,
            setup_left: signals.setup_left,
            liftoff_s: signals.liftoff_s,
            over_s: signals.over_s,
            lifted: self.watch.reps() + self.watch.attempts(),
            carried: signals.carried,
        };
        let (next, event) = self.state.stage.after(Input::Frame(says))?;
        self.enter(next, event);
        if self.chunks.is_over(time_s) {
            self.close_chunk(self.state.stage);
        }
        self.chunks.push(time_s, seen);
        if let Some(sink) = sink {
            self.tape.journal(sink);
        }
        self.say(time_s, facts);
        self.show(time_s, seen);
        Ok(&self.state)
    }

    fn show(&mut self, time_s: f64, seen: &Observation) {
        let (stage, yaw_deg) = (self.state.stage, self.watch.yaw_deg());
        let size_px = self.size_px.unwrap_or_default();
        let state = &mut self.state;
        state.time_s = time_s;
        state.event = self.pending.take();
        state.overlay.take(seen);
        state.change = self.watch.change();
        state.phase = if stage.is_set() { self.watch.phase() } else { None };
        if stage.is_set() {
            state.reps = self.watch.reps();
            state.attempts = self.watch.attempts();
        } else if !stage.has_set() {
            (state.reps, state.attempts) = (0, 0);
        }
        state.readiness = self.readiness.items();
        state.ready = self.readiness.is_ready();
        state.advice = self.readiness.advice();
        state.countdown_s = match stage {
            Stage::Countdown { until_s } => Some((until_s - time_s).ceil().max(0.0) as u32),
            _ => None,
        };
        state.spot = self
            .ghost
            .as_ref()
            .zip(seen.lifter.as_ref())
            .and_then(|(ghost, lifter)| SpotMatch::of(ghost, lifter, size_px, yaw_deg))
            .or(state.spot.filter(|_| self.ghost.is_some()));
        state.range_check = self.range.map(|guide| guide.step());
        state.thinning = self.load.now();
    }
}
