//! Borrowed camera frames: validated on entry, sampled straight into the model's tensor, never copied whole.

mod timestamp;

pub use timestamp::Timestamp;
