//! Sessions: sets that follow each other within two hours. They are derived, never stored, so a set that is added or
//! deleted puts itself into its place.

use rusqlite::params;

use super::record::{COLUMNS, summary};
use super::{Library, LibraryError, Moment, SetSummary};
use crate::rules;

/// Sets of one visit to the gym.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// When its first set began.
    pub started: Moment,
    /// Its sets in order of time.
    pub sets: Vec<SetSummary>,
}

impl Session {
    /// The judged set with the largest change: what is told first of a session.
    pub fn worst(&self) -> Option<&SetSummary> {
        let change = |set: &SetSummary| set.judged.as_ref().and_then(|j| j.change_deg);
        self.sets
            .iter()
            .filter(|s| change(s).is_some())
            .max_by(|a, b| change(a).unwrap_or(0.0).total_cmp(&change(b).unwrap_or(0.0)))
    }
}

impl Library {
    /// Up to `count` sessions, newest first, of those that began before `before` (all, where that is `None`).
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn sessions(&self, before: Option<Moment>, count: usize) -> Result<Vec<Session>, LibraryError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM sets s WHERE s.started_ms < ? ORDER BY s.started_ms DESC, s.row DESC"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![before.map_or(i64::MAX, Moment::utc_ms)])?;
        let mut sessions: Vec<Session> = Vec::new();
        while let Some(row) = rows.next()? {
            let set = summary(row, &self.folder)?;
            let gap_ms = |s: &Session| s.started.utc_ms() - set.started.utc_ms();
            if let Some(session) = sessions.last_mut().filter(|s| gap_ms(s) < rules::SESSION_GAP_MS) {
                session.started = set.started;
                session.sets.push(set);
            } else if sessions.len() == count {
                break;
            } else {
                sessions.push(Session { started: set.started, sets: vec![set] });
            }
        }
        for session in &mut sessions {
            session.sets.reverse();
        }
        Ok(sessions)
    }
}
