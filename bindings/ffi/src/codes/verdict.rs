//! What a verdict is told in.

use super::{Facing, Phase};
pub use keel_core::spine::Series as AngleSeries;
pub use keel_core::track::ModelInfo;
pub use keel_core::verdict::{
    Baseline, Finding, FindingCode, HeadlineCode, LostAt, PhaseVerdict, Reason, Region, SetupFinding,
    SetupReference, ViewVerdict, Word as Verdict,
};

/// The word for a change.
#[uniffi::remote(Enum)]
pub enum Verdict {
    /// Under the threshold: within measurement error.
    Held,
    /// From the threshold to `rules::CLEAR_FROM_DEG`.
    Slight,
    /// To `rules::LARGE_FROM_DEG`.
    Clear,
    /// Beyond.
    Large,
    /// Cannot be told; never counted as held.
    NotJudged,
}

/// Where a curve was lost.
#[uniffi::remote(Enum)]
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

/// Which part of the back changed most.
#[uniffi::remote(Enum)]
pub enum Region {
    /// T7 to T12.
    LowerThoracic,
    /// T12 to L4.
    UpperLumbar,
    /// Both alike.
    MidToLowBack,
}

/// What the change is measured against.
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Enum)]
pub enum SetupReference {
    /// The lifter's own range.
    RangeCheck,
    /// The lifter's own standing in this film.
    Standing,
    /// The mean of standing people.
    Population,
}

/// Was the back round before the bar moved?
#[uniffi::remote(Record)]
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
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Record)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// How much, deg, where it has a size.
    pub deg: Option<f64>,
    /// Margin of `deg`, deg.
    pub margin_deg: Option<f64>,
}

/// One phase of one rep.
#[uniffi::remote(Record)]
pub struct PhaseVerdict {
    /// Which.
    pub phase: Phase,
    /// Whether it could be judged.
    pub judged: bool,
    /// Its own word, whatever the rep's: at lockout, whether the back came back to its shape. None for a set-up, which has no
    /// change, and in documents before schema 3.
    pub word: Option<Verdict>,
    /// Largest change in it, deg; at lockout, the change at the top.
    pub change_deg: Option<f64>,
    /// Margin of `change_deg`, deg.
    pub margin_deg: Option<f64>,
    /// Why not judged.
    pub reasons: Vec<Reason>,
}

/// Which sentence.
#[uniffi::remote(Enum)]
pub enum HeadlineCode {
    /// Every judged rep held.
    Held,
    /// Every judged rep held, but at least one was round before liftoff.
    HeldRoundedBeforeLiftoff,
    /// Lost as the bar left the floor.
    LostAtLiftoff,
    /// Lost passing the knee.
    LostAtKnee,
    /// Lost on the way down.
    LostInDescent,
    /// Lost at the turn.
    LostAtBottom,
    /// Lost on the way up.
    LostInAscent,
    /// Not judged, for `reason`.
    NotJudged,
}

/// Why a phase, rep or set is not judged, or what weakens it. Each has one sentence and one fix in the words.
#[uniffi::remote(Enum)]
pub enum Reason {
    /// Nobody in view.
    NoLifter,
    /// Somebody in view, but nothing was lifted.
    NoLift,
    /// Somebody else in the way or mistaken for the lifter.
    SecondPerson,
    /// The camera looks too far from the side, or its angle cannot be told.
    ViewTurned,
    /// The back is too small in the picture.
    TooSmall,
    /// Too little light.
    TooDark,
    /// The picture is blurred.
    Blurred,
    /// Too few frames a second.
    LowFps,
    /// The camera moved and its motion could not be taken out.
    CameraMoved,
    /// The film was cut and no shot holds a lift.
    Cut,
    /// Something stands before the back.
    Occluded,
    /// A belt hides the contour.
    Belt,
    /// Loose cloth: outline and spine tell different stories.
    LooseClothing,
    /// This back cannot be seen under its clothes or bulk.
    SpineHidden,
    /// The network is unsure of the spine's points.
    LowConfidence,
    /// Frames are missing at a decisive moment.
    Gap,
    /// The measurement is too noisy to see 10 deg.
    Noisy,
    /// No still set-up before the lift.
    NoStillSetup,
    /// The lines along the back disagree.
    SourcesDisagree,
    /// The range check showed too little range.
    RangeTooSmall,
    /// The phone was too hot to keep up.
    TooHot,
    /// The phone dropped frames.
    DroppedFrames,
}

/// Which series of angles.
#[uniffi::remote(Enum)]
pub enum AngleSeries {
    /// T7 to L4: the sum of both bands.
    Flexion,
    /// T7 to T12.
    Thoracic,
    /// T12 to L4.
    Lumbar,
}

/// What the report says of the view.
#[uniffi::remote(Record)]
pub struct ViewVerdict {
    /// Whether anything could be judged from here.
    pub usable: bool,
    /// Size of the yaw over the lift, deg, 0 side-on.
    pub yaw_deg: Option<f64>,
    /// Its standard deviation, deg.
    pub yaw_sigma_deg: Option<f64>,
    /// Which way the lifter faces.
    pub facing: Option<Facing>,
    /// T7-L4 chord, px.
    pub spine_px: Option<f64>,
    /// Scale in the lifter's plane.
    pub mm_per_px: Option<f64>,
    /// Whether the camera moved in a way that could not be taken out.
    pub camera_moved: bool,
    /// Why not usable.
    pub reasons: Vec<Reason>,
}

/// Which network looked at the frames.
#[uniffi::remote(Record)]
pub struct ModelInfo {
    /// Name in the manifest.
    pub name: String,
    /// Version in the manifest.
    pub version: String,
    /// SHA-256 of the model file, lower-case hex.
    pub sha256: String,
    /// `onnxruntime` or `embedded`.
    pub runtime: String,
}
