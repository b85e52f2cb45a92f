//! Comparing stored sets.

use super::{Library, LibraryError, SetId};
use crate::replay::{Anchor, CompareError, Comparison, Side, TimeAxis, compare};
use crate::report::Report;

/// Why two sets can't be compared.
#[derive(Debug, thiserror::Error)]
pub enum LibraryCompareError {
    /// Their reps can't be laid over each other.
    #[error(transparent)]
    Reps(#[from] CompareError),
    /// One of them was not judged.
    #[error("set {id} was not judged; choose another one")]
    NotJudged {
        /// Which.
        id: SetId,
    },
    /// One of them can't be read.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

/// Two stored sets over each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Rep of the first.
    pub rep_a: u32,
    /// Rep of the second.
    pub rep_b: u32,
    /// The two curves and their difference.
    pub comparison: Comparison,
}

impl Library {
    /// Lays a rep of one set over a rep of another (or of the same). A rep that is `None` is the set's worst, or its first
    /// where none was judged.
    ///
    /// # Errors
    /// When a set was not judged, or a rep, its anchor or its baseline is missing.
    pub fn compare(
        &self,
        a: (SetId, Option<u32>),
        b: (SetId, Option<u32>),
        anchor: Anchor,
        axis: TimeAxis,
    ) -> Result<Compared, LibraryCompareError> {
        let (one, other) = (self.side(a)?, self.side(b)?);
        let comparison = compare(&one.as_side(), &other.as_side(), anchor, axis)?;
        Ok(Compared { rep_a: one.rep, rep_b: other.rep, comparison })
    }

    fn side(&self, (id, rep): (SetId, Option<u32>)) -> Result<Owned, LibraryCompareError> {
        let set = self.set(id)?;
        let report = set.report.ok_or(LibraryCompareError::NotJudged { id })?;
        let rep = rep.or(report.set.worst_rep).or(report.reps.first().map(|r| r.index)).unwrap_or(1);
        // Without its track the clothes can't be compared, and everything else still can.
        Ok(Owned { report, track: self.track(id).ok(), rep, belt: set.summary.facts.belt })
    }
}

struct Owned {
    report: Report,
    track: Option<crate::track::Track>,
    rep: u32,
    belt: Option<bool>,
}

impl Owned {
    fn as_side(&self) -> Side<'_> {
        Side { report: &self.report, track: self.track.as_ref(), rep: self.rep, belt: self.belt }
    }
}
