//! What the tests that span Keel's crates share: truth (a lifter made of rods and one flexible curve, whose every angle is
//! known because it was set), films made on the spot, and a note of what was skipped.

pub mod body;
pub mod ffmpeg;
pub mod film;
pub mod forge;
pub mod gym;
pub mod library;
pub mod live;
pub mod network;
pub mod pixels;
pub mod scenario;
pub mod script;
pub mod skip;
