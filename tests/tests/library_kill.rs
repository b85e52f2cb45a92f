//! Nothing lost: a child process is killed at random moments of saving, editing, deleting one set or all, backing up,
//! restoring and migrating. Afterwards the library opens, its database is whole, and it holds exactly what was
//! acknowledged, with or without the one thing that was going on.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::{
    BackupFile, Digest, Facts, Filter, Library, Mode, NewPicture, NewSet, Note, PictureKind, SetId, within,
};
use keel_core::lift::Correction;
use keel_core::report::{Report, from_json, to_json};
use keel_core::track::decode;
use keel_tests::library::{EVENING_MS, JPEG, at, back_up, camera, recorded, restore};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// Where the child works; unset in the parent.
const PLACE: &str = "KEEL_KILL_PLACE";
/// What the child's choices are drawn from.
const SEED: &str = "KEEL_KILL_SEED";
/// How often to kill; `tests/run long` asks for a thousand.
const KILLS: &str = "KEEL_KILLS";
/// Before this many microseconds the child is killed; most of what it does takes some milliseconds.
const LATEST_US: u64 = 150_000;

/// From so many sets on everything is deleted now and then.
const MANY: usize = 40;

/// Sets with their notes.
type Model = BTreeMap<SetId, String>;

struct Recording {
    bytes: Vec<u8>,
    report: Report,
}

fn recordings(place: &Path) -> Vec<Recording> {
    (0..2)
        .map(|i| Recording {
            bytes: fs::read(place.join(format!("{i}.keeltrack"))).unwrap(),
            report: from_json(&fs::read_to_string(place.join(format!("{i}.json"))).unwrap()).unwrap(),
        })
        .collect()
}

fn tell(what: &str) {
    println!("\nKEEL {what}");
}

/// The child: does one thing after another until it is killed, and says before and after each.
#[test]
fn child() {
    let Ok(place) = std::env::var(PLACE) else { return };
    let place = PathBuf::from(place);
    let seed: u64 = std::env::var(SEED).unwrap().parse().unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let recordings = recordings(&place);
    let mut library = Library::open(&place.join("library")).unwrap();
    let file = place.join("keel.backup");
    for turn in 0_u64.. {
        let ids: Vec<SetId> =
            library.sets(&Filter::default(), None, 200).unwrap().sets.iter().map(|s| s.id).collect();
        let any = ids.get(rng.next_u64() as usize % ids.len().max(1)).copied();
        match (rng.next_u32() % 10, any) {
            (0..=3, _) | (_, None) => {
                let recording = &recordings[rng.next_u32() as usize % 2];
                let started = at(EVENING_MS + (seed * 1000 + turn) as i64);
                let id = SetId::derive(started, Some(Digest::of(&recording.bytes)));
                tell(&format!("begin save {id} n{turn}"));
                let facts = facts(&format!("n{turn}"));
                let thumbnail = [NewPicture { kind: PictureKind::Thumbnail, jpeg: JPEG }];
                let new = NewSet {
                    started,
                    facts: &facts,
                    track: Some(&recording.bytes),
                    report: Some(&recording.report),
                    video: None,
                    pictures: &thumbnail,
                };
                library.save(&new).unwrap();
            }
            (4, Some(id)) => {
                tell(&format!("begin edit {id} e{turn}"));
                library.edit_facts(id, &facts(&format!("e{turn}"))).unwrap();
            }
            (5, Some(id)) => {
                tell(&format!("begin correct {id}"));
                let report = library.set(id).unwrap().report.unwrap();
                match report.reps.first() {
                    Some(rep) if library.corrections(id).unwrap().is_empty() => {
                        library.correct(id, Correction::Delete { rep_at_s: within(rep) }).unwrap();
                    }
                    _ => drop(library.undo(id)),
                }
            }
            (6, Some(id)) => {
                tell(&format!("begin delete {id}"));
                library.delete(id).unwrap();
            }
            (7, _) => {
                tell("begin backup");
                back_up(&library, &file, false);
            }
            (8, _) if file.exists() => {
                let mode = if rng.next_u32() % 2 == 0 { Mode::Merge } else { Mode::Replace };
                tell(&format!("begin restore {mode:?}"));
                restore(&library, &file, mode).unwrap();
            }
            (9, _) if ids.len() >= MANY => {
                tell("begin clear");
                library.delete_everything().unwrap();
            }
            _ => {
                let old = place.join(format!("old-{seed}-{turn}"));
                copy_tree(&place.join("schema-1"), &old);
                tell(&format!("begin migrate {}", old.display()));
                drop(Library::open(&old).unwrap());
            }
        }
        tell("done");
    }
}

fn facts(note: &str) -> Facts {
    Facts { note: Some(Note::new(note).unwrap()), ..Facts::default() }
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs the child and kills it after so long. Returns what it said, line by line.
fn killed_after(place: &Path, seed: u64, micros: u64) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture", "--test-threads=1"])
        .env(PLACE, place)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    // The clock begins when the child does: its start-up takes what it takes on a busy machine.
    let mut said = vec![0];
    out.read_exact(&mut said).unwrap();
    thread::sleep(Duration::from_micros(micros));
    child.kill().unwrap();
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    child.wait().unwrap();
    said.extend(rest);
    assert!(!errors.contains("panicked"), "{errors}");
    let text = String::from_utf8_lossy(&said).into_owned();
    // A line that was cut off was not said.
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter_map(|l| l.strip_prefix("KEEL ")).map(str::to_owned).collect()
}

/// What a begun thing makes of the sets once it is done.
fn applied(line: &str, model: &Model, backup: &Model) -> Model {
    let mut after = model.clone();
    let words: Vec<&str> = line.split(' ').collect();
    match words[..] {
        ["begin", "save" | "edit", id, note] => drop(after.insert(id.parse().unwrap(), note.to_owned())),
        ["begin", "delete", id] => drop(after.remove(&id.parse().unwrap())),
        ["begin", "clear"] => after.clear(),
        ["begin", "restore", "Replace"] => after = backup.clone(),
        ["begin", "restore", "Merge"] => {
            for (id, note) in backup {
                after.entry(*id).or_insert(note.clone());
            }
        }
        _ => {}
    }
    after
}

fn held(library: &Library) -> Model {
    let (mut model, mut after) = (Model::new(), None);
    loop {
        let page = library.sets(&Filter::default(), after, 200).unwrap();
        for set in page.sets {
            model.insert(set.id, set.facts.note.unwrap().as_str().to_owned());
        }
        after = page.next;
        if after.is_none() {
            return model;
        }
    }
}

/// What a track gives with some corrections, judged once.
type Judged = BTreeMap<(Digest, String), String>;

/// Every set is whole: its track, the report that follows from it, its picture.
fn check_whole(library: &Library, judged: &mut Judged) {
    library.check().unwrap();
    for id in held(library).into_keys() {
        let set = library.set(id).unwrap();
        let (bytes, corrections) = (library.track_bytes(id).unwrap(), library.corrections(id).unwrap());
        let due = judged.entry((Digest::of(&bytes), format!("{corrections:?}"))).or_insert_with(|| {
            let track = decode(&bytes).unwrap().track;
            to_json(&Report::corrected(&track, &corrections).unwrap()).unwrap()
        });
        assert_eq!(&to_json(&set.report.unwrap()).unwrap(), due);
        for (_, path) in library.pictures(id).unwrap() {
            assert_eq!(fs::read(path).unwrap(), JPEG);
        }
    }
}

#[test]
fn a_killed_process_loses_nothing_that_was_acknowledged() {
    if std::env::var(PLACE).is_ok() {
        return;
    }
    let kills: u64 = std::env::var(KILLS).ok().and_then(|k| k.parse().ok()).unwrap_or(100);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    for (i, losses) in [&[0.0][..], &[15.0]].into_iter().enumerate() {
        let recording = recorded(losses, &camera(i as u64));
        fs::write(place.join(format!("{i}.keeltrack")), &recording.bytes).unwrap();
        fs::write(place.join(format!("{i}.json")), to_json(&recording.report).unwrap()).unwrap();
    }
    copy_tree(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/library/schema-1"),
        &place.join("schema-1"),
    );
    let mut rng = ChaCha8Rng::seed_from_u64(2026);
    let (mut model, mut backup) = (Model::new(), Model::new());
    let mut interrupted: BTreeMap<String, u32> = BTreeMap::new();
    let mut judged = Judged::new();
    for kill in 0..kills {
        let lines = killed_after(place, kill + 1, rng.next_u64() % LATEST_US);
        let (mut going, mut migrated) = (None, Vec::new());
        for line in &lines {
            match (line.as_str(), going.take()) {
                ("done", Some(begun)) => {
                    model = applied(begun, &model, &backup);
                    if begun == "begin backup" {
                        backup = model.clone();
                    }
                }
                (begun, _) => {
                    migrated.extend(begun.strip_prefix("begin migrate ").map(PathBuf::from));
                    going = Some(begun);
                }
            }
        }
        let library = Library::open(&place.join("library")).unwrap();
        let now = held(&library);
        let after = going.map(|begun| applied(begun, &model, &backup));
        assert!(
            now == model || Some(&now) == after.as_ref(),
            "kill {kill}, {going:?}: {now:?}, not {model:?}"
        );
        model = now;
        if let Some(begun) = going {
            *interrupted.entry(begun.split(' ').nth(1).unwrap().to_owned()).or_default() += 1;
        }
        check_whole(&library, &mut judged);
        assert_eq!(fs::read_dir(place.join("library/incoming")).unwrap().count(), 0);
        // A backup is the last whole one, or the one that was just being written.
        let file = place.join("keel.backup");
        if going == Some("begin backup") && file.exists() {
            let probe = tempfile::tempdir().unwrap();
            let held = Library::open(probe.path()).unwrap();
            restore(&held, &file, Mode::Merge).unwrap();
            let written = self::held(&held);
            assert!(written == backup || written == model, "kill {kill}: {written:?}");
            backup = written;
        } else if file.exists() {
            BackupFile::open(&file).unwrap();
        }
        for old in migrated {
            let migrated = Library::open(&old).unwrap();
            migrated.check().unwrap();
            assert_eq!(migrated.count(&Filter::default()).unwrap(), 2);
            drop(migrated);
            fs::remove_dir_all(old).unwrap();
        }
    }
    println!("{kills} kills; interrupted: {interrupted:?}");
}
