//! How many objects the other side holds.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::KeelError;
use crate::guard::guard;

static OPEN: AtomicI64 = AtomicI64::new(0);

/// Lives in every exported object and counts it.
pub(crate) struct Counted(());

impl Counted {
    pub fn new() -> Self {
        OPEN.fetch_add(1, Ordering::Relaxed);
        Self(())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many objects are open in this process: what was made and neither closed nor collected. For tests and diagnostics.
///
/// # Errors
/// Never; typed like every call.
#[uniffi::export]
pub fn open_objects() -> Result<i64, KeelError> {
    guard(|| Ok(OPEN.load(Ordering::Relaxed)))
}
