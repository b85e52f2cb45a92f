//! How the session runs, for a screen that a person can export.

use super::facts::Heat;
use super::recent::Recent;
use crate::pose::Thinning;
use serde::{Deserialize, Serialize};

/// Pushes and frame distances remembered: about ten seconds.
const REMEMBERED: usize = 512;

/// A session in figures; unknown is `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Diagnostics {
    /// Frames taken.
    pub frames: u64,
    /// Frames refused with an error.
    pub refused: u64,
    /// Frames that the camera left out, told from the distances of those that came.
    pub dropped: u64,
    /// Median frame rate over the last seconds, Hz.
    pub fps: Option<f64>,
    /// Median time of a push over the last seconds, ms, as the caller measures it.
    pub push_ms_p50: Option<f64>,
    /// 99th percentile of it, ms.
    pub push_ms_p99: Option<f64>,
    /// Heat by the latest frame.
    pub heat: Option<Heat>,
    /// Worst heat so far.
    pub heat_most: Option<Heat>,
    /// `onnxruntime`, `embedded`, or what else looked.
    pub runtime: String,
    /// What is left out now.
    pub thinning: Thinning,
    /// For how long something was left out, s.
    pub thinned_s: f64,
    /// Why the journal can't be written; `None` while it can.
    pub journal_failure: Option<String>,
}

/// Gathers them.
#[derive(Clone, Debug)]
pub(crate) struct Gauge {
    pub told: Diagnostics,
    steps_s: Recent,
    pushes_ms: Recent,
}

impl Gauge {
    pub fn new(runtime: String) -> Self {
        Self {
            told: Diagnostics { runtime, ..Diagnostics::default() },
            steps_s: Recent::new(REMEMBERED, 0.0),
            pushes_ms: Recent::new(REMEMBERED, 0.0),
        }
    }

    /// Takes a frame.
    pub fn frame(&mut self, time_s: f64, step_s: Option<f64>, push_ms: Option<f64>, heat: Option<Heat>) {
        self.told.frames += 1;
        self.told.heat = heat.or(self.told.heat);
        self.told.heat_most = self.told.heat_most.max(heat);
        if let Some(ms) = push_ms {
            self.pushes_ms.push(time_s, ms);
        }
        let Some(step_s) = step_s else { return };
        if let Some(usual) = self.told.fps.map(f64::recip)
            && step_s > 1.5 * usual
        {
            self.told.dropped += (step_s / usual).round() as u64 - 1;
        }
        self.steps_s.push(time_s, step_s);
        // The median changes slowly; sorting half a thousand numbers in every frame would not pay.
        if self.told.frames.is_multiple_of(16) || self.told.fps.is_none() {
            self.told.fps = self.steps_s.quantile(0.5).map(f64::recip);
        }
    }

    /// The usual distance of two frames, s.
    pub fn usual_step_s(&self) -> Option<f64> {
        self.told.fps.map(f64::recip)
    }

    /// Everything by now.
    pub fn read(&mut self) -> Diagnostics {
        self.told.push_ms_p50 = self.pushes_ms.quantile(0.5);
        self.told.push_ms_p99 = self.pushes_ms.quantile(0.99);
        self.told.clone()
    }
}
