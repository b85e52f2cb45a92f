//! What the fuzzers begin with, and what they once found, is read or refused in every run.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_cli::clip::Demuxer;
use keel_cli::clip::mp4::Mp4;
use keel_core::library::soreness::{Answer, Due, Question};
use keel_core::library::{Digest, Library, Mode, NewPicture, NewSet, PictureKind};
use keel_core::pose::Manifest;
use keel_core::report::{Report, from_json};
use keel_core::track::decode;
use keel_tests::library::{EVENING_MS, JPEG, at, back_up, camera, facts, recorded, restore, save};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target)
}

/// The seeds of a target by name.
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder(target)).unwrap().map(|entry| entry.unwrap().path());
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

#[test]
fn tracks_are_read_and_judged() {
    for (name, bytes) in seeds("track") {
        let decoded = decode(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(Report::of(&decoded.track).source.frames > 0, "{name}");
    }
}

/// As the fuzzer does it: a seed is a backup without its seal.
#[test]
fn backups_are_restored() {
    for (name, bytes) in seeds("backup") {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("seed.backup");
        fs::write(&file, [&bytes[..], Digest::of(&bytes).to_string().as_bytes()].concat()).unwrap();
        let library = Library::open(&place.path().join("library")).unwrap();
        let restored =
            restore(&library, &file, Mode::Replace).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(restored.new_sets > 0, "{name}");
        library.check().unwrap();
    }
}

/// Run once, when the form of a backup changes.
#[test]
#[ignore = "writes into the source tree"]
fn write_the_seeds_of_backups() {
    let place = tempfile::tempdir().unwrap();
    let mut library = Library::open(&place.path().join("library")).unwrap();
    let write = |library: &Library, name: &str| {
        let file = place.path().join(name);
        back_up(library, &file, false);
        let bytes = fs::read(&file).unwrap();
        fs::write(folder("backup").join(name), &bytes[..bytes.len() - 64]).unwrap();
    };
    // Short, so that a fuzzer gets somewhere: a set that could not be judged, and an answer.
    let before = Due { day: at(EVENING_MS).day(), question: Question::Before };
    library.answer_soreness(at(EVENING_MS), before, &Answer::NONE).unwrap();
    let told = facts(100.0, "no film");
    let new = NewSet {
        started: at(EVENING_MS),
        facts: &told,
        track: None,
        report: None,
        video: None,
        pictures: &[NewPicture { kind: PictureKind::Thumbnail, jpeg: JPEG }],
    };
    library.save(&new).unwrap();
    write(&library, "one_told");
    save(&mut library, at(EVENING_MS + 600_000), &facts(80.0, "Rücken"), &recorded(&[14.0], &camera(1)));
    write(&library, "two_sets");
}
