//! Lists of sets, page by page.

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::code::code_of;
use super::record::{COLUMNS, summaries};
use super::search::Search;
use super::{Day, Library, LibraryError, Load, PlaceName, SetSummary};
use crate::lift::Lift;
use crate::rules;
use crate::verdict::Word;

/// Most sets on a page.
const PAGE_MAX: u32 = 200;
const MS_PER_DAY: i64 = 86_400_000;

/// Which sets; everything that is `None` does not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Of this lift, as named or detected.
    pub lift: Option<Lift>,
    /// With this load or more.
    pub load_from: Option<Load>,
    /// With this load or less.
    pub load_to: Option<Load>,
    /// On this training day or later.
    pub from: Option<Day>,
    /// On this training day or earlier.
    pub to: Option<Day>,
    /// With this word; [`Word::NotJudged`] finds sets without a report too.
    pub verdict: Option<Word>,
    /// At this place.
    pub place: Option<PlaceName>,
    /// With these words in their note, parts of words too.
    pub words: Option<String>,
}

/// Where a page ended: the next begins after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    started_ms: i64,
    row: i64,
}

/// Some sets, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The sets.
    pub sets: Vec<SetSummary>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
}

impl Library {
    /// A page of sets, newest first: the first, or the one after `after`.
    ///
    /// # Errors
    /// When `count` is not 1 to 200, or the database can't be read.
    pub fn sets(&self, filter: &Filter, after: Option<Cursor>, count: u32) -> Result<Page, LibraryError> {
        if !(1..=PAGE_MAX).contains(&count) {
            return Err(LibraryError::PageSize { asked: count, most: PAGE_MAX });
        }
        let (mut conditions, mut values) = filter.conditions();
        if let Some(cursor) = after {
            conditions.push("(s.started_ms, s.row) < (?, ?)");
            values.extend([Value::from(cursor.started_ms), Value::from(cursor.row)]);
        }
        values.push(Value::from(i64::from(count) + 1));
        let sql = format!(
            "SELECT {COLUMNS} FROM sets s {} ORDER BY s.started_ms DESC, s.row DESC LIMIT ?",
            where_all(&conditions)
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut sets = summaries(statement.query(params_from_iter(values))?, &self.folder)?;
        let more = sets.len() > count as usize;
        sets.truncate(count as usize);
        let next =
            sets.last().filter(|_| more).map(|s| Cursor { started_ms: s.started.utc_ms(), row: s.row });
        Ok(Page { sets, next })
    }

    /// How many sets there are.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn count(&self, filter: &Filter) -> Result<u64, LibraryError> {
        let (conditions, values) = filter.conditions();
        let sql = format!("SELECT count(*) FROM sets s {}", where_all(&conditions));
        let mut statement = self.db.prepare_cached(&sql)?;
        let count: i64 = statement.query_row(params_from_iter(values), |r| r.get(0))?;
        Ok(count as u64)
    }
}

pub(super) fn where_all(conditions: &[&str]) -> String {
    if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) }
}

impl Filter {
    /// SQL conditions on the table `sets s` and the values of their blanks.
    pub(super) fn conditions(&self) -> (Vec<&'static str>, Vec<Value>) {
        let mut out: (Vec<&'static str>, Vec<Value>) = (Vec::new(), Vec::new());
        let mut add = |condition, value| {
            out.0.push(condition);
            out.1.push(value);
        };
        if let Some(lift) = &self.lift {
            add("s.lift = ?", code_of(lift).into());
        }
        // A load entered in pounds is found by the same number of pounds, whatever rounding does.
        if let Some(load) = self.load_from {
            add("s.load_kg >= ?", (load.kg() - 1e-6).into());
        }
        if let Some(load) = self.load_to {
            add("s.load_kg <= ?", (load.kg() + 1e-6).into());
        }
        let begins = |day: i64| Value::from(day * MS_PER_DAY + rules::DAY_BEGINS_HOUR * 3_600_000);
        if let Some(day) = self.from {
            add("s.started_ms + 60000 * s.offset_min >= ?", begins(i64::from(day.0)));
        }
        if let Some(day) = self.to {
            add("s.started_ms + 60000 * s.offset_min < ?", begins(i64::from(day.0) + 1));
        }
        match self.verdict {
            Some(Word::NotJudged) => {
                add("coalesce(s.verdict, ?) = 'not_judged'", code_of(&Word::NotJudged).into());
            }
            Some(word) => add("s.verdict = ?", code_of(&word).into()),
            None => {}
        }
        if let Some(place) = &self.place {
            add("s.place = ?", place.as_str().to_owned().into());
        }
        if let Some(words) = &self.words {
            let Search { query, short } = Search::of(words);
            if let Some(query) = query {
                // The plus keeps SQLite walking in order of time: looking every find up and sorting them all grows faster
                // than the library.
                add("+s.row IN (SELECT rowid FROM notes WHERE notes MATCH ?)", query.into());
            }
            for word in short {
                add("instr((SELECT n.words FROM notes n WHERE n.rowid = s.row), ?) > 0", word.into());
            }
        }
        out
    }
}
