//! Export, backup and restore.

use std::path::Path;
use std::sync::Arc;

use keel_core::library;

use super::{SetLibrary, WorkProgress, id};
use crate::KeelError;
use crate::codes::RestoreMode;
use crate::error::NextStep;
use crate::guard::{Shared, guard};
use crate::objects::Counted;

/// An export going on, set by set: JSON, CSV, pictures and overlays, with a description of their form.
#[derive(uniffi::Object)]
pub struct Export {
    inner: Shared<library::Export>,
    _counted: Counted,
}

/// A backup being written; its file takes its place when it is whole.
#[derive(uniffi::Object)]
pub struct Backup {
    inner: Shared<library::Backup>,
    _counted: Counted,
}

/// A backup that was opened and checked.
#[derive(uniffi::Object)]
pub struct BackupFile {
    /// `None` once a restore has it.
    inner: Shared<Option<library::BackupFile>>,
    _counted: Counted,
}

/// A restore going on. Until its last step the library is what it was.
#[derive(uniffi::Object)]
pub struct Restore {
    inner: Shared<library::Restore>,
    _counted: Counted,
}

/// What a backup would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct BackupCounts {
    /// Sets in it.
    pub sets: i64,
    /// Of those, sets that the library does not have.
    pub new_sets: i64,
    /// Sets of the library that the backup does not have: a replacing restore deletes them.
    pub only_here: i64,
    /// Answers about soreness in it.
    pub answers: i64,
    /// Tracks in it.
    pub tracks: i64,
    /// Films in it.
    pub videos: i64,
    /// Size of it, bytes.
    pub bytes: i64,
}

/// What a restore did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Restored {
    /// Sets that came.
    pub new_sets: i64,
    /// Sets that were there already.
    pub same_sets: i64,
    /// Sets that went, in a replacing restore.
    pub gone_sets: i64,
    /// Tracks and pictures of sets that were there, put back where they were lost.
    pub healed_files: i64,
}

#[uniffi::export]
impl SetLibrary {
    /// Begins an export into a new or empty folder.
    ///
    /// # Errors
    /// [`KeelError::Storage`] when the folder holds something or can't be made.
    pub fn export(&self, dir: String) -> Result<Arc<Export>, KeelError> {
        self.inner.wait(|library| {
            let inner = Shared::new(library.export(Path::new(&dir))?);
            Ok(Arc::new(Export { inner, _counted: Counted::new() }))
        })
    }

    /// Begins an export of one set into a new or empty folder, in the same form; without answers about soreness.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, [`KeelError::Storage`] when the folder holds something or can't be made.
    pub fn export_set(&self, set: String, dir: String) -> Result<Arc<Export>, KeelError> {
        self.inner.wait(|library| {
            let inner = Shared::new(library.export_set(id(&set)?, Path::new(&dir))?);
            Ok(Arc::new(Export { inner, _counted: Counted::new() }))
        })
    }

    /// Begins a backup into a file; with films, where that is asked for.
    ///
    /// # Errors
    /// [`KeelError::Storage`] when the file can't be written.
    pub fn backup(&self, file: String, with_videos: bool) -> Result<Arc<Backup>, KeelError> {
        self.inner.wait(|library| {
            let inner = Shared::new(library.backup(Path::new(&file), with_videos)?);
            Ok(Arc::new(Backup { inner, _counted: Counted::new() }))
        })
    }

    /// What a backup would bring to this library: shown before it is asked whether to merge or to replace.
    ///
    /// # Errors
    /// [`KeelError::Order`] once a restore has the backup.
    pub fn backup_counts(&self, backup: Arc<BackupFile>) -> Result<BackupCounts, KeelError> {
        self.inner.wait(|library| {
            backup.inner.wait(|file| Ok(file.as_ref().ok_or_else(taken)?.counts(library)?.into()))
        })
    }

    /// Restores a backup, step by step: from the first step to the last nobody else can write to the library.
    ///
    /// # Errors
    /// [`KeelError::Order`] once a restore has the backup.
    pub fn restore(&self, backup: Arc<BackupFile>, mode: RestoreMode) -> Result<Arc<Restore>, KeelError> {
        self.inner.wait(|library| {
            let file = backup.inner.wait(|file| file.take().ok_or_else(taken))?;
            let inner = Shared::new(library.restore(file, mode)?);
            Ok(Arc::new(Restore { inner, _counted: Counted::new() }))
        })
    }
}

fn taken() -> KeelError {
    KeelError::Order {
        call: "restore".to_owned(),
        stage: "after a restore took the backup".to_owned(),
        detail: "a restore has this backup already; open the file again".to_owned(),
        next: NextStep::CallInOrder,
    }
}

#[uniffi::export]
impl Export {
    /// Writes the next set; the last step writes the tables over all of them.
    ///
    /// # Errors
    /// [`KeelError::Storage`] where the disk refuses.
    pub fn step(&self) -> Result<WorkProgress, KeelError> {
        self.inner.wait(|export| Ok(export.step()?.into()))
    }
}

#[uniffi::export]
impl Backup {
    /// Writes the next set; the last step closes the file and gives it its name.
    ///
    /// # Errors
    /// [`KeelError::Storage`] where the disk refuses. The place of the backup is untouched then.
    pub fn step(&self) -> Result<WorkProgress, KeelError> {
        self.inner.wait(|backup| Ok(backup.step()?.into()))
    }

    /// Files that the library names and does not have; known when all is done.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn missing(&self) -> Result<Vec<String>, KeelError> {
        self.inner.wait(|backup| Ok(backup.missing().to_vec()))
    }
}

#[uniffi::export]
impl BackupFile {
    /// Opens a backup and checks it: every byte against its seal, every name, the lists.
    ///
    /// # Errors
    /// [`KeelError::Backup`] when it is cut off, altered, of a later Keel, or holds what Keel does not write; [`KeelError::Storage`] where
    /// it can't be read.
    #[uniffi::constructor]
    pub fn open(file: String) -> Result<Arc<Self>, KeelError> {
        guard(|| {
            let inner = Shared::new(Some(library::BackupFile::open(Path::new(&file))?));
            Ok(Arc::new(Self { inner, _counted: Counted::new() }))
        })
    }
}

#[uniffi::export]
impl Restore {
    /// Takes in the next set; the last step makes all of them show. A step that fails takes everything back: the library is what it
    /// was, and the next step begins anew.
    ///
    /// # Errors
    /// [`KeelError::Busy`] when somebody else is writing, [`KeelError::Backup`] when a set of the backup is not what it should be,
    /// [`KeelError::Storage`] where the disk refuses.
    pub fn step(&self) -> Result<WorkProgress, KeelError> {
        self.inner.wait(|restore| Ok(restore.step()?.into()))
    }

    /// What was done; known when all is done.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn restored(&self) -> Result<Restored, KeelError> {
        self.inner.wait(|restore| Ok(restore.restored().into()))
    }
}

impl From<library::Counts> for BackupCounts {
    fn from(c: library::Counts) -> Self {
        Self {
            sets: c.sets as i64,
            new_sets: c.new_sets as i64,
            only_here: c.only_here as i64,
            answers: c.answers as i64,
            tracks: c.tracks as i64,
            videos: c.videos as i64,
            bytes: c.bytes as i64,
        }
    }
}

impl From<library::Restored> for Restored {
    fn from(r: library::Restored) -> Self {
        Self {
            new_sets: r.new_sets as i64,
            same_sets: r.same_sets as i64,
            gone_sets: r.gone_sets as i64,
            healed_files: r.healed_files as i64,
        }
    }
}
