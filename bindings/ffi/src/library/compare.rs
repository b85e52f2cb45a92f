//! Two sets over each other.

use keel_core::library::Compared;

use super::{SetLibrary, id};
use crate::KeelError;
use crate::codes::{CompareAnchor, TimeAxis, Unlike};

/// One of two reps.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CompareSide {
    /// Id of its set.
    pub set: String,
    /// Number of the rep, from 1; `None` for the set's worst, or its first where none was judged.
    #[uniffi(default = None)]
    pub rep: Option<i32>,
}

/// A common time of two reps.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct ComparePoint {
    /// From the anchor: seconds, or share of the pull.
    pub at: f64,
    /// Change of the first against its set-up, deg.
    pub a_deg: Option<f64>,
    /// Change of the second, deg.
    pub b_deg: Option<f64>,
    /// Second minus first, deg.
    pub difference_deg: Option<f64>,
}

/// Two reps over each other.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct Comparison {
    /// Rep of the first.
    pub rep_a: i32,
    /// Rep of the second.
    pub rep_b: i32,
    /// The event at time 0.
    pub anchor: CompareAnchor,
    /// What `at` is counted in.
    pub axis: TimeAxis,
    /// Common times, ascending.
    pub points: Vec<ComparePoint>,
    /// Joint 95 % margin of the difference, deg; `None` where one of the margins is unknown.
    pub margin_deg: Option<f64>,
    /// Second's largest change minus the first's, deg.
    pub peak_difference_deg: Option<f64>,
    /// Whether the largest changes differ by more than can be measured; `None` where that is unknown.
    pub differs: Option<bool>,
    /// In what the films differ too much for the difference to be the lifter's alone.
    pub unlike: Vec<Unlike>,
}

#[uniffi::export]
impl SetLibrary {
    /// Lays a rep of one set over a rep of another, or of the same. Frame rates may differ.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when a set, its report, a rep, its anchor or its baseline is missing.
    pub fn compare(
        &self,
        a: CompareSide,
        b: CompareSide,
        anchor: CompareAnchor,
        axis: TimeAxis,
    ) -> Result<Comparison, KeelError> {
        let side = |side: &CompareSide| {
            let number = |rep: i32| u32::try_from(rep).map_err(|e| KeelError::argument("rep", rep, e));
            Ok::<_, KeelError>((id(&side.set)?, side.rep.map(number).transpose()?))
        };
        self.inner.wait(|library| Ok(library.compare(side(&a)?, side(&b)?, anchor, axis)?.into()))
    }
}

impl From<Compared> for Comparison {
    fn from(c: Compared) -> Self {
        let two = c.comparison;
        let point = |i: usize| {
            let at = |column: &[Option<f64>]| column.get(i).copied().flatten();
            Some(ComparePoint {
                at: *two.at.get(i)?,
                a_deg: at(&two.a_deg),
                b_deg: at(&two.b_deg),
                difference_deg: at(&two.difference_deg),
            })
        };
        Self {
            rep_a: c.rep_a as i32,
            rep_b: c.rep_b as i32,
            anchor: two.anchor,
            axis: two.axis,
            points: (0..two.at.len()).filter_map(point).collect(),
            margin_deg: two.margin_deg,
            peak_difference_deg: two.peak_difference_deg,
            differs: two.differs(),
            unlike: two.unlike,
        }
    }
}
