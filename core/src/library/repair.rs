//! Bringing a library back whose database is lost: tracks are enough to rebuild the list.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::document::{SetDocument, insert_document};
use super::folder::{Folder, read_track_name};
use super::packed::pack;
use super::soreness::put_answer;
use super::store::row_of;
use super::{Digest, Facts, Library, LibraryError, Progress, SetId};
use crate::report::Report;
use crate::track::decode;

/// Ending of a database kept aside once all that can be read of it was taken over.
const SALVAGED: &str = "salvaged";

/// A repair going on, track by track.
#[derive(Debug)]
pub struct Repair {
    library: Library,
    tracks: Vec<String>,
    done: usize,
    repaired: Repaired,
}

/// What a repair did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Where the damaged database is kept; `None` where it was whole.
    pub kept_aside: Option<PathBuf>,
    /// Sets read from the damaged database with all that was told of them.
    pub salvaged: u64,
    /// Sets rebuilt from their tracks: date, lift and verdict are back, load and note are lost.
    pub rebuilt: u64,
    /// Tracks that can't be read, and stay where they are.
    pub unreadable: Vec<PathBuf>,
}

impl Library {
    /// Begins to repair the library in a folder. A damaged database is kept aside first, and what can still be read of it
    /// is taken over; then every track that no set names is judged again.
    ///
    /// # Errors
    /// When the folder can't be written, or the database is of a later Keel or another program.
    pub fn repair(dir: &Path) -> Result<Repair, LibraryError> {
        let mut repaired = Repaired::default();
        let whole = Self::open(dir).and_then(|library| library.check().map(|()| library));
        let mut library = match whole {
            Ok(library) => library,
            Err(
                LibraryError::Damaged { .. } | LibraryError::Database(_) | LibraryError::UnknownValue { .. },
            ) => {
                let folder = Folder::make(dir)?;
                repaired.kept_aside = Some(put_aside(&folder)?);
                Self::open_anew(dir)?
            }
            Err(other) => return Err(other),
        };
        for aside in unsalvaged(&library.folder)? {
            repaired.salvaged += library.salvage(&aside);
            // Told by its name, so that what is deleted later does not come back from it.
            let done = aside.with_extension(SALVAGED);
            fs::rename(&aside, &done).map_err(|e| LibraryError::file(&aside, e))?;
            repaired.kept_aside = repaired.kept_aside.map(|_| done);
        }
        let named = library.named_files()?;
        let files = library.folder.files()?.into_iter().map(|(name, _)| name);
        let tracks = files.filter(|name| name.starts_with("tracks/") && !named.contains(name)).collect();
        Ok(Repair { library, tracks, done: 0, repaired })
    }

    /// Takes over every set and answer that can be read from a database kept aside. Returns how many sets.
    fn salvage(&mut self, aside: &Path) -> u64 {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let Ok(db) = Connection::open_with_flags(aside, flags) else { return 0 };
        let old = Self { folder: self.folder.clone(), db };
        let mut salvaged = 0;
        for row in old.all_rows().unwrap_or_default() {
            let Ok(set) = old.document(row) else { continue };
            let Ok(reports) = old.packed_reports(row) else { continue };
            let taken = self.write(|db, _| match row_of(db, set.id)? {
                None if set.has_its_id() => insert_document(db, &set, &reports).map(|()| true),
                _ => Ok(false),
            });
            salvaged += u64::from(taken.unwrap_or(false));
        }
        for given in old.answers().unwrap_or_default() {
            // An answer that can't be kept is lost with the database.
            self.write(|db, _| put_answer(db, &given)).ok();
        }
        salvaged
    }
}

impl Repair {
    /// Judges the next track that no set names.
    ///
    /// # Errors
    /// When the disk refuses; a track that can't be read is noted instead.
    pub fn step(&mut self) -> Result<Progress, LibraryError> {
        if let Some(name) = self.tracks.get(self.done).cloned() {
            self.done += 1;
            if !self.rebuild(&name)? {
                self.repaired.unreadable.push(self.library.folder.path(&name));
            }
        }
        Ok(Progress { done: self.done as u64, total: self.tracks.len() as u64 })
    }

    /// What was done; known when all is done.
    pub fn repaired(&self) -> &Repaired {
        &self.repaired
    }

    /// Rebuilds a set from its track; false where that can't be read or is not what its name says.
    fn rebuild(&mut self, name: &str) -> Result<bool, LibraryError> {
        let Some((started, id)) = read_track_name(name) else { return Ok(false) };
        let path = self.library.folder.path(name);
        let bytes = fs::read(&path).map_err(|e| LibraryError::file(&path, e))?;
        let digest = Digest::of(&bytes);
        let Ok(decoded) = decode(&bytes) else { return Ok(false) };
        if SetId::derive(started, Some(digest)) != id {
            return Ok(false);
        }
        let report = Report::of(&decoded.track);
        let set = SetDocument {
            id,
            started,
            facts: Facts { lift: decoded.track.header.lift, ..Facts::default() },
            track: Some(super::document::FileRef { bytes: bytes.len() as u64, sha256: digest }),
            video: None,
            video_removed: false,
            corrections: Vec::new(),
            judged_again: false,
            pictures: Vec::new(),
        };
        let reports = super::document::PackedReports { original: Some(pack(&report)?), current: None };
        self.library.write(|db, _| insert_document(db, &set, &reports))?;
        self.repaired.rebuilt += 1;
        Ok(true)
    }
}

/// Databases kept aside that nothing was taken over from: of this repair, or of one that was killed.
fn unsalvaged(folder: &Folder) -> Result<Vec<PathBuf>, LibraryError> {
    let aside = folder.aside();
    let Ok(entries) = fs::read_dir(&aside) else { return Ok(Vec::new()) };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| LibraryError::file(&aside, e))?.path();
        if path.extension().is_some_and(|e| e == "db") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Moves the database and its log to the first free place aside. Returns where the database lies now.
fn put_aside(folder: &Folder) -> Result<PathBuf, LibraryError> {
    let aside = folder.aside();
    fs::create_dir_all(&aside).map_err(|e| LibraryError::file(&aside, e))?;
    let place = |n: u32| aside.join(format!("keel-{n}.db"));
    let is_free = |p: &PathBuf| !p.exists() && !p.with_extension(SALVAGED).exists();
    let free = (1..=u32::MAX).map(place).find(is_free).unwrap_or_else(|| place(0));
    for suffix in ["-shm", "-wal", ""] {
        let with = |path: &Path| {
            let mut path = path.to_owned().into_os_string();
            path.push(suffix);
            PathBuf::from(path)
        };
        let from = with(&folder.database());
        if from.exists() {
            fs::rename(&from, with(&free)).map_err(|e| LibraryError::file(&from, e))?;
        }
    }
    Ok(free)
}
