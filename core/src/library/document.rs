//! A set as a document: what backups and exports hold of it.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::code::checked;
use super::correct::put_corrections;
use super::delete::is_own;
use super::folder::{picture_name, track_name};
use super::packed::unpack;
use super::save::{Files, ReportKind, hold, insert, name_picture, put_report};
use super::{Digest, Facts, Library, LibraryError, Moment, PictureKind, SetId, VideoRef};
use crate::lift::Correction;

/// A set with everything but the contents of its files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetDocument {
    pub id: SetId,
    pub started: Moment,
    pub facts: Facts,
    pub track: Option<FileRef>,
    pub video: Option<VideoRef>,
    pub video_removed: bool,
    pub corrections: Vec<Correction>,
    pub judged_again: bool,
    pub pictures: Vec<PictureRef>,
}

/// A file by its contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileRef {
    pub bytes: u64,
    pub sha256: Digest,
}

/// A picture of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PictureRef {
    pub kind: PictureKind,
    pub bytes: u64,
    pub sha256: Digest,
}

/// The stored forms of a set's reports.
#[derive(Clone, Debug, Default)]
pub(super) struct PackedReports {
    pub original: Option<Vec<u8>>,
    pub current: Option<Vec<u8>>,
}

impl SetDocument {
    /// Whether the id is the one of what the set is: of its track, else of its film. That of a film that was removed
    /// can't be told.
    pub fn has_its_id(&self) -> bool {
        let recorded = self.track.map(|t| t.sha256).or(self.video.as_ref().map(|v| v.print.head_sha256));
        SetId::derive(self.started, recorded) == self.id || (recorded.is_none() && self.video_removed)
    }

    /// Name of the track within a library's folder.
    pub fn track_name(&self) -> String {
        track_name(self.started, self.id)
    }

    /// Names of the files within a library's folder that are the set's own: they come and go with it.
    pub fn own_files(&self) -> Vec<String> {
        let mut names: Vec<String> = self.pictures.iter().map(|p| self.picture_name(p)).collect();
        names.extend(self.track.map(|_| self.track_name()));
        names.extend(self.video.as_ref().filter(|v| is_own(self.id, v)).map(|v| v.location.clone()));
        names
    }

    /// Name of a picture within a library's folder.
    pub fn picture_name(&self, picture: &PictureRef) -> String {
        picture_name(self.id, &picture.kind.to_string(), picture.sha256)
    }
}

impl Library {
    /// Rows of all sets, in order of time and id: an order that does not depend on how they came here.
    pub(super) fn all_rows(&self) -> Result<Vec<i64>, LibraryError> {
        let mut statement = self.db.prepare("SELECT row FROM sets ORDER BY started_ms, id")?;
        Ok(statement.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The document of a row.
    pub(super) fn document(&self, row: i64) -> Result<SetDocument, LibraryError> {
        let (id, track, track_bytes, judged_again): (String, Option<String>, Option<i64>, bool) = self
            .db
            .prepare_cached("SELECT id, track_sha256, track_bytes, judged_again FROM sets WHERE row = ?")?
            .query_row([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
        let id: SetId = checked("a set's id", &id, id.parse())?;
        let (summary, video, video_removed) = self.facts_and_video(id)?;
        let track = match track.zip(track_bytes) {
            Some((sha256, bytes)) => {
                Some(FileRef { bytes: bytes as u64, sha256: checked("a digest", &sha256, sha256.parse())? })
            }
            None => None,
        };
        let pictures = self.named_pictures(row)?;
        Ok(SetDocument {
            id,
            started: summary.started,
            facts: summary.facts,
            track,
            video,
            video_removed,
            corrections: self.corrections(id)?,
            judged_again,
            pictures: pictures
                .into_iter()
                .map(|(kind, sha256, bytes)| PictureRef { kind, bytes, sha256 })
                .collect(),
        })
    }

    pub(super) fn packed_reports(&self, row: i64) -> Result<PackedReports, LibraryError> {
        Ok(PackedReports {
            original: self.packed_report(row, ReportKind::Original)?,
            current: self.packed_report(row, ReportKind::Current)?,
        })
    }
}

/// Puts a set into the database as its document says; its files must lie in the folder by the end of the transaction.
pub(super) fn insert_document(
    db: &Connection,
    set: &SetDocument,
    reports: &PackedReports,
) -> Result<(), LibraryError> {
    let files = Files {
        track: set.track.map(|t| (t.sha256, t.bytes as usize)),
        video: set.video.as_ref(),
        video_removed: set.video_removed,
    };
    let row = insert(db, set.id, set.started, &set.facts, &files)?;
    let held = reports.current.as_ref().or(reports.original.as_ref());
    let held = held.map(|packed| unpack(packed)).transpose()?;
    for (kind, packed) in [(ReportKind::Original, &reports.original), (ReportKind::Current, &reports.current)]
    {
        if let Some(packed) = packed {
            put_report(db, row, kind, packed)?;
        }
    }
    hold(db, row, held.as_ref())?;
    put_corrections(db, row, &set.corrections)?;
    db.prepare_cached("UPDATE sets SET judged_again = ? WHERE row = ?")?
        .execute(params![set.judged_again, row])?;
    for picture in &set.pictures {
        let kind = picture.kind.to_string();
        name_picture(db, row, set.id, &kind, picture.sha256, picture.bytes as usize)?;
    }
    // What departed with a set of before and came back with this one stays.
    for name in set.own_files() {
        db.prepare_cached("DELETE FROM departures WHERE file = ?")?.execute([name])?;
    }
    Ok(())
}
