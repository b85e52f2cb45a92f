//! What can go wrong between a frame and the lifter in it.

use super::manifest::ManifestError;
use crate::infer::InferError;
use thiserror::Error;

/// Why a frame gave no answer. A frame without a lifter is no error.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PoseError {
    /// The network failed.
    #[error(transparent)]
    Infer(#[from] InferError),
    /// The manifest, or the model beside it, is wrong.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// An output is not what the manifest says.
    #[error(
        "output {output} has shape {found:?} where the manifest says 1 x {expected:?} (0 is any size); use the manifest that belongs to this model file"
    )]
    Shape {
        /// Name of the output.
        output: String,
        /// Its shape; empty where the network gave none.
        found: Vec<usize>,
        /// The shape expected after the first dimension of 1.
        expected: Vec<usize>,
    },
    /// The model can't do what following a lifter needs.
    #[error("the model has no {what}, which following a lifter needs; use a model whose manifest has it")]
    Lacks {
        /// What is missing.
        what: &'static str,
    },
}
