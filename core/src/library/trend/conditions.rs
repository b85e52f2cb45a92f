//! What sets must have in common to be drawn as one line.

use crate::lift::Lift;
use crate::rules;

/// A band of loads: [`rules::LOAD_BAND_KG`] wide, counted from 0 kg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoadBand(u32);

impl LoadBand {
    /// The band of a load in kg.
    pub fn of(load_kg: f64) -> Self {
        Self((load_kg / rules::LOAD_BAND_KG + 1e-9).floor().max(0.0) as u32)
    }

    /// From so many kg to under so many.
    pub fn range_kg(self) -> [f64; 2] {
        [f64::from(self.0) * rules::LOAD_BAND_KG, f64::from(self.0 + 1) * rules::LOAD_BAND_KG]
    }
}

/// What sets of a series have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conditions {
    /// The lift.
    pub lift: Option<LiftKey>,
    /// Band of loads; `None` where no load was entered.
    pub load: Option<LoadBand>,
    /// Whether a belt was worn, where known.
    pub belt: Option<bool>,
    /// Whether the camera was turned beyond [`rules::YAW_WARN_DEG`].
    pub turned: bool,
    /// Whether the back was smaller than [`rules::SPINE_FULL_PX`].
    pub small: bool,
    /// Network that looked.
    pub network: String,
}

/// A lift that can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiftKey(pub Lift);

impl PartialOrd for LiftKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LiftKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0 as u8).cmp(&(other.0 as u8))
    }
}
