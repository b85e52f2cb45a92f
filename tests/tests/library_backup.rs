//! Backup and restore: what comes back is what was there, once, whatever is done twice.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::{
    BackupError, BackupFile, Counts, Facts, Filter, Library, LibraryError, Mode, NewSet, Restored,
    VideoPrint, VideoRef, VideoState,
};
use keel_tests::library::{
    EVENING_MS, at, back_up, camera, exported, facts, files, lived_in, recorded, restore, save,
};
use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

#[test]
fn what_is_restored_on_an_empty_machine_exports_to_the_same_bytes() {
    let (here, there, folder) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    lived_in(&mut library);
    let file = folder.path().join("keel.backup");
    back_up(&library, &file, false);
    let before = exported(&library);
    assert_eq!(before.keys().filter(|k| k.ends_with("set.json")).count(), 3);
    for name in ["sets.csv", "reps.csv", "phases.csv", "soreness.csv", "soreness.json", "FORMAT.md"] {
        assert!(before.contains_key(name), "{name}");
    }
    let other = Library::open(there.path()).unwrap();
    let backup = BackupFile::open(&file).unwrap();
    let counts = backup.counts(&other).unwrap();
    assert!(matches!(
        counts,
        Counts { sets: 3, new_sets: 3, only_here: 0, answers: 2, tracks: 3, videos: 0, .. }
    ));
    let restored = restore(&other, &file, Mode::Merge).unwrap();
    assert_eq!(restored, Restored { new_sets: 3, ..Restored::default() });
    assert_eq!(exported(&other), before);
    other.check().unwrap();
    // Again, either way, nothing changes.
    assert_eq!(restore(&other, &file, Mode::Merge).unwrap().same_sets, 3);
    assert_eq!(exported(&other), before);
    assert_eq!(restore(&other, &file, Mode::Replace).unwrap().gone_sets, 3);
    assert_eq!(exported(&other), before);
    assert!(files(&there.path().join("incoming")).is_empty());
    // The same library gives the same backup.
    let again = folder.path().join("again.backup");
    back_up(&other, &again, false);
    assert_eq!(fs::read(&again).unwrap(), fs::read(&file).unwrap());
}

#[test]
fn merging_keeps_what_is_here_and_replacing_does_not() {
    let (here, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    let ids = lived_in(&mut library);
    let file = folder.path().join("keel.backup");
    back_up(&library, &file, false);
    library.delete(ids[1]).unwrap();
    library.edit_facts(ids[2], &facts(60.0, "edited since")).unwrap();
    let late =
        save(&mut library, at(EVENING_MS + 9_000_000), &facts(70.0, "since"), &recorded(&[0.0], &camera(9)));
    let counts = BackupFile::open(&file).unwrap().counts(&library).unwrap();
    assert_eq!((counts.sets, counts.new_sets, counts.only_here), (3, 1, 1));
    let merged = restore(&library, &file, Mode::Merge).unwrap();
    assert_eq!((merged.new_sets, merged.same_sets), (1, 2));
    assert_eq!(library.set(ids[2]).unwrap().summary.facts, facts(60.0, "edited since"));
    assert!(library.set(late).is_ok() && library.track(ids[1]).is_ok());
    let replaced = restore(&library, &file, Mode::Replace).unwrap();
    assert_eq!((replaced.new_sets, replaced.gone_sets), (3, 4));
    assert!(library.set(late).is_err());
    assert_eq!(library.set(ids[2]).unwrap().summary.facts, facts(105.0, "🏋️ \"quoted\", new\nline"));
    for id in ids {
        library.track(id).unwrap();
    }
    assert_eq!(fs::read_dir(here.path().join("tracks")).unwrap().count(), 3);
}

#[test]
fn lost_files_of_known_sets_are_put_back() {
    let (here, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    let ids = lived_in(&mut library);
    let file = folder.path().join("keel.backup");
    back_up(&library, &file, false);
    let before = exported(&library);
    for room in ["tracks", "pictures"] {
        let lost = fs::read_dir(here.path().join(room)).unwrap().next().unwrap().unwrap().path();
        fs::remove_file(lost).unwrap();
    }
    let mut backup = library.backup(&folder.path().join("poor.backup"), false).unwrap();
    while !backup.step().unwrap().is_complete() {}
    assert_eq!(backup.missing().len(), 2);
    // What is missing is missing in the backup too, and restoring that is no failure.
    let other = tempfile::tempdir().unwrap();
    let poor = Library::open(other.path()).unwrap();
    restore(&poor, &folder.path().join("poor.backup"), Mode::Merge).unwrap();
    assert_eq!(poor.count(&Filter::default()).unwrap(), 3);
    assert!(
        ids.iter().any(|id| matches!(poor.track(*id), Err(LibraryError::TrackChanged { found: None, .. })))
    );
    assert_eq!(restore(&library, &file, Mode::Merge).unwrap().healed_files, 2);
    assert_eq!(exported(&library), before);
}

#[test]
fn films_travel_when_asked_and_stay_where_they_are_when_still_there() {
    let (here, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let film = folder.path().join("film.MOV");
    fs::File::create(&film).unwrap().write_all(&vec![9; 3 << 20]).unwrap();
    let print = VideoPrint::of(fs::File::open(&film).unwrap(), 3 << 20).unwrap();
    let video = VideoRef { location: film.to_str().unwrap().into(), print };
    let mut library = Library::open(here.path()).unwrap();
    let recording = recorded(&[0.0], &camera(1));
    let facts = Facts::default();
    let new = NewSet {
        started: at(EVENING_MS),
        facts: &facts,
        track: Some(&recording.bytes),
        report: Some(&recording.report),
        video: Some(&video),
        pictures: &[],
    };
    let id = library.save(&new).unwrap().id;
    let before = exported(&library);
    let file = folder.path().join("keel.backup");
    back_up(&library, &file, true);
    let (near, far) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let near_library = Library::open(near.path()).unwrap();
    restore(&near_library, &file, Mode::Merge).unwrap();
    assert_eq!(near_library.set(id).unwrap().video.unwrap(), video);
    fs::remove_file(&film).unwrap();
    let mut far_library = Library::open(far.path()).unwrap();
    restore(&far_library, &file, Mode::Merge).unwrap();
    assert_eq!(far_library.video_state(id).unwrap(), VideoState::Present);
    assert_eq!(near_library.video_state(id).unwrap(), VideoState::Missing);
    let restored = far_library.set(id).unwrap().video.unwrap();
    assert_eq!(fs::read(far_library.video_path(&restored)).unwrap(), vec![9; 3 << 20]);
    assert_eq!(exported(&far_library), before);
    // Nor does a replacing restore lose the film that Keel keeps, whether the backup holds it or not.
    let again = folder.path().join("again.backup");
    for with_videos in [true, false] {
        back_up(&far_library, &again, with_videos);
        restore(&far_library, &again, Mode::Replace).unwrap();
        assert_eq!(far_library.video_state(id).unwrap(), VideoState::Present);
    }
    // Lost, it is put back into a library that knows its set, once.
    fs::remove_file(far_library.video_path(&restored)).unwrap();
    assert_eq!(restore(&far_library, &file, Mode::Merge).unwrap().healed_files, 1);
    assert_eq!(restore(&far_library, &file, Mode::Merge).unwrap().healed_files, 0);
    assert_eq!(restore(&near_library, &file, Mode::Merge).unwrap().healed_files, 1);
    for library in [&far_library, &near_library] {
        let video = library.set(id).unwrap().video.unwrap();
        assert_eq!(library.video_state(id).unwrap(), VideoState::Present);
        assert_eq!(fs::read(library.video_path(&video)).unwrap(), vec![9; 3 << 20]);
    }
    // What was a mov file stays one.
    let kind = |location: &str| location.rsplit('.').next().map(str::to_owned);
    assert_eq!((kind(&video.location), kind(&restored.location)), (Some("MOV".into()), Some("mov".into())));
    // A film that Keel itself put there goes with its set.
    assert!(far_library.delete(id).unwrap().foreign_videos.is_empty());
    assert_eq!(fs::read_dir(far.path().join("videos")).unwrap().count(), 0);
}

#[test]
fn a_set_that_was_judged_later_than_it_was_kept_comes_back() {
    let (here, there, folder) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    let recording = recorded(&[16.0], &camera(1));
    let facts = facts(100.0, "the network failed");
    let new = NewSet {
        started: at(EVENING_MS),
        facts: &facts,
        track: Some(&recording.bytes),
        report: None,
        video: None,
        pictures: &[],
    };
    let id = library.save(&new).unwrap().id;
    library.take_over(id).unwrap();
    let file = folder.path().join("keel.backup");
    back_up(&library, &file, false);
    let other = Library::open(there.path()).unwrap();
    assert_eq!(restore(&other, &file, Mode::Merge).unwrap().new_sets, 1);
    assert_eq!(exported(&other), exported(&library));
    assert_eq!(other.set(id).unwrap().report.unwrap().set.verdict, recording.report.set.verdict);
}

#[test]
fn a_restore_that_found_the_library_busy_goes_on_later() {
    let (here, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    lived_in(&mut library);
    let file = folder.path().join("keel.backup");
    back_up(&library, &file, false);
    let before = exported(&library);
    let begin = || library.restore(BackupFile::open(&file).unwrap(), Mode::Replace).unwrap();
    let (mut first, mut second) = (begin(), begin());
    first.step().unwrap();
    assert!(matches!(second.step(), Err(BackupError::Library(LibraryError::Busy))));
    drop(first);
    while !second.step().unwrap().is_complete() {}
    assert_eq!(second.restored(), Restored { new_sets: 3, gone_sets: 3, ..Restored::default() });
    assert_eq!(exported(&library), before);
}

#[test]
fn a_cancelled_backup_or_restore_leaves_nothing() {
    let (here, there, folder) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    lived_in(&mut library);
    let file = folder.path().join("keel.backup");
    fs::write(&file, b"the backup of last week").unwrap();
    let mut backup = library.backup(&file, false).unwrap();
    backup.step().unwrap();
    drop(backup);
    assert_eq!(
        files(folder.path()).into_iter().collect::<Vec<_>>(),
        [("keel.backup".into(), b"the backup of last week".to_vec())]
    );
    back_up(&library, &file, false);
    let other = Library::open(there.path()).unwrap();
    let mut going = other.restore(BackupFile::open(&file).unwrap(), Mode::Merge).unwrap();
    going.step().unwrap();
    going.step().unwrap();
    drop(going);
    assert_eq!(other.count(&Filter::default()).unwrap(), 0);
    assert!(
        files(&there.path().join("tracks")).is_empty() && files(&there.path().join("incoming")).is_empty()
    );
}

#[test]
fn a_backup_holds_the_library_as_it_was_when_it_began() {
    let (here, there, folder) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    let ids = lived_in(&mut library);
    let file = folder.path().join("keel.backup");
    let mut backup = library.backup(&file, false).unwrap();
    backup.step().unwrap();
    library.edit_facts(ids[2], &facts(60.0, "edited meanwhile")).unwrap();
    save(&mut library, at(EVENING_MS + 9_000_000), &facts(70.0, "since"), &recorded(&[0.0], &camera(9)));
    while !backup.step().unwrap().is_complete() {}
    let other = Library::open(there.path()).unwrap();
    restore(&other, &file, Mode::Merge).unwrap();
    assert_eq!(other.count(&Filter::default()).unwrap(), 3);
    assert_eq!(other.set(ids[2]).unwrap().summary.facts.load, facts(105.0, "").load);
}

#[test]
fn while_a_restore_goes_on_a_writer_is_told_within_two_seconds_and_readers_read_on() {
    let (here, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(here.path()).unwrap();
    let ids = lived_in(&mut library);
    let file = folder.path().join("keel.backup");
    back_up(&library, &file, false);
    let mut going = library.restore(BackupFile::open(&file).unwrap(), Mode::Replace).unwrap();
    going.step().unwrap();
    // The quickest of three: what else the machine does is not the library's.
    let answers = [0, 1, 2].map(|_| {
        let asked = Instant::now();
        assert!(matches!(library.edit_facts(ids[0], &Facts::default()), Err(LibraryError::Busy)));
        asked.elapsed()
    });
    assert!(answers.iter().any(|after| *after < Duration::from_secs(2)), "{answers:?}");
    assert_eq!(library.count(&Filter::default()).unwrap(), 3);
    // Opening waits for nobody.
    drop(Library::open(here.path()).unwrap());
    while !going.step().unwrap().is_complete() {}
    library.edit_facts(ids[0], &Facts::default()).unwrap();
}

#[test]
fn a_backup_never_takes_the_place_of_what_is_backed_up() {
    let here = tempfile::tempdir().unwrap();
    let mut library = Library::open(here.path()).unwrap();
    lived_in(&mut library);
    for name in ["keel.db", "tracks/keel.backup", "videos/../keel.db"] {
        let refused = library.backup(&here.path().join(name), false).err().unwrap();
        assert!(
            matches!(refused, BackupError::Library(LibraryError::NotWritable { .. })),
            "{name}: {refused}"
        );
    }
    library.check().unwrap();
}

#[test]
fn an_export_needs_a_folder_of_its_own() {
    let here = tempfile::tempdir().unwrap();
    let library = Library::open(here.path()).unwrap();
    assert!(library.export(here.path()).is_err());
    assert!(library.export(&here.path().join("keel.db")).is_err());
}
