//! Sets kept.

pub use keel_core::infer::RuntimeChoice;
pub use keel_core::library::{LoadUnit, Mode as RestoreMode, VideoState};

/// The unit in which a load was entered.
#[uniffi::remote(Enum)]
pub enum LoadUnit {
    /// Kilograms.
    Kg,
    /// Pounds.
    Lb,
}

/// What becomes of the sets that are there.
#[uniffi::remote(Enum)]
pub enum RestoreMode {
    /// They stay as they are, and the backup's others come to them.
    Merge,
    /// They go, and the library becomes what the backup holds.
    Replace,
}

/// What became of a film.
#[uniffi::remote(Enum)]
pub enum VideoState {
    /// There never was one.
    None,
    /// It is there, unchanged.
    Present,
    /// It is gone.
    Missing,
    /// Another one lies in its place.
    Swapped,
    /// It was removed through the library.
    Removed,
}

/// The runtime wanted.
#[uniffi::remote(Enum)]
pub enum RuntimeChoice {
    /// ONNX Runtime where it works, else the embedded one.
    Auto,
    /// ONNX Runtime or nothing.
    OnnxRuntime,
    /// The embedded runtime.
    Embedded,
}
