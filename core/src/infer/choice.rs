//! Which runtime to use.

use super::{Embedded, InferError, Network, OnnxRuntime, Runtime};
use std::path::Path;
use std::str::FromStr;

/// The runtime wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RuntimeChoice {
    /// ONNX Runtime where it works, else the embedded one.
    #[default]
    Auto,
    /// ONNX Runtime or nothing.
    OnnxRuntime,
    /// The embedded runtime.
    Embedded,
}

impl FromStr for RuntimeChoice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "auto" => Ok(Self::Auto),
            "onnxruntime" => Ok(Self::OnnxRuntime),
            "embedded" => Ok(Self::Embedded),
            _ => Err(format!("there is no runtime \"{text}\"; use auto, onnxruntime or embedded")),
        }
    }
}

/// A network that is ready to run.
pub struct Opened {
    /// The runtime that holds it.
    pub runtime: Box<dyn Runtime>,
    /// Why ONNX Runtime was passed over, when [`RuntimeChoice::Auto`] fell back to the embedded one.
    pub passed_over: Option<InferError>,
}

/// Loads a network. `library` is the ONNX Runtime library to use; without it the one named by `ORT_DYLIB_PATH` or
/// found in the usual places serves.
///
/// # Errors
/// [`InferError`] when the runtime wanted can't be loaded, or the network is broken.
pub fn open(
    choice: RuntimeChoice,
    library: Option<&Path>,
    network: &Network<'_>,
) -> Result<Opened, InferError> {
    let embedded = |passed_over| {
        Ok(Opened { runtime: Box::new(Embedded::load(network)?) as Box<dyn Runtime>, passed_over })
    };
    if choice == RuntimeChoice::Embedded {
        return embedded(None);
    }
    match OnnxRuntime::load(library, network) {
        Ok(runtime) => Ok(Opened { runtime: Box::new(runtime), passed_over: None }),
        Err(error) if choice == RuntimeChoice::Auto => {
            log::info!("embedded runtime instead of ONNX Runtime: {error}");
            embedded(Some(error))
        }
        Err(error) => Err(error),
    }
}
