//! The session's clock: seconds that always go on, whatever the camera's clock does.

use super::RecorderError;
use crate::frame::Timestamp;
use crate::rules;

/// Frames in a row that come before the latest one, from which the camera's clock was set back for good.
const SET_BACK_AFTER: u32 = 30;
/// Session time that passes over a break whose length nobody knows, s.
const UNKNOWN_BREAK_S: f64 = 1.0;

/// Follows the camera's clock.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    latest: Option<(Timestamp, f64)>,
    refused: u32,
    broken: bool,
}

/// The time of a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tick {
    /// s on the session's clock.
    pub time_s: f64,
    /// What came before it.
    pub after: After,
}

/// What came before a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum After {
    /// Nothing: it is the first.
    Nothing,
    /// Another frame, so many s ago.
    Frame(f64),
    /// A break of so many s; `None` where the camera's clock does not tell.
    Break(Option<f64>),
}

impl Clock {
    /// The camera is gone; whatever time comes next is taken.
    pub fn interrupt(&mut self) {
        self.broken = true;
    }

    /// Time of the latest frame, s.
    pub fn now_s(&self) -> f64 {
        self.latest.map_or(0.0, |(_, s)| s)
    }

    /// Takes the time of a frame.
    ///
    /// # Errors
    /// Where it is not later than the one before, or leaps. After a leap the session goes on from the new time.
    pub fn take(&mut self, time: Timestamp) -> Result<Tick, RecorderError> {
        let Some((before, before_s)) = self.latest else {
            self.latest = Some((time, 0.0));
            self.broken = false;
            return Ok(Tick { time_s: 0.0, after: After::Nothing });
        };
        let gap_s = time.seconds_since(before);
        if self.broken {
            let known_s = (0.0..=rules::CLOCK_LEAP_S).contains(&gap_s).then_some(gap_s).filter(|g| *g > 0.0);
            let time_s = before_s + known_s.unwrap_or(UNKNOWN_BREAK_S);
            *self = Self { latest: Some((time, time_s)), refused: 0, broken: false };
            return Ok(Tick { time_s, after: After::Break(known_s) });
        }
        if gap_s <= 0.0 {
            self.refused += 1;
            if self.refused >= SET_BACK_AFTER {
                self.leap(time, before_s);
                return Err(RecorderError::Leapt { before, after: time });
            }
            return Err(RecorderError::NotLater { before, after: time });
        }
        if gap_s > rules::CLOCK_LEAP_S {
            self.leap(time, before_s);
            return Err(RecorderError::Leapt { before, after: time });
        }
        let time_s = before_s + gap_s;
        self.latest = Some((time, time_s));
        self.refused = 0;
        Ok(Tick { time_s, after: After::Frame(gap_s) })
    }

    fn leap(&mut self, time: Timestamp, before_s: f64) {
        *self = Self { latest: Some((time, before_s + UNKNOWN_BREAK_S)), refused: 0, broken: false };
    }
}
