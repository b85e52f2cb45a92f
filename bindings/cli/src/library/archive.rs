//! Export, backup, restore, delete, storage, repair.

use keel_core::library::{BackupError, BackupFile, Deleted, Library, Mode, Retention};
use keel_words::Words;
use std::path::Path;

use super::args::At;
use super::browse::say;
use super::{clock, failed, place, steps, table};
use crate::failure::{Failure, Fault, Own};

/// `keel export`.
///
/// # Errors
/// Where the folder is not empty or can't be written.
pub fn export(dir: &Path, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let mut work = library.export(dir).map_err(failed)?;
    steps::all(&words, "export", || work.step())?;
    let sets = library.storage().map_err(failed)?.sets.to_string();
    say(&words.fill("library_command", "exported", &[("sets", sets), ("dir", dir.display().to_string())]))
}

/// `keel backup`.
///
/// # Errors
/// Where the file can't be written.
pub fn backup(file: &Path, videos: bool, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let mut work = library.backup(file, videos).map_err(failed)?;
    steps::all(&words, "backup", || work.step())?;
    let sets = library.storage().map_err(failed)?.sets.to_string();
    say(&words.fill(
        "library_command",
        "backed_up",
        &[("sets", sets), ("file", file.display().to_string())],
    ))?;
    match work.missing().len() {
        0 => Ok(()),
        count => say(&words.fill("library_command", "backup_missing", &[("count", count.to_string())])),
    }
}

/// `keel restore`: what the backup holds, and with a mode its restoring.
///
/// # Errors
/// Where the backup is not whole or the library refuses.
pub fn restore(file: &Path, merge: bool, replace: bool, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let in_file = |error: BackupError| failed(Fault::from(error).about_file(file));
    let backup = BackupFile::open(file).map_err(in_file)?;
    let counts = backup.counts(&library).map_err(in_file)?;
    let blanks = [
        ("file", file.display().to_string()),
        ("sets", counts.sets.to_string()),
        ("new", counts.new_sets.to_string()),
        ("tracks", counts.tracks.to_string()),
        ("videos", counts.videos.to_string()),
        ("answers", counts.answers.to_string()),
        ("mb", megabytes(counts.bytes, &words)),
    ];
    say(&words.fill("library_command", "restore_counts", &blanks))?;
    if !merge && counts.only_here > 0 {
        say(&words.fill("library_command", "restore_replaces", &[("gone", counts.only_here.to_string())]))?;
    }
    let mode = match (merge, replace) {
        (true, _) => Mode::Merge,
        (_, true) => Mode::Replace,
        _ => return say(words.get("library_command", "restore_ask")),
    };
    let mut work = library.restore(backup, mode).map_err(failed)?;
    steps::all(&words, "restore", || work.step())?;
    let done = work.restored();
    let blanks = [
        ("new", done.new_sets.to_string()),
        ("same", done.same_sets.to_string()),
        ("gone", done.gone_sets.to_string()),
    ];
    say(&words.fill("library_command", "restored", &blanks))?;
    match done.healed_files {
        0 => Ok(()),
        count => say(&words.fill("library_command", "healed", &[("count", count.to_string())])),
    }
}

/// `keel delete`.
///
/// # Errors
/// Where there is no such set or nobody said yes.
pub fn delete(name: Option<&str>, video: bool, everything: bool, yes: bool, at: &At) -> Result<(), Failure> {
    let (mut library, words) = (place::open(at)?, Words::of(at.lang));
    let id = name.map(|name| library.find(name).map_err(failed)).transpose()?;
    if !yes {
        return Err(Failure::Usage(Own::Confirm.into()));
    }
    match id {
        Some(id) if video => {
            let deleted = library.delete_video(id).map_err(failed)?;
            say(&words.fill("library_command", "deleted_video", &[("id", table::short(id))]))?;
            foreign(&deleted, &words)
        }
        Some(id) => {
            let deleted = library.delete(id).map_err(failed)?;
            say(&words.fill("library_command", "deleted", &[("id", table::short(id))]))?;
            foreign(&deleted, &words)
        }
        None if everything => {
            let sets = library.storage().map_err(failed)?.sets.to_string();
            let deleted = library.delete_everything().map_err(failed)?;
            say(&words.fill("library_command", "deleted_everything", &[("sets", sets)]))?;
            foreign(&deleted, &words)
        }
        None => Ok(()),
    }
}

/// A desktop's films are the lifter's own: they are named, never deleted.
fn foreign(deleted: &Deleted, words: &Words) -> Result<(), Failure> {
    deleted.foreign_videos.iter().try_for_each(|v| {
        say(&words.fill("library_command", "foreign_video", &[("file", v.location.clone())]))
    })
}

/// `keel storage`.
///
/// # Errors
/// Where the library can't be read.
pub fn storage(keep_days: Option<u32>, keep_mb: Option<u64>, at: &At) -> Result<(), Failure> {
    let (mut library, words) = (place::open(at)?, Words::of(at.lang));
    let retention = Retention { days: keep_days, bytes: keep_mb.map(|mb| mb.saturating_mul(1_000_000)) };
    if retention != Retention::default() {
        foreign(&library.expire_videos(clock::now()?, retention).map_err(failed)?, &words)?;
    }
    let storage = library.storage().map_err(failed)?;
    say(&words.fill("storage", "sets", &[("count", storage.sets.to_string())]))?;
    for (code, bytes) in [
        ("database", storage.database_bytes),
        ("tracks", storage.tracks_bytes),
        ("pictures", storage.pictures_bytes),
        ("own_videos", storage.own_videos_bytes),
        ("foreign_videos", storage.foreign_videos_bytes),
        ("unnamed", storage.unnamed_bytes),
    ] {
        if bytes > 0 || code != "unnamed" {
            say(&words.fill("storage", code, &[("mb", megabytes(bytes, &words))]))?;
        }
    }
    Ok(())
}

fn megabytes(bytes: u64, words: &Words) -> String {
    words.number(bytes as f64 / 1e6, 1)
}

/// `keel library repair`.
///
/// # Errors
/// Where the folder can't be written.
pub fn repair(at: &At) -> Result<(), Failure> {
    let words = Words::of(at.lang);
    let mut work = Library::repair(&place::dir(at.library.as_ref())?).map_err(failed)?;
    steps::all(&words, "repair", || work.step())?;
    let done = work.repaired();
    if let Some(aside) = &done.kept_aside {
        say(&words.fill("library_command", "kept_aside", &[("file", aside.display().to_string())]))?;
    }
    for track in &done.unreadable {
        say(&words.fill("library_command", "unreadable", &[("file", track.display().to_string())]))?;
    }
    if done.kept_aside.is_none() && done.salvaged + done.rebuilt == 0 {
        return say(words.get("library_command", "repaired_nothing"));
    }
    let blanks = [("salvaged", done.salvaged.to_string()), ("rebuilt", done.rebuilt.to_string())];
    say(&words.fill("library_command", "repaired", &blanks))
}
