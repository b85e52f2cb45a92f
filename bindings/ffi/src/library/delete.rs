//! Deleting, how long films are kept, and what the library takes.

use keel_core::library::{self, Deleted};

use super::{SetLibrary, Video, id};
use crate::{KeelError, Moment};

/// How long films are kept; a limit that is `None` is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Retention {
    /// Films of sets that began longer ago go, days.
    #[uniffi(default = None)]
    pub days: Option<i32>,
    /// The oldest films go until the others take no more than this, bytes.
    #[uniffi(default = None)]
    pub bytes: Option<i64>,
}

/// What the library takes, bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct LibraryStorage {
    /// Sets.
    pub sets: i64,
    /// The database with its log.
    pub database_bytes: i64,
    /// Tracks.
    pub tracks_bytes: i64,
    /// Pictures.
    pub pictures_bytes: i64,
    /// Films in the library's folder.
    pub own_videos_bytes: i64,
    /// Films elsewhere that sets refer to.
    pub foreign_videos_bytes: i64,
    /// Files in the folder that no set names.
    pub unnamed_bytes: i64,
}

/// Each returns the films that are the platform's: the platform deletes them.
#[uniffi::export]
impl SetLibrary {
    /// Deletes a set with its track and pictures, and its film where that lies in the library's folder.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, [`KeelError::Storage`] where the disk refuses.
    pub fn delete(&self, set: String) -> Result<Vec<Video>, KeelError> {
        self.inner.wait(|library| Ok(foreign(library.delete(id(&set)?)?)))
    }

    /// Deletes a set's film and keeps everything else.
    ///
    /// # Errors
    /// As [`Self::delete`].
    pub fn delete_video(&self, set: String) -> Result<Vec<Video>, KeelError> {
        self.inner.wait(|library| Ok(foreign(library.delete_video(id(&set)?)?)))
    }

    /// Keeps a film with a set, instead of the one that it has.
    ///
    /// # Errors
    /// As [`Self::delete`].
    pub fn attach_video(&self, set: String, video: Video) -> Result<Vec<Video>, KeelError> {
        self.inner.wait(|library| Ok(foreign(library.attach_video(id(&set)?, &video.try_into()?)?)))
    }

    /// Deletes everything.
    ///
    /// # Errors
    /// [`KeelError::Busy`] when somebody else is writing, [`KeelError::Storage`] where the disk refuses.
    pub fn delete_everything(&self) -> Result<Vec<Video>, KeelError> {
        self.inner.wait(|library| Ok(foreign(library.delete_everything()?)))
    }

    /// Forgets films that are past their time, the oldest first; those of sets that keep theirs stay, and everything else of the
    /// sets too.
    ///
    /// # Errors
    /// [`KeelError::Argument`] for a moment or a limit that can't be, [`KeelError::Storage`] where the disk refuses.
    pub fn expire_videos(&self, now: Moment, retention: Retention) -> Result<Vec<Video>, KeelError> {
        self.inner.wait(|library| Ok(foreign(library.expire_videos(now.try_into()?, retention.try_into()?)?)))
    }

    /// What the library takes.
    ///
    /// # Errors
    /// [`KeelError::Storage`] when the folder can't be read.
    pub fn storage(&self) -> Result<LibraryStorage, KeelError> {
        self.inner.wait(|library| Ok(library.storage()?.into()))
    }
}

fn foreign(deleted: Deleted) -> Vec<Video> {
    deleted.foreign_videos.into_iter().map(Video::from).collect()
}

impl TryFrom<Retention> for library::Retention {
    type Error = KeelError;
    fn try_from(r: Retention) -> Result<Self, KeelError> {
        let days = |n: i32| u32::try_from(n).map_err(|e| KeelError::argument("days", n, e));
        let bytes = |n: i64| u64::try_from(n).map_err(|e| KeelError::argument("bytes", n, e));
        Ok(Self { days: r.days.map(days).transpose()?, bytes: r.bytes.map(bytes).transpose()? })
    }
}

impl From<library::Storage> for LibraryStorage {
    fn from(s: library::Storage) -> Self {
        Self {
            sets: s.sets as i64,
            database_bytes: s.database_bytes as i64,
            tracks_bytes: s.tracks_bytes as i64,
            pictures_bytes: s.pictures_bytes as i64,
            own_videos_bytes: s.own_videos_bytes as i64,
            foreign_videos_bytes: s.foreign_videos_bytes as i64,
            unnamed_bytes: s.unnamed_bytes as i64,
        }
    }
}
