//! The lifter, once the set-up is taken.

use super::candidate::Candidate;
use crate::pose::decode::PersonBox;
use crate::track::Facing;

/// Frames for which a locked lifter is looked for near the place of the loss alone: two seconds at 30 frames a second.
const FORGOTTEN_LOCK_AFTER: u32 = 60;

/// Who was locked, as last seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Locked {
    bounds: PersonBox,
    facing: Facing,
    /// Frames since then.
    pub(super) lost_frames: u32,
}

impl Locked {
    /// The lock on a candidate as seen now.
    pub(super) fn new(candidate: &Candidate) -> Self {
        Self { bounds: candidate.bounds, facing: candidate.facing(), lost_frames: 0 }
    }

    /// Whether a candidate may be the person who was lost: near where they were, of their size, facing as they did; after a
    /// while anybody may.
    pub(super) fn may_be(&self, candidate: &Candidate) -> bool {
        if self.lost_frames > FORGOTTEN_LOCK_AFTER {
            return true;
        }
        let size = self.bounds.size();
        let reach = size.x.max(size.y);
        let ratio = candidate.height() / size.y;
        (candidate.bounds.middle() - self.bounds.middle()).length() < reach
            && (0.5..=2.0).contains(&ratio)
            && candidate.facing() == self.facing
    }
}
