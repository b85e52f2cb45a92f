//! Codes as the database holds them: the same words as in the report.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::LibraryError;

/// The word of a code.
pub(super) fn code_of(code: &impl Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The code of a word; `what` names it where the word is unknown.
pub(super) fn read_code<T: DeserializeOwned>(what: &'static str, word: String) -> Result<T, LibraryError> {
    serde_json::from_value(Value::String(word.clone()))
        .map_err(|_| LibraryError::UnknownValue { what, value: word })
}

/// A value that was checked when it was written, checked again.
pub(super) fn checked<T, E>(
    what: &'static str,
    value: &(impl ToString + ?Sized),
    read: Result<T, E>,
) -> Result<T, LibraryError> {
    read.map_err(|_| LibraryError::UnknownValue { what, value: value.to_string() })
}
