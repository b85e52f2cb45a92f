//! A film that comes after its set: it is still being written when the set is kept, or lies elsewhere after a restore.

use rusqlite::params;

use super::delete::{forget_video, is_own};
use super::{Deleted, Library, LibraryError, SetId, VideoRef};

impl Library {
    /// Keeps a film with a set, instead of the one that it has; what is left of that one is for the platform to delete.
    ///
    /// # Errors
    /// When there is no such set or the disk refuses.
    pub fn attach_video(&mut self, id: SetId, video: &VideoRef) -> Result<Deleted, LibraryError> {
        let row = self.row_of(id)?;
        let before = self.facts_and_video(id)?.1.filter(|v| v.location != video.location);
        self.write(|db, _| {
            if let Some(before) = &before {
                forget_video(db, row, id, before)?;
            }
            db.prepare_cached(
                "UPDATE sets SET video = ?, video_bytes = ?, video_head_sha256 = ?, video_removed = 0 WHERE row = ?",
            )?
            .execute(params![
                video.location,
                video.print.bytes as i64,
                video.print.head_sha256.to_string(),
                row
            ])?;
            Ok(())
        })?;
        Ok(Deleted { foreign_videos: before.into_iter().filter(|v| !is_own(id, v)).collect() })
    }
}
