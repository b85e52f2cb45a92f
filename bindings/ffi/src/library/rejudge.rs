//! Old sets under the rules of today.

use std::sync::Arc;

use keel_core::library;

use super::{SetFilter, SetLibrary, WorkProgress, id};
use crate::codes::Verdict;
use crate::guard::Shared;
use crate::objects::Counted;
use crate::{KeelError, Moment, Report};

/// Judges stored tracks again, set by set, and lists what comes out differently. It writes nothing.
#[derive(uniffi::Object)]
pub struct Rejudge {
    inner: Shared<library::Rejudge>,
    _counted: Counted,
}

/// A set that comes out differently.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Rejudged {
    /// Which set.
    pub id: String,
    /// When it began.
    pub started: Moment,
    /// What holds; `None` where it was not judged before.
    pub before: Option<ShortReport>,
    /// What would hold; `None` where it can't be judged again.
    pub after: Option<ShortReport>,
    /// Why it can't be judged again. For logs.
    pub failure: Option<String>,
}

/// A report in short.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct ShortReport {
    /// The set's word.
    pub verdict: Verdict,
    /// Its change, deg.
    pub change_deg: Option<f64>,
    /// Its margin, deg.
    pub margin_deg: Option<f64>,
    /// Reps.
    pub reps: i32,
    /// Reps held.
    pub reps_held: i32,
    /// Version of the rules.
    pub rules: i32,
}

#[uniffi::export]
impl SetLibrary {
    /// Begins to judge the tracks of some sets again.
    ///
    /// # Errors
    /// [`KeelError::Argument`] for a wrong filter.
    pub fn rejudge(&self, filter: SetFilter) -> Result<Arc<Rejudge>, KeelError> {
        self.inner.wait(|library| {
            let inner = Shared::new(library.rejudge(&filter.try_into()?)?);
            Ok(Arc::new(Rejudge { inner, _counted: Counted::new() }))
        })
    }

    /// Lets what the rules of today say of a set hold from now on. The original is kept.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set or no track, [`KeelError::Correction`] where its corrections no longer fit.
    pub fn take_over(&self, set: String) -> Result<Report, KeelError> {
        self.inner.wait(|library| Ok((&library.take_over(id(&set)?)?).into()))
    }
}

#[uniffi::export]
impl Rejudge {
    /// Judges the next set.
    ///
    /// # Errors
    /// [`KeelError::Library`] when the database can't be read.
    pub fn step(&self) -> Result<WorkProgress, KeelError> {
        self.inner.wait(|rejudge| Ok(rejudge.step()?.into()))
    }

    /// The sets found so far that come out differently, in order of time.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn found(&self) -> Result<Vec<Rejudged>, KeelError> {
        self.inner.wait(|rejudge| Ok(rejudge.found().iter().map(Rejudged::from).collect()))
    }
}

impl From<&library::Rejudged> for Rejudged {
    fn from(r: &library::Rejudged) -> Self {
        Self {
            id: r.id.to_string(),
            started: r.started.into(),
            before: r.before.map(ShortReport::from),
            after: r.after.map(ShortReport::from),
            failure: r.failure.clone(),
        }
    }
}

impl From<library::Short> for ShortReport {
    fn from(s: library::Short) -> Self {
        Self {
            verdict: s.verdict,
            change_deg: s.change_deg,
            margin_deg: s.margin_deg,
            reps: s.reps as i32,
            reps_held: s.reps_held as i32,
            rules: s.rules as i32,
        }
    }
}
