//! Everything as files that other programs read: JSON, CSV, pictures, overlays. The form is described in `FORMAT.md`,
//! which every export carries.

mod overlay;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::document::{FileRef, PackedReports, PictureRef, SetDocument};
use super::packed::{unpack, unpack_json};
use super::{Facts, Library, LibraryError, Moment, Progress, SetId, VideoPrint};
use crate::lift::Correction;
use crate::report::series_csv;
use crate::track::decode;
use tables::Tables;

const FORMAT: &str = include_str!("FORMAT.md");

/// Why an export can't be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder holds something.
    #[error("{}: the folder is not empty; choose a new one", path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The library can't be read or the disk refuses.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

/// An export going on, set by set. What it writes depends on what the library holds alone, not on when or where.
pub struct Export {
    library: Library,
    dir: PathBuf,
    rows: Vec<i64>,
    /// Whether it is all sets: only then go the answers about soreness along, which belong to days.
    whole: bool,
    done: usize,
    tables: Tables,
}

/// `set.json`.
#[derive(Serialize)]
struct Document<'a> {
    id: SetId,
    started: Moment,
    started_local: String,
    facts: &'a Facts,
    track: Option<FileRef>,
    video: Option<VideoPrint>,
    video_removed: bool,
    corrections: &'a [Correction],
    judged_again: bool,
    pictures: &'a [PictureRef],
}

impl Library {
    /// Begins an export into a new or empty folder.
    ///
    /// # Errors
    /// When the folder holds something or can't be made.
    pub fn export(&self, dir: &Path) -> Result<Export, ExportError> {
        self.begin_export(dir, None)
    }

    /// Begins an export of one set into a new or empty folder, in the same form; without answers about soreness.
    ///
    /// # Errors
    /// When there is no such set, or the folder holds something or can't be made.
    pub fn export_set(&self, id: SetId, dir: &Path) -> Result<Export, ExportError> {
        let row = self.row_of(id)?;
        self.begin_export(dir, Some(row))
    }

    fn begin_export(&self, dir: &Path, row: Option<i64>) -> Result<Export, ExportError> {
        let failed = |e| LibraryError::file(dir, e);
        fs::create_dir_all(dir).map_err(failed)?;
        if fs::read_dir(dir).map_err(failed)?.next().is_some() {
            return Err(ExportError::NotEmpty { path: dir.to_owned() });
        }
        let library = self.again()?;
        library.db.execute_batch("BEGIN").map_err(LibraryError::from)?;
        let rows = row.map_or_else(|| library.all_rows(), |row| Ok(vec![row]))?;
        Ok(Export {
            library,
            dir: dir.to_owned(),
            rows,
            whole: row.is_none(),
            done: 0,
            tables: Tables::new(),
        })
    }
}

impl Export {
    /// Writes the next set; the last step writes the tables over all of them.
    ///
    /// # Errors
    /// When the disk or the database refuses.
    pub fn step(&mut self) -> Result<Progress, ExportError> {
        let total = self.rows.len() as u64 + 1;
        if let Some(row) = self.rows.get(self.done).copied() {
            self.set(row)?;
            self.done += 1;
        } else if self.done == self.rows.len() {
            self.finish()?;
            self.done += 1;
        }
        Ok(Progress { done: self.done as u64, total })
    }

    fn set(&mut self, row: i64) -> Result<(), LibraryError> {
        let set = self.library.document(row)?;
        let reports = self.library.packed_reports(row)?;
        let held = reports.current.as_ref().or(reports.original.as_ref());
        let report = held.map(|packed| unpack(packed)).transpose()?;
        self.tables.add(&set, report.as_ref());
        let dir = self.dir.join("sets").join(folder_name(&set));
        fs::create_dir_all(&dir).map_err(|e| LibraryError::file(&dir, e))?;
        let document = Document {
            id: set.id,
            started: set.started,
            started_local: set.started.rfc3339(),
            facts: &set.facts,
            track: set.track,
            video: set.video.as_ref().map(|v| v.print),
            video_removed: set.video_removed,
            corrections: &set.corrections,
            judged_again: set.judged_again,
            pictures: &set.pictures,
        };
        write_json(&dir, "set.json", &document)?;
        write_reports(&dir, &reports)?;
        if let Some(report) = &report {
            write(&dir, "series.csv", series_csv(&report.series).as_bytes())?;
            // A track that is lost or damaged leaves its place empty; the set's document says which it was.
            if let Ok(bytes) = self.library.track_bytes(set.id) {
                write(&dir, "track.keeltrack", &bytes)?;
                let track = decode(&bytes)?.track;
                write(&dir, "overlay.json", overlay::json(&track, report).as_bytes())?;
            }
        }
        for picture in &set.pictures {
            if let Ok(jpeg) = fs::read(self.library.folder.path(&set.picture_name(picture))) {
                write(&dir, &format!("{}.jpg", picture.kind), &jpeg)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), LibraryError> {
        if self.whole {
            let answers = self.library.answers()?;
            write_json(&self.dir, "soreness.json", &answers)?;
            self.tables.answers(&answers);
        }
        let soreness = |name: &str| name.starts_with("soreness");
        for (name, text) in self.tables.files().into_iter().filter(|(name, _)| self.whole || !soreness(name))
        {
            write(&self.dir, name, text.as_bytes())?;
        }
        write(&self.dir, "FORMAT.md", FORMAT.as_bytes())
    }
}

fn write_reports(dir: &Path, reports: &PackedReports) -> Result<(), LibraryError> {
    let held = reports.current.as_ref().or(reports.original.as_ref());
    if let Some(packed) = held {
        write(dir, "report.json", unpack_json(packed)?.as_bytes())?;
    }
    if let Some(packed) = reports.original.as_ref().filter(|_| reports.current.is_some()) {
        write(dir, "report-original.json", unpack_json(packed)?.as_bytes())?;
    }
    Ok(())
}

/// Sorts by time and is the same wherever the set is.
fn folder_name(set: &SetDocument) -> String {
    let local = set.started.local().replace(' ', "_").replace(':', "-");
    format!("{local}_{}", set.id)
}

fn write(dir: &Path, name: &str, bytes: &[u8]) -> Result<(), LibraryError> {
    let path = dir.join(name);
    fs::write(&path, bytes).map_err(|e| LibraryError::file(&path, e))
}

fn write_json(dir: &Path, name: &str, value: &impl Serialize) -> Result<(), LibraryError> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|e| LibraryError::UnknownValue { what: "a document", value: e.to_string() })?;
    write(dir, name, (json + "\n").as_bytes())
}
