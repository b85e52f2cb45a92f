//! Backups as somebody with bad intentions would make them: a whole one, changed and sealed again.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test fails by panicking")]

use crate::library::{
    EVENING_MS, at, back_up, camera, exported, facts, files, lived_in, recorded, restore, save,
};
use keel_core::library::{BackupError, Digest, Library, Mode};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A backup's entries by name.
pub type Entries = BTreeMap<String, Vec<u8>>;

/// A library with a set of its own, and a backup of another one.
#[derive(Debug)]
pub struct Place {
    _folder: TempDir,
    /// The library.
    pub library: Library,
    /// Its folder.
    pub dir: PathBuf,
    /// The backup as Keel wrote it.
    pub whole: PathBuf,
    /// Where forged ones go.
    pub bad: PathBuf,
}

impl Place {
    /// A new place.
    #[allow(clippy::new_without_default, reason = "it writes to the disk")]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut other = Library::open(&folder.path().join("other")).unwrap();
        lived_in(&mut other);
        let whole = folder.path().join("whole.backup");
        back_up(&other, &whole, false);
        let dir = folder.path().join("library");
        let mut library = Library::open(&dir).unwrap();
        save(&mut library, at(EVENING_MS - 1), &facts(60.0, "here"), &recorded(&[0.0], &camera(8)));
        Self { library, dir, whole, bad: folder.path().join("bad.backup"), _folder: folder }
    }

    /// Restoring the bad backup fails, whichever way, and leaves the library as it is.
    pub fn refused(&self) -> BackupError {
        let before = (exported(&self.library), files(&self.dir.join("tracks")));
        assert!(restore(&self.library, &self.bad, Mode::Replace).is_err());
        let error = restore(&self.library, &self.bad, Mode::Merge).unwrap_err();
        assert_eq!((exported(&self.library), files(&self.dir.join("tracks"))), before);
        self.library.check().unwrap();
        error
    }

    /// The whole backup's entries, changed and packed again under a new seal.
    pub fn repack(&self, change: impl FnOnce(&mut Entries)) {
        let mut zip = ZipArchive::new(File::open(&self.whole).unwrap()).unwrap();
        let mut entries = Entries::new();
        for i in 0..zip.len() {
            let mut entry = zip.by_index(i).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            entries.insert(String::from_utf8(entry.name_raw().to_vec()).unwrap(), bytes);
        }
        change(&mut entries);
        let mut zip = archive();
        for (name, bytes) in &entries {
            zip.start_file(name, stored()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        self.seal(zip);
    }

    /// Closes an archive under a seal of its own.
    pub fn seal(&self, mut zip: ZipWriter<Cursor<Vec<u8>>>) {
        zip.set_raw_comment(vec![b'0'; 64].into()).unwrap();
        let mut bytes = zip.finish().unwrap().into_inner();
        bytes.truncate(bytes.len() - 64);
        let seal = Digest::of(&bytes).to_string();
        bytes.extend_from_slice(seal.as_bytes());
        fs::write(&self.bad, bytes).unwrap();
    }
}

/// An archive in memory.
pub fn archive() -> ZipWriter<Cursor<Vec<u8>>> {
    ZipWriter::new(Cursor::new(Vec::new()))
}

/// Entries as Keel writes them.
pub fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

/// Changes one entry and what the manifest says of it.
pub fn edit(entries: &mut Entries, name: &str, bytes: Vec<u8>) {
    change_manifest(entries, |manifest| {
        for entry in manifest["entries"].as_array_mut().unwrap() {
            if entry["name"] == name {
                entry["bytes"] = bytes.len().into();
                entry["sha256"] = Digest::of(&bytes).to_string().into();
            }
        }
    });
    entries.insert(name.into(), bytes);
}

/// As [`edit`], and what the list of sets says of it too.
pub fn swap(entries: &mut Entries, name: &str, bytes: Vec<u8>) {
    let list = String::from_utf8(entries["sets.jsonl"].clone()).unwrap();
    let list = list.replace(&Digest::of(&entries[name]).to_string(), &Digest::of(&bytes).to_string());
    edit(entries, "sets.jsonl", list.into_bytes());
    edit(entries, name, bytes);
}

/// The first entry of a room.
pub fn first(entries: &Entries, room: &str) -> String {
    entries.keys().find(|name| name.starts_with(room)).unwrap().clone()
}

/// Changes the manifest.
pub fn change_manifest(entries: &mut Entries, change: impl FnOnce(&mut serde_json::Value)) {
    let mut manifest: serde_json::Value = serde_json::from_slice(&entries["manifest.json"]).unwrap();
    change(&mut manifest);
    entries.insert("manifest.json".into(), serde_json::to_vec(&manifest).unwrap());
}
