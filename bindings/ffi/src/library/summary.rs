//! A set as lists show it.

use keel_core::library;

use super::SetFacts;
use crate::Moment;
use crate::codes::{Lift, Verdict};

/// A set as lists show it.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SetSummary {
    /// Its name for ever.
    pub id: String,
    /// When it began.
    pub started: Moment,
    /// The training day it belongs to, as "2026-11-25".
    pub day: String,
    /// What the lifter said.
    pub facts: SetFacts,
    /// The lift, as named or as detected.
    pub lift: Option<Lift>,
    /// What was judged; `None` where judging failed and only the facts and the film are kept.
    pub judged: Option<Judged>,
    /// Whether a track is kept.
    pub has_track: bool,
    /// Path of a small picture.
    pub thumbnail: Option<String>,
}

/// The verdict of a set in short.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Judged {
    /// The word.
    pub verdict: Verdict,
    /// Change behind it, deg.
    pub change_deg: Option<f64>,
    /// Margin of `change_deg`, deg.
    pub margin_deg: Option<f64>,
    /// Median change of the judged reps, deg.
    pub median_change_deg: Option<f64>,
    /// Reps.
    pub reps: i32,
    /// Reps judged.
    pub reps_judged: i32,
    /// Reps held.
    pub reps_held: i32,
    /// Yaw of the camera, deg.
    pub yaw_deg: Option<f64>,
    /// T7-L4 chord, px.
    pub spine_px: Option<f64>,
    /// Name and version of the network that looked.
    pub network: String,
    /// Version of the rules that judged.
    pub rules: i32,
}

impl From<library::SetSummary> for SetSummary {
    fn from(s: library::SetSummary) -> Self {
        Self {
            id: s.id.to_string(),
            started: s.started.into(),
            day: s.started.day().date(),
            facts: s.facts.into(),
            lift: s.lift,
            judged: s.judged.map(Judged::from),
            has_track: s.has_track,
            thumbnail: s.thumbnail.map(|path| path.display().to_string()),
        }
    }
}

impl From<library::Judged> for Judged {
    fn from(j: library::Judged) -> Self {
        Self {
            verdict: j.verdict,
            change_deg: j.change_deg,
            margin_deg: j.margin_deg,
            median_change_deg: j.median_change_deg,
            reps: j.reps as i32,
            reps_judged: j.reps_judged as i32,
            reps_held: j.reps_held as i32,
            yaw_deg: j.yaw_deg,
            spine_px: j.spine_px,
            network: j.network,
            rules: j.rules as i32,
        }
    }
}
