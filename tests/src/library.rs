//! Sets for tests of the library: scripted films, saved as an app would save them.

use keel_core::library::soreness::{Answer, Due, Place, Quality, Question, Score, SorePlace};
use keel_core::library::{
    BackupError, BackupFile, Facts, Library, Load, LoadUnit, Mode, Moment, NewPicture, NewSet, Note,
    PictureKind, PlaceName, Restored, SetId, within,
};
use keel_core::lift::{Correction, Lift};
use keel_core::report::Report;
use keel_core::track::{Track, decode, encode};

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::film::{Camera, film};
use crate::script::{LossAt, RepScript, SetScript};

/// 2026-11-25 17:00 UTC, a Wednesday.
pub const EVENING_MS: i64 = 1_795_626_000_000;
/// A day, ms.
pub const DAY_MS: i64 = 86_400_000;
/// Smallest JPEG file that is one.
pub const JPEG: &[u8] =
    &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

/// A recording: the track as stored, and what was judged from it.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The track's bytes.
    pub bytes: Vec<u8>,
    /// The track read back.
    pub track: Track,
    /// Its report.
    pub report: Report,
}

/// A moment in Berlin's winter.
///
/// # Panics
/// Where the clock is out of bounds.
#[allow(clippy::unwrap_used, reason = "tests choose times that exist")]
pub fn at(utc_ms: i64) -> Moment {
    Moment::new(utc_ms, 60).unwrap()
}

/// A set of reps that each lose so many degrees at the knee, filmed at 30 frames a second.
///
/// # Panics
/// Never: what is encoded can be decoded.
#[allow(clippy::unwrap_used, reason = "what is encoded can be decoded")]
pub fn recorded(losses_deg: &[f64], camera: &Camera) -> Recording {
    let reps = losses_deg
        .iter()
        .map(|deg| RepScript::losing(LossAt::KneePass, deg / 3.0, deg * 2.0 / 3.0))
        .collect();
    let script = SetScript { standing_s: 0.6, ..SetScript::new(reps) };
    let bytes = encode(&film(&script, camera), 30);
    let track = decode(&bytes).unwrap().track;
    Recording { report: Report::of(&track), bytes, track }
}

/// A camera at 30 frames a second with a pixel's noise.
pub fn camera(seed: u64) -> Camera {
    Camera { fps: 30.0, noise_px: 0.5, seed, ..Camera::default() }
}

/// What a lifter says of an ordinary set.
///
/// # Panics
/// Never: the values are within their bounds.
#[allow(clippy::unwrap_used, reason = "the values are within their bounds")]
pub fn facts(load_kg: f64, note: &str) -> Facts {
    Facts {
        lift: Some(Lift::Conventional),
        load: Some(Load::new(load_kg, LoadUnit::Kg).unwrap()),
        belt: Some(false),
        note: (!note.is_empty()).then(|| Note::new(note).unwrap()),
        place: Some(PlaceName::new("Keller").unwrap()),
        keep_video: false,
    }
}

/// Saves a recording with a thumbnail.
///
/// # Panics
/// Where the library refuses.
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
pub fn save(library: &mut Library, started: Moment, facts: &Facts, recording: &Recording) -> SetId {
    let thumbnail = [NewPicture { kind: PictureKind::Thumbnail, jpeg: JPEG }];
    let new = NewSet {
        started,
        facts,
        track: Some(&recording.bytes),
        report: Some(&recording.report),
        video: None,
        pictures: &thumbnail,
    };
    library.save(&new).unwrap().id
}

/// A library of three sets with corrections, answers and a picture each. Returns the sets' ids in order of time.
///
/// # Panics
/// Where the library refuses.
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
pub fn lived_in(library: &mut Library) -> Vec<SetId> {
    let recordings =
        [recorded(&[0.0, 16.0], &camera(1)), recorded(&[8.0], &camera(2)), recorded(&[0.0], &camera(3))];
    let notes = ["Rücken müde", "", "🏋️ \"quoted\", new\nline"];
    let before = Due { day: at(EVENING_MS).day(), question: Question::Before };
    library.answer_soreness(at(EVENING_MS - 60_000), before, &Answer::NONE).unwrap();
    let mut ids = Vec::new();
    for (i, (recording, note)) in recordings.iter().zip(notes).enumerate() {
        let started = at(EVENING_MS + i as i64 * 600_000);
        ids.push(save(library, started, &facts(100.0 + 2.5 * i as f64, note), recording));
    }
    let place =
        SorePlace { place: Place::LowBack, score: Score::new(3).unwrap(), quality: Some(Quality::Tight) };
    let morning = Due { day: at(EVENING_MS).day(), question: Question::Morning };
    library
        .answer_soreness(at(EVENING_MS + DAY_MS / 2), morning, &Answer::new(vec![place], false).unwrap())
        .unwrap();
    let rep_at_s = within(&recordings[0].report.reps[1]);
    library.correct(ids[0], Correction::Delete { rep_at_s }).unwrap();
    ids
}

/// Exports a library and returns every file by its name.
///
/// # Panics
/// Where the library refuses.
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
pub fn exported(library: &Library) -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().unwrap();
    let mut export = library.export(dir.path()).unwrap();
    while !export.step().unwrap().is_complete() {}
    files(dir.path())
}

/// Every file under a folder by its name.
///
/// # Panics
/// Where the folder can't be read.
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
pub fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            out.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            out.insert(name, fs::read(&path).unwrap());
        }
    }
    out
}

/// Backs a library up, whole.
///
/// # Panics
/// Where the library refuses.
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
pub fn back_up(library: &Library, file: &Path, with_videos: bool) {
    let mut backup = library.backup(file, with_videos).unwrap();
    while !backup.step().unwrap().is_complete() {}
    assert!(backup.missing().is_empty());
}

/// Restores a backup, whole.
///
/// # Errors
/// As the restore does.
pub fn restore(library: &Library, file: &Path, mode: Mode) -> Result<Restored, BackupError> {
    let mut restore = library.restore(BackupFile::open(file)?, mode)?;
    while !restore.step()?.is_complete() {}
    Ok(restore.restored())
}
