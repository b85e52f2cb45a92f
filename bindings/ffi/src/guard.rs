//! What every call goes through: panics become errors, and a lock that a panic left behind is taken up again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use crate::KeelError;

/// Makes a call; a panic in it is an error like any other. What it changed before is kept.
pub(crate) fn guard<T>(call: impl FnOnce() -> Result<T, KeelError>) -> Result<T, KeelError> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        let error = KeelError::panicked(text.unwrap_or_else(|| "no text".to_owned()));
        log::error!("{error}");
        Err(error)
    })
}

/// Something that several threads can reach, one at a time.
pub(crate) struct Shared<T>(Mutex<T>);

impl<T> Shared<T> {
    pub fn new(inner: T) -> Self {
        Self(Mutex::new(inner))
    }

    /// Makes a call as soon as no other one is on.
    pub fn wait<R>(&self, call: impl FnOnce(&mut T) -> Result<R, KeelError>) -> Result<R, KeelError> {
        guard(|| call(&mut self.lock()))
    }

    /// Makes a call, unless another one is on: a camera's thread never waits.
    pub fn at_once<R>(&self, call: impl FnOnce(&mut T) -> Result<R, KeelError>) -> Result<R, KeelError> {
        guard(|| match self.0.try_lock() {
            Ok(mut inner) => call(&mut inner),
            Err(TryLockError::Poisoned(poisoned)) => call(&mut poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => Err(KeelError::busy()),
        })
    }

    fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_and_the_next_call_goes_through() {
        let shared = Shared::new(1);
        let panicked: Result<(), _> = shared.wait(|n| {
            *n += 1;
            panic!("on purpose: {n}")
        });
        assert!(
            matches!(panicked, Err(KeelError::Panicked { ref detail, .. }) if detail.contains("on purpose: 2"))
        );
        assert_eq!(shared.wait(|n| Ok(*n)), Ok(2));
        assert_eq!(shared.at_once(|n| Ok(*n)), Ok(2));
    }

    #[test]
    fn who_may_not_wait_is_told_at_once() {
        let shared = Shared::new(());
        let refused = shared.wait(|()| Ok(shared.at_once(|()| Ok(())))).unwrap();
        assert!(matches!(refused, Err(KeelError::Busy { .. })));
    }
}
