//! Putting a set right: the verdict follows at once, the original stays, and everything can be taken back.

use rusqlite::{Connection, params};

use super::packed::pack;
use super::save::{ReportKind, hold, put_report};
use super::store::row_of;
use super::{Library, LibraryError, SetId};
use crate::lift::Correction;
use crate::report::Report;
use crate::verdict::RepVerdict;

/// A time within a rep by which a [`Correction`] names it, s from the film's first frame.
pub fn within(rep: &RepVerdict) -> f64 {
    rep.liftoff_s.unwrap_or_else(|| {
        let end_s = rep.end_s.or(rep.lockout_s).unwrap_or(rep.start_s);
        f64::midpoint(rep.start_s, end_s)
    })
}

impl Library {
    /// Puts one more thing right. Returns the report that holds from now on.
    ///
    /// # Errors
    /// When there is no such set or no track, the correction does not fit, or somebody else corrected the set meanwhile.
    pub fn correct(&mut self, id: SetId, correction: Correction) -> Result<Report, LibraryError> {
        let before = self.corrections(id)?;
        let corrections = [before.as_slice(), &[correction]].concat();
        let report = Report::corrected(&self.track(id)?, &corrections)?;
        let packed = pack(&report)?;
        self.write(|db, _| {
            let row = still_corrected(db, id, &before)?;
            put_corrections(db, row, &corrections)?;
            put_report(db, row, ReportKind::Current, &packed)?;
            hold(db, row, Some(&report))
        })?;
        Ok(report)
    }

    /// Takes the latest correction back. Returns the report that holds from now on: without corrections left, what was
    /// first judged (or what newer rules said, where that was taken over).
    ///
    /// # Errors
    /// When there is no such set or nothing to take back, or somebody else corrected the set meanwhile.
    pub fn undo(&mut self, id: SetId) -> Result<Report, LibraryError> {
        let before = self.corrections(id)?;
        let (_, corrections) = before.split_last().ok_or(LibraryError::NothingToUndo { id })?;
        let row = self.row_of(id)?;
        let original = self.original_report(id)?.filter(|_| corrections.is_empty());
        let judged_again: bool = self
            .db
            .prepare_cached("SELECT judged_again FROM sets WHERE row = ?")?
            .query_row([row], |r| r.get(0))?;
        let (report, current) = match original {
            Some(original) if !judged_again => (original, None),
            _ => {
                let report = judged(&self.track(id)?, corrections)?;
                let packed = pack(&report)?;
                (report, Some(packed))
            }
        };
        self.write(|db, _| {
            let row = still_corrected(db, id, &before)?;
            put_corrections(db, row, corrections)?;
            match &current {
                Some(packed) => put_report(db, row, ReportKind::Current, packed)?,
                None => {
                    db.execute("DELETE FROM reports WHERE set_row = ? AND kind = 'current'", [row])?;
                }
            }
            hold(db, row, Some(&report))
        })?;
        Ok(report)
    }

    /// What the lifter put right, in its order.
    ///
    /// # Errors
    /// When there is no such set.
    pub fn corrections(&self, id: SetId) -> Result<Vec<Correction>, LibraryError> {
        corrections_of(&self.db, self.row_of(id)?)
    }
}

fn corrections_of(db: &Connection, row: i64) -> Result<Vec<Correction>, LibraryError> {
    let mut statement =
        db.prepare_cached("SELECT json FROM corrections WHERE set_row = ? ORDER BY number")?;
    let texts: Vec<String> = statement.query_map([row], |r| r.get(0))?.collect::<Result<_, _>>()?;
    texts
        .into_iter()
        .map(|json| {
            serde_json::from_str(&json)
                .map_err(|_| LibraryError::UnknownValue { what: "a correction", value: json })
        })
        .collect()
}

/// The row of a set that was judged with these corrections, within the transaction that keeps what came of it: judging takes
/// a while, and another process's correction must not be lost.
pub(super) fn still_corrected(
    db: &Connection,
    id: SetId,
    corrections: &[Correction],
) -> Result<i64, LibraryError> {
    let row = row_of(db, id)?.ok_or(LibraryError::NoSuchSet { id })?;
    if corrections_of(db, row)? == corrections { Ok(row) } else { Err(LibraryError::Busy) }
}

/// A track judged with corrections; without any, an empty film is judged too.
pub(super) fn judged(
    track: &crate::track::Track,
    corrections: &[Correction],
) -> Result<Report, LibraryError> {
    if corrections.is_empty() { Ok(Report::of(track)) } else { Ok(Report::corrected(track, corrections)?) }
}

pub(super) fn put_corrections(
    db: &Connection,
    row: i64,
    corrections: &[Correction],
) -> Result<(), LibraryError> {
    db.prepare_cached("DELETE FROM corrections WHERE set_row = ?")?.execute([row])?;
    let mut insert = db.prepare_cached("INSERT INTO corrections (set_row, number, json) VALUES (?, ?, ?)")?;
    for (number, correction) in corrections.iter().enumerate() {
        let json = serde_json::to_string(correction)
            .map_err(|e| LibraryError::UnknownValue { what: "a correction", value: e.to_string() })?;
        insert.execute(params![row, number as i64 + 1, json])?;
    }
    Ok(())
}
