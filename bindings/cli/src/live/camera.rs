//! A camera that plays a film: in real time, dropping what comes while the last frame is still being looked at; with the
//! faults that were asked for, the same every time.

use crate::args::LiveOptions;
use keel_core::frame::Timestamp;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::time::{Duration, Instant};

/// Distance of two stalls, s.
const STALL_EVERY_S: f64 = 10.0;
/// When the first one comes, s: in the middle of an ordinary set.
const FIRST_STALL_S: f64 = 5.0;
/// Frames that jitter keep their order by this, ns.
const LEAST_STEP_NS: i64 = 1_000_000;

/// What becomes of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// The camera gives it, at this time.
    At(Timestamp),
    /// It never comes.
    Dropped,
}

/// The camera.
pub(super) struct Camera {
    drop_share: f64,
    jitter_s: f64,
    stall_s: f64,
    step_s: Option<f64>,
    started: Option<Instant>,
    in_real_time: bool,
    first: Option<Timestamp>,
    due_s: f64,
    latest_ns: i64,
    chance: ChaCha8Rng,
}

impl Camera {
    pub fn new(options: &LiveOptions) -> Self {
        Self {
            drop_share: options.drop,
            jitter_s: options.jitter,
            stall_s: options.stall,
            step_s: options.fps.map(f64::recip),
            started: None,
            in_real_time: !options.fast,
            first: None,
            due_s: 0.0,
            latest_ns: i64::MIN,
            chance: ChaCha8Rng::seed_from_u64(1),
        }
    }

    /// What becomes of the film's next frame; in real time this waits until it is due.
    pub fn give(&mut self, time: Timestamp) -> Given {
        let at_s = time.seconds_since(*self.first.get_or_insert(time));
        let (dropped, shift_s) = (self.share() < self.drop_share, (2.0 * self.share() - 1.0) * self.jitter_s);
        if let Some(step_s) = self.step_s {
            if at_s + 1e-6 < self.due_s {
                return Given::Dropped;
            }
            self.due_s = (self.due_s + step_s).max(at_s);
        }
        let since_stall_s = (at_s - FIRST_STALL_S).rem_euclid(STALL_EVERY_S);
        let stalls = at_s >= FIRST_STALL_S && since_stall_s < self.stall_s;
        if dropped || stalls || (self.in_real_time && self.is_late(at_s)) {
            return Given::Dropped;
        }
        let shifted_ns = time.nanos().saturating_add((shift_s * 1e9) as i64);
        self.latest_ns = shifted_ns.max(self.latest_ns.saturating_add(LEAST_STEP_NS));
        Given::At(Timestamp::from_nanos(self.latest_ns))
    }

    /// Waits for a frame that is to come; one that is long past was replaced by a later one.
    fn is_late(&mut self, at_s: f64) -> bool {
        /// A frame at 60 Hz: what a camera's buffer of one holds back.
        const HELD_BACK_S: f64 = 1.0 / 60.0;
        let started = *self.started.get_or_insert_with(Instant::now);
        let ahead_s = at_s - started.elapsed().as_secs_f64();
        if ahead_s > 0.0 {
            std::thread::sleep(Duration::from_secs_f64(ahead_s));
        }
        ahead_s < -HELD_BACK_S
    }

    fn share(&mut self) -> f64 {
        f64::from(self.chance.next_u32()) / f64::from(u32::MAX)
    }
}
