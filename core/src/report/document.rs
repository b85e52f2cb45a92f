//! The report's sections, in the order in which they are written.

use serde::{Deserialize, Serialize};

use crate::lift::{Correction, CorrectionError, Lift, LiftSource};
use crate::pose::Thinning;
use crate::rules;
use crate::track::{ModelInfo, Observation, Track};
use crate::verdict::{Judgement, RepVerdict, SeriesTable, SetVerdict, ViewVerdict, judge, judge_corrected};

/// Version of the document; rises with any change of its fields. 2: what was thinned out. 3: each phase's word.
pub const SCHEMA: u32 = 3;

/// The report of one set. Unknown is `null`, never 0; angles in degrees, flexion positive; times in seconds from the
/// film's first frame; codes instead of sentences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Version of Keel that judged.
    pub keel: String,
    /// [`rules::VERSION`].
    pub rules: u32,
    /// The network that looked.
    pub model: ModelSection,
    /// The film.
    pub source: SourceSection,
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
    /// The series behind them.
    pub series: SeriesTable,
    /// How long things took; the core has no clock, so only a caller that has one fills it in.
    pub timing: Option<Timing>,
}

/// The network that looked.
pub type ModelSection = ModelInfo;

/// The film.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceSection {
    /// Frames seen.
    pub frames: u32,
    /// Frames that gave a curve.
    pub frames_judged: u32,
    /// Frames that repeat the one before.
    pub frames_repeated: u32,
    /// Frames of which something was left out to keep up with the camera; none before schema 2, which left nothing out.
    #[serde(default)]
    pub frames_thinned: u32,
    /// The most that was left out.
    #[serde(default)]
    pub thinning: Thinning,
    /// Shots.
    pub shots: u32,
    /// Median frame rate, Hz; `None` for fewer than two frames.
    pub fps: Option<f64>,
    /// Width of the upright frame, px.
    pub width: u32,
    /// Height of the upright frame, px.
    pub height: u32,
    /// From the first to the end of the last frame, s.
    pub duration_s: f64,
}

/// Median times of one frame and the time of the verdict, ms, by the caller's clock.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Decoding.
    pub decode_ms_p50: Option<f64>,
    /// From the arrival of the frame, or the end of the pass before, until a crop is ready for its pass.
    pub sample_ms_p50: Option<f64>,
    /// The network.
    pub infer_ms_p50: Option<f64>,
    /// Everything else: decoding maps, following, the scene, the track.
    pub track_ms_p50: Option<f64>,
    /// From the last frame to the report.
    pub verdict_ms: Option<f64>,
}

impl Report {
    /// Judges a track. The same track gives the same report, byte for byte.
    pub fn of(track: &Track) -> Self {
        Self::from_judgement(track, judge(track))
    }

    /// Judges a track with what the lifter put right, in its order.
    ///
    /// # Errors
    /// When one of the corrections does not fit.
    pub fn corrected(track: &Track, corrections: &[Correction]) -> Result<Self, CorrectionError> {
        Ok(Self::from_judgement(track, judge_corrected(track, corrections)?))
    }

    fn from_judgement(track: &Track, judgement: Judgement) -> Self {
        let observations = &track.observations;
        Self {
            schema: SCHEMA,
            keel: env!("CARGO_PKG_VERSION").to_owned(),
            rules: rules::VERSION,
            model: track.header.model.clone(),
            source: SourceSection {
                frames: observations.len() as u32,
                frames_judged: judgement.frames_judged,
                frames_repeated: observations.iter().filter(|o| o.repeated).count() as u32,
                frames_thinned: observations.iter().filter(|o| o.thinning != Thinning::None).count() as u32,
                thinning: observations.iter().map(|o| o.thinning).max().unwrap_or_default(),
                shots: observations.chunk_by(|a, b| a.shot == b.shot).count() as u32,
                fps: step_s(observations).map(f64::recip),
                width: track.header.width_px,
                height: track.header.height_px,
                duration_s: duration_s(observations),
            },
            lift: judgement.lift,
            lift_source: judgement.lift_source,
            view: judgement.view,
            set: judgement.set,
            reps: judgement.reps,
            series: judgement.series,
            timing: None,
        }
    }
}

/// Median distance of frames, s.
fn step_s(observations: &[Observation]) -> Option<f64> {
    let mut steps: Vec<f64> =
        observations.windows(2).map(|w| w[1].time.seconds_since(w[0].time)).filter(|s| *s > 0.0).collect();
    crate::signal::median(&mut steps)
}

/// From the first to the end of the last frame, s.
pub(crate) fn duration_s(observations: &[Observation]) -> f64 {
    match (observations.first(), observations.last()) {
        (Some(first), Some(last)) => {
            last.time.seconds_since(first.time) + step_s(observations).unwrap_or(0.0)
        }
        _ => 0.0,
    }
}
