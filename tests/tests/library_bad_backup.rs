//! Backups that are cut off, altered, or made to do harm: each a typed error, the library unchanged.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::{BackupError, BackupFile, Digest, Filter, Library, LibraryError, Mode, VideoState};
use keel_tests::forge::{Entries, Place, archive, change_manifest, edit, first, stored, swap};
use keel_tests::library::{EVENING_MS, at, back_up, camera, exported, facts, recorded, restore, save};
use std::fs;
use std::io::Write;
use std::path::Path;

#[test]
fn a_backup_cut_off_anywhere_is_refused() {
    let place = Place::new();
    let bytes = fs::read(&place.whole).unwrap();
    for length in [0, 1, 63, 64, 100, bytes.len() / 2, bytes.len() - 65, bytes.len() - 1] {
        fs::write(&place.bad, &bytes[..length]).unwrap();
        let error = BackupFile::open(&place.bad).err().unwrap();
        assert!(
            matches!(error, BackupError::NotWhole { .. } | BackupError::Altered { .. }),
            "{length}: {error}"
        );
    }
    place.refused();
    assert!(matches!(
        BackupFile::open(Path::new("/nowhere/at.all")),
        Err(BackupError::Library(LibraryError::File { .. }))
    ));
}

#[test]
fn a_backup_with_any_byte_altered_is_refused() {
    let place = Place::new();
    let bytes = fs::read(&place.whole).unwrap();
    for at in (0..bytes.len()).step_by(bytes.len() / 400).chain([
        bytes.len() - 1,
        bytes.len() - 64,
        bytes.len() - 70,
    ]) {
        let mut bad = bytes.clone();
        bad[at] ^= 1;
        fs::write(&place.bad, &bad).unwrap();
        assert!(BackupFile::open(&place.bad).is_err(), "byte {at}");
    }
    place.refused();
}

#[test]
fn the_helper_itself_makes_backups_that_restore() {
    let place = Place::new();
    place.repack(|_| {});
    assert_eq!(restore(&place.library, &place.bad, Mode::Merge).unwrap().new_sets, 3);
}

#[test]
fn a_later_form_or_schema_is_refused_with_a_sentence() {
    let place = Place::new();
    for field in ["keel_backup", "schema"] {
        place.repack(|entries| {
            change_manifest(entries, |manifest| {
                manifest[field] = 99.into();
                manifest["something"] = "later".into();
            });
        });
        let error = place.refused();
        assert!(
            matches!(error, BackupError::Newer { found: 99, .. })
                && error.to_string().contains("update Keel")
        );
    }
}

#[test]
fn names_that_lead_elsewhere_and_links_are_refused() {
    let place = Place::new();
    for name in
        ["../keel.db", "/etc/cron.d/x", "tracks/../../x.keeltrack", "other.txt", "C:\\x", "videos/..\\x"]
    {
        place.repack(|entries| drop(entries.insert(name.into(), b"harm".to_vec())));
        assert!(
            matches!(place.refused(), BackupError::BadName { .. } | BackupError::NotWhole { .. }),
            "{name}"
        );
    }
    let mut zip = archive();
    zip.add_symlink("videos/0123456789abcdef0123456789abcdef", "/etc/passwd", stored()).unwrap();
    place.seal(zip);
    assert!(matches!(place.refused(), BackupError::BadName { .. }));
}

#[test]
fn entries_that_would_swell_are_refused_before_they_are_read() {
    let place = Place::new();
    // A gigabyte of noughts as a report: a megabyte when packed.
    place.repack(|entries| {
        let name = first(entries, "reports/");
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        let block = vec![b' '; 1 << 20];
        for _ in 0..1024 {
            gz.write_all(&block).unwrap();
        }
        swap(entries, &name, gz.finish().unwrap());
    });
    assert!(matches!(place.refused(), BackupError::Library(LibraryError::Report(_))));
    // Sizes that the archive claims and does not have.
    place.repack(|_| {});
    let mut bytes = fs::read(&place.bad).unwrap();
    let central = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    bytes[central + 20..central + 28].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F]);
    bytes.truncate(bytes.len() - 64);
    let seal = Digest::of(&bytes).to_string();
    bytes.extend_from_slice(seal.as_bytes());
    fs::write(&place.bad, bytes).unwrap();
    place.refused();
}

#[test]
fn a_set_twice_or_under_another_id_is_refused() {
    let place = Place::new();
    place.repack(|entries| {
        let mut sets = entries["sets.jsonl"].clone();
        sets.extend_from_slice(&entries["sets.jsonl"]);
        edit(entries, "sets.jsonl", sets);
    });
    assert!(matches!(place.refused(), BackupError::Twice { .. }));
    place.repack(|entries| {
        let text = String::from_utf8(entries["sets.jsonl"].clone()).unwrap();
        let id = text.split('"').nth(5).unwrap().to_owned();
        edit(entries, "sets.jsonl", text.replace(&id, "0123456789abcdef0123456789abcdef").into_bytes());
    });
    assert!(matches!(place.refused(), BackupError::WrongId { .. }));
}

#[test]
fn a_track_that_is_not_its_sets_is_refused() {
    let place = Place::new();
    place.repack(|entries| {
        let tracks: Vec<String> = entries.keys().filter(|n| n.starts_with("tracks/")).cloned().collect();
        let other = entries[&tracks[1]].clone();
        edit(entries, &tracks[0], other);
    });
    assert!(matches!(place.refused(), BackupError::Altered { .. }));
    // Also where the list of sets goes along: an id is made of its track.
    place.repack(|entries| {
        let tracks: Vec<String> = entries.keys().filter(|n| n.starts_with("tracks/")).cloned().collect();
        let other = entries[&tracks[1]].clone();
        swap(entries, &tracks[0], other);
    });
    assert!(matches!(place.refused(), BackupError::WrongId { .. }));
}

/// The reports of sets passed round, and with them, where that is asked, what the list of sets says of them.
fn pass_reports_round(entries: &mut Entries, list_too: bool) {
    let reports: Vec<String> = entries.keys().filter(|n| n.ends_with(".original.json.gz")).cloned().collect();
    let texts: Vec<Vec<u8>> = reports.iter().map(|name| entries[name].clone()).collect();
    let mut list = String::from_utf8(entries["sets.jsonl"].clone()).unwrap();
    let digest = |k: usize| Digest::of(&texts[k % texts.len()]).to_string();
    for (k, name) in reports.iter().enumerate() {
        edit(entries, name, texts[(k + 1) % texts.len()].clone());
        list = list.replace(&digest(k), &format!("later {k}"));
    }
    for k in (0..reports.len()).filter(|_| list_too) {
        list = list.replace(&format!("later {k}"), &digest(k + 1));
    }
    if list_too {
        edit(entries, "sets.jsonl", list.into_bytes());
    }
}

#[test]
fn a_report_that_is_another_sets_is_refused() {
    let place = Place::new();
    place.repack(|entries| pass_reports_round(entries, false));
    assert!(matches!(place.refused(), BackupError::Altered { .. }));
    // The list tells the same: the films differ in length, and a report says how long its own was.
    place.repack(|entries| pass_reports_round(entries, true));
    assert!(matches!(place.refused(), BackupError::Library(LibraryError::TrackMismatch { .. })));
    // Sets of equally long films: no report fits less than another, and the list says whose it is.
    let mut twins = Library::open(&place.dir.with_file_name("twins")).unwrap();
    for seed in [1, 2] {
        let recording = recorded(&[8.0 * seed as f64], &camera(seed));
        save(&mut twins, at(EVENING_MS + seed as i64), &facts(100.0, ""), &recording);
    }
    back_up(&twins, &place.whole, false);
    place.repack(|_| {});
    assert!(BackupFile::open(&place.bad).is_ok());
    place.repack(|entries| pass_reports_round(entries, false));
    assert!(matches!(place.refused(), BackupError::Altered { .. }));
}

#[test]
fn where_a_film_is_said_to_lie_nothing_is_removed_and_nothing_read_for_ever() {
    let mut place = Place::new();
    for location in ["videos/../keel.db", "videos/../tracks", "/dev/zero", "/etc/passwd"] {
        place.repack(|entries| {
            let text = String::from_utf8(entries["sets.jsonl"].clone()).unwrap();
            let print = format!("{{\"bytes\":1,\"head_sha256\":\"{}\"}}", "0".repeat(64));
            let video = format!("\"video\":{{\"location\":\"{location}\",\"print\":{print}}}");
            edit(entries, "sets.jsonl", text.replace("\"video\":null", &video).into_bytes());
        });
        restore(&place.library, &place.bad, Mode::Replace).unwrap();
        let sets = place.library.sets(&Filter::default(), None, 10).unwrap().sets;
        assert_ne!(place.library.video_state(sets[0].id).unwrap(), VideoState::Present);
        // What is not Keel's own is left to the platform.
        assert_eq!(place.library.delete(sets[0].id).unwrap().foreign_videos[0].location, location);
        assert_eq!(place.library.delete_video(sets[1].id).unwrap().foreign_videos.len(), 1);
        assert!(place.dir.join("keel.db").exists() && Path::new("/etc/passwd").exists());
        assert!(place.library.track(sets[1].id).is_ok());
    }
}

#[test]
fn a_step_that_failed_takes_everything_back_however_often_it_is_tried_again() {
    let place = Place::new();
    let before = exported(&place.library);
    for room in [".current.json.gz", ".original.json.gz"] {
        place.repack(|entries| {
            let name = entries.keys().rfind(|name| name.ends_with(room)).unwrap().clone();
            swap(entries, &name, b"no report".to_vec());
        });
        for mode in [Mode::Merge, Mode::Replace] {
            let mut going = place.library.restore(BackupFile::open(&place.bad).unwrap(), mode).unwrap();
            let completed =
                (0..12).filter(|_| matches!(going.step(), Ok(progress) if progress.is_complete())).count();
            assert_eq!(completed, 0, "{room}");
            drop(going);
            assert_eq!(exported(&place.library), before, "{room}");
            place.library.check().unwrap();
        }
    }
}

#[test]
fn a_film_larger_than_any_is_refused() {
    let place = Place::new();
    place.repack(|entries| {
        let text = String::from_utf8(entries["sets.jsonl"].clone()).unwrap();
        let print = format!("{{\"bytes\":{},\"head_sha256\":\"{}\"}}", u64::MAX, "0".repeat(64));
        let video = format!("\"video\":{{\"location\":\"x\",\"print\":{print}}}");
        edit(entries, "sets.jsonl", text.replace("\"video\":null", &video).into_bytes());
    });
    assert!(matches!(place.refused(), BackupError::TooLarge { bytes: u64::MAX, .. }));
}

#[test]
fn what_no_set_names_and_what_a_set_misses_is_refused() {
    let place = Place::new();
    for room in ["tracks/", "pictures/", "reports/"] {
        place.repack(|entries| {
            let name = first(entries, room);
            let bytes = entries.remove(&name).unwrap();
            let other = name.replace(&id_in(&name), "0123456789abcdef0123456789abcdef");
            let list = |manifest: &mut serde_json::Value| {
                for entry in manifest["entries"].as_array_mut().unwrap() {
                    if entry["name"] == name.as_str() {
                        entry["name"] = other.as_str().into();
                    }
                }
            };
            change_manifest(entries, list);
            entries.insert(other.clone(), bytes);
        });
        assert!(matches!(place.refused(), BackupError::Altered { .. }), "{room}");
        place.repack(|entries| {
            let name = first(entries, room);
            entries.remove(&name);
            change_manifest(entries, |manifest| {
                manifest["entries"].as_array_mut().unwrap().retain(|e| e["name"] != name.as_str());
            });
        });
        assert!(matches!(place.refused(), BackupError::NotWhole { .. }), "{room}");
    }
    for count in ["sets", "answers"] {
        place.repack(|entries| change_manifest(entries, |manifest| manifest[count] = 7.into()));
        assert!(matches!(place.refused(), BackupError::NotWhole { .. }), "{count}");
    }
}

fn id_in(name: &str) -> String {
    name.split(['/', '.', '-']).nth(1).unwrap().to_owned()
}

#[test]
fn lines_that_hold_nonsense_are_named() {
    let place = Place::new();
    for (from, to) in [
        ("\"value\":100.0", "\"value\":-100.0"),
        ("\"value\":100.0", "\"value\":1e9"),
        ("\"value\":100.0", "\"value\":NaN"),
        ("Rücken müde", "a\\u0000b"),
        ("\"utc_ms\":1795626000000", "\"utc_ms\":-5"),
        ("\"offset_min\":60", "\"offset_min\":6000"),
        ("\"facts\":", "\"unknown\":1,\"facts\":"),
    ] {
        place.repack(|entries| {
            let text = String::from_utf8(entries["sets.jsonl"].clone()).unwrap();
            assert!(text.contains(from), "{from}");
            edit(entries, "sets.jsonl", text.replacen(from, to, 1).into_bytes());
        });
        let error = place.refused();
        assert!(matches!(error, BackupError::Line { name: "sets.jsonl", line: 1, .. }), "{to}: {error}");
    }
    place.repack(|entries| edit(entries, "soreness.jsonl", b"{\"day\":1}\n".to_vec()));
    assert!(matches!(place.refused(), BackupError::Line { name: "soreness.jsonl", line: 1, .. }));
    place.repack(|entries| {
        let twice = entries["soreness.jsonl"].repeat(2);
        edit(entries, "soreness.jsonl", twice);
    });
    assert!(matches!(place.refused(), BackupError::Line { name: "soreness.jsonl", line: 3, .. }));
}

#[test]
fn a_manifest_that_does_not_tell_of_every_entry_is_refused() {
    let place = Place::new();
    place.repack(|entries| drop(entries.remove("sets.jsonl")));
    assert!(matches!(place.refused(), BackupError::NotWhole { .. }));
    place.repack(|entries| {
        drop(entries.insert("videos/0123456789abcdef0123456789abcdef".into(), vec![1; 100]));
    });
    assert!(matches!(place.refused(), BackupError::NotWhole { .. }));
    place.repack(|entries| {
        let name = first(entries, "tracks/");
        let mut bytes = entries[&name].clone();
        bytes[100] ^= 1;
        entries.insert(name, bytes);
    });
    assert!(matches!(place.refused(), BackupError::Altered { .. }));
}
