//! A set as lists show it, read from a row.

use std::path::PathBuf;

use rusqlite::{Row, Rows};

use super::code::{checked, read_code};
use super::folder::{Folder, picture_name};
use super::{Digest, Facts, LibraryError, Load, Moment, Note, PlaceName, SetId};
use crate::lift::Lift;
use crate::verdict::Word;

/// A set as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct SetSummary {
    /// Its name for ever.
    pub id: SetId,
    /// When it began.
    pub started: Moment,
    /// What the lifter said.
    pub facts: Facts,
    /// The lift, as named or as detected.
    pub lift: Option<Lift>,
    /// What was judged; `None` where judging failed and only the facts and the film are kept.
    pub judged: Option<Judged>,
    /// Whether a track is kept.
    pub has_track: bool,
    /// A small picture.
    pub thumbnail: Option<PathBuf>,
    pub(super) row: i64,
}

/// The verdict of a set in short.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The word.
    pub verdict: Word,
    /// Change behind it, deg.
    pub change_deg: Option<f64>,
    /// Margin of `change_deg`, deg.
    pub margin_deg: Option<f64>,
    /// Median change of the judged reps, deg.
    pub median_change_deg: Option<f64>,
    /// Reps.
    pub reps: u32,
    /// Reps judged.
    pub reps_judged: u32,
    /// Reps held.
    pub reps_held: u32,
    /// Yaw of the camera, deg.
    pub yaw_deg: Option<f64>,
    /// T7-L4 chord, px.
    pub spine_px: Option<f64>,
    /// Name and version of the network that looked.
    pub network: String,
    /// Version of the rules that judged.
    pub rules: u32,
}

/// What [`summary`] reads, in its order.
pub(super) const COLUMNS: &str = "s.row, s.id, s.started_ms, s.offset_min, s.named_lift, s.load, s.unit, s.belt, \
    s.note, s.place, s.keep_video, s.track_sha256 IS NOT NULL, s.lift, s.verdict, s.change_deg, s.margin_deg, \
    s.median_change_deg, s.reps, s.reps_judged, s.reps_held, s.yaw_deg, s.spine_px, s.network, s.rules, \
    (SELECT p.sha256 FROM pictures p WHERE p.set_row = s.row AND p.kind = 'thumbnail')";

/// A summary from a row of [`COLUMNS`].
pub(super) fn summary(row: &Row<'_>, folder: &Folder) -> Result<SetSummary, LibraryError> {
    let id_text: String = row.get(1)?;
    let id: SetId = checked("a set's id", &id_text, id_text.parse())?;
    let (ms, offset): (i64, i16) = (row.get(2)?, row.get(3)?);
    let thumbnail: Option<String> = row.get(24)?;
    let thumbnail = thumbnail.map(|t| checked("a picture's digest", &t, t.parse::<Digest>())).transpose()?;
    Ok(SetSummary {
        id,
        started: checked("a time", &ms, Moment::new(ms, offset))?,
        facts: facts(row)?,
        lift: row.get::<_, Option<String>>(12)?.map(|w| read_code("a lift", w)).transpose()?,
        judged: row.get::<_, Option<String>>(13)?.map(|word| judged(row, word)).transpose()?,
        has_track: row.get(11)?,
        thumbnail: thumbnail.map(|digest| folder.path(&picture_name(id, "thumbnail", digest))),
        row: row.get(0)?,
    })
}

fn facts(row: &Row<'_>) -> Result<Facts, LibraryError> {
    let load: Option<(f64, String)> = row.get::<_, Option<f64>>(5)?.zip(row.get(6)?);
    let load = load.map(|(value, unit)| {
        let unit = read_code("a unit", unit)?;
        checked("a load", &value, Load::new(value, unit))
    });
    let note: Option<String> = row.get(8)?;
    let place: Option<String> = row.get(9)?;
    Ok(Facts {
        lift: row.get::<_, Option<String>>(4)?.map(|w| read_code("a lift", w)).transpose()?,
        load: load.transpose()?,
        belt: row.get(7)?,
        note: note.map(|n| checked("a note", &n.len(), Note::new(n))).transpose()?,
        place: place.map(|p| checked("a place", &p.len(), PlaceName::new(p))).transpose()?,
        keep_video: row.get(10)?,
    })
}

fn judged(row: &Row<'_>, word: String) -> Result<Judged, LibraryError> {
    Ok(Judged {
        verdict: read_code("a verdict", word)?,
        change_deg: row.get(14)?,
        margin_deg: row.get(15)?,
        median_change_deg: row.get(16)?,
        reps: row.get(17)?,
        reps_judged: row.get(18)?,
        reps_held: row.get(19)?,
        yaw_deg: row.get(20)?,
        spine_px: row.get(21)?,
        network: row.get(22)?,
        rules: row.get(23)?,
    })
}

/// All summaries of some rows.
pub(super) fn summaries(mut rows: Rows<'_>, folder: &Folder) -> Result<Vec<SetSummary>, LibraryError> {
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(summary(row, folder)?);
    }
    Ok(out)
}
