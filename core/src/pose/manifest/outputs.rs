//! The outputs of a model and how to read them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a model gives. Exactly one of `heatmaps`, `simcc` and `regression` holds the positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outputs {
    /// Positions as maps.
    #[serde(default)]
    pub heatmaps: Option<Heatmaps>,
    /// Positions as one line of bins per axis.
    #[serde(default)]
    pub simcc: Option<Simcc>,
    /// Positions as numbers.
    #[serde(default)]
    pub regression: Option<Regression>,
    /// Covariance of the positions; without it the width of the map or line serves.
    #[serde(default)]
    pub covariance: Option<Covariances>,
    /// Presence of the points; without it the height of the map or line serves.
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

/// One map of logits per point, 1 x points x rows x columns: softmax over the map, then the mean inside a window round
/// its maximum. The centre of cell i lies at `stride * i + cell_centre_px`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heatmaps {
    /// Its name in the ONNX file.
    pub name: String,
    /// `heatmap`.
    pub decode: HeatmapDecode,
    /// Px per cell.
    pub stride: f64,
    /// Centre of the first cell, px.
    pub cell_centre_px: f64,
    /// Side of the window, cells; odd.
    pub window: usize,
    /// In words.
    #[serde(default)]
    pub values: Option<Value>,
    /// In words.
    #[serde(default)]
    pub shape: Option<Value>,
    /// In words.
    #[serde(default)]
    pub rule: Option<String>,
}

/// The one way of reading maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeatmapDecode {
    /// Windowed soft-argmax.
    Heatmap,
}

/// One line of bins per axis and point (`SimCC`), 1 x points x bins each: softmax of `beta` times the scores, then the
/// mean inside a window round the maximum. The centre of bin i lies at `(i + 0.5) / split` px.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Simcc {
    /// Name of the columns' output in the ONNX file.
    pub x: String,
    /// Name of the rows' output in the ONNX file.
    pub y: String,
    /// Bins per px.
    pub split: f64,
    /// Factor before the softmax.
    pub beta: f64,
}

/// Positions themselves: 1 x points x 2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regression {
    /// Its name in the ONNX file.
    pub name: String,
    /// What one unit is, px, along x and y: 1, or the crop's size for fractions of it.
    pub unit_px: [f64; 2],
}

/// Standard deviations and correlation of each point's error in px of the crop: 1 x points x 3, `values` (ln sigma x,
/// ln sigma y, atanh rho).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covariances {
    /// Its name in the ONNX file.
    pub name: String,
    /// The three numbers: the one parametrisation that is read.
    pub values: [String; 3],
    /// Limits within which the numbers were trained.
    pub clamp: SpreadClamp,
    /// In words.
    #[serde(default)]
    pub unit: Option<String>,
    /// In words.
    #[serde(default)]
    pub shape: Option<Value>,
    /// In words.
    #[serde(default)]
    pub rule: Option<String>,
}

/// Limits of a spread's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpreadClamp {
    /// Least and greatest logarithm of a standard deviation in px.
    pub ln_sigma: [f64; 2],
    /// Least and greatest correlation.
    pub rho: [f64; 2],
}

/// Logit that each point is in the picture and can be located: 1 x points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// Its name in the ONNX file.
    pub name: String,
    /// Probability from which a point counts as seen; 0.5, because presence is calibrated.
    #[serde(default)]
    pub seen_from: Option<f64>,
    /// In words.
    #[serde(default)]
    pub values: Option<Value>,
    /// In words.
    #[serde(default)]
    pub shape: Option<Value>,
}

/// Logits of masks: 1 x masks x rows x columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Masks {
    /// Its name in the ONNX file.
    pub name: String,
    /// Px per cell.
    pub stride: f64,
    /// What each channel shows.
    pub channels: Vec<Mask>,
    /// In words.
    #[serde(default)]
    pub values: Option<Value>,
    /// In words.
    #[serde(default)]
    pub shape: Option<Value>,
}

/// What a mask shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mask {
    /// Every visible part of the person.
    PersonVisible,
    /// The trunk down to the middle of the thighs without arms and head, also where something hides it.
    TrunkAmodalToMidThigh,
}

/// View of the lifter, 1 x 4: size of the yaw / `yaw_unit_deg`, ln of its standard deviation / `yaw_unit_deg`, logit of facing
/// right, logit of hands at the implement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// Its name in the ONNX file.
    pub name: String,
    /// Degrees of yaw per unit.
    pub yaw_unit_deg: f64,
    /// Limits within which the spread was trained.
    pub clamp: ViewClamp,
    /// In words.
    #[serde(default)]
    pub values: Option<Value>,
    /// In words.
    #[serde(default)]
    pub shape: Option<Value>,
    /// In words.
    #[serde(default)]
    pub sign: Option<String>,
    /// In words.
    #[serde(default)]
    pub note: Option<String>,
}

/// Limits of the view's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewClamp {
    /// Least and greatest logarithm of the yaw's standard deviation in `yaw_unit_deg`.
    pub ln_sigma: [f64; 2],
}

/// People, 1 x 5 x rows x columns: logit of a box's centre, then left, top, right, bottom distances from the cell's
/// centre in `distance_unit_px`. The centre of cell i lies at `stride * i + cell_centre_px`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Its name in the ONNX file.
    pub name: String,
    /// Px per cell.
    pub stride: f64,
    /// Centre of the first cell, px.
    pub cell_centre_px: f64,
    /// Px per unit of distance.
    pub distance_unit_px: f64,
    /// In words.
    #[serde(default)]
    pub values: Option<Value>,
    /// In words.
    #[serde(default)]
    pub shape: Option<Value>,
    /// In words.
    #[serde(default)]
    pub rule: Option<String>,
}
