//! One file that holds a library: a zip archive of stored entries, sealed by a digest of all its bytes.
//!
//! ```text
//! manifest.json                    what is in it, every entry with its size and SHA-256
//! sets.jsonl                       one set a line, in order of time, with the digests of all that is its own
//! soreness.jsonl                   one answer a line
//! reports/ID.original.json.gz      the report as first judged
//! reports/ID.current.json.gz       what holds instead, where something does
//! tracks/ID.keeltrack              what was seen in every frame
//! pictures/ID-KIND.jpg             thumbnail and stills
//! videos/ID                        films, where they were asked for
//! archive comment                  SHA-256 of every byte before it
//! ```
//!
//! What a backup holds is compressed already, so nothing in it is compressed again, and nothing that unpacks to more
//! than its own size is accepted.

mod error;
mod manifest;
mod read;
mod restore;
mod write;

pub use error::BackupError;
pub use read::{BackupFile, Counts};
pub use restore::{Mode, Restore, Restored};
pub use write::Backup;
