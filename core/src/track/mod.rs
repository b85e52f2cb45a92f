//! The one thing stored of a set: what was seen in every frame.

mod observation;

pub use observation::{CameraMotion, Facing, LifterSeen, Light, Observation, Yaw};
