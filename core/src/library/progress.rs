//! How far long work is.

/// How far long work is. It goes on with the next step, and is cancelled by dropping it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps in all.
    pub total: u64,
}

impl Progress {
    /// Whether all is done.
    pub const fn is_complete(self) -> bool {
        self.done >= self.total
    }
}
