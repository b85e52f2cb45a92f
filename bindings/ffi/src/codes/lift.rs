//! Lifts, their phases, and what a lifter puts right.

pub use keel_core::lift::{Correction, Lift, LiftSource, Phase, RepEvent};
pub use keel_core::track::Facing;

/// Which lift.
#[uniffi::remote(Enum)]
pub enum Lift {
    /// Deadlift with the hands outside the knees.
    Conventional,
    /// Deadlift with the hands between the knees.
    Sumo,
    /// Deadlift with nearly straight knees.
    StiffLeg,
    /// From standing down to the shin or knee and up again; the bar does not rest.
    Romanian,
    /// Deadlift of a kettlebell.
    Kettlebell,
    /// Deadlift inside a trap bar.
    TrapBar,
    /// Squat with the bar on the back, or without a bar.
    Squat,
}

/// Who said which lift it is.
#[uniffi::remote(Enum)]
pub enum LiftSource {
    /// The lifter.
    Given,
    /// Keel, from the film.
    Detected,
}

/// A stretch of a rep.
#[uniffi::remote(Enum)]
pub enum Phase {
    /// Still over the bar, before it moves.
    Setup,
    /// From just before the bar moves to half-way to the knee.
    Liftoff,
    /// From there past the knee.
    KneePass,
    /// From there until the bar goes down again.
    Lockout,
    /// On the way down.
    Descent,
    /// Lowest part of a top-start rep.
    Bottom,
    /// On the way up of a top-start rep.
    Ascent,
}

/// Which way the lifter faces in the picture.
#[uniffi::remote(Enum)]
pub enum Facing {
    /// Towards -x.
    Left,
    /// Towards +x.
    Right,
}

/// A moment of a rep that a lifter can put right.
#[uniffi::remote(Enum)]
pub enum RepEvent {
    /// The bar leaves the floor.
    Liftoff,
    /// The hands pass the knee.
    KneePass,
    /// The top.
    Lockout,
    /// The bar goes down.
    Descent,
    /// The bar is back.
    End,
}

/// One thing put right. A rep is named by a time within it, s from the film's first frame, so that it is found again
/// under rules that count differently.
#[uniffi::remote(Enum)]
pub enum Correction {
    /// It was this lift.
    Lift {
        /// Which.
        lift: Lift,
    },
    /// An event of a rep was at another time.
    Event {
        /// A time within the rep.
        rep_at_s: f64,
        /// Which event.
        event: RepEvent,
        /// When it was.
        time_s: f64,
    },
    /// It was no rep.
    Delete {
        /// A time within it.
        rep_at_s: f64,
    },
    /// They were two reps.
    Split {
        /// The turning point between them.
        at_s: f64,
    },
}
