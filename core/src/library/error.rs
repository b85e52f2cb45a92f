//! What can go wrong with the library, each with the datum and a next step.

use std::io;
use std::path::{Path, PathBuf};

use super::{Digest, SetId};
use crate::lift::CorrectionError;
use crate::report::ReportError;
use crate::track::TrackError;

/// Why the library can't do what it was asked. Whatever is returned, the library is as it was before the call; only where a
/// deletion could not remove a file is it done in the database, and the file goes at the next write or opening.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The folder or a file in it may not be written.
    #[error("{}: it can't be written ({why}); allow writing there or choose another folder", path.display())]
    NotWritable {
        /// What may not be written.
        path: PathBuf,
        /// What the operating system said.
        why: String,
    },
    /// No room is left.
    #[error("{}: no storage is left; free some space and try again", path.display())]
    Full {
        /// What could not be written.
        path: PathBuf,
    },
    /// A file can't be read or written for another reason.
    #[error("{}: {error}; check the path", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the operating system said.
        error: io::Error,
    },
    /// Somebody else is writing.
    #[error("another Keel is writing to this library; try again in a moment")]
    Busy,
    /// The database is damaged. Nothing was changed: repairing keeps it aside and rebuilds the list from the tracks.
    #[error(
        "the library's database is damaged ({why}); `keel library repair` keeps it aside and rebuilds the list"
    )]
    Damaged {
        /// What was found.
        why: String,
    },
    /// The database is of another program.
    #[error("{}: this database is not a Keel library (application id {found:#010x}); choose another folder", path.display())]
    NotALibrary {
        /// The database.
        path: PathBuf,
        /// Its application id.
        found: i32,
    },
    /// Written by a later Keel.
    #[error("the library is of schema {found}, newer than {known}, the newest this Keel reads; update Keel")]
    Newer {
        /// Schema of the library.
        found: i64,
        /// The newest known.
        known: i64,
    },
    /// An SQL statement failed in a way that has no better name.
    #[error("the library's database refused ({0}); please report this")]
    Database(rusqlite::Error),
    /// No set has this id.
    #[error("there is no set {id}; list the sets to see their ids")]
    NoSuchSet {
        /// The id asked for.
        id: SetId,
    },
    /// No set is named so.
    #[error("there is no set \"{name}\"; give the first digits of an id, or \"last\"")]
    NoSuchName {
        /// The name, its first characters.
        name: String,
    },
    /// More than one set is named so.
    #[error("more than one set begins with \"{name}\"; give more digits of its id")]
    Ambiguous {
        /// The name.
        name: String,
    },
    /// The set has no track, so it can't be judged, compared or replayed.
    #[error("set {id} has no track; only its note and load are kept")]
    NoTrack {
        /// Which set.
        id: SetId,
    },
    /// A track file is gone or is not the one that was saved.
    #[error("the track of set {id} is {}; restore it from a backup", found.map_or("missing".to_owned(), |f| format!("another one ({f})")))]
    TrackChanged {
        /// Which set.
        id: SetId,
        /// Hash of what lies there; `None` where nothing does.
        found: Option<Digest>,
    },
    /// A track can't be read.
    #[error(transparent)]
    Track(#[from] TrackError),
    /// A report can't be read or written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A track and a report that do not belong together.
    #[error("the track does not match the report of set {id} ({why}); save both from one recording")]
    TrackMismatch {
        /// Which set.
        id: SetId,
        /// In what they differ.
        why: String,
    },
    /// A correction does not fit the set.
    #[error(transparent)]
    Correction(#[from] CorrectionError),
    /// There is nothing to take back.
    #[error("set {id} has no correction to undo")]
    NothingToUndo {
        /// Which set.
        id: SetId,
    },
    /// A page of nothing or of too much.
    #[error("a page of {asked} sets can't be had; ask for 1 to {most}")]
    PageSize {
        /// How many were asked for.
        asked: u32,
        /// The most there can be.
        most: u32,
    },
    /// A value the database holds is none that Keel writes.
    #[error(
        "the library holds \"{value}\" as {what}, which Keel does not know; `keel library repair` rebuilds it"
    )]
    UnknownValue {
        /// What it stands for.
        what: &'static str,
        /// The value.
        value: String,
    },
}

impl LibraryError {
    /// A failure of the file system at `path`, by its kind.
    pub(super) fn file(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::FileTooLarge | io::ErrorKind::QuotaExceeded => {
                Self::Full { path }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable { path, why: error.to_string() }
            }
            _ => Self::File { path, error },
        }
    }
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let database = || PathBuf::from(super::folder::DATABASE);
        // A file that ends before its last page was torn; every other failure of reading and writing is the disk's.
        let is_torn =
            error.sqlite_error().is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ);
        match error.sqlite_error_code() {
            Some(Code::SystemIoFailure) if is_torn => Self::Damaged { why: "its file is cut off".to_owned() },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::Full { path: database() },
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => {
                Self::NotWritable { path: database(), why: error.to_string() }
            }
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Damaged { why: error.to_string() },
            // SQLite names a write beyond a quota or a limit an input/output failure.
            Some(Code::SystemIoFailure) => {
                Self::File { path: database(), error: io::Error::other(error.to_string()) }
            }
            _ => Self::Database(error),
        }
    }
}
