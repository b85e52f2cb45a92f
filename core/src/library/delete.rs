//! Deleting, really: rows are overwritten, files removed, and what a crash interrupts is finished at the next opening.

use rusqlite::{Connection, params};

use super::document::SetDocument;
use super::folder::video_name;
use super::{Library, LibraryError, SetId, VideoRef};

/// What deleting left for the platform to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// Films outside the library's folder: they are the platform's, and the platform deletes them.
    pub foreign_videos: Vec<VideoRef>,
}

impl Library {
    /// Deletes a set with its track and pictures, and its film where that lies in the library's folder.
    ///
    /// # Errors
    /// When there is no such set or the disk refuses.
    pub fn delete(&mut self, id: SetId) -> Result<Deleted, LibraryError> {
        let row = self.row_of(id)?;
        let set = self.document(row)?;
        let foreign = set.video.clone().filter(|v| !is_own(id, v));
        self.write(|db, _| depart(db, row, &set))?;
        self.remove_departed()?;
        Ok(Deleted { foreign_videos: foreign.into_iter().collect() })
    }

    /// Deletes a set's film and keeps everything else.
    ///
    /// # Errors
    /// When there is no such set or the disk refuses.
    pub fn delete_video(&mut self, id: SetId) -> Result<Deleted, LibraryError> {
        let row = self.row_of(id)?;
        let Some(video) = self.facts_and_video(id)?.1 else { return Ok(Deleted::default()) };
        self.write(|db, _| forget_video(db, row, id, &video))?;
        self.remove_departed()?;
        Ok(Deleted { foreign_videos: Some(video).into_iter().filter(|v| !is_own(id, v)).collect() })
    }

    /// Deletes everything: every set, answer, track, picture and own film, files that no set names and damaged ones kept
    /// aside too; the database is written anew, so that nothing of them is left in it.
    ///
    /// # Errors
    /// When somebody else is writing or the disk refuses.
    pub fn delete_everything(&mut self) -> Result<Deleted, LibraryError> {
        let mut foreign_videos = Vec::new();
        for row in self.all_rows()? {
            let set = self.document(row)?;
            foreign_videos.extend(set.video.filter(|v| !is_own(set.id, v)));
        }
        self.write(|db, folder| {
            clear(db)?;
            folder.remove_unfinished()?;
            for (file, _) in folder.files()? {
                db.prepare_cached("INSERT OR IGNORE INTO departures (file) VALUES (?)")?.execute([file])?;
            }
            Ok(())
        })?;
        self.remove_departed()?;
        let aside = self.folder.aside();
        if aside.exists() {
            std::fs::remove_dir_all(&aside).map_err(|e| LibraryError::file(&aside, e))?;
        }
        self.db.execute_batch("VACUUM")?;
        // The log holds old pages until it is cut.
        let busy: i64 = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get(0))?;
        if busy == 0 { Ok(Deleted { foreign_videos }) } else { Err(LibraryError::Busy) }
    }

    /// Lets every set and answer go within the open transaction; their files follow when it is over. Returns how many.
    pub(super) fn depart_all(&self) -> Result<u64, LibraryError> {
        let rows = self.all_rows()?;
        for row in &rows {
            depart(&self.db, *row, &self.document(*row)?)?;
        }
        clear(&self.db)?;
        Ok(rows.len() as u64)
    }
}

fn clear(db: &Connection) -> Result<(), LibraryError> {
    db.execute_batch("DELETE FROM sets; DELETE FROM notes; DELETE FROM soreness;")?;
    Ok(())
}

/// Whether a set's film is Keel's own, restored from a backup. Locations come from outside too, so no other is removed.
pub(super) fn is_own(id: SetId, video: &VideoRef) -> bool {
    video.location == video_name(id, &video.location)
}

/// Lets a set go within a transaction; its files are removed after it.
fn depart(db: &Connection, row: i64, set: &SetDocument) -> Result<(), LibraryError> {
    for file in set.own_files() {
        db.prepare_cached("INSERT OR IGNORE INTO departures (file) VALUES (?)")?.execute([file])?;
    }
    db.prepare_cached("DELETE FROM notes WHERE rowid = ?")?.execute([row])?;
    db.prepare_cached("DELETE FROM sets WHERE row = ?")?.execute([row])?;
    Ok(())
}

/// Forgets a set's film within a transaction.
pub(super) fn forget_video(
    db: &Connection,
    row: i64,
    id: SetId,
    video: &VideoRef,
) -> Result<(), LibraryError> {
    if is_own(id, video) {
        db.prepare_cached("INSERT OR IGNORE INTO departures (file) VALUES (?)")?
            .execute([&video.location])?;
    }
    db.prepare_cached(
        "UPDATE sets SET video = NULL, video_bytes = NULL, video_head_sha256 = NULL, video_removed = 1 WHERE row = ?",
    )?
    .execute(params![row])?;
    Ok(())
}
