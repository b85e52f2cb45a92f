//! Opening one set.

use std::fs;

use rusqlite::{OptionalExtension, params};

use super::folder::{picture_name, track_name};
use super::packed::unpack_stored;
use super::record::{COLUMNS, summary};
use super::save::{ReportKind, put_facts};
use super::video::print_at;
use super::{
    Digest, Facts, Library, LibraryError, PictureKind, SetId, SetSummary, VideoPrint, VideoRef, VideoState,
};
use crate::report::Report;
use crate::track::{Track, decode};

/// A set with everything that is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredSet {
    /// What lists show of it.
    pub summary: SetSummary,
    /// The report that holds: as first judged, or as corrected or judged again since.
    pub report: Option<Report>,
    /// The film.
    pub video: Option<VideoRef>,
    /// Whether the film was removed through the library.
    pub video_removed: bool,
}

impl Library {
    /// Opens a set with the report that holds, series included.
    ///
    /// # Errors
    /// When there is no such set.
    pub fn set(&self, id: SetId) -> Result<StoredSet, LibraryError> {
        let (summary, video, video_removed) = self.facts_and_video(id)?;
        let report = self.report(summary.row)?;
        Ok(StoredSet { summary, report, video, video_removed })
    }

    /// What lists show of a set, its film, and whether that was removed.
    pub(super) fn facts_and_video(
        &self,
        id: SetId,
    ) -> Result<(SetSummary, Option<VideoRef>, bool), LibraryError> {
        let sql = format!(
            "SELECT {COLUMNS}, s.video, s.video_bytes, s.video_head_sha256, s.video_removed FROM sets s WHERE s.id = ?"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([id.to_string()])?;
        let row = rows.next()?.ok_or(LibraryError::NoSuchSet { id })?;
        let location: Option<String> = row.get(25)?;
        let video = location
            .map(|location| -> Result<_, LibraryError> {
                let head: String = row.get(27)?;
                let head_sha256 = super::code::checked("a film's digest", &head, head.parse())?;
                let print = VideoPrint { bytes: row.get::<_, i64>(26)? as u64, head_sha256 };
                Ok(VideoRef { location, print })
            })
            .transpose()?;
        Ok((summary(row, &self.folder)?, video, row.get(28)?))
    }

    /// The set that a person names: by the first digits of its id, or by "last".
    ///
    /// # Errors
    /// When no set or more than one is named so.
    pub fn find(&self, name: &str) -> Result<SetId, LibraryError> {
        let ids: Vec<String> = if name == "last" {
            let mut last =
                self.db.prepare_cached("SELECT id FROM sets ORDER BY started_ms DESC, row DESC LIMIT 1")?;
            last.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?
        } else if !name.is_empty() && name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            let mut alike = self.db.prepare_cached("SELECT id FROM sets WHERE id GLOB ? || '*' LIMIT 2")?;
            alike.query_map([name], |r| r.get(0))?.collect::<Result<_, _>>()?
        } else {
            Vec::new()
        };
        match ids.as_slice() {
            [id] => super::code::checked("a set's id", id, id.parse()),
            [] => Err(LibraryError::NoSuchName { name: name.chars().take(80).collect() }),
            _ => Err(LibraryError::Ambiguous { name: name.to_owned() }),
        }
    }

    /// The report that was first judged, whatever was corrected or judged again since.
    ///
    /// # Errors
    /// When there is no such set.
    pub fn original_report(&self, id: SetId) -> Result<Option<Report>, LibraryError> {
        self.packed_report(self.row_of(id)?, ReportKind::Original)?.map(|p| unpack_stored(&p)).transpose()
    }

    /// The report that holds.
    pub(super) fn report(&self, row: i64) -> Result<Option<Report>, LibraryError> {
        let packed = match self.packed_report(row, ReportKind::Current)? {
            Some(current) => Some(current),
            None => self.packed_report(row, ReportKind::Original)?,
        };
        packed.map(|p| unpack_stored(&p)).transpose()
    }

    pub(super) fn packed_report(&self, row: i64, kind: ReportKind) -> Result<Option<Vec<u8>>, LibraryError> {
        let mut statement =
            self.db.prepare_cached("SELECT json_gz FROM reports WHERE set_row = ? AND kind = ?")?;
        Ok(statement.query_row(params![row, kind.code()], |r| r.get(0)).optional()?)
    }

    /// The track of a set: what was seen in every frame.
    ///
    /// # Errors
    /// When there is no such set, it has no track, or the file is not the one that was saved.
    pub fn track(&self, id: SetId) -> Result<Track, LibraryError> {
        Ok(decode(&self.track_bytes(id)?)?.track)
    }

    /// The track of a set as it was saved.
    ///
    /// # Errors
    /// As [`Self::track`].
    pub fn track_bytes(&self, id: SetId) -> Result<Vec<u8>, LibraryError> {
        let row = self.row_of(id)?;
        let (sha256, ms, offset): (Option<String>, i64, i16) = self
            .db
            .prepare_cached("SELECT track_sha256, started_ms, offset_min FROM sets WHERE row = ?")?
            .query_row([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        let sha256 = sha256.ok_or(LibraryError::NoTrack { id })?;
        let started = super::code::checked("a time", &ms, super::Moment::new(ms, offset))?;
        let path = self.folder.path(&track_name(started, id));
        let bytes = match fs::read(&path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(LibraryError::TrackChanged { id, found: None });
            }
            read => read.map_err(|e| LibraryError::file(&path, e))?,
        };
        let found = Digest::of(&bytes);
        if found.to_string() == sha256 {
            Ok(bytes)
        } else {
            Err(LibraryError::TrackChanged { id, found: Some(found) })
        }
    }

    /// The pictures of a set by kind, each a JPEG file.
    ///
    /// # Errors
    /// When there is no such set.
    pub fn pictures(&self, id: SetId) -> Result<Vec<(PictureKind, std::path::PathBuf)>, LibraryError> {
        let named = self.named_pictures(self.row_of(id)?)?;
        Ok(named
            .into_iter()
            .map(|p| (p.0, self.folder.path(&picture_name(id, &p.0.to_string(), p.1))))
            .collect())
    }

    pub(super) fn named_pictures(&self, row: i64) -> Result<Vec<(PictureKind, Digest, u64)>, LibraryError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT kind, sha256, bytes FROM pictures WHERE set_row = ? ORDER BY kind")?;
        let rows: Vec<(String, String, i64)> = statement
            .query_map([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
            .collect::<Result<_, _>>()?;
        rows.into_iter()
            .map(|(kind, digest, bytes)| {
                let kind = super::code::read_code("a picture", kind)?;
                Ok((kind, super::code::checked("a digest", &digest, digest.parse())?, bytes as u64))
            })
            .collect()
    }

    /// What became of a set's film, where its location is a path; what the platform names by a URI only the platform
    /// can look at: see [`VideoRef::state`].
    ///
    /// # Errors
    /// When there is no such set, or the film is there and can't be read.
    pub fn video_state(&self, id: SetId) -> Result<VideoState, LibraryError> {
        let (_, video, removed) = self.facts_and_video(id)?;
        let Some(video) = video else {
            return Ok(if removed { VideoState::Removed } else { VideoState::None });
        };
        let path = self.folder.path(&video.location);
        Ok(video.state(print_at(&path).map_err(|e| LibraryError::file(&path, e))?))
    }

    /// Where a film lies, as a path.
    pub fn video_path(&self, video: &VideoRef) -> std::path::PathBuf {
        self.folder.path(&video.location)
    }

    /// Changes what the lifter said of a set.
    ///
    /// # Errors
    /// When there is no such set or the disk refuses.
    pub fn edit_facts(&mut self, id: SetId, facts: &Facts) -> Result<(), LibraryError> {
        let row = self.row_of(id)?;
        self.write(|db, _| put_facts(db, row, facts))
    }
}
