//! The lift: from bar, hands and joints over time to reps, events and phases. Sees no pixels.

mod correction;
mod detect;
mod events;
mod kinds;
mod kinematics;
mod phases;
mod reps;
mod scale;
mod strokes;

pub use correction::{Correction, CorrectionError, RepEvent};
pub(crate) use correction::{correct, corrected_lift};
pub use kinds::{Lift, LiftSource, Phase, Start};
pub use kinematics::{Kinematics, kinematics};
pub use phases::PhaseSpan;
pub use reps::{Rep, SetMovement, movement};
pub use scale::Scale;
