//! Old tracks under the rules of today.

use rusqlite::params_from_iter;

use super::browse::where_all;
use super::code::checked;
use super::correct::{judged, still_corrected};
use super::packed::pack;
use super::save::{ReportKind, hold, put_report};
use super::store::row_of;
use super::{Filter, Library, LibraryError, Moment, Progress, SetId};
use crate::report::Report;
use crate::verdict::Word;

/// Judges stored tracks again, set by set, and lists what comes out differently. It writes nothing: what is to be taken
/// over is taken over by [`Library::take_over`].
#[derive(Debug)]
pub struct Rejudge {
    library: Library,
    sets: Vec<(SetId, Moment)>,
    done: usize,
    found: Vec<Rejudged>,
}

/// A set that comes out differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejudged {
    /// Which set.
    pub id: SetId,
    /// When it began.
    pub started: Moment,
    /// What holds; `None` where it was not judged before.
    pub before: Option<Short>,
    /// What would hold; `None` where it can't be judged again.
    pub after: Option<Short>,
    /// Why it can't be judged again.
    pub failure: Option<String>,
}

/// A report in short.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Short {
    /// The set's word.
    pub verdict: Word,
    /// Its change, deg.
    pub change_deg: Option<f64>,
    /// Its margin, deg.
    pub margin_deg: Option<f64>,
    /// Reps.
    pub reps: u32,
    /// Reps held.
    pub reps_held: u32,
    /// Version of the rules.
    pub rules: u32,
}

impl From<&Report> for Short {
    fn from(report: &Report) -> Self {
        Self {
            verdict: report.set.verdict,
            change_deg: report.set.change_deg,
            margin_deg: report.set.margin_deg,
            reps: report.set.reps,
            reps_held: report.set.reps_held,
            rules: report.rules,
        }
    }
}

impl Library {
    /// Begins to judge the tracks of some sets again.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn rejudge(&self, filter: &Filter) -> Result<Rejudge, LibraryError> {
        let (mut conditions, values) = filter.conditions();
        conditions.push("s.track_sha256 IS NOT NULL");
        let sql = format!(
            "SELECT s.id, s.started_ms, s.offset_min FROM sets s {} ORDER BY s.started_ms, s.id",
            where_all(&conditions)
        );
        let mut statement = self.db.prepare(&sql)?;
        let rows: Vec<(String, i64, i16)> = statement
            .query_map(params_from_iter(values), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let sets = rows
            .into_iter()
            .map(|(id, ms, offset)| {
                Ok((
                    checked("a set's id", &id, id.parse())?,
                    checked("a time", &ms, Moment::new(ms, offset))?,
                ))
            })
            .collect::<Result<_, LibraryError>>()?;
        Ok(Rejudge { library: self.again()?, sets, done: 0, found: Vec::new() })
    }

    /// Lets what the rules of today say of a set hold from now on. The original is kept.
    ///
    /// # Errors
    /// When there is no such set or no track, or its corrections no longer fit.
    pub fn take_over(&mut self, id: SetId) -> Result<Report, LibraryError> {
        let corrections = self.corrections(id)?;
        let report = judged(&self.track(id)?, &corrections)?;
        let packed = pack(&report)?;
        self.write(|db, _| {
            let row = still_corrected(db, id, &corrections)?;
            put_report(db, row, ReportKind::Current, &packed)?;
            db.execute("UPDATE sets SET judged_again = 1 WHERE row = ?", [row])?;
            hold(db, row, Some(&report))
        })?;
        Ok(report)
    }
}

impl Rejudge {
    /// Judges the next set.
    ///
    /// # Errors
    /// When the database can't be read; a set that can't be judged again is among the found instead.
    pub fn step(&mut self) -> Result<Progress, LibraryError> {
        if let Some((id, started)) = self.sets.get(self.done).copied() {
            self.done += 1;
            // A set that was deleted meanwhile is none to judge.
            let Some(row) = row_of(&self.library.db, id)? else { return Ok(self.progress()) };
            let before = self.library.report(row)?;
            let again = self
                .library
                .track(id)
                .and_then(|track| judged(&track, &self.library.corrections(id)?))
                .and_then(|report| super::packed::unpack(&pack(&report)?));
            let before_short = before.as_ref().map(Short::from);
            match again {
                Ok(report) if before.as_ref().is_some_and(|b| says_the_same(b, &report)) => {}
                Ok(report) => {
                    let after = Some(Short::from(&report));
                    self.found.push(Rejudged { id, started, before: before_short, after, failure: None });
                }
                Err(error) => {
                    let failure = Some(error.to_string());
                    self.found.push(Rejudged { id, started, before: before_short, after: None, failure });
                }
            }
        }
        Ok(self.progress())
    }

    fn progress(&self) -> Progress {
        Progress { done: self.done as u64, total: self.sets.len() as u64 }
    }

    /// The sets found so far that come out differently, in order of time.
    pub fn found(&self) -> &[Rejudged] {
        &self.found
    }
}

/// Whether two reports say the same, whoever says it.
fn says_the_same(a: &Report, b: &Report) -> bool {
    (&a.set, &a.reps, &a.view, &a.lift, &a.series) == (&b.set, &b.reps, &b.view, &b.lift, &b.series)
}
