//! The lift: from bar, hands and joints over time to reps, events and phases. Sees no pixels.

mod correction;
mod detect;
mod events;
mod implement;
mod kinds;
mod kinematics;
mod leg;
mod phases;
mod reps;
mod scale;
mod strokes;

pub use correction::{Correction, CorrectionError, RepEvent};
pub(crate) use correction::{correct, corrected_lift};
pub(crate) use events::KNEE_AT_TRAVEL_SHARE;
pub use kinds::{Lift, LiftSource, Phase, Start};
pub(crate) use kinematics::grip_position;
pub use kinematics::{Kinematics, kinematics};
pub use phases::PhaseSpan;
pub use reps::{Rep, SetMovement, movement};
pub use scale::Scale;
pub(crate) use scale::{choose, middle, plate_height_px, seen, trunk_px};
