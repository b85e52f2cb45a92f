//! The curve of the spine: from points in a frame to degrees of flexion between T7 and L4, with their variance.
//!
//! Flexion is positive. `Phi_T` is the angle between the tangents at T7 and T12, `Phi_L` between T12 and L4, and
//! `Phi = Phi_T + Phi_L`. Each of the three lines (vertebral, skin, outline) gives its own; a [`Calibration`] fitted
//! on renders combines them into the one number that is judged. A single line is a witness, never the judge.

mod bands;
mod calibration;
mod curve;
mod levels;
mod path;
mod sample;

pub use bands::{Bands, Series};
pub use calibration::{BandGains, Calibration, FalseChange, Spread, StatedShare};
pub use curve::{LineAngles, SEGMENTS, line_angles};
pub use levels::LevelFractions;
pub(crate) use path::{PATH_POINTS, path, path_into};
pub(crate) use sample::seen_line;
pub use sample::{CurveSample, curve_sample};
