//! Lists, page by page.

use keel_core::library::{self, Cursor, Day};

use super::facts::place;
use super::{Load, SetLibrary, SetSummary};
use crate::codes::{Lift, Verdict};
use crate::{KeelError, Moment};

/// Which sets; everything that is `None` does not matter.
#[derive(Clone, Debug, Default, PartialEq, uniffi::Record)]
pub struct SetFilter {
    /// Of this lift, as named or detected.
    #[uniffi(default = None)]
    pub lift: Option<Lift>,
    /// With this load or more.
    #[uniffi(default = None)]
    pub load_from: Option<Load>,
    /// With this load or less.
    #[uniffi(default = None)]
    pub load_to: Option<Load>,
    /// On this training day or later, as "2026-11-25".
    #[uniffi(default = None)]
    pub from: Option<String>,
    /// On this training day or earlier.
    #[uniffi(default = None)]
    pub to: Option<String>,
    /// With this word; `NotJudged` finds sets without a report too.
    #[uniffi(default = None)]
    pub verdict: Option<Verdict>,
    /// At this place.
    #[uniffi(default = None)]
    pub place: Option<String>,
    /// With these words in their note, parts of words too.
    #[uniffi(default = None)]
    pub words: Option<String>,
}

/// Some sets, newest first.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SetPage {
    /// The sets.
    pub sets: Vec<SetSummary>,
    /// Where the next page begins, to be handed back as it is; `None` on the last.
    pub next: Option<String>,
}

/// Sets of one visit to the gym.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Session {
    /// When its first set began.
    pub started: Moment,
    /// Its sets in order of time.
    pub sets: Vec<SetSummary>,
    /// Id of the judged set with the largest change: what is told first of a session.
    pub worst: Option<String>,
}

#[uniffi::export]
impl SetLibrary {
    /// Up to `count` sessions, newest first, of those that began before `before`; `None` for the newest.
    ///
    /// # Errors
    /// [`KeelError::Library`] when the database can't be read.
    pub fn sessions(&self, before: Option<Moment>, count: i32) -> Result<Vec<Session>, KeelError> {
        self.inner.wait(|library| {
            let before = before.map(TryInto::try_into).transpose()?;
            let sessions = library.sessions(before, usize::try_from(count).unwrap_or(0))?;
            Ok(sessions.into_iter().map(Session::from).collect())
        })
    }

    /// A page of 1 to 200 sets, newest first: the first, or the one after `after`.
    ///
    /// # Errors
    /// [`KeelError::Argument`] for another count, a wrong filter or a cursor of another list.
    pub fn sets(&self, filter: SetFilter, after: Option<String>, count: i32) -> Result<SetPage, KeelError> {
        self.inner.wait(|library| {
            let count = u32::try_from(count).unwrap_or(0);
            let page = library.sets(&filter.try_into()?, after.map(cursor).transpose()?, count)?;
            let next = page.next.and_then(|cursor| serde_json::to_string(&cursor).ok());
            Ok(SetPage { sets: page.sets.into_iter().map(SetSummary::from).collect(), next })
        })
    }

    /// How many sets there are.
    ///
    /// # Errors
    /// [`KeelError::Argument`] for a wrong filter.
    pub fn count(&self, filter: SetFilter) -> Result<i64, KeelError> {
        self.inner.wait(|library| Ok(library.count(&filter.try_into()?)? as i64))
    }
}

fn cursor(text: String) -> Result<Cursor, KeelError> {
    serde_json::from_str(&text).map_err(|e| KeelError::argument("after", text, e))
}

impl TryFrom<SetFilter> for library::Filter {
    type Error = KeelError;
    fn try_from(f: SetFilter) -> Result<Self, KeelError> {
        let day = |text: String| text.parse::<Day>();
        Ok(Self {
            lift: f.lift,
            load_from: f.load_from.map(TryInto::try_into).transpose()?,
            load_to: f.load_to.map(TryInto::try_into).transpose()?,
            from: f.from.map(day).transpose()?,
            to: f.to.map(day).transpose()?,
            verdict: f.verdict,
            place: f.place.map(place).transpose()?,
            words: f.words,
        })
    }
}

impl From<library::Session> for Session {
    fn from(s: library::Session) -> Self {
        Self {
            started: s.started.into(),
            worst: s.worst().map(|set| set.id.to_string()),
            sets: s.sets.into_iter().map(SetSummary::from).collect(),
        }
    }
}
