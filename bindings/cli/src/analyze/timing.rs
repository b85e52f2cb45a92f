//! How long the stages of a frame took, by the command's own clock.

use keel_core::infer::{ImageTensor, InferError, Output, Runtime, RuntimeName};
use keel_core::report::Timing;
use keel_core::signal::median;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Times of every frame.
#[derive(Debug, Default)]
pub struct Stopwatch {
    /// Milliseconds of each frame's decoding, sampling, network, and everything else.
    decode: Vec<f64>,
    sample: Vec<f64>,
    network: Vec<f64>,
    rest: Vec<f64>,
}

impl Stopwatch {
    /// Notes a frame: its decoding, the whole push, and its passes' part of it.
    pub fn frame(&mut self, decode: Duration, push: Duration, passes: PassTimes) {
        self.decode.push(ms(decode));
        self.sample.push(ms(passes.sampling));
        self.network.push(ms(passes.network));
        self.rest.push(ms(push.saturating_sub(passes.sampling + passes.network)));
    }

    /// Medians, with the time of the verdict.
    pub fn timing(mut self, verdict: Duration) -> Timing {
        Timing {
            decode_ms_p50: median(&mut self.decode),
            sample_ms_p50: median(&mut self.sample),
            infer_ms_p50: median(&mut self.network),
            track_ms_p50: median(&mut self.rest),
            verdict_ms: Some(ms(verdict)),
        }
    }
}

/// What the passes of one frame took.
#[derive(Clone, Copy, Debug, Default)]
pub struct PassTimes {
    /// From the frame's arrival, or the end of the pass before, until a crop was sampled.
    pub sampling: Duration,
    /// In the network.
    pub network: Duration,
}

/// The clock of a [`Timed`] runtime, read by whoever pushes the frames.
#[derive(Clone, Debug)]
pub struct PassClock(Arc<Mutex<Running>>);

#[derive(Debug)]
struct Running {
    since: Instant,
    times: PassTimes,
}

impl Default for PassClock {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Running { since: Instant::now(), times: PassTimes::default() })))
    }
}

impl PassClock {
    /// A frame arrives.
    pub fn begin(&self) {
        self.set(Running { since: Instant::now(), times: PassTimes::default() });
    }

    /// What the passes took since the frame arrived.
    pub fn times(&self) -> PassTimes {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).times
    }

    fn set(&self, running: Running) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = running;
    }

    fn pass(&self, began: Instant) {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ended = Instant::now();
        let sampling = began.duration_since(running.since);
        running.times.sampling += sampling;
        running.times.network += ended.duration_since(began);
        running.since = ended;
    }
}

/// A runtime whose passes are timed.
pub struct Timed {
    inner: Box<dyn Runtime>,
    clock: PassClock,
}

impl Timed {
    /// A runtime, its passes timed by a clock.
    pub fn new(inner: Box<dyn Runtime>, clock: PassClock) -> Self {
        Self { inner, clock }
    }
}

impl Runtime for Timed {
    fn name(&self) -> RuntimeName {
        self.inner.name()
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        let began = Instant::now();
        let outcome = self.inner.run(image, outputs);
        self.clock.pass(began);
        outcome
    }
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
