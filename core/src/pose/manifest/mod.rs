//! What a model file is and how to read it: the JSON document beside every ONNX file.
//!
//! ```
//! # let json = include_str!("../../../models/keel-spine.json");
//! let manifest = keel_core::pose::Manifest::parse(json)?;
//! assert_eq!(manifest.input.name, "image");
//! # Ok::<(), keel_core::pose::ManifestError>(())
//! ```

mod check;
mod error;
#[cfg(test)]
mod tests;

use super::landmark::Landmark;
use serde::{Deserialize, Serialize};

pub use error::ManifestError;

/// A model's description. Unknown fields are refused: a misspelt one must not be skipped in silence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this document's form: 1.
    pub schema: u32,
    /// The model's name, as the report gives it.
    pub name: String,
    /// The model's version, as the report gives it.
    pub version: String,
    /// Licence of the weights (SPDX where it has one).
    pub licence: String,
    /// Where the weights come from.
    pub source: String,
    /// SHA-256 of the ONNX file, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The picture input.
    pub input: Input,
    /// Crops that the model was made for.
    pub crops: Crops,
    /// Every point the model gives, in the order of its outputs.
    pub keypoints: Vec<Keypoint>,
    /// Landmarks that lie between points the model gives.
    #[serde(default)]
    pub interpolated: Vec<Interpolated>,
    /// How positions are read.
    pub points: Points,
    /// Covariance of the positions; without it the decoder's own width serves.
    #[serde(default)]
    pub spread: Option<Spread>,
    /// Presence of the points; without it the decoder's own peak serves.
    #[serde(default)]
    pub presence: Option<Presence>,
    /// Masks.
    #[serde(default)]
    pub masks: Option<Masks>,
    /// The camera's yaw and what the lifter does.
    #[serde(default)]
    pub view: Option<View>,
    /// Boxes of people: what finding them needs.
    #[serde(default)]
    pub people: Option<People>,
}

/// The picture input, 1 x 3 x height x width: value = (R'G'B' (0..=255) * `scale` - `mean`) / `std`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its name in the ONNX file.
    pub name: String,
    /// Order of its dimensions.
    pub layout: Layout,
    /// Order of its channels.
    pub order: Order,
    /// Factor before mean and standard deviation.
    pub scale: f32,
    /// Mean per channel, in the channels' order.
    pub mean: [f32; 3],
    /// Standard deviation per channel, in the channels' order.
    pub std: [f32; 3],
    /// R'G'B' (0..=255) of what lies outside the frame.
    pub border: [f32; 3],
}

/// Order of the dimensions of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Picture, channel, row, column.
    Nchw,
}

/// Order of the channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
}

/// The crops that the model was made for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crops {
    /// The canonical trunk crop; a model without one sees the whole body only.
    #[serde(default)]
    pub trunk: Option<TrunkCrop>,
    /// The upright crop around the whole body.
    pub body: BodyCrop,
    /// Pictures in which people are to be found.
    #[serde(default)]
    pub search: Option<SearchCrop>,
}

/// Hip midpoint to shoulder midpoint upright, head up, mirrored so that the lifter faces right.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrunkCrop {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Distance of the midpoints, px.
    pub axis_px: f64,
    /// Where the middle between the midpoints lies, px: x, y.
    pub axis_middle_px: [f64; 2],
    /// Share of a heat map's mass inside the decoding window below which the crop has slid off the lifter.
    pub lost_below_mass: f64,
}

/// The person's box, padded, in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyCrop {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The box is enlarged by this before it is fitted in.
    pub padding: f64,
}

/// What the people head was made for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchCrop {
    /// Columns and rows must be multiples of this.
    pub multiple_of: usize,
    /// Shortest person it finds, px.
    pub shortest_px: f64,
    /// Tallest person it finds, px.
    pub tallest_px: f64,
}

/// A point that the model gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keypoint {
    /// The model's own name of it.
    pub name: String,
    /// The landmark that it is; `null` for a point that Keel has no use for, or uses to interpolate only.
    pub landmark: Option<Landmark>,
}

/// A landmark on the line between two points that the model gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interpolated {
    /// The landmark.
    pub landmark: Landmark,
    /// Names of the two key points.
    pub between: [String; 2],
    /// How far from the first to the second, 0..=1.
    pub fraction: f64,
}

/// How the positions are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "decode", rename_all = "lowercase", deny_unknown_fields)]
pub enum Points {
    /// One map of logits per point: softmax over the map, then the mean inside a window round its maximum. The centre
    /// of cell i lies at `stride * (i + 0.5)` px.
    Heatmap {
        /// Output, 1 x points x rows x columns.
        output: String,
        /// Px per cell.
        stride: f64,
        /// Side of the window, cells; odd.
        window: usize,
    },
    /// One line of bins per axis and point (`SimCC`): softmax of `beta` times the scores, then the mean inside a window
    /// round the maximum. The centre of bin i lies at `(i + 0.5) / split` px.
    Simcc {
        /// Output of the columns, 1 x points x bins.
        x: String,
        /// Output of the rows, 1 x points x bins.
        y: String,
        /// Bins per px.
        split: f64,
        /// Factor before the softmax.
        beta: f64,
    },
    /// Positions themselves.
    Regression {
        /// Output, 1 x points x 2.
        output: String,
        /// What one unit is, px: 1, or the crop's size for fractions of it.
        unit_px: [f64; 2],
    },
}

/// Standard deviations and correlation of each point's error: 1 x points x 3, (ln s_x, ln s_y, atanh r), s in px of the
/// crop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// Its name in the ONNX file.
    pub output: String,
}

/// Logit that each point is in the picture and can be located: 1 x points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// Its name in the ONNX file.
    pub output: String,
}

/// Logits of masks: 1 x masks x rows x columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Masks {
    /// Its name in the ONNX file.
    pub output: String,
    /// Px per cell.
    pub stride: f64,
    /// What each channel shows.
    pub channels: Vec<Mask>,
}

/// What a mask shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mask {
    /// Every visible part of the person.
    Person,
    /// The trunk without arms and head, also where something hides it.
    Trunk,
}

/// View of the lifter, 1 x 4: yaw / `yaw_unit_deg`, ln of its standard deviation / `yaw_unit_deg`, logit of facing
/// right, logit of hands at the implement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// Its name in the ONNX file.
    pub output: String,
    /// Degrees of yaw per unit.
    pub yaw_unit_deg: f64,
}

/// People, 1 x 5 x rows x columns: logit of a box's centre, then left, top, right, bottom distances from the cell's
/// centre in `unit_px`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Its name in the ONNX file.
    pub output: String,
    /// Px per cell.
    pub stride: f64,
    /// Px per unit of distance.
    pub unit_px: f64,
}
