//! The open library.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::folder::Folder;
use super::packed::unpack_stored;
use super::schema::{APPLICATION_ID, migrate};
use super::{LibraryError, SetId};

/// How long a writer waits for another before it says [`LibraryError::Busy`]: a person takes up to 2 s as an answer.
const BUSY: Duration = Duration::from_millis(1500);

/// A lifter's sets: one folder with a database, tracks, pictures, and references to films. Several processes may have
/// one library open; a writer waits for another for a short while. Every call that returns has its effect on the disk.
#[derive(Debug)]
pub struct Library {
    pub(super) folder: Folder,
    pub(super) db: Connection,
}

impl Library {
    /// Opens the library in a folder, which is made where it is missing; an older schema is brought up to date.
    ///
    /// # Errors
    /// When the folder can't be written, the database is damaged, lost, of a later Keel or of another program. Nothing
    /// is changed then.
    pub fn open(dir: &Path) -> Result<Self, LibraryError> {
        let folder = Folder::make(dir)?;
        let tracks = folder.clone();
        Self::open_unless(folder, || tracks.holds_tracks())
    }

    /// Opens the library in a folder, whose database may have been lost.
    pub(super) fn open_anew(dir: &Path) -> Result<Self, LibraryError> {
        Self::open_unless(Folder::make(dir)?, || Ok(false))
    }

    fn open_unless(
        folder: Folder,
        was_lost: impl FnOnce() -> Result<bool, LibraryError>,
    ) -> Result<Self, LibraryError> {
        let mut db = connect(&folder)?;
        migrate(&mut db, was_lost)?;
        let mut library = Self { folder, db };
        library.clean()?;
        Ok(library)
    }

    /// Another handle on the same library, for long work beside this one.
    pub(super) fn again(&self) -> Result<Self, LibraryError> {
        Ok(Self { folder: self.folder.clone(), db: connect(&self.folder)? })
    }

    /// The folder it lives in.
    pub fn dir(&self) -> &Path {
        self.folder.root()
    }

    /// Checks every page, reference and report of the database.
    ///
    /// # Errors
    /// [`LibraryError::Damaged`] with the first fault.
    pub fn check(&self) -> Result<(), LibraryError> {
        let found: String = self.db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(LibraryError::Damaged { why: found });
        }
        let orphan =
            self.db.query_row("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0)).optional()?;
        if let Some(table) = orphan {
            return Err(LibraryError::Damaged { why: format!("{table} names a set that is not there") });
        }
        // A page of a report's own bytes can be torn without the tree around it showing it.
        for row in self.all_rows()? {
            let reports = self.packed_reports(row)?;
            for packed in [reports.original, reports.current].into_iter().flatten() {
                unpack_stored(&packed)?;
            }
        }
        Ok(())
    }

    /// Changes the library, wholly or not at all; files that the change left without a set are removed after it.
    pub(super) fn write<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>, &Folder) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let out = change(&transaction, &self.folder)?;
        transaction.commit()?;
        self.tidy();
        Ok(out)
    }

    /// Removes the files that departed with their sets. One that can't be removed stays on the list, for the next write and
    /// the next opening: what was changed is changed all the same.
    pub(super) fn tidy(&self) {
        if self.remove_departed().is_err() {
            log::warn!("a file of a deleted set could not be removed yet");
        }
    }

    /// Removes the files that departed with their sets, for calls that say whether they are gone.
    pub(super) fn remove_departed(&self) -> Result<(), LibraryError> {
        let files: Vec<String> = self
            .db
            .prepare_cached("SELECT file FROM departures")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for file in files {
            self.folder.remove(&file)?;
            self.db.prepare_cached("DELETE FROM departures WHERE file = ?")?.execute([file])?;
        }
        Ok(())
    }

    /// Finishes what a killed process left: departures, and files that were never whole. Whoever is writing right now
    /// does it instead.
    fn clean(&mut self) -> Result<(), LibraryError> {
        self.db.busy_timeout(Duration::ZERO)?;
        let cleaned = self.write(|_, folder| folder.remove_unfinished());
        self.db.busy_timeout(BUSY)?;
        match cleaned {
            Err(LibraryError::Busy) => Ok(()),
            other => other,
        }
    }

    /// The row of a set.
    pub(super) fn row_of(&self, id: SetId) -> Result<i64, LibraryError> {
        row_of(&self.db, id)?.ok_or(LibraryError::NoSuchSet { id })
    }
}

pub(super) fn row_of(db: &Connection, id: SetId) -> Result<Option<i64>, LibraryError> {
    let mut statement = db.prepare_cached("SELECT row FROM sets WHERE id = ?")?;
    Ok(statement.query_row([id.to_string()], |row| row.get(0)).optional()?)
}

fn connect(folder: &Folder) -> Result<Connection, LibraryError> {
    let path = folder.database();
    let db = Connection::open(&path)?;
    db.busy_timeout(BUSY)?;
    db.set_prepared_statement_cache_capacity(64);
    let found: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if found != APPLICATION_ID && tables > 0 {
        return Err(LibraryError::NotALibrary { path, found });
    }
    db.pragma_update(None, "journal_mode", "WAL")?;
    // An acknowledged set must outlive a power cut, not only a kill.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    // What is deleted is overwritten.
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    Ok(db)
}
