//! Time series of a film: outliers, gaps, zero-lag smoothing, robust statistics.
//!
//! Everything runs on explicit sample times in seconds, so dropped frames and variable frame rates need no special
//! case; [`Grid`] is the common clock on which the rules are then applied.

mod grid;
mod hampel;
mod smoother;
mod statistics;
mod swings;

pub use grid::Grid;
pub use hampel::hampel;
pub use smoother::{Sample, Smoothed, smooth};
pub use statistics::{TheilSen, median, quantile, running_median, standard_deviation, theil_sen};
pub use swings::swings_to_and_fro;
