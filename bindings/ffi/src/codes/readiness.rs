//! Whether a set can be filmed from here.

pub use keel_core::live::{Advice, Check as ReadinessCheck, Condition, ReadinessItem};

/// What is asked.
#[uniffi::remote(Enum)]
pub enum ReadinessCheck {
    /// The whole body is in the picture, with head-room; an empty hinge proves it.
    WholeBody,
    /// Neither too near nor too far.
    Distance,
    /// Side-on.
    ViewAngle,
    /// Enough light.
    Light,
    /// Sharp.
    Sharpness,
    /// Enough frames a second.
    FrameRate,
    /// One person.
    People,
    /// Not the wide lens.
    Lens,
    /// Upright.
    Tilt,
    /// Room for the film.
    Storage,
    /// Cool enough.
    Heat,
}

/// How it stands.
#[uniffi::remote(Enum)]
pub enum Condition {
    /// Not known yet.
    Unknown,
    /// As it should be.
    Good,
    /// Goes, but could be better.
    Warn,
    /// Nothing could be judged like this.
    Bad,
}

/// The one thing to do.
#[uniffi::remote(Enum)]
pub enum Advice {
    /// Nobody is in the picture.
    StepIn,
    /// Not all of the body is.
    StepBack,
    /// Bend over once, empty-handed.
    HingeOnce,
    /// Too far away.
    ComeCloser,
    /// Not from the side.
    TurnPhone,
    /// Too dark.
    TooDark,
    /// Blurred.
    Blurred,
    /// Too few frames a second.
    LowFps,
    /// Somebody else is in the picture.
    TwoPeople,
    /// The lens is too wide.
    LensTooWide,
    /// The phone leans.
    PhoneTilted,
    /// Little storage left.
    StorageLow,
    /// The phone is hot.
    TooHot,
}

/// One item.
#[uniffi::remote(Record)]
pub struct ReadinessItem {
    /// What is asked.
    pub check: ReadinessCheck,
    /// How it stands.
    pub condition: Condition,
    /// What to do, where it is not good.
    pub advice: Option<Advice>,
}
