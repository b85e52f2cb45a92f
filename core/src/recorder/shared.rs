//! A recorder that several threads can reach: one call at a time, the others are told so.

use super::{LiveRecorder, RecorderError};
use std::sync::{Mutex, TryLockError};

/// A recorder behind a lock that never makes a camera's thread wait.
pub struct SharedRecorder(Mutex<LiveRecorder>);

impl SharedRecorder {
    /// Shares a recorder.
    pub fn new(recorder: LiveRecorder) -> Self {
        Self(Mutex::new(recorder))
    }

    /// Makes a call. A recorder whose thread panicked goes on with what it had.
    ///
    /// # Errors
    /// [`RecorderError::Busy`] while another thread is in a call; else what the call says.
    pub fn call<T>(
        &self,
        call: impl FnOnce(&mut LiveRecorder) -> Result<T, RecorderError>,
    ) -> Result<T, RecorderError> {
        match self.0.try_lock() {
            Ok(mut recorder) => call(&mut recorder),
            Err(TryLockError::Poisoned(poisoned)) => call(&mut poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => Err(RecorderError::Busy),
        }
    }
}
