//! The camera's recorder: looks at a frame and takes it into the session.

use super::observer::Observer;
use super::session::{LiveOptions, Session};
use super::{RecorderError, TrackSink, header};
use crate::frame::Frame;
use crate::infer::Runtime;
use crate::live::{CameraFacts, LiveState};
use crate::model::Model;
use crate::pose::Passes;

/// A session that sees for itself. Everything but [`Self::push`] is asked of its [`Session`].
pub struct LiveRecorder {
    observer: Observer,
    session: Session,
    passes: Passes,
}

impl LiveRecorder {
    /// A recorder that looks with `model` as loaded in `runtime`.
    ///
    /// # Errors
    /// When the model cannot follow a lifter.
    pub fn new(
        model: &Model,
        runtime: Box<dyn Runtime>,
        options: LiveOptions,
    ) -> Result<Self, RecorderError> {
        let observer = Observer::new(model.manifest(), runtime)?;
        let session = Session::new(header(model, observer.runtime(), options.lift), options);
        Ok(Self { observer, session, passes: Passes::default() })
    }

    /// Looks at the next frame; the state after it. A set's finished seconds go to `sink`, as in [`Session::push`].
    ///
    /// # Errors
    /// As [`Session::push`], and when the network fails. The set so far is kept and the next frame may be pushed.
    pub fn push(
        &mut self,
        frame: &Frame<'_>,
        facts: &CameraFacts,
        sink: Option<&mut dyn TrackSink>,
    ) -> Result<&LiveState, RecorderError> {
        let size_px = (frame.width() as u32, frame.height() as u32);
        let tick = self.session.admit(frame.time(), size_px, facts)?;
        self.observer.thin(self.session.thinning());
        let (seen, passes) = self.observer.look(frame)?;
        self.passes = passes;
        self.session.take(seen, tick, facts, sink)
    }

    /// How often the network ran for the latest frame.
    pub fn passes(&self) -> Passes {
        self.passes
    }

    /// The session behind.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }
}
