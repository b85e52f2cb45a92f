//! What a live set sees with: the network, or a track that was stored.

use keel_core::frame::Frame;
use keel_core::live::LiveState;
use keel_core::recorder::{LiveOptions, LiveRecorder, Session, TrackSink};
use keel_core::track::{Observation, Track};

use super::journal::Journal;
use crate::KeelError;
use crate::codes::CameraFacts;

/// Sees for a live set.
pub(super) enum Eye {
    /// Looks at pictures.
    Network(Box<LiveRecorder>),
    /// Looks up what was seen.
    Rehearsal(Box<Rehearsal>),
}

/// A track being seen again.
pub(super) struct Rehearsal {
    session: Session,
    seen: std::vec::IntoIter<Observation>,
}

impl Eye {
    pub fn rehearsing(track: Track, options: LiveOptions) -> Self {
        let session = Session::new(track.header, options);
        Self::Rehearsal(Box::new(Rehearsal { session, seen: track.observations.into_iter() }))
    }

    /// The session behind the eye.
    pub fn session(&mut self) -> &mut Session {
        match self {
            Self::Network(recorder) => recorder.session(),
            Self::Rehearsal(rehearsal) => &mut rehearsal.session,
        }
    }

    /// Looks at a frame.
    pub fn push(
        &mut self,
        frame: &Frame<'_>,
        facts: &CameraFacts,
        journal: Option<&mut Journal>,
    ) -> Result<&LiveState, KeelError> {
        let sink = journal.map(|journal| journal as &mut dyn TrackSink);
        match self {
            Self::Network(recorder) => Ok(recorder.push(frame, facts, sink)?),
            Self::Rehearsal(rehearsal) => {
                let seen = rehearsal.seen.next();
                let seen = seen.ok_or_else(|| {
                    KeelError::order("push", "after the last frame of the track", "rehearse it again")
                })?;
                let seen = Observation { time: frame.time(), ..seen };
                let size_px = (frame.width() as u32, frame.height() as u32);
                Ok(rehearsal.session.push(&seen, size_px, facts, sink)?)
            }
        }
    }
}
