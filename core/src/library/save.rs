//! Saving a set.

use rusqlite::{Connection, OptionalExtension, params};

use super::code::code_of;
use super::folder::{Folder, picture_name, track_name};
use super::packed::pack;
use super::search::folded;
use super::store::row_of;
use super::{Digest, Facts, Library, LibraryError, Load, Moment, NewPicture, SetId, VideoRef};
use crate::report::{Report, duration_s};
use crate::track::{Track, decode};

/// A set to be saved.
#[derive(Clone, Copy, Debug)]
pub struct NewSet<'a> {
    /// When it began.
    pub started: Moment,
    /// What the lifter said.
    pub facts: &'a Facts,
    /// The track as the recorder wrote it; `None` where there is none.
    pub track: Option<&'a [u8]>,
    /// The report judged from the track; `None` where judging failed: the set is kept with what is known of it.
    pub report: Option<&'a Report>,
    /// The film.
    pub video: Option<&'a VideoRef>,
    /// Thumbnail and stills.
    pub pictures: &'a [NewPicture<'a>],
}

/// What became of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The set's id.
    pub id: SetId,
    /// Whether it is new; a set that is there already is left as it is.
    pub is_new: bool,
}

impl Library {
    /// Saves a set. When this returns, the set is on the disk whole; when the process dies before, nothing of it shows.
    /// Saving the same set again changes nothing.
    ///
    /// # Errors
    /// When the track can't be read or does not match the report, or the disk refuses.
    pub fn save(&mut self, new: &NewSet<'_>) -> Result<Saved, LibraryError> {
        let track = new.track.map(Digest::of);
        let id = SetId::derive(new.started, track.or(new.video.map(|v| v.print.head_sha256)));
        if let Some(bytes) = new.track {
            matches(id, &decode(bytes)?.track, new.report)?;
        }
        let report = new.report.map(pack).transpose()?;
        self.write(|db, folder| {
            if row_of(db, id)?.is_some() {
                return Ok(Saved { id, is_new: false });
            }
            if let Some(bytes) = new.track {
                folder.put(&track_name(new.started, id), bytes)?;
            }
            let files = Files {
                track: track.zip(new.track.map(<[u8]>::len)),
                video: new.video,
                video_removed: false,
            };
            let row = insert(db, id, new.started, new.facts, &files)?;
            if let Some((report, packed)) = new.report.zip(report.as_deref()) {
                put_report(db, row, ReportKind::Original, packed)?;
                hold(db, row, Some(report))?;
            }
            for picture in new.pictures {
                put_picture(db, folder, row, id, picture)?;
            }
            Ok(Saved { id, is_new: true })
        })
    }

    /// Keeps a picture with a set, instead of the one of its kind that is there.
    ///
    /// # Errors
    /// When there is no such set or the disk refuses.
    pub fn keep_picture(&mut self, id: SetId, picture: &NewPicture<'_>) -> Result<(), LibraryError> {
        let row = self.row_of(id)?;
        self.write(|db, folder| put_picture(db, folder, row, id, picture))
    }
}

/// A track and a report of one recording agree on what the film was and who looked.
pub(super) fn matches(id: SetId, track: &Track, report: Option<&Report>) -> Result<(), LibraryError> {
    let Some(report) = report else { return Ok(()) };
    let differs = |why: String| Err(LibraryError::TrackMismatch { id, why });
    let (seen, told) = (track.observations.len(), report.source.frames as usize);
    if seen != told {
        return differs(format!("{seen} frames instead of {told}"));
    }
    let (size, told) =
        ((track.header.width_px, track.header.height_px), (report.source.width, report.source.height));
    if size != told {
        return differs(format!("frames of {size:?} instead of {told:?}"));
    }
    let (lasts_s, told_s) = (duration_s(&track.observations), report.source.duration_s);
    if (lasts_s - told_s).abs() > 1e-3 {
        return differs(format!("{lasts_s} s instead of {told_s} s"));
    }
    if track.header.model != report.model {
        return differs(format!("network {} instead of {}", track.header.model.sha256, report.model.sha256));
    }
    Ok(())
}

/// The files of a set.
pub(super) struct Files<'a> {
    /// Digest and size of the track.
    pub track: Option<(Digest, usize)>,
    pub video: Option<&'a VideoRef>,
    pub video_removed: bool,
}

/// Inserts a set's row; what a report says comes with [`hold`].
pub(super) fn insert(
    db: &Connection,
    id: SetId,
    started: Moment,
    facts: &Facts,
    files: &Files<'_>,
) -> Result<i64, LibraryError> {
    db.prepare_cached(
        "INSERT INTO sets (id, started_ms, offset_min, track_sha256, track_bytes, video, video_bytes, \
         video_head_sha256, video_removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id.to_string(),
        started.utc_ms(),
        started.offset_min(),
        files.track.map(|(digest, _)| digest.to_string()),
        files.track.map(|(_, bytes)| bytes as i64),
        files.video.map(|v| &v.location),
        files.video.map(|v| v.print.bytes as i64),
        files.video.map(|v| v.print.head_sha256.to_string()),
        files.video_removed,
    ])?;
    let row = db.last_insert_rowid();
    put_facts(db, row, facts)?;
    Ok(row)
}

/// Writes what the lifter said, and its words for the search.
pub(super) fn put_facts(db: &Connection, row: i64, facts: &Facts) -> Result<(), LibraryError> {
    db.prepare_cached(
        "UPDATE sets SET named_lift = ?, load = ?, unit = ?, load_kg = ?, belt = ?, note = ?, place = ?, \
         keep_video = ? WHERE row = ?",
    )?
    .execute(params![
        facts.lift.as_ref().map(code_of),
        facts.load.map(Load::value),
        facts.load.map(|l| code_of(&l.unit())),
        facts.load.map(Load::kg),
        facts.belt,
        facts.note.as_ref().map(super::Note::as_str),
        facts.place.as_ref().map(super::PlaceName::as_str),
        facts.keep_video,
        row,
    ])?;
    // Without a judged lift the named one stands in lists.
    db.prepare_cached("UPDATE sets SET lift = named_lift WHERE row = ? AND verdict IS NULL")?
        .execute([row])?;
    db.prepare_cached("DELETE FROM notes WHERE rowid = ?")?.execute([row])?;
    if let Some(note) = &facts.note {
        db.prepare_cached("INSERT INTO notes (rowid, words) VALUES (?, ?)")?
            .execute(params![row, folded(note.as_str())])?;
    }
    Ok(())
}

/// Which report of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportKind {
    /// As first judged; never overwritten.
    Original,
    /// What holds instead, after corrections or newer rules.
    Current,
}

impl ReportKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Current => "current",
        }
    }
}

pub(super) fn put_report(
    db: &Connection,
    row: i64,
    kind: ReportKind,
    packed: &[u8],
) -> Result<(), LibraryError> {
    db.prepare_cached("INSERT OR REPLACE INTO reports (set_row, kind, json_gz) VALUES (?, ?, ?)")?
        .execute(params![row, kind.code(), packed])?;
    Ok(())
}

/// Reads off the report that holds what lists and trends need; `None` clears it.
pub(super) fn hold(db: &Connection, row: i64, report: Option<&Report>) -> Result<(), LibraryError> {
    let set = report.map(|r| &r.set);
    db.prepare_cached(
        "UPDATE sets SET lift = coalesce(?, named_lift), verdict = ?, change_deg = ?, margin_deg = ?, \
         median_change_deg = ?, reps = ?, reps_judged = ?, reps_held = ?, yaw_deg = ?, spine_px = ?, network = ?, \
         rules = ? WHERE row = ?",
    )?
    .execute(params![
        report.and_then(|r| r.lift).map(|l| code_of(&l)),
        set.map(|s| code_of(&s.verdict)),
        set.and_then(|s| s.change_deg),
        set.and_then(|s| s.margin_deg),
        set.and_then(|s| s.median_change_deg),
        set.map(|s| s.reps),
        set.map(|s| s.reps_judged),
        set.map(|s| s.reps_held),
        report.and_then(|r| r.view.yaw_deg),
        report.and_then(|r| r.view.spine_px),
        report.map(|r| format!("{} {}", r.model.name, r.model.version)),
        report.map(|r| r.rules),
        row,
    ])?;
    db.prepare_cached("DELETE FROM reps WHERE set_row = ?")?.execute([row])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO reps (set_row, number, attempt, verdict, change_deg, margin_deg) VALUES (?, ?, ?, ?, ?, ?)",
    )?;
    for rep in report.iter().flat_map(|r| &r.reps) {
        let word = code_of(&rep.verdict);
        insert.execute(params![row, rep.index, rep.attempt, word, rep.change_deg, rep.margin_deg])?;
    }
    Ok(())
}

pub(super) fn put_picture(
    db: &Connection,
    folder: &Folder,
    row: i64,
    id: SetId,
    picture: &NewPicture<'_>,
) -> Result<(), LibraryError> {
    let (digest, kind) = (Digest::of(picture.jpeg), picture.kind.to_string());
    folder.put(&picture_name(id, &kind, digest), picture.jpeg)?;
    name_picture(db, row, id, &kind, digest, picture.jpeg.len())
}

/// Names a picture that lies in the folder; the one of its kind that it replaces departs.
pub(super) fn name_picture(
    db: &Connection,
    row: i64,
    id: SetId,
    kind: &str,
    digest: Digest,
    bytes: usize,
) -> Result<(), LibraryError> {
    let before: Option<String> = db
        .prepare_cached("SELECT sha256 FROM pictures WHERE set_row = ? AND kind = ?")?
        .query_row(params![row, kind], |r| r.get(0))
        .optional()?;
    if let Some(before) = before.and_then(|b| b.parse::<Digest>().ok()).filter(|b| *b != digest) {
        db.prepare_cached("INSERT OR IGNORE INTO departures (file) VALUES (?)")?
            .execute([picture_name(id, kind, before)])?;
    }
    db.prepare_cached("INSERT OR REPLACE INTO pictures (set_row, kind, sha256, bytes) VALUES (?, ?, ?, ?)")?
        .execute(params![row, kind, digest.to_string(), bytes as i64])?;
    Ok(())
}
