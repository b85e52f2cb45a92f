//! The lifter's sets, kept.

mod archive;
mod browse;
mod compare;
mod correct;
mod delete;
mod facts;
mod progress;
mod rejudge;
mod repair;
mod save;
mod set;
mod soreness;
mod summary;
mod trend;

pub use archive::{Backup, BackupCounts, BackupFile, Export, Restore, Restored};
pub use browse::{Session, SetFilter, SetPage};
pub use compare::{ComparePoint, CompareSide, Comparison};
pub use delete::{LibraryStorage, Retention};
pub use facts::{Load, SetFacts};
pub use progress::WorkProgress;
pub use rejudge::{Rejudge, Rejudged, ShortReport};
pub use repair::{Repair, Repaired, repair_library};
pub use save::{Picture, PictureKind, Saved, Video};
pub use set::{KeptPicture, StoredSet};
pub use soreness::{
    SoreAnswer, SoreDay, SorePlace, SorenessCode, SorenessDue, SorenessFinding, SorenessLog, SorenessTendency,
};
pub use summary::{Judged, SetSummary};
pub use trend::{LoadTrend, Trend, TrendConditions, TrendLine, TrendMiddle, TrendPoint, TrendRolling};
pub use trend::{TrendSeries, TrendSpan};

use std::path::Path;
use std::sync::Arc;

use keel_core::library;

use crate::KeelError;
use crate::guard::{Shared, guard};
use crate::objects::Counted;

/// A lifter's sets: one folder. Calls may come from any thread, one goes on at a time; every call that returns has its effect on
/// the disk.
#[derive(uniffi::Object)]
pub struct SetLibrary {
    inner: Shared<library::Library>,
    _counted: Counted,
}

#[uniffi::export]
impl SetLibrary {
    /// Opens the library in a folder, which is made where it is missing; an older schema is brought up to date.
    ///
    /// # Errors
    /// [`KeelError::Storage`] where the folder can't be written, [`KeelError::Library`] where the database is damaged, of a later
    /// Keel or of another program. Nothing is changed then.
    #[uniffi::constructor]
    pub fn open(dir: String) -> Result<Arc<Self>, KeelError> {
        guard(|| {
            let inner = Shared::new(library::Library::open(Path::new(&dir))?);
            Ok(Arc::new(Self { inner, _counted: Counted::new() }))
        })
    }

    /// Checks every page, reference and report of the database.
    ///
    /// # Errors
    /// [`KeelError::Library`] with the first fault.
    pub fn check(&self) -> Result<(), KeelError> {
        self.inner.wait(|library| Ok(library.check()?))
    }
}

/// An id as it crosses.
fn id(text: &str) -> Result<library::SetId, KeelError> {
    Ok(text.parse::<library::SetId>()?)
}
