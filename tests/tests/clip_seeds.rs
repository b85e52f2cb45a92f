//! What the fuzzers begin with, and what they once found, is read or refused in every run.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_cli::clip::Demuxer;
use keel_cli::clip::mp4::Mp4;
use keel_core::pose::Manifest;
use keel_core::report::from_json;
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// The seeds of a target by name.
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

#[test]
fn containers_end() {
    for (name, bytes) in seeds("container") {
        let Ok(mut film) = Mp4::open(Cursor::new(&bytes)) else { continue };
        let (mut data, mut samples) = (Vec::new(), 0);
        while let Ok(Some(_)) = film.next_sample(&mut data) {
            assert!(data.len() <= bytes.len(), "{name}");
            samples += 1;
        }
        assert!(samples > 0, "{name}");
    }
}

#[test]
fn documents_are_read_as_they_were_written() {
    for (name, bytes) in seeds("manifest") {
        Manifest::parse(std::str::from_utf8(&bytes).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for (name, bytes) in seeds("report") {
        from_json(std::str::from_utf8(&bytes).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
