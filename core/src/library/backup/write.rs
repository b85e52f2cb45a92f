//! Writing a backup.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::super::document::SetDocument;
use super::super::folder::sync_folder;
use super::super::{Digest, Library, LibraryError, Progress, SCHEMA, VideoState};
use super::BackupError;
use super::manifest::{
    Entry, FORM, MANIFEST, Manifest, SETS, SORENESS, SetLine, picture_entry, report_entry, track_entry,
    video_entry,
};

/// Bytes hashed or copied at a time.
const BLOCK: usize = 1 << 20;
/// Characters of the seal.
pub(super) const SEAL: usize = 64;

/// A backup being written: set by set, beside its place, which it takes when it is whole. It holds the library as it
/// was when the backup began, whatever happens meanwhile.
pub struct Backup {
    library: Library,
    rows: Vec<i64>,
    done: usize,
    with_videos: bool,
    sets: Vec<u8>,
    answers: u64,
    entries: Vec<Entry>,
    missing: Vec<String>,
    /// `None` once the file is in its place.
    zip: Option<ZipWriter<File>>,
    incoming: PathBuf,
    file: PathBuf,
}

impl Library {
    /// Begins a backup into a file; with films, where that is asked for.
    ///
    /// # Errors
    /// When the file can't be written or lies in the library's own folder, or the database can't be read.
    pub fn backup(&self, file: &Path, with_videos: bool) -> Result<Backup, BackupError> {
        self.folder.keep_out(file)?;
        let library = self.again()?;
        library.db.execute_batch("BEGIN").map_err(LibraryError::from)?;
        let rows = library.all_rows()?;
        let leaf = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let incoming = file.with_file_name(format!(".incoming-{leaf}"));
        let zip = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&incoming)
            .map_err(|e| LibraryError::file(file, e))?;
        Ok(Backup {
            library,
            rows,
            done: 0,
            with_videos,
            sets: Vec::new(),
            answers: 0,
            entries: Vec::new(),
            missing: Vec::new(),
            zip: Some(ZipWriter::new(zip)),
            incoming,
            file: file.to_owned(),
        })
    }
}

impl Backup {
    /// Writes the next set; the last step closes the file and gives it its name.
    ///
    /// # Errors
    /// When the disk or the database refuses. The place of the backup is untouched then.
    pub fn step(&mut self) -> Result<Progress, BackupError> {
        // Lists and seal are one step more.
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

    /// Files that the library names and does not have; known when all is done.
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    fn set(&mut self, row: i64) -> Result<(), BackupError> {
        let set = self.library.document(row)?;
        let reports = self.library.packed_reports(row)?;
        for (kind, packed) in [("original", &reports.original), ("current", &reports.current)] {
            if let Some(packed) = packed {
                self.entry(report_entry(set.id, kind), packed)?;
            }
        }
        if let Some(track) = set.track {
            self.file_entry(track_entry(set.id), &set.track_name(), track.sha256)?;
        }
        for picture in &set.pictures {
            self.file_entry(picture_entry(set.id, picture), &set.picture_name(picture), picture.sha256)?;
        }
        if self.with_videos {
            self.video(&set)?;
        }
        line(&mut self.sets, &SetLine::new(set, &reports))
    }

    /// A file of the library, or a note that it is not there as it was.
    fn file_entry(&mut self, name: String, file: &str, sha256: Digest) -> Result<(), BackupError> {
        match fs::read(self.library.folder.path(file)) {
            Ok(bytes) if Digest::of(&bytes) == sha256 => self.entry(name, &bytes),
            _ => {
                self.missing.push(name);
                Ok(())
            }
        }
    }

    fn entry(&mut self, name: String, bytes: &[u8]) -> Result<(), BackupError> {
        self.begin(&name)?;
        self.write(bytes)?;
        self.entries.push(Entry { name, bytes: bytes.len() as u64, sha256: Digest::of(bytes) });
        Ok(())
    }

    /// A film, which may be longer than memory.
    fn video(&mut self, set: &SetDocument) -> Result<(), BackupError> {
        let (Some(video), VideoState::Present) = (&set.video, self.library.video_state(set.id)?) else {
            if set.video.is_some() {
                self.missing.push(video_entry(set.id));
            }
            return Ok(());
        };
        let path = self.library.video_path(video);
        let failed = |e| LibraryError::file(&path, e);
        let mut film = File::open(&path).map_err(failed)?;
        self.begin(&video_entry(set.id))?;
        let (mut hasher, mut bytes, mut block) = (Sha256::new(), 0, vec![0; BLOCK]);
        loop {
            let read = film.read(&mut block).map_err(failed)?;
            let Some(part) = block.get(..read).filter(|part| !part.is_empty()) else { break };
            self.write(part)?;
            hasher.update(part);
            bytes += read as u64;
        }
        self.entries.push(Entry { name: video_entry(set.id), bytes, sha256: Digest::of_hasher(hasher) });
        Ok(())
    }

    fn begin(&mut self, name: &str) -> Result<(), BackupError> {
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default())
            .large_file(true);
        let file = self.file.clone();
        let Some(zip) = &mut self.zip else { return Ok(()) };
        Ok(zip.start_file(name, options).map_err(|e| LibraryError::file(&file, e.into()))?)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        let Some(zip) = &mut self.zip else { return Ok(()) };
        Ok(zip.write_all(bytes).map_err(|e| LibraryError::file(&self.file, e))?)
    }

    fn finish(&mut self) -> Result<(), BackupError> {
        let sets = std::mem::take(&mut self.sets);
        self.entry(SETS.to_owned(), &sets)?;
        let mut soreness = Vec::new();
        for answer in self.library.answers()? {
            line(&mut soreness, &answer)?;
            self.answers += 1;
        }
        self.entry(SORENESS.to_owned(), &soreness)?;
        let manifest = Manifest {
            keel_backup: FORM,
            schema: SCHEMA,
            keel: env!("CARGO_PKG_VERSION").to_owned(),
            sets: self.rows.len() as u64,
            answers: self.answers,
            entries: std::mem::take(&mut self.entries),
            missing: self.missing.clone(),
        };
        let mut json = serde_json::to_vec_pretty(&manifest).map_err(|e| written(&e))?;
        json.push(b'\n');
        self.begin(MANIFEST)?;
        self.write(&json)?;
        let failed = |e| LibraryError::file(&self.file, e);
        let Some(mut zip) = self.zip.take() else {
            return Err(failed(std::io::Error::other("it failed before; begin the backup anew")).into());
        };
        // The seal stands where the archive's comment does, the last bytes of the file.
        zip.set_raw_comment(vec![b'0'; SEAL].into()).map_err(|e| failed(e.into()))?;
        let mut out = zip.finish().map_err(|e| failed(e.into()))?;
        let mut seal = || -> std::io::Result<()> {
            let length = out.seek(SeekFrom::End(0))?;
            let digest = digest_of_first(&mut out, length - SEAL as u64)?;
            out.seek(SeekFrom::Start(length - SEAL as u64))?;
            out.write_all(digest.to_string().as_bytes())?;
            out.sync_all()?;
            fs::rename(&self.incoming, &self.file)?;
            self.file.parent().filter(|p| !p.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
        };
        Ok(seal().map_err(failed)?)
    }
}

impl Drop for Backup {
    fn drop(&mut self) {
        if self.done <= self.rows.len() {
            fs::remove_file(&self.incoming).ok();
        }
    }
}

/// SHA-256 of the first bytes of a file.
pub(super) fn digest_of_first(file: &mut File, bytes: u64) -> std::io::Result<Digest> {
    file.seek(SeekFrom::Start(0))?;
    let mut rest = file.take(bytes);
    let (mut hasher, mut block) = (Sha256::new(), vec![0; BLOCK]);
    loop {
        let read = rest.read(&mut block)?;
        match block.get(..read) {
            Some(part) if !part.is_empty() => hasher.update(part),
            _ => break,
        }
    }
    Ok(Digest::of_hasher(hasher))
}

fn line(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), BackupError> {
    serde_json::to_writer(&mut *out, value).map_err(|e| written(&e))?;
    out.push(b'\n');
    Ok(())
}

/// Plain data can't fail to be written; typed for the sake of the serialiser's contract.
fn written(error: &serde_json::Error) -> BackupError {
    BackupError::Library(LibraryError::UnknownValue { what: "a document", value: error.to_string() })
}
