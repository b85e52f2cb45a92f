//! What the operating system says, in the words of a language.

use keel_words::Words;
use std::io::{Error, ErrorKind};

/// Every key of a reason, under `disk`.
pub const CODES: [&str; 7] =
    ["not_found", "not_allowed", "full", "is_a_folder", "not_a_folder", "ends_early", "refused"];

/// Why the system refused, as half a sentence.
pub fn why(error: &Error, words: &Words) -> String {
    let code = match error.kind() {
        ErrorKind::NotFound => "not_found",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "not_allowed",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "full",
        ErrorKind::IsADirectory => "is_a_folder",
        ErrorKind::NotADirectory => "not_a_folder",
        ErrorKind::UnexpectedEof => "ends_early",
        _ => {
            let number =
                error.raw_os_error().map_or_else(|| format!("{:?}", error.kind()), |n| n.to_string());
            return words.fill("disk", "refused", &[("code", number)]);
        }
    };
    words.get("disk", code).to_owned()
}
