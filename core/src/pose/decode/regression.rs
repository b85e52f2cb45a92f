//! Positions as numbers.

use super::Peak;
use crate::pose::manifest::Regression;

/// Standard deviation of a position that comes without one, px: as large as a small network's error on a crop of this
/// kind, so that nobody trusts it more than that. Design choice.
const SD_PX: f64 = 4.0;

/// Reads one pair; `None` where it is no number.
pub(super) fn decode(x: f32, y: f32, how: &Regression) -> Option<Peak> {
    let [unit_x, unit_y] = how.unit_px;
    let (x, y) = (f64::from(x) * unit_x, f64::from(y) * unit_y);
    let is_number = x.is_finite() && y.is_finite();
    is_number.then_some(Peak { x, y, mass: 1.0, var_x: SD_PX * SD_PX, var_y: SD_PX * SD_PX })
}
