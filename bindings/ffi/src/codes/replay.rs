//! Looking at sets again, and at two of them.

pub use keel_core::replay::{Anchor as CompareAnchor, JumpKind, TimeAxis, Unlike};

/// What a jump leads to.
#[uniffi::remote(Enum)]
pub enum JumpKind {
    /// Still over the bar.
    Setup,
    /// The bar leaves the floor.
    Liftoff,
    /// The hands pass the knee.
    KneePass,
    /// The top.
    Lockout,
    /// The largest change.
    Worst,
}

/// The event that two reps are laid over each other at.
#[uniffi::remote(Enum)]
pub enum CompareAnchor {
    /// The bar leaves the floor.
    Liftoff,
    /// The hands pass the knee.
    KneePass,
    /// The top.
    Lockout,
}

/// What time is counted in.
#[uniffi::remote(Enum)]
pub enum TimeAxis {
    /// Seconds from the anchor.
    Seconds,
    /// Share of the own time from liftoff to lockout, from the anchor: a slow and a fast pull cover each other.
    PullShare,
}

/// In what two films differ too much.
#[uniffi::remote(Enum)]
pub enum Unlike {
    /// The camera looked from another side.
    View,
    /// One back is so small in the picture that its margin grew.
    Scale,
    /// Cloth stands off the back differently.
    Clothes,
    /// A belt in one of them.
    Belt,
    /// Different lifts.
    Lift,
    /// Different networks looked.
    Network,
    /// One change is measured against a still set-up, the other against something weaker.
    Baseline,
}
