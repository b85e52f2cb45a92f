//! How long the stages of a frame took, by the command's own clock.

use keel_core::report::Timing;
use keel_core::signal::median;
use std::time::Duration;

/// Times of every frame.
#[derive(Debug, Default)]
pub struct Stopwatch {
    /// Milliseconds of each frame's decoding, network, and everything else.
    decode: Vec<f64>,
    network: Vec<f64>,
    rest: Vec<f64>,
}

impl Stopwatch {
    /// Notes a frame: its decoding, the whole push, and the network's part of it.
    pub fn frame(&mut self, decode: Duration, push: Duration, network_ms: f64) {
        self.decode.push(ms(decode));
        self.network.push(network_ms);
        self.rest.push((ms(push) - network_ms).max(0.0));
    }

    /// Medians, with the time of the verdict. The core does not tell sampling apart from tracking: both are in
    /// `track_ms_p50`.
    pub fn timing(mut self, verdict: Duration) -> Timing {
        Timing {
            decode_ms_p50: median(&mut self.decode),
            sample_ms_p50: None,
            infer_ms_p50: median(&mut self.network),
            track_ms_p50: median(&mut self.rest),
            verdict_ms: Some(ms(verdict)),
        }
    }
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
