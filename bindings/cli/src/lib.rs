//! Keel on a desktop: reads a clip, hands its frames to the core and says what came out.

pub mod clip;
