//! Putting a set right.

use super::{SetLibrary, id};
use crate::codes::Correction;
use crate::{KeelError, Report};

#[uniffi::export]
impl SetLibrary {
    /// Puts one more thing right: which lift it was, when an event was, what was no rep, what were two. Returns the report that holds
    /// from now on; the first one is kept.
    ///
    /// # Errors
    /// [`KeelError::Correction`] where it does not fit, [`KeelError::NotThere`] when there is no such set or no track.
    pub fn correct(&self, set: String, correction: Correction) -> Result<Report, KeelError> {
        self.inner.wait(|library| Ok((&library.correct(id(&set)?, correction)?).into()))
    }

    /// Takes the latest correction back. Returns the report that holds from now on.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, or nothing to take back.
    pub fn undo_correction(&self, set: String) -> Result<Report, KeelError> {
        self.inner.wait(|library| Ok((&library.undo(id(&set)?)?).into()))
    }

    /// What the lifter put right, in its order.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set.
    pub fn corrections(&self, set: String) -> Result<Vec<Correction>, KeelError> {
        self.inner.wait(|library| Ok(library.corrections(id(&set)?)?))
    }
}
