//! Why a backup can't be written or read.

use super::super::{LibraryError, SetId};

/// Why a backup can't be written or restored. The library is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Not a backup at all, or one that was cut off.
    #[error("this is not a whole Keel backup ({why}); choose another file or copy it again")]
    NotWhole {
        /// What was found.
        why: String,
    },
    /// Some byte is not the one that was written.
    #[error("the backup was altered since it was written ({what}); copy it again from where it was made")]
    Altered {
        /// What does not match.
        what: String,
    },
    /// Made by a later Keel.
    #[error("the backup is of schema {found}, newer than {known}, the newest this Keel reads; update Keel")]
    Newer {
        /// Schema of the backup.
        found: i64,
        /// The newest known.
        known: i64,
    },
    /// An entry with a name that Keel does not write: a way out of the folder, a link, something else.
    #[error("the backup holds \"{name}\", which Keel does not write; do not use this file")]
    BadName {
        /// The name, its first characters.
        name: String,
    },
    /// An entry that unpacks to more than its own size.
    #[error(
        "the entry \"{name}\" is compressed or overlaps another, which Keel does not write; do not use this file"
    )]
    Swells {
        /// The entry.
        name: String,
    },
    /// An entry larger than any that Keel writes.
    #[error("the entry \"{name}\" has {bytes} bytes, more than Keel writes; do not use this file")]
    TooLarge {
        /// The entry.
        name: String,
        /// Its size.
        bytes: u64,
    },
    /// The list of sets is not what Keel writes.
    #[error("line {line} of \"{name}\" can't be read ({why}); copy the backup again")]
    Line {
        /// Which list.
        name: &'static str,
        /// Which line, from 1.
        line: usize,
        /// What was wrong.
        why: String,
    },
    /// A set twice.
    #[error("the backup holds set {id} twice; copy it again from where it was made")]
    Twice {
        /// Which set.
        id: SetId,
    },
    /// A set whose id is not the one of what it holds.
    #[error("set {id} of the backup is not what its id says; copy it again from where it was made")]
    WrongId {
        /// Which set.
        id: SetId,
    },
    /// The library can't do it.
    #[error(transparent)]
    Library(#[from] LibraryError),
}
