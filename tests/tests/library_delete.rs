//! Deleting and keeping: what is to go is gone from the disk, what is to stay stays.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::{
    Digest, Facts, Filter, Library, LibraryError, NewSet, Retention, SetId, VideoPrint, VideoRef, VideoState,
};
use keel_tests::library::{DAY_MS, EVENING_MS, at, camera, facts, files, lived_in, recorded, save};
use std::fs;
use std::path::Path;

/// Whether any file under the folder holds these bytes.
fn found(dir: &Path, needle: &[u8]) -> Vec<String> {
    files(dir)
        .into_iter()
        .filter(|(_, b)| b.windows(needle.len()).any(|w| w == needle))
        .map(|(n, _)| n)
        .collect()
}

#[test]
fn a_deleted_set_takes_its_files_and_its_words_along() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let note = "Geheimnisvolle-Notiz-ABCDEF";
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, note), &recorded(&[0.0], &camera(1)));
    let other = save(&mut library, at(EVENING_MS + 1), &facts(100.0, ""), &recorded(&[0.0], &camera(2)));
    library.delete(id).unwrap();
    assert!(matches!(library.set(id), Err(LibraryError::NoSuchSet { .. })));
    assert!(matches!(library.delete(id), Err(LibraryError::NoSuchSet { .. })));
    let left = files(dir.path());
    assert!(left.keys().all(|name| !name.contains(&id.to_string())), "{:?}", left.keys());
    assert!(library.track(other).is_ok());
    assert_eq!(library.count(&Filter { words: Some("geheimnis".into()), ..Filter::default() }).unwrap(), 0);
    library.check().unwrap();
}

#[test]
fn deleting_everything_leaves_nothing_of_it_on_the_disk() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    lived_in(&mut library);
    let note = "Geheimnisvolle-Notiz-ABCDEF";
    save(&mut library, at(EVENING_MS + DAY_MS), &facts(100.0, note), &recorded(&[0.0], &camera(4)));
    fs::write(dir.path().join("tracks/unnamed.keeltrack"), b"a track that no set names").unwrap();
    fs::create_dir_all(dir.path().join("aside")).unwrap();
    fs::write(dir.path().join("aside/keel-1.db"), note).unwrap();
    assert!(!found(dir.path(), note.as_bytes()).is_empty());
    library.delete_everything().unwrap();
    assert_eq!(library.count(&Filter::default()).unwrap(), 0);
    assert!(library.soreness_days(None).unwrap().is_empty());
    for needle in [note, &note.to_lowercase(), "Rücken müde", "Keller"] {
        assert_eq!(found(dir.path(), needle.as_bytes()), [""; 0], "{needle}");
    }
    let left: Vec<String> =
        files(dir.path()).into_keys().filter(|name| !name.starts_with("keel.db")).collect();
    assert!(left.is_empty(), "{left:?}");
    library.check().unwrap();
    // And it is a library still.
    save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(1)));
}

/// Saves a set with a film of so many bytes.
fn filmed(library: &mut Library, dir: &Path, day: i64, bytes: u64, keep: bool) -> SetId {
    let path = dir.join(format!("film-{day}.mp4"));
    fs::write(&path, vec![day as u8; bytes as usize]).unwrap();
    let print = VideoPrint::of(fs::File::open(&path).unwrap(), bytes).unwrap();
    let facts = Facts { keep_video: keep, ..Facts::default() };
    let video = VideoRef { location: path.to_str().unwrap().into(), print };
    let new = NewSet {
        started: at(EVENING_MS + day * DAY_MS),
        facts: &facts,
        track: None,
        report: None,
        video: Some(&video),
        pictures: &[],
    };
    library.save(&new).unwrap().id
}

#[test]
fn films_go_by_age_and_by_size_the_oldest_first_and_kept_ones_never() {
    use VideoState::{Present, Removed};
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(&dir.path().join("library")).unwrap();
    let ids: Vec<SetId> = (0..5).map(|day| filmed(&mut library, dir.path(), day, 1000, day == 1)).collect();
    let states =
        |library: &Library| ids.iter().map(|id| library.video_state(*id).unwrap()).collect::<Vec<_>>();
    let now = at(EVENING_MS + 5 * DAY_MS);
    assert!(library.expire_videos(now, Retention::default()).unwrap().foreign_videos.is_empty());
    let gone = library.expire_videos(now, Retention { days: Some(4), bytes: None }).unwrap();
    assert_eq!(gone.foreign_videos.len(), 1);
    // The platform's own film is left to the platform.
    assert!(Path::new(&gone.foreign_videos[0].location).exists());
    assert_eq!(states(&library), [Removed, Present, Present, Present, Present]);
    assert_eq!(library.storage().unwrap().foreign_videos_bytes, 4000);
    library.expire_videos(now, Retention { days: None, bytes: Some(2000) }).unwrap();
    assert_eq!(states(&library), [Removed, Present, Removed, Removed, Present]);
    // A clock that jumped back takes no film away.
    library.expire_videos(at(EVENING_MS), Retention { days: Some(1), bytes: None }).unwrap();
    assert_eq!(states(&library)[4], Present);
    assert_eq!(library.count(&Filter::default()).unwrap(), 5);
}

#[test]
fn sizes_that_no_film_has_are_added_up_all_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    for n in 0..3 {
        let print = VideoPrint { bytes: i64::MAX as u64, head_sha256: Digest::of(&[n]) };
        let new = NewSet {
            started: at(EVENING_MS + i64::from(n)),
            facts: &Facts::default(),
            track: None,
            report: None,
            video: Some(&VideoRef { location: "x".into(), print }),
            pictures: &[],
        };
        library.save(&new).unwrap();
    }
    assert_eq!(library.storage().unwrap().foreign_videos_bytes, u64::MAX);
    let gone = library.expire_videos(at(EVENING_MS), Retention { days: None, bytes: Some(1) }).unwrap();
    assert_eq!(gone.foreign_videos.len(), 3);
}

#[test]
fn a_file_that_cannot_be_removed_yet_is_told_by_its_deletion_and_stops_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let [id, other] = [1, 2].map(|n| {
        save(&mut library, at(EVENING_MS + n), &facts(100.0, ""), &recorded(&[0.0], &camera(n as u64)))
    });
    let tracks = fs::read_dir(dir.path().join("tracks")).unwrap().map(|t| t.unwrap().path());
    let track = tracks.into_iter().find(|t| t.to_string_lossy().contains(&id.to_string())).unwrap();
    // In the place of the file stands something that is not removed as a file.
    fs::remove_file(&track).unwrap();
    fs::create_dir(&track).unwrap();
    assert!(library.delete(id).is_err());
    assert!(matches!(library.set(id), Err(LibraryError::NoSuchSet { .. })));
    library.edit_facts(other, &facts(60.0, "edited since")).unwrap();
    drop(library);
    let mut library = Library::open(dir.path()).unwrap();
    fs::remove_dir(&track).unwrap();
    fs::write(&track, b"there again").unwrap();
    library.edit_facts(other, &facts(60.0, "and again")).unwrap();
    assert!(!track.exists());
}

#[test]
fn a_film_can_go_and_its_track_stay() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(&dir.path().join("library")).unwrap();
    let id = filmed(&mut library, dir.path(), 0, 1000, true);
    assert_eq!(library.delete_video(id).unwrap().foreign_videos.len(), 1);
    assert_eq!(library.video_state(id).unwrap(), VideoState::Removed);
    assert!(library.delete_video(id).unwrap().foreign_videos.is_empty());
    // A set whose id came from its film keeps it, through a backup too.
    let file = dir.path().join("keel.backup");
    keel_tests::library::back_up(&library, &file, false);
    let other = Library::open(&dir.path().join("other")).unwrap();
    keel_tests::library::restore(&other, &file, keel_core::library::Mode::Merge).unwrap();
    assert_eq!(other.video_state(id).unwrap(), VideoState::Removed);
}

#[test]
fn a_film_can_come_after_its_set() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(&dir.path().join("library")).unwrap();
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(1)));
    let film = |name: &str, bytes: usize| {
        let path = dir.path().join(name);
        fs::write(&path, vec![7; bytes]).unwrap();
        let print = VideoPrint::of(fs::File::open(&path).unwrap(), bytes as u64).unwrap();
        VideoRef { location: path.to_str().unwrap().into(), print }
    };
    let (first, second) = (film("first.mp4", 900), film("second.mp4", 800));
    assert!(library.attach_video(id, &first).unwrap().foreign_videos.is_empty());
    assert_eq!(library.video_state(id).unwrap(), VideoState::Present);
    assert!(library.attach_video(id, &first).unwrap().foreign_videos.is_empty());
    assert_eq!(library.attach_video(id, &second).unwrap().foreign_videos, std::slice::from_ref(&first));
    // A film that was deleted may come again.
    library.delete_video(id).unwrap();
    library.attach_video(id, &second).unwrap();
    assert_eq!(library.video_state(id).unwrap(), VideoState::Present);
    let nowhere = "0".repeat(id.to_string().len()).parse().unwrap();
    assert!(matches!(library.attach_video(nowhere, &first), Err(LibraryError::NoSuchSet { .. })));
    library.check().unwrap();
}

#[test]
fn the_meter_counts_what_lies_there() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    lived_in(&mut library);
    fs::write(dir.path().join("tracks/unnamed.keeltrack"), vec![0; 123]).unwrap();
    let storage = library.storage().unwrap();
    let size = |room: &str| files(&dir.path().join(room)).values().map(|b| b.len() as u64).sum::<u64>();
    assert_eq!(storage.tracks_bytes, size("tracks") - 123);
    assert_eq!((storage.pictures_bytes, storage.unnamed_bytes, storage.sets), (size("pictures"), 123, 3));
    assert!(storage.database_bytes > 10_000);
}
