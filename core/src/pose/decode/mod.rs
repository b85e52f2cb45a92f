//! From a network's outputs to points, view, masks and people in px of the crop that it saw.

mod exponential;
mod heatmap;
mod mask;
mod people;
mod points;
mod ports;
mod regression;
mod simcc;
#[cfg(test)]
mod tests;
mod view;

pub use mask::MaskMap;
pub use people::PersonBox;
pub(super) use people::suppress;
pub use points::{CropPoint, CropPoints};
pub use ports::Decoder;
pub use view::ViewSeen;

/// A position as a decoder reads it, px of the crop.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Peak {
    x: f64,
    y: f64,
    /// Share of the probability inside the decoding window, 0..=1.
    mass: f64,
    /// Variances inside the window, px².
    var_x: f64,
    var_y: f64,
}
