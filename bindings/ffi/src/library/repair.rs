//! Bringing a damaged library back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use keel_core::library;

use super::WorkProgress;
use crate::KeelError;
use crate::guard::{Shared, guard};
use crate::objects::Counted;

/// A repair going on, track by track.
#[derive(uniffi::Object)]
pub struct Repair {
    inner: Shared<library::Repair>,
    _counted: Counted,
}

/// What a repair did.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Repaired {
    /// Where the damaged database is kept; `None` where it was whole.
    pub kept_aside: Option<String>,
    /// Sets read from the damaged database with all that was told of them.
    pub salvaged: i64,
    /// Sets rebuilt from their tracks: date, lift and verdict are back, load and note are lost.
    pub rebuilt: i64,
    /// Tracks that can't be read, and stay where they are.
    pub unreadable: Vec<String>,
}

/// Begins to repair the library in a folder: a damaged database is kept aside, what can be read of it is taken over, and every
/// track that no set names is judged again. No [`super::SetLibrary`] may be open there.
///
/// # Errors
/// [`KeelError::Storage`] when the folder can't be written, [`KeelError::Library`] where the database is of a later Keel or another
/// program.
#[uniffi::export]
pub fn repair_library(dir: String) -> Result<Arc<Repair>, KeelError> {
    guard(|| {
        let inner = Shared::new(library::Library::repair(Path::new(&dir))?);
        Ok(Arc::new(Repair { inner, _counted: Counted::new() }))
    })
}

#[uniffi::export]
impl Repair {
    /// Judges the next track that no set names.
    ///
    /// # Errors
    /// [`KeelError::Storage`] where the disk refuses.
    pub fn step(&self) -> Result<WorkProgress, KeelError> {
        self.inner.wait(|repair| Ok(repair.step()?.into()))
    }

    /// What was done so far.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn repaired(&self) -> Result<Repaired, KeelError> {
        self.inner.wait(|repair| Ok(repair.repaired().into()))
    }
}

impl From<&library::Repaired> for Repaired {
    fn from(r: &library::Repaired) -> Self {
        let text = |path: &PathBuf| path.display().to_string();
        Self {
            kept_aside: r.kept_aside.as_ref().map(text),
            salvaged: r.salvaged as i64,
            rebuilt: r.rebuilt as i64,
            unreadable: r.unreadable.iter().map(text).collect(),
        }
    }
}
