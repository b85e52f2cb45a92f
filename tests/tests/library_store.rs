//! Saving, opening, listing: what goes in comes out, once, whole, and in order.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::{
    Day, Facts, Filter, Library, LibraryError, Load, LoadUnit, Moment, NewPicture, NewSet, Note, PictureKind,
    PlaceName, SCHEMA, SetId, VideoPrint, VideoRef, VideoState,
};
use keel_core::report::to_json;
use keel_core::verdict::Word;
use keel_tests::library::{DAY_MS, EVENING_MS, JPEG, at, camera, facts, recorded, save};
use std::fs;
use std::path::{Path, PathBuf};

const HOUR_MS: i64 = 3_600_000;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/library")
}

#[test]
fn a_set_comes_back_as_it_was_saved() {
    let dir = tempfile::tempdir().unwrap();
    let recording = recorded(&[0.0, 15.0], &camera(1));
    let mut library = Library::open(dir.path()).unwrap();
    let facts = facts(102.5, "Griff rutscht 🏋️");
    let id = save(&mut library, at(EVENING_MS), &facts, &recording);
    drop(library);
    let library = Library::open(dir.path()).unwrap();
    let set = library.set(id).unwrap();
    assert_eq!(set.summary.facts, facts);
    assert_eq!(set.summary.started, at(EVENING_MS));
    assert_eq!(to_json(&set.report.unwrap()).unwrap(), to_json(&recording.report).unwrap());
    assert_eq!(library.track(id).unwrap(), recording.track);
    assert_eq!(library.track_bytes(id).unwrap(), recording.bytes);
    let pictures = library.pictures(id).unwrap();
    assert_eq!(pictures.len(), 1);
    assert_eq!(fs::read(&pictures[0].1).unwrap(), JPEG);
    assert_eq!(set.summary.thumbnail.as_ref(), Some(&pictures[0].1));
    library.check().unwrap();
}

#[test]
fn saving_twice_is_saving_once_and_two_sets_of_one_moment_are_two() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let (one, two) = (recorded(&[0.0], &camera(1)), recorded(&[0.0], &camera(2)));
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, "first"), &one);
    assert_eq!(id, save(&mut library, at(EVENING_MS), &facts(80.0, "again"), &one));
    assert_eq!(library.set(id).unwrap().summary.facts, facts(100.0, "first"));
    assert_ne!(id, save(&mut library, at(EVENING_MS), &facts(100.0, ""), &two));
    assert_eq!(library.count(&Filter::default()).unwrap(), 2);
}

#[test]
fn a_set_that_could_not_be_judged_keeps_its_film_load_and_note() {
    let dir = tempfile::tempdir().unwrap();
    let film = dir.path().join("film.mp4");
    fs::write(&film, vec![7; 3 << 20]).unwrap();
    let print = VideoPrint::of(fs::File::open(&film).unwrap(), 3 << 20).unwrap();
    let video = VideoRef { location: film.to_str().unwrap().into(), print };
    let mut library = Library::open(&dir.path().join("library")).unwrap();
    let facts = facts(140.0, "network failed");
    let new = NewSet {
        started: at(EVENING_MS),
        facts: &facts,
        track: None,
        report: None,
        video: Some(&video),
        pictures: &[],
    };
    let id = library.save(&new).unwrap().id;
    let set = library.set(id).unwrap();
    assert_eq!((set.summary.facts, set.report, set.summary.judged), (facts, None, None));
    assert!(matches!(library.track(id), Err(LibraryError::NoTrack { .. })));
    assert_eq!(library.video_state(id).unwrap(), VideoState::Present);
    // As long as before, but another film.
    let mut other = vec![7; 3 << 20];
    other[1000] = 8;
    fs::write(&film, &other).unwrap();
    assert_eq!(library.video_state(id).unwrap(), VideoState::Swapped);
    fs::remove_file(&film).unwrap();
    assert_eq!(library.video_state(id).unwrap(), VideoState::Missing);
    assert_eq!(library.set(id).unwrap().summary.facts.load, Some(Load::new(140.0, LoadUnit::Kg).unwrap()));
    let filter = Filter { verdict: Some(Word::NotJudged), ..Filter::default() };
    assert_eq!(library.sets(&filter, None, 10).unwrap().sets.len(), 1);
}

#[test]
fn a_track_and_a_report_of_different_films_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let (one, two) = (recorded(&[0.0], &camera(1)), recorded(&[0.0, 5.0], &camera(1)));
    let new = NewSet {
        started: at(EVENING_MS),
        facts: &Facts::default(),
        track: Some(&one.bytes),
        report: Some(&two.report),
        video: None,
        pictures: &[],
    };
    assert!(matches!(library.save(&new), Err(LibraryError::TrackMismatch { .. })));
    let new = NewSet { track: Some(b"no track"), report: None, ..new };
    assert!(matches!(library.save(&new), Err(LibraryError::Track(_))));
    assert_eq!(library.count(&Filter::default()).unwrap(), 0);
    assert_eq!(fs::read_dir(dir.path().join("tracks")).unwrap().count(), 0);
}

#[test]
fn a_track_that_is_gone_or_another_is_told_and_the_set_stays() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(1)));
    let track = fs::read_dir(dir.path().join("tracks")).unwrap().next().unwrap().unwrap().path();
    fs::write(&track, b"KEELTRK\0 something else").unwrap();
    assert!(matches!(library.track(id), Err(LibraryError::TrackChanged { found: Some(_), .. })));
    fs::remove_file(&track).unwrap();
    assert!(matches!(library.track(id), Err(LibraryError::TrackChanged { found: None, .. })));
    assert!(library.set(id).unwrap().report.is_some());
}

#[test]
fn pages_hold_every_set_once_newest_first_whatever_the_clock_did() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let recording = recorded(&[0.0], &camera(1));
    // The clock jumps back and forth.
    let times = [5, 3, 9, 1, 7, 2, 8, 4, 6, 0].map(|h| at(EVENING_MS + h * HOUR_MS));
    for started in times {
        save(&mut library, started, &facts(100.0, ""), &recording);
    }
    // And three sets are of one moment.
    let twins = [2, 3].map(|seed| recorded(&[0.0], &camera(seed)));
    for twin in &twins {
        save(&mut library, at(EVENING_MS + 4 * HOUR_MS), &facts(100.0, ""), twin);
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = library.sets(&Filter::default(), after, 3).unwrap();
        seen.extend(page.sets.iter().map(|s| s.started));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let mut sorted = [times.as_slice(), &[at(EVENING_MS + 4 * HOUR_MS); 2]].concat();
    sorted.sort_by(|a, b| b.cmp(a));
    assert_eq!(seen, sorted);
    assert!(matches!(library.sets(&Filter::default(), None, 0), Err(LibraryError::PageSize { .. })));
    assert!(matches!(library.sets(&Filter::default(), None, 100_000), Err(LibraryError::PageSize { .. })));
}

#[test]
fn filters_and_search_find_what_they_name() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let (held, lost) = (recorded(&[0.0], &camera(1)), recorded(&[16.0], &camera(2)));
    let notes = [
        "Rückenspannung verloren",
        "grip slipped, belt \"loose\"",
        "Stoßdämpfer auf der Straße",
        "שלום ok, Uebung",
    ];
    let mut ids = Vec::new();
    for (day, note) in notes.iter().enumerate() {
        let recording = if day % 2 == 0 { &held } else { &lost };
        let facts = facts(100.0 + 10.0 * day as f64, note);
        ids.push(save(&mut library, at(EVENING_MS + day as i64 * DAY_MS), &facts, recording));
    }
    let found = |filter: Filter| -> Vec<usize> {
        let page = library.sets(&filter, None, 10).unwrap();
        page.sets.iter().rev().map(|s| ids.iter().position(|id| *id == s.id).unwrap()).collect()
    };
    let words = |words: &str| found(Filter { words: Some(words.into()), ..Filter::default() });
    for query in ["rücken", "RUCKEN", "Ruecken", "spannung verl"] {
        assert_eq!(words(query), [0], "{query}");
    }
    assert_eq!(words("strasse"), [2]);
    assert_eq!(words("Straße"), [2]);
    // A note may spell an umlaut in two letters as well as a search.
    for query in ["Übung", "UEBUNG", "u\u{308}bung"] {
        assert_eq!(words(query), [3], "{query}");
    }
    assert_eq!(words("grip \"loose\""), [1]);
    assert_eq!(words("שלום"), [3]);
    assert_eq!(words("ok"), [3]);
    // Words of two letters, in capitals with an umlaut too.
    assert_eq!((words("SS"), words("ÄM")), (vec![2], vec![2]));
    assert_eq!(words("\" OR notes MATCH '"), [0; 0]);
    assert_eq!(words("grip*"), [0; 0]);
    // What a keyboard does not write, and more than anybody types.
    assert_eq!((words("grip\0slipped"), words("\0")), (vec![1], vec![0, 1, 2, 3]));
    assert_eq!((words(&"o ".repeat(5000)).len(), words(&"grip ".repeat(5000))), (4, vec![1]));
    assert_eq!(words("ru\u{308}cken"), [0]);
    let load = |kg| Some(Load::new(kg, LoadUnit::Kg).unwrap());
    assert_eq!(found(Filter { load_from: load(110.0), load_to: load(120.0), ..Filter::default() }), [1, 2]);
    let pounds = Some(Load::new(110.0 / 0.453_592_37, LoadUnit::Lb).unwrap());
    assert_eq!(found(Filter { load_from: pounds, load_to: pounds, ..Filter::default() }), [1]);
    assert_eq!(found(Filter { verdict: Some(Word::Held), ..Filter::default() }), [0, 2]);
    let day: Day = at(EVENING_MS + 2 * DAY_MS).day();
    assert_eq!(found(Filter { from: Some(day), ..Filter::default() }), [2, 3]);
    assert_eq!(found(Filter { to: Some(day), ..Filter::default() }), [0, 1, 2]);
    let place = |name| Filter { place: Some(PlaceName::new(name).unwrap()), ..Filter::default() };
    assert_eq!(found(place("Keller")).len(), 4);
    assert_eq!(found(place("Gym")), [0; 0]);
    assert_eq!(found(Filter { lift: Some(keel_core::lift::Lift::Sumo), ..Filter::default() }), [0; 0]);
    // An edited note is found by its new words alone.
    let edited = Facts { note: Some(Note::new("neu geschrieben").unwrap()), ..facts(100.0, "") };
    library.edit_facts(ids[0], &edited).unwrap();
    let again =
        |words: &str| library.count(&Filter { words: Some(words.into()), ..Filter::default() }).unwrap();
    assert_eq!((again("geschrieben"), again("rücken")), (1, 0));
}

#[test]
fn sessions_part_where_two_hours_pass() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let recording = recorded(&[0.0], &camera(1));
    let minutes = [0, 10, 129, 250, 24 * 60];
    for minute in minutes {
        save(&mut library, at(EVENING_MS + minute * 60_000), &facts(100.0, ""), &recording);
    }
    let sessions = library.sessions(None, 10).unwrap();
    let sizes: Vec<usize> = sessions.iter().map(|s| s.sets.len()).collect();
    assert_eq!(sizes, [1, 1, 3]);
    assert_eq!(sessions[2].started, at(EVENING_MS));
    assert!(sessions[2].sets.is_sorted_by_key(|s| s.started));
    let older = library.sessions(Some(sessions[0].started), 1).unwrap();
    assert_eq!(older, [sessions[1].clone()]);
}

#[test]
fn what_does_not_exist_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let id = SetId::derive(at(EVENING_MS), None);
    assert!(matches!(library.set(id), Err(LibraryError::NoSuchSet { id: found }) if found == id));
    assert!(matches!(library.edit_facts(id, &Facts::default()), Err(LibraryError::NoSuchSet { .. })));
    let picture = NewPicture { kind: PictureKind::Thumbnail, jpeg: JPEG };
    assert!(matches!(library.keep_picture(id, &picture), Err(LibraryError::NoSuchSet { .. })));
}

#[test]
fn a_new_picture_takes_the_place_of_the_old_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(1)));
    let jpeg = [JPEG, b"later"].concat();
    library.keep_picture(id, &NewPicture { kind: PictureKind::Thumbnail, jpeg: &jpeg }).unwrap();
    let files: Vec<_> =
        fs::read_dir(dir.path().join("pictures")).unwrap().map(|f| f.unwrap().path()).collect();
    assert_eq!(files, [library.set(id).unwrap().summary.thumbnail.unwrap()]);
    assert_eq!(fs::read(&files[0]).unwrap(), jpeg);
}

#[test]
fn every_older_schema_opens_with_its_sets() {
    for version in 1..=SCHEMA {
        let source = fixtures().join(format!("schema-{version}"));
        let dir = tempfile::tempdir().unwrap();
        copy(&source, dir.path());
        let library = Library::open(dir.path()).unwrap();
        library.check().unwrap();
        let sets = library.sets(&Filter::default(), None, 10).unwrap().sets;
        assert_eq!(sets.len(), 2, "schema {version}");
        assert_eq!(sets[1].facts, facts(100.0, "Rücken rund"));
        for set in &sets {
            assert!(library.set(set.id).unwrap().report.is_some());
            assert!(library.track(set.id).is_ok());
        }
        let words = Filter { words: Some("ruecken".into()), ..Filter::default() };
        assert_eq!(library.count(&words).unwrap(), 1);
    }
}

/// Writes the fixture of the schema of this Keel: run once, when a schema is released.
#[test]
#[ignore = "writes into the source tree"]
fn write_the_fixture_of_this_schema() {
    let dir = fixtures().join(format!("schema-{SCHEMA}"));
    let mut library = Library::open(&dir).unwrap();
    let recordings = [recorded(&[14.0], &camera(1)), recorded(&[0.0], &camera(2))];
    let notes = ["Rücken rund", "steady"];
    for (i, (recording, note)) in recordings.iter().zip(notes).enumerate() {
        save(&mut library, at(EVENING_MS + i as i64 * 600_000), &facts(100.0, note), recording);
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_later_schema_and_another_programs_database_are_refused_untouched() {
    let dir = tempfile::tempdir().unwrap();
    drop(Library::open(dir.path()).unwrap());
    let db = dir.path().join("keel.db");
    let mut bytes = fs::read(&db).unwrap();
    // The user version stands at 60, the application id at 68, both big-endian.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&db, &bytes).unwrap();
    assert!(matches!(Library::open(dir.path()), Err(LibraryError::Newer { found: 99, known: SCHEMA })));
    assert_eq!(fs::read(&db).unwrap(), bytes);
    bytes[68..72].copy_from_slice(&7_u32.to_be_bytes());
    fs::write(&db, &bytes).unwrap();
    assert!(matches!(Library::open(dir.path()), Err(LibraryError::NotALibrary { found: 7, .. })));
    fs::write(&db, "garbage ".repeat(2000)).unwrap();
    let error = Library::open(dir.path()).unwrap_err();
    assert!(matches!(error, LibraryError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("keel library repair"));
}

#[test]
fn two_handles_on_one_library_see_each_other() {
    let dir = tempfile::tempdir().unwrap();
    let mut one = Library::open(dir.path()).unwrap();
    let two = Library::open(dir.path()).unwrap();
    let id = save(&mut one, at(EVENING_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(1)));
    assert_eq!(two.set(id).unwrap().summary.id, id);
    assert_eq!(Moment::new(EVENING_MS, 60), Ok(two.set(id).unwrap().summary.started));
}
