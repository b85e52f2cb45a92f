//! Any bytes as a backup, sealed so that the reader gets past the seal: refused, or restored into a library that is whole.
#![no_main]

use keel_core::library::{BackupFile, Digest, Library, Mode};
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::OnceLock;

/// One folder for the whole run, where temporary files are.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("keel-fuzz-backup-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        folder
    })
}

fuzz_target!(|bytes: &[u8]| {
    let file = folder().join("fuzzed.backup");
    let sealed = [bytes, Digest::of(bytes).to_string().as_bytes()].concat();
    std::fs::write(&file, sealed).expect("room for a small file");
    let Ok(backup) = BackupFile::open(&file) else { return };
    let library = Library::open(&folder().join("library")).expect("a library of its own");
    let Ok(mut restore) = library.restore(backup, Mode::Replace) else { return };
    let restored = loop {
        match restore.step() {
            Ok(progress) if progress.is_complete() => break true,
            Ok(_) => {}
            Err(_) => break false,
        }
    };
    drop(restore);
    if restored {
        library.check().expect("what was restored is whole");
    }
});
