//! What every runtime does.

use super::InferError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which runtime ran the network, as the report names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuntimeName {
    /// ONNX Runtime.
    OnnxRuntime,
    /// The runtime that is part of Keel.
    Embedded,
}

impl fmt::Display for RuntimeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OnnxRuntime => "onnxruntime",
            Self::Embedded => "embedded",
        })
    }
}

/// A network to load: an ONNX file with one picture input.
#[derive(Clone, Copy, Debug)]
pub struct Network<'a> {
    /// The ONNX file.
    pub bytes: &'a [u8],
    /// Name of the picture input.
    pub input: &'a str,
    /// Names of the outputs, in the order in which [`Runtime::run`] gives them.
    pub outputs: &'a [&'a str],
}

/// A picture as a network takes it: 1 x 3 x height x width, planar.
#[derive(Clone, Copy, Debug)]
pub struct ImageTensor<'a> {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `3 * height * width` values.
    pub values: &'a [f32],
}

impl ImageTensor<'_> {
    /// Refuses a tensor whose values do not fill its size.
    pub(super) fn check(&self) -> Result<(), InferError> {
        let needed = 3 * self.width * self.height;
        if self.values.len() == needed && needed > 0 {
            return Ok(());
        }
        Err(InferError::Input { width: self.width, height: self.height, values: self.values.len() })
    }
}

/// One output of a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Output {
    /// Sizes of the dimensions, outermost first.
    pub shape: Vec<usize>,
    /// Values in row-major order.
    pub values: Vec<f32>,
}

impl Output {
    /// Takes over a tensor without giving memory back.
    pub(super) fn fill(&mut self, shape: impl Iterator<Item = usize>, values: &[f32]) {
        self.shape.clear();
        self.shape.extend(shape);
        self.values.clear();
        self.values.extend_from_slice(values);
    }
}

/// A loaded network.
pub trait Runtime: Send {
    /// The name for the report.
    fn name(&self) -> RuntimeName;

    /// Runs the network on one picture of any size that it takes. `outputs` is resized to the outputs asked for when
    /// the network was loaded, in that order; its memory is reused.
    ///
    /// # Errors
    /// [`InferError::Input`] for a tensor that does not fill its size, [`InferError::Run`] when the network fails.
    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError>;
}
