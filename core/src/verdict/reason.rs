//! Why something is not judged.

use serde::{Deserialize, Serialize};

/// Why a phase, rep or set is not judged, or what weakens it. Each has one sentence and one fix in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Reason {
    /// Every reason, for tables of words and for tests.
    pub const ALL: [Self; 22] = [
        Self::NoLifter,
        Self::NoLift,
        Self::SecondPerson,
        Self::ViewTurned,
        Self::TooSmall,
        Self::TooDark,
        Self::Blurred,
        Self::LowFps,
        Self::CameraMoved,
        Self::Cut,
        Self::Occluded,
        Self::Belt,
        Self::LooseClothing,
        Self::SpineHidden,
        Self::LowConfidence,
        Self::Gap,
        Self::Noisy,
        Self::NoStillSetup,
        Self::SourcesDisagree,
        Self::RangeTooSmall,
        Self::TooHot,
        Self::DroppedFrames,
    ];
}

/// Adds a reason once, keeping the order in which they arose: the first is the one told.
pub(super) fn note(reasons: &mut Vec<Reason>, reason: Reason) {
    if !reasons.contains(&reason) {
        reasons.push(reason);
    }
}
