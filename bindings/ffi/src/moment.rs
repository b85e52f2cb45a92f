//! When something happened, by the caller's clock.

use keel_core::library;

use crate::KeelError;

/// A moment with the zone it was lived in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Moment {
    /// Milliseconds of UTC since 1970.
    pub utc_ms: i64,
    /// Minutes that the local clock is ahead of UTC.
    pub offset_min: i32,
}

impl From<library::Moment> for Moment {
    fn from(m: library::Moment) -> Self {
        Self { utc_ms: m.utc_ms(), offset_min: i32::from(m.offset_min()) }
    }
}

impl TryFrom<Moment> for library::Moment {
    type Error = KeelError;
    fn try_from(m: Moment) -> Result<Self, KeelError> {
        let offset_min = i16::try_from(m.offset_min)
            .map_err(|_| KeelError::argument("offset_min", m.offset_min, "it is no time zone's offset"))?;
        Self::new(m.utc_ms, offset_min).map_err(|e| KeelError::argument("moment", m.utc_ms, e))
    }
}

/// The training day that a moment belongs to, as the calendar date it begins on ("2026-11-25"): a late session belongs to its
/// evening.
///
/// # Errors
/// [`KeelError::Argument`] for a clock or a zone that can't be right.
#[uniffi::export]
pub fn training_day(at: Moment) -> Result<String, KeelError> {
    crate::guard::guard(|| Ok(library::Moment::try_from(at)?.day().date()))
}
