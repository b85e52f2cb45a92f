//! What the lifter says of a set.

use serde::{Deserialize, Serialize};

use super::{Load, Note, PlaceName};
use crate::lift::Lift;

/// What the lifter says of a set; everything may stay unsaid.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Which lift.
    pub lift: Option<Lift>,
    /// What was lifted.
    pub load: Option<Load>,
    /// Whether a belt was worn.
    pub belt: Option<bool>,
    /// A remark.
    pub note: Option<Note>,
    /// Where it was filmed.
    pub place: Option<PlaceName>,
    /// Whether the film is kept whatever the retention says.
    pub keep_video: bool,
}
