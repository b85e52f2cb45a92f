//! Reading a backup: everything about it is checked before a byte of it is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use serde::de::DeserializeOwned;
use zip::{CompressionMethod, ZipArchive};

use super::super::document::SetDocument;
use super::super::soreness::Given;
use super::super::store::row_of;
use super::super::{Digest, Library, LibraryError, SCHEMA, SetId};
use super::BackupError;
use super::manifest::{Entry, FORM, MANIFEST, Manifest, SETS, SORENESS, SetLine, is_known, video_entry};
use super::write::{SEAL, digest_of_first};

/// Largest manifest and lists, bytes: those of a million sets.
const LIST_MAX_BYTES: u64 = 1 << 30;
/// Largest track, report or picture, bytes: ten minutes at 240 frames of 1 KB.
pub(super) const FILE_MAX_BYTES: u64 = 160 << 20;

/// Largest film that a set may refer to, bytes: a terabyte, days of it.
const FILM_MAX_BYTES: u64 = 1 << 40;

/// A backup whose seal, names and lists were found whole.
pub struct BackupFile {
    pub(super) zip: ZipArchive<File>,
    pub(super) entries: BTreeMap<String, Entry>,
    pub(super) sets: Vec<SetDocument>,
    pub(super) answers: Vec<Given>,
}

/// What a backup would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Sets in it.
    pub sets: u64,
    /// Of those, sets that the library does not have.
    pub new_sets: u64,
    /// Sets of the library that the backup does not have: a replacing restore deletes them.
    pub only_here: u64,
    /// Answers about soreness in it.
    pub answers: u64,
    /// Tracks in it.
    pub tracks: u64,
    /// Films in it.
    pub videos: u64,
    /// Size of it, bytes.
    pub bytes: u64,
}

impl BackupFile {
    /// Opens a backup and checks it: every byte against the seal, every name, the lists.
    ///
    /// # Errors
    /// When it is cut off, altered, of a later Keel, or holds what Keel does not write.
    pub fn open(path: &Path) -> Result<Self, BackupError> {
        let mut file = File::open(path).map_err(|e| LibraryError::file(path, e))?;
        check_seal(&mut file).map_err(|e| LibraryError::file(path, e))??;
        let mut zip = ZipArchive::new(file).map_err(|e| not_whole(&e))?;
        check_entries(&mut zip)?;
        let json = read_entry(&mut zip, MANIFEST, LIST_MAX_BYTES)?;
        let manifest = read_manifest(&json)?;
        let entries = listed(&mut zip, &manifest)?;
        let read = |zip: &mut ZipArchive<File>, name| {
            let bytes = read_entry(zip, name, LIST_MAX_BYTES)?;
            verified(&entries, name, bytes)
        };
        let lines_of_sets: Vec<SetLine> = lines(SETS, &read(&mut zip, SETS)?)?;
        let answers: Vec<Given> = lines(SORENESS, &read(&mut zip, SORENESS)?)?;
        check_answers(&answers)?;
        check_sets(&lines_of_sets, &entries, &manifest.missing)?;
        check_counts(&manifest, lines_of_sets.len(), answers.len())?;
        let sets = lines_of_sets.into_iter().map(|line| line.set).collect();
        Ok(Self { zip, entries, sets, answers })
    }

    /// What restoring it into a library would bring.
    ///
    /// # Errors
    /// When the library can't be read.
    pub fn counts(&self, library: &Library) -> Result<Counts, BackupError> {
        let mut known = 0;
        for set in &self.sets {
            known += u64::from(row_of(&library.db, set.id)?.is_some());
        }
        let here = library.count(&super::super::Filter::default())?;
        let count = |room: &str| self.entries.keys().filter(|name| name.starts_with(room)).count() as u64;
        Ok(Counts {
            sets: self.sets.len() as u64,
            new_sets: self.sets.len() as u64 - known,
            // Somebody else may have deleted sets since they were counted.
            only_here: here.saturating_sub(known),
            answers: self.answers.len() as u64,
            tracks: count("tracks/"),
            videos: count("videos/"),
            bytes: self.entries.values().map(|e| e.bytes).sum(),
        })
    }

    /// The contents of an entry; `None` where the backup has none of this name.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, BackupError> {
        if !self.entries.contains_key(name) {
            return Ok(None);
        }
        let bytes = read_entry(&mut self.zip, name, FILE_MAX_BYTES)?;
        verified(&self.entries, name, bytes).map(Some)
    }
}

fn not_whole(why: &dyn std::fmt::Display) -> BackupError {
    BackupError::NotWhole { why: why.to_string() }
}

/// The last characters of the file are the digest of everything before them.
fn check_seal(file: &mut File) -> std::io::Result<Result<(), BackupError>> {
    let length = file.seek(SeekFrom::End(0))?;
    let Some(sealed) = length.checked_sub(SEAL as u64) else {
        return Ok(Err(not_whole(&format!("it has {length} bytes"))));
    };
    let mut seal = [0; SEAL];
    file.seek(SeekFrom::Start(sealed))?;
    file.read_exact(&mut seal)?;
    let Some(seal) = std::str::from_utf8(&seal).ok().and_then(|s| s.parse::<Digest>().ok()) else {
        return Ok(Err(not_whole(&"it does not end with a seal")));
    };
    let found = digest_of_first(file, sealed)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(if found == seal {
        Ok(())
    } else {
        Err(BackupError::Altered { what: format!("its digest is {found}") })
    })
}

/// Names, kinds and sizes of all entries, from the archive's own list.
fn check_entries(zip: &mut ZipArchive<File>) -> Result<(), BackupError> {
    if zip.has_duplicate_names() {
        return Err(not_whole(&"two entries have one name"));
    }
    let (mut sum, length) = (0_u64, zip.central_directory_start());
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|e| not_whole(&e))?;
        let name = String::from_utf8_lossy(entry.name_raw()).chars().take(200).collect::<String>();
        if !is_known(&name) || entry.is_symlink() || entry.is_dir() {
            return Err(BackupError::BadName { name });
        }
        let stored = entry.compression() == CompressionMethod::Stored && !entry.encrypted();
        sum = sum.saturating_add(entry.size());
        if !stored || entry.size() != entry.compressed_size() || sum > length {
            return Err(BackupError::Swells { name });
        }
    }
    Ok(())
}

fn read_entry(zip: &mut ZipArchive<File>, name: &str, most: u64) -> Result<Vec<u8>, BackupError> {
    let entry = zip.by_name(name).map_err(|e| not_whole(&e))?;
    if entry.size() > most {
        return Err(BackupError::TooLarge { name: name.to_owned(), bytes: entry.size() });
    }
    let mut bytes = Vec::new();
    entry.take(most).read_to_end(&mut bytes).map_err(|e| not_whole(&e))?;
    Ok(bytes)
}

fn read_manifest(json: &[u8]) -> Result<Manifest, BackupError> {
    let value: serde_json::Value = serde_json::from_slice(json).map_err(|e| not_whole(&e))?;
    for (field, known) in [("keel_backup", FORM), ("schema", SCHEMA)] {
        let found = value.get(field).and_then(serde_json::Value::as_i64).unwrap_or(0);
        if found > known {
            return Err(BackupError::Newer { found, known });
        }
    }
    serde_json::from_value(value).map_err(|e| not_whole(&e))
}

/// The manifest's entries by name; it and the archive must tell of the same.
fn listed(zip: &mut ZipArchive<File>, manifest: &Manifest) -> Result<BTreeMap<String, Entry>, BackupError> {
    let entries: BTreeMap<String, Entry> =
        manifest.entries.iter().map(|e| (e.name.clone(), e.clone())).collect();
    if entries.len() + 1 != zip.len() || entries.len() != manifest.entries.len() {
        return Err(not_whole(&format!(
            "{} entries, {} in the manifest",
            zip.len(),
            manifest.entries.len() + 1
        )));
    }
    for entry in entries.values() {
        let found = zip.by_name(&entry.name).map_err(|e| not_whole(&e))?.size();
        if found != entry.bytes {
            return Err(BackupError::Altered { what: format!("\"{}\" has {found} bytes", entry.name) });
        }
        if entry.bytes > FILE_MAX_BYTES
            && !entry.name.starts_with("videos/")
            && ![SETS, SORENESS].contains(&entry.name.as_str())
        {
            return Err(BackupError::TooLarge { name: entry.name.clone(), bytes: entry.bytes });
        }
    }
    Ok(entries)
}

/// Contents that are what the manifest says.
pub(super) fn verified(
    entries: &BTreeMap<String, Entry>,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Vec<u8>, BackupError> {
    let due = entries.get(name).ok_or_else(|| not_whole(&format!("\"{name}\" is missing")))?;
    if Digest::of(&bytes) == due.sha256 {
        Ok(bytes)
    } else {
        Err(BackupError::Altered { what: format!("\"{name}\" is not what the manifest says") })
    }
}

fn lines<T: DeserializeOwned>(name: &'static str, bytes: &[u8]) -> Result<Vec<T>, BackupError> {
    bytes
        .split(|b| *b == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .map(|(i, line)| {
            serde_json::from_slice(line).map_err(|e| BackupError::Line {
                name,
                line: i + 1,
                why: e.to_string(),
            })
        })
        .collect()
}

/// Every question is answered once.
fn check_answers(answers: &[Given]) -> Result<(), BackupError> {
    let mut seen = BTreeSet::new();
    match answers.iter().position(|a| !seen.insert((a.day, a.question))) {
        Some(at) => {
            Err(BackupError::Line { name: SORENESS, line: at + 1, why: "it is answered twice".to_owned() })
        }
        None => Ok(()),
    }
}

fn check_counts(manifest: &Manifest, sets: usize, answers: usize) -> Result<(), BackupError> {
    let (found, told) = ((sets as u64, answers as u64), (manifest.sets, manifest.answers));
    if found == told {
        Ok(())
    } else {
        Err(not_whole(&format!("{found:?} sets and answers, {told:?} in the manifest")))
    }
}

/// Every set is itself, once; every entry is one that its set names, and what a set names and the backup does not hold
/// was missing when it was written.
fn check_sets(
    sets: &[SetLine],
    entries: &BTreeMap<String, Entry>,
    missing: &[String],
) -> Result<(), BackupError> {
    let mut seen: BTreeSet<SetId> = BTreeSet::new();
    let mut due: BTreeMap<String, Option<Digest>> = BTreeMap::new();
    for line in sets {
        let id = line.set.id;
        if !seen.insert(id) {
            return Err(BackupError::Twice { id });
        }
        if !line.set.has_its_id() {
            return Err(BackupError::WrongId { id });
        }
        if let Some(video) = line.set.video.as_ref().filter(|v| v.print.bytes > FILM_MAX_BYTES) {
            return Err(BackupError::TooLarge { name: video_entry(id), bytes: video.print.bytes });
        }
        due.extend(line.entries());
    }
    for entry in entries.values().filter(|entry| ![SETS, SORENESS].contains(&entry.name.as_str())) {
        let is_due = due.remove(&entry.name).is_some_and(|d| d.is_none_or(|d| d == entry.sha256));
        if !is_due {
            return Err(BackupError::Altered { what: format!("\"{}\" is of another set", entry.name) });
        }
    }
    let missing: BTreeSet<&str> = missing.iter().map(String::as_str).collect();
    let lost = |name: &&String| !name.starts_with("videos/") && !missing.contains(name.as_str());
    match due.keys().find(lost) {
        Some(name) => Err(not_whole(&format!("\"{name}\" is missing"))),
        None => Ok(()),
    }
}
