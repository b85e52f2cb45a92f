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
mod outputs;
#[cfg(test)]
mod tests;

use super::landmark::Landmark;
use serde::{Deserialize, Serialize};

pub use error::ManifestError;
pub use outputs::{Covariances, Heatmaps, Mask, Masks, Outputs, People, Presence, Regression, Simcc, View};

/// A model's description. Unknown fields are refused: a misspelt one must not be skipped in silence. Fields named
/// `rule`, `note`, `sign`, `unit`, `shape` and `tolerates` explain themselves to a reader; nothing is computed from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this document's form: 1.
    pub format: u32,
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
    /// How many samples the training took.
    #[serde(default)]
    pub training_samples: Option<u64>,
    /// The picture input.
    pub input: Input,
    /// What the model is for.
    pub uses: Uses,
    /// Outputs and how to read them.
    pub outputs: Outputs,
    /// Every point the model gives, in the order of its outputs.
    pub keypoints: Vec<Keypoint>,
    /// How its lines combine and how wrong they are, fitted on renders; a model without it is judged with wide margins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibration: Option<crate::spine::Calibration>,
    /// Landmarks that lie between points the model gives.
    #[serde(default)]
    pub interpolation: Vec<Interpolated>,
}

/// The picture input, 1 x 3 x height x width: (R'G'B' (0..=255) * `scale` - `mean`) / `std`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its name in the ONNX file.
    pub name: String,
    /// Order of its dimensions.
    pub layout: Layout,
    /// Type of its values.
    pub element: Element,
    /// Order of its channels.
    pub colour: Colour,
    /// Factor before mean and standard deviation.
    pub scale: f32,
    /// Mean per channel, in the channels' order.
    pub mean: [f32; 3],
    /// Standard deviation per channel, in the channels' order.
    pub std: [f32; 3],
    /// R'G'B' (0..=255) of what lies outside the frame; without it the frame's edge is repeated.
    #[serde(default)]
    pub border: Option<[f32; 3]>,
    /// Width and height must be multiples of this.
    pub multiple_of: usize,
    /// Height that the model was made for, px.
    pub default_height: usize,
    /// Width that the model was made for, px.
    pub default_width: usize,
    /// In words.
    #[serde(default)]
    pub rule: Option<String>,
}

/// Order of the dimensions of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// Picture, channel, row, column.
    #[serde(rename = "NCHW")]
    Nchw,
}

/// Type of the input's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Element {
    /// 32-bit floating point.
    F32,
}

/// Order of the channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Colour {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
}

/// The crops that the model was made for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uses {
    /// The canonical trunk crop; a model without one sees the whole body only.
    #[serde(default)]
    pub trunk: Option<TrunkUse>,
    /// The upright crop around the whole body.
    pub body: BodyUse,
    /// Pictures in which people are to be found.
    #[serde(default)]
    pub people: Option<PeopleUse>,
}

/// Hip midpoint to shoulder midpoint upright, head up, mirrored so that the lifter faces right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrunkUse {
    /// Rows.
    pub height: usize,
    /// Columns.
    pub width: usize,
    /// What the crop hangs on.
    pub anchor: TrunkAnchor,
    /// Distance of the two midpoints, px.
    pub axis_px: f64,
    /// Where the middle between the midpoints lies, px: x, y.
    pub axis_middle_px: [f64; 2],
    /// Which way the lifter is made to face.
    pub faces: Faces,
    /// Share of a heat map's mass inside the decoding window below which the crop has slid off the lifter; without it a
    /// share of the mass that is usual for the lifter in view.
    #[serde(default)]
    pub lost_below_mass: Option<f64>,
    /// Errors of the crop that the model was trained to bear.
    #[serde(default)]
    pub tolerates: Option<serde_json::Value>,
    /// In words.
    #[serde(default)]
    pub rule: Option<String>,
}

/// What a trunk crop hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrunkAnchor {
    /// The middles of the two hips and of the two shoulders.
    HipShoulder,
}

/// The person's box, padded, in the middle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyUse {
    /// Rows.
    pub height: usize,
    /// Columns.
    pub width: usize,
    /// What the crop hangs on.
    pub anchor: BodyAnchor,
    /// The box is enlarged by this before it is fitted in.
    pub padding: f64,
    /// Which way the lifter may face.
    pub faces: Faces,
    /// Errors of the crop that the model was trained to bear.
    #[serde(default)]
    pub tolerates: Option<serde_json::Value>,
    /// In words.
    #[serde(default)]
    pub rule: Option<String>,
}

/// What a body crop hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyAnchor {
    /// The box round every visible part of the person.
    Box,
}

/// Which way a lifter faces in a crop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Faces {
    /// To the right: who faces left is mirrored.
    Right,
    /// As filmed.
    Either,
}

/// Pictures in which people are found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleUse {
    /// Columns and rows must be multiples of this.
    pub multiple_of: usize,
    /// Heights of the people that are found, px: least, greatest.
    pub person_height_px: [f64; 2],
    /// In words.
    #[serde(default)]
    pub rule: Option<String>,
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
