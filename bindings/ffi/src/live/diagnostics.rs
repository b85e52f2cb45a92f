//! How a session runs.

use keel_core::live;

use crate::codes::{Heat, Thinning};

/// A session in figures, for a screen that a person can export.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Diagnostics {
    /// Frames taken.
    pub frames: i64,
    /// Frames refused with an error.
    pub refused: i64,
    /// Frames that the camera left out, told from the distances of those that came.
    pub dropped: i64,
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
    /// `onnxruntime` or `embedded`.
    pub runtime: String,
    /// What is left out now.
    pub thinning: Thinning,
    /// For how long something was left out, s.
    pub thinned_s: f64,
    /// Why the journal can't be written; `None` while it can.
    pub journal_failure: Option<String>,
}

impl From<live::Diagnostics> for Diagnostics {
    fn from(d: live::Diagnostics) -> Self {
        Self {
            frames: d.frames as i64,
            refused: d.refused as i64,
            dropped: d.dropped as i64,
            fps: d.fps,
            push_ms_p50: d.push_ms_p50,
            push_ms_p99: d.push_ms_p99,
            heat: d.heat,
            heat_most: d.heat_most,
            runtime: d.runtime,
            thinning: d.thinning,
            thinned_s: d.thinned_s,
            journal_failure: d.journal_failure,
        }
    }
}
