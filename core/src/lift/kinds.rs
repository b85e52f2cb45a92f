//! Lifts and the phases they are cut into.

use serde::{Deserialize, Serialize};

/// Which lift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Lift {
    /// Where a rep of this lift starts.
    pub const fn start(self) -> Start {
        match self {
            Self::Romanian | Self::Squat => Start::Top,
            Self::Conventional | Self::Sumo | Self::StiffLeg | Self::Kettlebell | Self::TrapBar => {
                Start::Floor
            }
        }
    }
}

/// Who said which lift it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftSource {
    /// The lifter.
    Given,
    /// Keel, from the film.
    Detected,
}

/// Where a rep starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The implement rests on the floor, on blocks or in a rack.
    Floor,
    /// The lifter stands with the implement.
    Top,
}

/// A stretch of a rep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
