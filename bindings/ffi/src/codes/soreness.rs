//! Soreness that the lifter reports.

pub use keel_core::library::soreness::{AskReason, Place as SoreSpot, Quality, Question};

/// Where it is sore.
#[uniffi::remote(Enum)]
pub enum SoreSpot {
    /// Middle of the low back.
    LowBack,
    /// Left, between ribs and hip.
    LeftSide,
    /// Right, between ribs and hip.
    RightSide,
    /// Between the shoulder blades.
    ShoulderBlades,
    /// Glutes.
    Glutes,
    /// Hamstrings.
    Hamstrings,
}

/// How it feels.
#[uniffi::remote(Enum)]
pub enum Quality {
    /// Dull.
    Dull,
    /// Tight.
    Tight,
    /// Sharp.
    Sharp,
}

/// Which question.
#[uniffi::remote(Enum)]
pub enum Question {
    /// Before a day's first set: sore already?
    Before,
    /// From the next morning on.
    Morning,
    /// 48 hours after a day's last set.
    TwoDays,
}

/// Why the lifter is asked to consult somebody.
#[uniffi::remote(Enum)]
pub enum AskReason {
    /// A high score.
    High,
    /// It is sharp.
    Sharp,
    /// It spreads.
    Spreading,
    /// One place has been sore for longer than a week.
    Lasting,
}
