//! The report as records for screens. The whole document, series included, is there as JSON too: [`crate::JudgedSet::report_json`].

mod rep;
mod set;

pub use rep::RepVerdict;
pub use set::{Headline, SetVerdict};

use keel_core::report;

use crate::codes::{Lift, LiftSource, ModelInfo, Thinning, ViewVerdict};

/// The report of one set, without its series. Angles in degrees, flexion positive; times in seconds from the film's first frame.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Report {
    /// Version of Keel that judged.
    pub keel: String,
    /// Version of the rules that judged.
    pub rules: i32,
    /// The network that looked.
    pub model: ModelInfo,
    /// The film.
    pub source: SourceInfo,
    /// Which lift.
    pub lift: Option<Lift>,
    /// Who said so.
    pub lift_source: Option<LiftSource>,
    /// From where the camera looked.
    pub view: ViewVerdict,
    /// The set.
    pub set: SetVerdict,
    /// Its reps and attempts.
    pub reps: Vec<RepVerdict>,
}

/// The film.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SourceInfo {
    /// Frames seen.
    pub frames: i32,
    /// Frames that gave a curve.
    pub frames_judged: i32,
    /// Frames that repeat the one before.
    pub frames_repeated: i32,
    /// Frames of which something was left out to keep up with the camera.
    pub frames_thinned: i32,
    /// The most that was left out.
    pub thinning: Thinning,
    /// Shots.
    pub shots: i32,
    /// Median frame rate, Hz; `None` for fewer than two frames.
    pub fps: Option<f64>,
    /// Width of the upright frame, px.
    pub width_px: i32,
    /// Height of the upright frame, px.
    pub height_px: i32,
    /// From the first to the end of the last frame, s.
    pub duration_s: f64,
}

impl From<&report::Report> for Report {
    fn from(r: &report::Report) -> Self {
        Self {
            keel: r.keel.clone(),
            rules: r.rules as i32,
            model: r.model.clone(),
            source: SourceInfo::from(&r.source),
            lift: r.lift,
            lift_source: r.lift_source,
            view: r.view.clone(),
            set: SetVerdict::from(&r.set),
            reps: r.reps.iter().map(RepVerdict::from).collect(),
        }
    }
}

impl From<&report::SourceSection> for SourceInfo {
    fn from(s: &report::SourceSection) -> Self {
        Self {
            frames: s.frames as i32,
            frames_judged: s.frames_judged as i32,
            frames_repeated: s.frames_repeated as i32,
            frames_thinned: s.frames_thinned as i32,
            thinning: s.thinning,
            shots: s.shots as i32,
            fps: s.fps,
            width_px: s.width as i32,
            height_px: s.height as i32,
            duration_s: s.duration_s,
        }
    }
}
