//! The verdict's value types, as the report writes them. Angles in degrees, flexion positive; times in seconds from
//! the film's first frame; unknown is `None`.

use serde::{Deserialize, Serialize};

use super::{Headline, Reason};
use crate::lift::Phase;
use crate::rules;
use crate::spine::Series;

/// The word for a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Under the threshold: within measurement error.
    Held,
    /// From the threshold to [`rules::CLEAR_FROM_DEG`].
    Slight,
    /// To [`rules::LARGE_FROM_DEG`].
    Clear,
    /// Beyond.
    Large,
    /// Cannot be told; never counted as held.
    NotJudged,
}

impl Word {
    /// The word for a loss of so many degrees.
    pub(super) fn for_loss(change_deg: f64) -> Self {
        if change_deg < rules::CLEAR_FROM_DEG {
            Self::Slight
        } else if change_deg <= rules::LARGE_FROM_DEG {
            Self::Clear
        } else {
            Self::Large
        }
    }

    /// Whether the curve was lost.
    pub const fn is_loss(self) -> bool {
        matches!(self, Self::Slight | Self::Clear | Self::Large)
    }
}

/// Where a curve was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LostAt {
    /// As the bar left the floor.
    Liftoff,
    /// Passing the knee.
    KneePass,
    /// On the way down (top starts).
    Descent,
    /// At the turn (top starts).
    Bottom,
    /// On the way up (top starts).
    Ascent,
}

impl LostAt {
    /// The place a judged phase names.
    pub(crate) const fn of(phase: Phase) -> Option<Self> {
        match phase {
            Phase::Liftoff => Some(Self::Liftoff),
            Phase::KneePass => Some(Self::KneePass),
            Phase::Descent => Some(Self::Descent),
            Phase::Bottom => Some(Self::Bottom),
            Phase::Ascent => Some(Self::Ascent),
            Phase::Setup | Phase::Lockout => None,
        }
    }
}

/// Which part of the back changed most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// T7 to T12.
    LowerThoracic,
    /// T12 to L4.
    UpperLumbar,
    /// Both alike.
    MidToLowBack,
}

/// What the change is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Baseline {
    /// A still set-up.
    Setup,
    /// The last moments before liftoff.
    ShortSetup,
    /// The set's first set-up (touch-and-go).
    FirstSetup,
    /// The beginning of the hinge (top starts).
    HingeOnset,
    /// Nothing usable.
    None,
}

/// What the set-up is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetupReference {
    /// The lifter's own range.
    RangeCheck,
    /// The lifter's own standing in this film.
    Standing,
    /// The mean of standing people.
    Population,
}

/// Was the back round before the bar moved?
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetupFinding {
    /// Set-up over the reference, deg.
    pub over_reference_deg: Option<f64>,
    /// Its standard deviation, deg.
    pub sd_deg: Option<f64>,
    /// What it was compared with.
    pub against: Option<SetupReference>,
    /// Whether round; `None` is "can't tell".
    pub rounded: Option<bool>,
}

/// Something told beside the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// The back was round before the bar moved.
    RoundedBeforeLiftoff,
    /// The back straightened before the knee.
    StraightenedBeforeKnee,
    /// Still flexed at lockout.
    StillFlexed,
    /// Leant back at lockout.
    LeanBack,
    /// Shoulders further forward than they stood.
    ShouldersForward,
    /// Knee or hip not straight at the top.
    LockoutNotSeen,
    /// Lost on the way down.
    LostInDescent,
}

/// A finding with its size.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// How much, deg, where it has a size.
    pub deg: Option<f64>,
    /// Margin of `deg`, deg.
    pub margin_deg: Option<f64>,
}

/// One phase of one rep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhaseVerdict {
    /// Which.
    pub phase: Phase,
    /// Whether it could be judged.
    pub judged: bool,
    /// Its own word, whatever the rep's: at lockout, whether the back came back to its shape. `None` for a set-up, which has no
    /// change, and in documents before schema 3.
    #[serde(default)]
    pub word: Option<Word>,
    /// Largest change in it, deg; at lockout, the change at the top.
    pub change_deg: Option<f64>,
    /// Margin of `change_deg`, deg.
    pub margin_deg: Option<f64>,
    /// Why not judged.
    pub reasons: Vec<Reason>,
}

/// One rep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepVerdict {
    /// Number in the set, from 1.
    pub index: u32,
    /// Whether it stayed an attempt.
    pub attempt: bool,
    /// Begin of its set-up window.
    pub start_s: f64,
    /// Liftoff.
    pub liftoff_s: Option<f64>,
    /// Knee-pass.
    pub knee_pass_s: Option<f64>,
    /// Standard deviation of the knee-pass.
    pub knee_pass_margin_s: Option<f64>,
    /// Sticking point.
    pub sticking_s: Option<f64>,
    /// Lockout.
    pub lockout_s: Option<f64>,
    /// Begin of the descent.
    pub descent_s: Option<f64>,
    /// End.
    pub end_s: Option<f64>,
    /// The word.
    pub verdict: Word,
    /// Change behind the word, deg.
    pub change_deg: Option<f64>,
    /// Margin of `change_deg`, deg.
    pub margin_deg: Option<f64>,
    /// Series behind `change_deg`.
    pub change_series: Option<Series>,
    /// Where it was lost.
    pub lost_at: Option<LostAt>,
    /// When the loss began to last.
    pub lost_at_s: Option<f64>,
    /// Which part of the back.
    pub region: Option<Region>,
    /// What the change is measured against.
    pub baseline: Baseline,
    /// Flexion there, deg.
    pub baseline_deg: Option<f64>,
    /// Round before the bar moved?
    pub setup: SetupFinding,
    /// Largest minus smallest flexion from liftoff to lockout, deg.
    pub range_deg: Option<f64>,
    /// Moment of the largest change.
    pub worst_frame_s: Option<f64>,
    /// Its phases.
    pub phases: Vec<PhaseVerdict>,
    /// What is told beside the verdict.
    pub findings: Vec<Finding>,
    /// Why not judged.
    pub reasons: Vec<Reason>,
}

/// The set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetVerdict {
    /// The worst judged rep's word.
    pub verdict: Word,
    /// Reps, attempts left out.
    pub reps: u32,
    /// Reps judged.
    pub reps_judged: u32,
    /// Reps held.
    pub reps_held: u32,
    /// First rep that was lost.
    pub first_lost_rep: Option<u32>,
    /// Rep with the largest change.
    pub worst_rep: Option<u32>,
    /// Its change, deg.
    pub change_deg: Option<f64>,
    /// Its margin, deg.
    pub margin_deg: Option<f64>,
    /// Median over the judged reps, deg.
    pub median_change_deg: Option<f64>,
    /// Change per rep, deg.
    pub drift_deg_per_rep: Option<f64>,
    /// Its 95 % interval, deg.
    pub drift_interval_deg: Option<[f64; 2]>,
    /// Reps that were round before the bar moved.
    pub reps_rounded_before_liftoff: u32,
    /// The one sentence.
    pub headline: Headline,
    /// Why not judged.
    pub reasons: Vec<Reason>,
}

/// The series behind the verdict, on the common grid.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeriesTable {
    /// Time, s.
    pub t_s: Vec<f64>,
    /// T7-L4, deg.
    pub flexion_deg: Vec<Option<f64>>,
    /// Its standard deviation, deg.
    pub sigma_deg: Vec<Option<f64>>,
    /// T7-T12, deg.
    pub thoracic_deg: Vec<Option<f64>>,
    /// T12-L4, deg.
    pub lumbar_deg: Vec<Option<f64>>,
    /// T7-L4 of the skin line alone, deg.
    pub skin_deg: Vec<Option<f64>>,
    /// T7-L4 of the dorsal contour (outline) alone, deg.
    pub contour_deg: Vec<Option<f64>>,
    /// Bar height over the set's travel, 0 floor to 1 top.
    pub bar_height: Vec<Option<f64>>,
    /// Mean presence of the judged levels, 0..=1.
    pub confidence: Vec<Option<f64>>,
    /// Phase.
    pub phase: Vec<Option<Phase>>,
}
