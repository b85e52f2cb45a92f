//! Full disks, folders that can't be written, damaged databases: told by name, and what was acknowledged is there.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::{BackupError, Digest, Facts, Filter, Library, LibraryError, Mode, NewSet, SetId};
use keel_core::report::{from_json, to_json};
use keel_tests::library::{EVENING_MS, at, camera, exported, facts, lived_in, recorded, restore, save};
use keel_tests::skip::skip;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

const PLACE: &str = "KEEL_FAULT_PLACE";
/// Which of several children this is; each saves other sets.
const NUMBER: &str = "KEEL_FAULT_NUMBER";
/// How many sets a child saves; more than the disks of these tests hold unless given.
const SETS: &str = "KEEL_FAULT_SETS";

/// The child: saves sets until it is told that it can't, and says so.
#[test]
fn child() {
    let Ok(place) = std::env::var(PLACE) else { return };
    let place = Path::new(&place);
    let bytes = fs::read(place.join("set.keeltrack")).unwrap();
    let report = from_json(&fs::read_to_string(place.join("set.json")).unwrap()).unwrap();
    let mut library = match Library::open(&place.join("library")) {
        Ok(library) => library,
        Err(error) => return println!("\nKEEL open {}", name(&error)),
    };
    let number = |name, unset| std::env::var(name).map_or(unset, |n| n.parse::<i64>().unwrap());
    let first = 1_000_000 * number(NUMBER, 0);
    for n in first..first + number(SETS, 500) {
        let new = NewSet {
            started: at(EVENING_MS + n),
            facts: &Facts::default(),
            track: Some(&bytes),
            report: Some(&report),
            video: None,
            pictures: &[],
        };
        match library.save(&new) {
            Ok(saved) => println!("\nKEEL saved {}", saved.id),
            // Another process wrote for too long: an answer, and nothing lost.
            Err(LibraryError::Busy) => println!("\nKEEL busy"),
            Err(error) => {
                println!("\nKEEL save {}: {error}", name(&error));
                return everything_else(&library, place);
            }
        }
    }
}

/// What else writes, where there is no room: a backup, a restore and a new library, each into this place.
fn everything_else(library: &Library, place: &Path) {
    // What was left of the room.
    let filler = place.join("filler");
    let mut file = fs::File::create(&filler).unwrap();
    while file.write_all(&[0; 512]).is_ok() {}
    let backed_up = library.backup(&place.join("keel.backup"), false).and_then(|mut work| {
        while !work.step()?.is_complete() {}
        Ok(())
    });
    println!("\nKEEL backup {}", backed_up.map_or_else(|e| of_backup(&e), |()| "done"));
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/backup/two_sets");
    let bytes = fs::read(whole).unwrap();
    let sealed = std::env::temp_dir().join(format!("keel-whole-{}.backup", std::process::id()));
    if fs::write(&sealed, [&bytes[..], Digest::of(&bytes).to_string().as_bytes()].concat()).is_ok() {
        let restored = restore(library, &sealed, Mode::Merge);
        println!("\nKEEL restore {}", restored.map_or_else(|e| of_backup(&e), |_| "done"));
        fs::remove_file(&sealed).unwrap();
    }
    let another = Library::open(&place.join("another"));
    println!("\nKEEL begin {}", another.map_or_else(|e| name(&e), |_| "done"));
    fs::remove_file(&filler).unwrap();
}

fn of_backup(error: &BackupError) -> &'static str {
    if let BackupError::Library(error) = error { name(error) } else { "other" }
}

fn name(error: &LibraryError) -> &'static str {
    match error {
        LibraryError::Full { .. } => "Full",
        LibraryError::NotWritable { .. } => "NotWritable",
        LibraryError::File { .. } => "File",
        _ => "other",
    }
}

fn prepare(place: &Path) {
    let recording = recorded(&[0.0], &camera(1));
    fs::write(place.join("set.keeltrack"), &recording.bytes).unwrap();
    fs::write(place.join("set.json"), to_json(&recording.report).unwrap()).unwrap();
}

/// This test program as the child, under a shell's limits.
fn child_under(limits: &str, place: &Path) -> Output {
    let program = std::env::current_exe().unwrap();
    Command::new("sh")
        .args(["-c", &format!("{limits} exec \"$0\" --exact child --nocapture --test-threads=1")])
        .arg(program)
        .env(PLACE, place)
        .output()
        .unwrap()
}

fn said(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().filter_map(|l| l.strip_prefix("KEEL ")).map(str::to_owned).collect()
}

/// What the child could not do failed under one of these names, and everything that it was told is saved is there.
fn acknowledged_is_there(output: &Output, library: &Path, could_not: &[&str], names: &[&str]) {
    let lines = said(output);
    let failed: Vec<&String> = lines.iter().filter(|l| !l.starts_with("saved ")).collect();
    for what in could_not {
        let is = |line: &&&String| names.iter().any(|name| line.starts_with(&format!("{what} {name}")));
        assert!(failed.iter().any(|line| is(&line)), "{what}: {failed:?}");
    }
    let beside = |name| library.with_file_name(name).exists();
    assert!(!beside(".incoming-keel.backup") && beside("keel.backup") != could_not.contains(&"backup"));
    let library = Library::open(library).unwrap();
    library.check().unwrap();
    let saved: Vec<SetId> = lines.iter().filter_map(|l| l.strip_prefix("saved ")?.parse().ok()).collect();
    assert!(!saved.is_empty());
    assert_eq!(library.count(&Filter::default()).unwrap(), saved.len() as u64);
    for id in saved {
        assert!(library.set(id).unwrap().report.is_some() && library.track(id).is_ok());
    }
}

#[cfg(unix)]
#[test]
fn a_limit_on_file_sizes_ends_saving_with_an_error_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    // 600 blocks of 512 or 1024 bytes: some sets, then the database may not grow. The signal is ignored, so that the
    // write fails instead.
    let output = child_under("trap '' XFSZ; ulimit -f 600;", folder.path());
    let could_not = ["save", "restore"];
    acknowledged_is_there(&output, &folder.path().join("library"), &could_not, &["Full", "File"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_saving_with_an_error_and_loses_nothing() {
    let test = "a_full_disk_ends_saving_with_an_error_and_loses_nothing";
    let folder = tempfile::tempdir().unwrap();
    let mount =
        |arguments: &[&str]| Command::new("mount").args(arguments).output().is_ok_and(|o| o.status.success());
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    if !mount(&["-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk.to_str().unwrap()]) {
        return skip(test, "a small disk can't be mounted here");
    }
    prepare(&disk);
    let output = child_under("", &disk);
    let lines = said(&output);
    // Room again, so that the library can be opened for writing.
    fs::remove_file(disk.join("set.keeltrack")).unwrap();
    fs::remove_file(disk.join("set.json")).unwrap();
    let could_not = ["save", "backup", "restore", "begin"];
    let library = disk.join("library");
    let checked =
        std::panic::catch_unwind(|| acknowledged_is_there(&output, &library, &could_not, &["Full"]));
    Command::new("umount").arg(&disk).status().unwrap();
    assert!(checked.is_ok(), "{lines:?}");
}

#[test]
fn two_processes_write_into_one_library_and_neither_loses_anything() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    drop(Library::open(&folder.path().join("library")).unwrap());
    let start = |number: &str| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child", "--nocapture", "--test-threads=1"])
            .envs([(NUMBER, number), (SETS, "40")])
            .env(PLACE, folder.path())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap()
    };
    let outputs = [start("1"), start("2")].map(|child| child.wait_with_output().unwrap());
    let library = Library::open(&folder.path().join("library")).unwrap();
    library.check().unwrap();
    let lines: Vec<String> = outputs.iter().flat_map(said).collect();
    assert!(lines.iter().all(|l| l.starts_with("saved ") || l == "busy"), "{lines:?}");
    let saved: Vec<SetId> = lines.iter().filter_map(|l| l.strip_prefix("saved ")?.parse().ok()).collect();
    assert_eq!(library.count(&Filter::default()).unwrap(), saved.len() as u64);
    for id in saved {
        assert!(library.track(id).is_ok());
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let test = "a_folder_that_cannot_be_written_is_named";
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let library = folder.path().join("library");
    save(
        &mut Library::open(&library).unwrap(),
        at(EVENING_MS),
        &facts(100.0, ""),
        &recorded(&[0.0], &camera(1)),
    );
    let set_mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let program = folder.path().join("child");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    set_mode(&program, 0o755);
    set_mode(folder.path(), 0o755);
    set_mode(&library, 0o555);
    set_mode(&library.join("keel.db"), 0o444);
    // Root may write everywhere, so as root the child runs as nobody.
    let as_nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups";
    let is_root = fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0);
    let before = if is_root { as_nobody } else { "" };
    let output = Command::new("sh")
        .args(["-c", &format!("exec {before} \"$0\" --exact child --nocapture --test-threads=1")])
        .arg(&program)
        .env(PLACE, folder.path())
        .output()
        .unwrap();
    set_mode(&library, 0o755);
    set_mode(&library.join("keel.db"), 0o644);
    if !output.status.success() && said(&output).is_empty() {
        return skip(
            test,
            &format!("the child can't run as nobody: {}", String::from_utf8_lossy(&output.stderr)),
        );
    }
    assert_eq!(said(&output), ["open NotWritable"]);
    assert_eq!(Library::open(&library).unwrap().count(&Filter::default()).unwrap(), 1);
}

/// Repairs, whole.
fn repair(dir: &Path) -> keel_core::library::Repaired {
    let mut repair = Library::repair(dir).unwrap();
    while !repair.step().unwrap().is_complete() {}
    repair.repaired().clone()
}

#[test]
fn a_database_replaced_by_garbage_is_kept_aside_and_the_list_rebuilt_from_the_tracks() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let ids = lived_in(&mut library);
    let originals: Vec<_> = ids.iter().map(|id| library.original_report(*id).unwrap().unwrap()).collect();
    drop(library);
    for wal in ["keel.db-wal", "keel.db-shm"] {
        fs::remove_file(dir.path().join(wal)).ok();
    }
    let garbage = "garbage ".repeat(5000);
    fs::write(dir.path().join("keel.db"), &garbage).unwrap();
    assert!(matches!(Library::open(dir.path()), Err(LibraryError::Damaged { .. })));
    assert!(matches!(Library::open(dir.path()), Err(LibraryError::Damaged { .. })));
    let repaired = repair(dir.path());
    assert_eq!((repaired.salvaged, repaired.rebuilt), (0, 3));
    assert_eq!(fs::read_to_string(repaired.kept_aside.unwrap()).unwrap(), garbage);
    let library = Library::open(dir.path()).unwrap();
    library.check().unwrap();
    for (i, (id, original)) in ids.iter().zip(&originals).enumerate() {
        let set = library.set(*id).unwrap();
        assert_eq!(set.summary.started, at(EVENING_MS + i as i64 * 600_000));
        assert_eq!(set.report.as_ref(), Some(&from_json(&to_json(original).unwrap()).unwrap()));
    }
    // Again, nothing is left to do.
    assert_eq!(repair(dir.path()), keel_core::library::Repaired::default());
}

#[test]
fn a_lost_or_empty_database_is_told_and_never_begun_anew_beside_its_tracks() {
    for empty in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        let mut library = Library::open(dir.path()).unwrap();
        lived_in(&mut library);
        drop(library);
        for name in ["keel.db", "keel.db-wal", "keel.db-shm"] {
            fs::remove_file(dir.path().join(name)).ok();
        }
        if empty {
            fs::write(dir.path().join("keel.db"), "").unwrap();
        }
        for _ in 0..2 {
            assert!(matches!(Library::open(dir.path()), Err(LibraryError::Damaged { .. })), "{empty}");
        }
        assert_eq!(repair(dir.path()).rebuilt, 3);
        assert_eq!(Library::open(dir.path()).unwrap().count(&Filter::default()).unwrap(), 3);
    }
}

#[test]
fn a_torn_last_page_is_found_and_everything_that_can_be_read_is_taken_over() {
    for tear in [0, 1] {
        let dir = tempfile::tempdir().unwrap();
        let mut library = Library::open(dir.path()).unwrap();
        let ids = lived_in(&mut library);
        drop(library);
        let db = dir.path().join("keel.db");
        let mut bytes = fs::read(&db).unwrap();
        let length = bytes.len();
        if tear == 0 {
            bytes.truncate(length - 2048);
        } else {
            bytes[length - 4096..].fill(0xA5);
        }
        fs::write(&db, &bytes).unwrap();
        let found = Library::open(dir.path()).and_then(|l| l.check());
        assert!(matches!(found, Err(LibraryError::Damaged { .. })), "{found:?}");
        let repaired = repair(dir.path());
        assert!(repaired.kept_aside.is_some());
        assert_eq!(repaired.salvaged + repaired.rebuilt, 3, "{repaired:?}");
        let library = Library::open(dir.path()).unwrap();
        library.check().unwrap();
        for id in ids {
            assert!(library.set(id).unwrap().report.is_some() && library.track(id).is_ok());
        }
    }
}

#[test]
fn a_repair_that_was_killed_is_finished_and_counts_what_it_takes_over() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let ids = lived_in(&mut library);
    library.check().unwrap();
    drop(library);
    // Killed after the database was put aside and two of its three sets were taken over.
    let aside = dir.path().join("aside");
    fs::create_dir(&aside).unwrap();
    fs::copy(dir.path().join("keel.db"), aside.join("keel-1.db")).unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let before = exported(&library);
    library.delete(ids[1]).unwrap();
    drop(library);
    assert_eq!(repair(dir.path()).salvaged, 1);
    let library = Library::open(dir.path()).unwrap();
    let after = exported(&library);
    let told = |name: &&String| !name.contains("track") && !name.contains("overlay") && !name.contains("jpg");
    assert!(before.keys().filter(told).eq(after.keys().filter(told)));
}

#[test]
fn a_folder_among_the_unfinished_files_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    drop(Library::open(dir.path()).unwrap());
    let (killed, foreign) = (dir.path().join("incoming/half.keeltrack"), dir.path().join("incoming/export"));
    fs::write(&killed, b"half").unwrap();
    fs::create_dir(&foreign).unwrap();
    Library::open(dir.path()).unwrap().check().unwrap();
    assert!(!killed.exists() && foreign.exists());
}

#[test]
fn a_whole_library_is_left_as_it_is_and_a_track_without_a_set_is_taken_in() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let ids = lived_in(&mut library);
    let before = exported(&library);
    assert_eq!(repair(dir.path()), keel_core::library::Repaired::default());
    assert_eq!(exported(&library), before);
    // A track of another library, one that is damaged, and one under a name that is not its own.
    let other = tempfile::tempdir().unwrap();
    let mut theirs = Library::open(other.path()).unwrap();
    let guest = save(&mut theirs, at(EVENING_MS + 1), &facts(80.0, "lost"), &recorded(&[12.0], &camera(7)));
    let track = fs::read_dir(other.path().join("tracks")).unwrap().next().unwrap().unwrap();
    let bytes = fs::read(track.path()).unwrap();
    let tracks = dir.path().join("tracks");
    fs::write(tracks.join(track.file_name()), &bytes).unwrap();
    fs::write(tracks.join(format!("{EVENING_MS}+60_{}.keeltrack", ids[0])).with_extension("x"), &bytes)
        .unwrap();
    fs::write(tracks.join("garbage.keeltrack"), b"garbage").unwrap();
    let repaired = repair(dir.path());
    assert_eq!((repaired.rebuilt, repaired.unreadable.len()), (1, 2));
    assert_eq!(library.set(guest).unwrap().summary.started, at(EVENING_MS + 1));
    assert_eq!(library.count(&Filter::default()).unwrap(), 4);
}
