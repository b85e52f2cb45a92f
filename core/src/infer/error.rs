//! What can go wrong between a network and its runtime.

use super::RuntimeName;
use std::path::PathBuf;
use thiserror::Error;

/// Why a network could not be loaded or run.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InferError {
    /// No ONNX Runtime library is in any of the usual places.
    #[error(
        "no ONNX Runtime library was found; set ORT_DYLIB_PATH to libonnxruntime, or use the embedded runtime"
    )]
    LibraryNotFound,
    /// The library is there but can't be used.
    #[error(
        "the ONNX Runtime library {path} can't be loaded ({reason}); name another one in ORT_DYLIB_PATH, or use the embedded runtime"
    )]
    Library {
        /// The library.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The bytes are no network that the runtime understands.
    #[error(
        "{runtime} can't load the model of {bytes} bytes ({reason}); use the model file that belongs to its manifest"
    )]
    Model {
        /// Who tried.
        runtime: RuntimeName,
        /// Length of the file, bytes.
        bytes: usize,
        /// What the runtime says.
        reason: String,
    },
    /// The network lacks an input or output.
    #[error("the model has no {port} named {name}; use the manifest that belongs to this model file")]
    Port {
        /// "input" or "output".
        port: &'static str,
        /// The name that was asked for.
        name: String,
    },
    /// A tensor does not fill its size.
    #[error("a picture tensor of {width}x{height} needs {} values but has {values}", 3 * width * height)]
    Input {
        /// Columns.
        width: usize,
        /// Rows.
        height: usize,
        /// Values given.
        values: usize,
    },
    /// The network failed on a picture.
    #[error(
        "{runtime} failed on a picture of {width}x{height} ({reason}); check the input sizes in the manifest"
    )]
    Run {
        /// Who ran it.
        runtime: RuntimeName,
        /// Columns.
        width: usize,
        /// Rows.
        height: usize,
        /// What the runtime says.
        reason: String,
    },
    /// A replay has nothing recorded.
    #[error("nothing was recorded to be replayed; record at least one run")]
    NothingRecorded,
}
