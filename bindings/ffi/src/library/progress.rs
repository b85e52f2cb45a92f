//! How far long work is.

use keel_core::library;

/// How far long work is. The next step goes on with it; dropping the work cancels it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct WorkProgress {
    /// Steps done.
    pub done: i64,
    /// Steps in all; where `done` reaches it, the work is done.
    pub total: i64,
}

impl From<library::Progress> for WorkProgress {
    fn from(p: library::Progress) -> Self {
        Self { done: p.done as i64, total: p.total as i64 }
    }
}
