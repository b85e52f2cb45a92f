//! Truth for the tests that span Keel's crates: a lifter made of rods and one flexible curve, whose every angle is
//! known because it was set.

pub mod body;
pub mod film;
pub mod script;
