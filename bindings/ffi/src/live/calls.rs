//! What may be asked between frames.

use std::sync::Arc;

use super::{Diagnostics, Filming, LiveSet, SetupGhost};
use crate::codes::Grammar;
use crate::{JudgedSet, KeelError};

#[uniffi::export]
impl LiveSet {
    /// The camera is open: readiness is asked from the next frame on.
    ///
    /// # Errors
    /// [`KeelError::Order`] when it was open already.
    pub fn place(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().place()?))
    }

    /// Arms: after a countdown of so many seconds the recorder waits for a set.
    ///
    /// # Errors
    /// [`KeelError::Order`] when the phone is not being placed, [`KeelError::Argument`] for a countdown that is not 0 to 60 s.
    pub fn arm(&self, countdown_s: f64) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().arm(countdown_s)?))
    }

    /// Back to placing the phone.
    ///
    /// # Errors
    /// [`KeelError::Order`] when it is not armed, or a set is on.
    pub fn disarm(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().disarm()?))
    }

    /// Begins the set by hand.
    ///
    /// # Errors
    /// [`KeelError::Order`] when the recorder is not armed, no frame has come yet, or a set is on already.
    pub fn begin_set(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().begin_set()?))
    }

    /// Ends the set by a tap.
    ///
    /// # Errors
    /// [`KeelError::Order`] when no set is on.
    pub fn end_set(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().end_set()?))
    }

    /// The stop was wrong: the set goes on, with what was seen since.
    ///
    /// # Errors
    /// [`KeelError::Order`] when there is no set to go on with, or more than 30 s have passed.
    pub fn undo_end(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().undo_end()?))
    }

    /// Judges the set that is over. It may be asked again, and the stop may still be undone.
    ///
    /// # Errors
    /// [`KeelError::Order`] when no set is over, [`KeelError::Track`] where its bytes can't be read.
    pub fn verdict(&self) -> Result<Arc<JudgedSet>, KeelError> {
        self.filming.wait(|f| Ok(JudgedSet::of_live(f.eye.session().verdict()?)))
    }

    /// The judged set is kept: its journal goes, and the next set may be armed. Call it after the library has saved the set.
    ///
    /// # Errors
    /// [`KeelError::Order`] when no verdict was made, [`KeelError::Storage`] where the journal can't be removed.
    pub fn save(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| {
            f.eye.session().save()?;
            f.forget_journal()
        })
    }

    /// Throws a set away that is over.
    ///
    /// # Errors
    /// [`KeelError::Order`] when there is none, [`KeelError::Storage`] where the journal can't be removed.
    pub fn drop_set(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| {
            f.eye.session().drop_set()?;
            f.forget_journal()
        })
    }

    /// The camera is gone: a call, another app, a fault. The next frame that is pushed says that it is back.
    ///
    /// # Errors
    /// [`KeelError::Order`] before the camera was open.
    pub fn interrupt(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().interrupt()?))
    }

    /// Begins the range check: how much of this back can be seen here, in these clothes.
    ///
    /// # Errors
    /// [`KeelError::Order`] when the phone is not being placed.
    pub fn range_check(&self) -> Result<(), KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().range_check()?))
    }

    /// The set-up that this place is compared with; `None` for none.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn set_ghost(&self, ghost: Option<SetupGhost>) -> Result<(), KeelError> {
        self.filming.wait(|f| {
            f.eye.session().set_ghost(ghost.map(Into::into));
            Ok(())
        })
    }

    /// How much is said from now on.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn set_grammar(&self, grammar: Grammar) -> Result<(), KeelError> {
        self.filming.wait(|f| {
            f.eye.session().set_grammar(grammar);
            Ok(())
        })
    }

    /// How the session runs.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn diagnostics(&self) -> Result<Diagnostics, KeelError> {
        self.filming.wait(|f| Ok(f.eye.session().diagnostics().into()))
    }
}

impl Filming {
    fn forget_journal(&mut self) -> Result<(), KeelError> {
        self.journal.as_mut().map_or(Ok(()), super::Journal::forget)
    }
}
