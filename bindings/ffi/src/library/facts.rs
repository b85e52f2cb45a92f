//! What the lifter says of a set.

use keel_core::library::{self, Note, PlaceName};

use crate::KeelError;
use crate::codes::{Lift, LoadUnit};

/// What was lifted, as it was entered.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct Load {
    /// The number entered.
    pub value: f64,
    /// Its unit.
    pub unit: LoadUnit,
}

/// What the lifter says of a set; everything may stay unsaid.
#[derive(Clone, Debug, Default, PartialEq, uniffi::Record)]
pub struct SetFacts {
    /// Which lift.
    #[uniffi(default = None)]
    pub lift: Option<Lift>,
    /// What was lifted.
    #[uniffi(default = None)]
    pub load: Option<Load>,
    /// Whether a belt was worn.
    #[uniffi(default = None)]
    pub belt: Option<bool>,
    /// A remark, up to 16 KiB.
    #[uniffi(default = None)]
    pub note: Option<String>,
    /// Where it was filmed.
    #[uniffi(default = None)]
    pub place: Option<String>,
    /// Whether the film is kept whatever the retention says.
    #[uniffi(default = false)]
    pub keep_video: bool,
}

impl TryFrom<Load> for library::Load {
    type Error = KeelError;
    fn try_from(load: Load) -> Result<Self, KeelError> {
        Ok(Self::new(load.value, load.unit)?)
    }
}

impl From<library::Load> for Load {
    fn from(load: library::Load) -> Self {
        Self { value: load.value(), unit: load.unit() }
    }
}

impl TryFrom<SetFacts> for library::Facts {
    type Error = KeelError;
    fn try_from(f: SetFacts) -> Result<Self, KeelError> {
        let note = |text: String| Note::new(text.as_str()).map_err(|e| KeelError::text("note", &text, &e));
        Ok(Self {
            lift: f.lift,
            load: f.load.map(TryInto::try_into).transpose()?,
            belt: f.belt,
            note: f.note.map(note).transpose()?,
            place: f.place.map(place).transpose()?,
            keep_video: f.keep_video,
        })
    }
}

impl From<library::Facts> for SetFacts {
    fn from(f: library::Facts) -> Self {
        Self {
            lift: f.lift,
            load: f.load.map(Load::from),
            belt: f.belt,
            note: f.note.map(String::from),
            place: f.place.map(String::from),
            keep_video: f.keep_video,
        }
    }
}

/// The name of a place.
pub(super) fn place(text: String) -> Result<PlaceName, KeelError> {
    PlaceName::new(text.as_str()).map_err(|e| KeelError::text("place", &text, &e))
}
