//! What can be wrong with a manifest or with the model file it describes.

use thiserror::Error;

/// Why a manifest was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ManifestError {
    /// Not the JSON of a manifest: syntax, an unknown field, a missing one, a wrong type.
    #[error(
        "the manifest can't be read: {reason}; compare it with the one that ships beside keel-spine.onnx"
    )]
    Json {
        /// What and where.
        reason: String,
    },
    /// A form of another time.
    #[error(
        "the manifest has format {found}, this Keel reads {known}; use a manifest of the same version as Keel"
    )]
    Format {
        /// The format given.
        found: u32,
        /// The format that is read.
        known: u32,
    },
    /// A field's value makes no sense.
    #[error("manifest field {field} is {found}: {rule}")]
    Value {
        /// Path of the field.
        field: &'static str,
        /// What stands there.
        found: String,
        /// What must.
        rule: &'static str,
    },
    /// Two fields contradict each other.
    #[error("the manifest contradicts itself: {reason}")]
    Contradiction {
        /// What does not go together.
        reason: String,
    },
    /// The model file is another one.
    #[error(
        "the model file has SHA-256 {found}, its manifest says {expected}; use the two files that belong together"
    )]
    Sha256 {
        /// Of the file.
        found: String,
        /// In the manifest.
        expected: String,
    },
}
