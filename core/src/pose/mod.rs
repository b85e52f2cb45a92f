//! Landmarks of the lifter: what they are called, how they are decoded from a network's output, how the lifter is
//! found, followed and locked.

mod decode;
mod error;
mod landmark;
pub mod manifest;
mod point;
mod tracker;

pub use decode::{CropPoint, CropPoints, Decoder, MaskMap, PersonBox, ViewSeen};
pub use error::PoseError;
pub use landmark::{Chain, Joint, Landmark, Level, PlatePoint};
pub use manifest::{Manifest, ManifestError};
pub use point::{Covariance, Point};
#[cfg(test)]
pub(crate) use tracker::staged;
pub use tracker::{CandidateSeen, Passes, PoseTracker, Seen, Thinning};
