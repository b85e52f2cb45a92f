//! Inference: the only place that names a runtime.
//!
//! A [`Runtime`] runs one network: a picture tensor in, the named outputs into reused memory. Two are built in:
//! ONNX Runtime ([`OnnxRuntime`]), a library loaded when asked for, and [`Embedded`], which is always there.
//! [`open`] takes the one wanted, or the best that works.

mod choice;
mod embedded;
mod error;
mod onnxruntime;
mod replay;
mod runtime;
mod search;

pub use choice::{Opened, RuntimeChoice, open};
pub use embedded::Embedded;
pub use error::InferError;
pub use onnxruntime::OnnxRuntime;
pub use replay::Replay;
pub use runtime::{ImageTensor, Network, Output, Runtime, RuntimeName};

#[cfg(test)]
mod tests;
