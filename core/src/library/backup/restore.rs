//! Restoring a backup.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use rusqlite::params;
use sha2::{Digest as _, Sha256};

use super::super::document::{PackedReports, SetDocument, insert_document};
use super::super::folder::video_name;
use super::super::packed::unpack;
use super::super::save::matches;
use super::super::soreness::put_answer;
use super::super::store::row_of;
use super::super::video::print_at;
use super::super::{Digest, Library, LibraryError, Progress, VideoRef, VideoState};
use super::manifest::{picture_entry, report_entry, track_entry, video_entry};
use super::{BackupError, BackupFile};
use crate::track::decode;

/// What becomes of the sets that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They stay as they are, and the backup's others come to them.
    Merge,
    /// They go, and the library becomes what the backup holds.
    Replace,
}

/// A restore going on, set by set. Until its last step the library is what it was: cancelled, failed or killed before,
/// nothing of it shows.
pub struct Restore {
    library: Library,
    backup: BackupFile,
    mode: Mode,
    /// Whether its transaction was begun.
    begun: bool,
    done: usize,
    /// Files written, not yet under their names.
    incoming: Vec<String>,
    restored: Restored,
    committed: bool,
}

/// What a restore did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Sets that came.
    pub new_sets: u64,
    /// Sets that were there already.
    pub same_sets: u64,
    /// Sets that went, in [`Mode::Replace`].
    pub gone_sets: u64,
    /// Tracks, pictures and films of sets that were there, put back where they were lost.
    pub healed_files: u64,
}

impl Library {
    /// Restores a backup, step by step: from the first step to the last nobody else can write to the library.
    ///
    /// # Errors
    /// When the library can't be opened once more.
    pub fn restore(&self, backup: BackupFile, mode: Mode) -> Result<Restore, BackupError> {
        Ok(Restore {
            library: self.again()?,
            backup,
            mode,
            begun: false,
            done: 0,
            incoming: Vec::new(),
            restored: Restored::default(),
            committed: false,
        })
    }
}

impl Restore {
    /// Takes in the next set; the last step makes all of them show. A step that fails takes everything back: the library is
    /// what it was, and the next step begins anew.
    ///
    /// # Errors
    /// When somebody else is writing, a set of the backup is not what it should be, or the disk refuses.
    pub fn step(&mut self) -> Result<Progress, BackupError> {
        let stepped = self.go_on();
        if stepped.is_err() {
            self.take_back();
        }
        stepped
    }

    fn go_on(&mut self) -> Result<Progress, BackupError> {
        if !self.begun {
            self.begin()?;
        }
        // Answers and the commit are one step more.
        let total = self.backup.sets.len() as u64 + 1;
        if let Some(set) = self.backup.sets.get(self.done).cloned() {
            self.set(set)?;
            self.done += 1;
        } else if !self.committed {
            self.finish()?;
            self.done += 1;
        }
        Ok(Progress { done: self.done as u64, total })
    }

    /// What was done; known when all is done.
    pub fn restored(&self) -> Restored {
        self.restored
    }

    fn begin(&mut self) -> Result<(), LibraryError> {
        self.library.db.execute_batch("BEGIN IMMEDIATE")?;
        self.begun = true;
        if self.mode == Mode::Replace {
            self.restored.gone_sets = self.library.depart_all()?;
        }
        Ok(())
    }

    fn take_back(&mut self) {
        if self.committed {
            return;
        }
        self.remove_incoming();
        // On a full disk SQLite may have taken the transaction back itself.
        if !self.library.db.is_autocommit() {
            self.library.db.execute_batch("ROLLBACK").ok();
        }
        (self.begun, self.done, self.restored) = (false, 0, Restored::default());
    }

    /// Only while the transaction is open, so that nobody else's unfinished files can be of these names.
    fn remove_incoming(&mut self) {
        for name in self.incoming.drain(..) {
            fs::remove_file(self.library.folder.incoming(&name)).ok();
        }
    }

    fn set(&mut self, mut set: SetDocument) -> Result<(), BackupError> {
        if row_of(&self.library.db, set.id)?.is_some() {
            self.restored.same_sets += 1;
            return self.heal(&set);
        }
        let reports = PackedReports {
            original: self.backup.read(&report_entry(set.id, "original"))?,
            current: self.backup.read(&report_entry(set.id, "current"))?,
        };
        // A set that was judged later than it was kept has no first report.
        let judged = reports.original.as_ref().or(reports.current.as_ref());
        let judged = judged.map(|packed| unpack(packed)).transpose()?;
        if let Some(track) = self.backup.read(&track_entry(set.id))? {
            let decoded = decode(&track).map_err(LibraryError::from)?.track;
            matches(set.id, &decoded, judged.as_ref())?;
            self.put(set.track_name(), &track)?;
        }
        for picture in &set.pictures {
            if let Some(jpeg) = self.backup.read(&picture_entry(set.id, picture))? {
                self.put(set.picture_name(picture), &jpeg)?;
            }
        }
        self.video(&mut set)?;
        insert_document(&self.library.db, &set, &reports)?;
        self.restored.new_sets += 1;
        Ok(())
    }

    /// Puts back files of a set that is there and lost them; everything else of it stays as it is.
    fn heal(&mut self, set: &SetDocument) -> Result<(), BackupError> {
        let row = self.library.row_of(set.id)?;
        let mut here = self.library.document(row)?;
        let mut files = Vec::new();
        if here.track == set.track && here.track.is_some() {
            files.push((here.track_name(), track_entry(set.id)));
        }
        for picture in here.pictures.iter().filter(|p| set.pictures.contains(p)) {
            files.push((here.picture_name(picture), picture_entry(set.id, picture)));
        }
        for (name, entry) in files {
            let due = self.backup.entries.get(&entry).map(|e| e.sha256);
            let found = fs::read(self.library.folder.path(&name)).ok().map(|bytes| Digest::of(&bytes));
            if due.is_some()
                && found != due
                && let Some(bytes) = self.backup.read(&entry)?
            {
                self.put(name, &bytes)?;
                self.restored.healed_files += 1;
            }
        }
        let print_of = |video: &Option<VideoRef>| video.as_ref().map(|v| v.print);
        if print_of(&here.video) == print_of(&set.video)
            && self.video(&mut here)?
            && let Some(video) = &here.video
        {
            let moved = "UPDATE sets SET video = ? WHERE row = ?";
            self.library.db.execute(moved, params![video.location, row]).map_err(LibraryError::from)?;
            self.restored.healed_files += 1;
        }
        Ok(())
    }

    /// A film of the backup, unless it still lies where it did. Whether it was written.
    fn video(&mut self, set: &mut SetDocument) -> Result<bool, BackupError> {
        let (Some(video), Some(due)) = (&mut set.video, self.backup.entries.get(&video_entry(set.id))) else {
            return Ok(false);
        };
        let is_it = |path: &Path, video: &VideoRef| {
            print_at(path).is_ok_and(|print| video.state(print) == VideoState::Present)
        };
        if is_it(&self.library.video_path(video), video) {
            return Ok(false);
        }
        let name = video_name(set.id, &video.location);
        let incoming = self.library.folder.incoming(&name);
        let failed = |e| LibraryError::file(&incoming, e);
        let due = due.clone();
        let mut film = self.backup.zip.by_name(&due.name).map_err(|e| failed(e.into()))?;
        self.incoming.push(name.clone());
        let mut out = File::create(&incoming).map_err(failed)?;
        let (mut hasher, mut block) = (Sha256::new(), vec![0; 1 << 20]);
        loop {
            let read = film.read(&mut block).map_err(failed)?;
            let Some(part) = block.get(..read).filter(|part| !part.is_empty()) else { break };
            hasher.update(part);
            out.write_all(part).map_err(failed)?;
        }
        out.sync_all().map_err(failed)?;
        if Digest::of_hasher(hasher) != due.sha256 || !is_it(&incoming, video) {
            return Err(BackupError::Altered {
                what: format!("\"{}\" is not the film that was saved", due.name),
            });
        }
        video.location = name;
        Ok(true)
    }

    fn put(&mut self, name: String, bytes: &[u8]) -> Result<(), BackupError> {
        self.library.folder.put_incoming(&name, bytes)?;
        self.incoming.push(name);
        Ok(())
    }

    fn finish(&mut self) -> Result<(), BackupError> {
        let known = self.library.answers()?;
        for given in &self.backup.answers {
            let is_known = known.iter().any(|k| (k.day, k.question) == (given.day, given.question));
            if self.mode == Mode::Replace || !is_known {
                put_answer(&self.library.db, given)?;
            }
        }
        for name in self.incoming.drain(..) {
            self.library.folder.take_in(&name)?;
        }
        self.library.db.execute_batch("COMMIT").map_err(LibraryError::from)?;
        self.committed = true;
        self.library.tidy();
        Ok(())
    }
}

impl Drop for Restore {
    fn drop(&mut self) {
        self.remove_incoming();
    }
}
