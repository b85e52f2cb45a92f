//! One frame in, one step on: composes looking, tracking and storing for a stream of frames. The only place that knows
//! the order of the stages; live and analysis run through the same.
//!
//! - [`Recorder`] takes a whole film as one set: every frame, nothing thinned.
//! - [`LiveRecorder`] takes a camera's frames: it knows when a set begins and ends ([`Stage`]), speaks ([`LiveState`]),
//!   and keeps up with a slow phone. [`Session`] is its part behind the network, fed with observations.
//!
//! [`LiveState`]: crate::live::LiveState

mod chunks;
mod clock;
mod error;
mod live;
mod observer;
mod session;
mod set_report;
mod tape;
#[cfg(test)]
mod tests;

pub use error::RecorderError;
pub use live::LiveRecorder;
pub use session::{LiveOptions, Session};
pub use set_report::{SavedSet, SetReport, recover};

use crate::frame::{Frame, Timestamp};
use crate::infer::{Runtime, RuntimeName};
use crate::lift::Lift;
use crate::model::Model;
use crate::pose::Passes;
use crate::track::{ModelInfo, Observation, TrackHeader, encode_header};
use chunks::Chunks;
use observer::Observer;

/// Takes the bytes of a track as they come, second by second: the journal.
pub trait TrackSink {
    /// Appends to what was appended before.
    ///
    /// # Errors
    /// A sentence on what failed (a full disk, say); the set goes on in memory.
    fn append(&mut self, bytes: &[u8]) -> Result<(), String>;

    /// What was appended belongs to no set after all: nothing was lifted. The next append begins another track.
    ///
    /// # Errors
    /// A sentence on what failed.
    fn discard(&mut self) -> Result<(), String> {
        Ok(())
    }
}

/// Records a film as one set.
pub struct Recorder {
    observer: Observer,
    header: TrackHeader,
    chunks: Chunks,
    bytes: Vec<u8>,
    /// How many of the bytes the sink has.
    journalled: usize,
    begun: Option<Begun>,
}

/// What the first frame fixed.
#[derive(Clone, Copy, Debug)]
struct Begun {
    first: Timestamp,
    latest: Timestamp,
}

/// What one frame showed and cost.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// What was seen.
    pub observation: &'a Observation,
    /// How often the network ran.
    pub passes: Passes,
}

impl Recorder {
    /// A recorder for one set, looked at by `model` as loaded in `runtime`. `lift` is what the lifter named.
    ///
    /// # Errors
    /// When the model cannot follow a lifter.
    pub fn new(model: &Model, runtime: Box<dyn Runtime>, lift: Option<Lift>) -> Result<Self, RecorderError> {
        let observer = Observer::new(model.manifest(), runtime)?;
        Ok(Self {
            header: header(model, observer.runtime(), lift),
            observer,
            chunks: Chunks::default(),
            bytes: Vec::new(),
            journalled: 0,
            begun: None,
        })
    }

    /// Looks at the next frame of the film. The bytes that a finished second makes go to `sink` as well.
    ///
    /// # Errors
    /// When the frame is of another size than the first, not later than the one before, or the network fails; the set
    /// so far is kept and the next frame may be pushed.
    pub fn push(
        &mut self,
        frame: &Frame<'_>,
        sink: Option<&mut dyn TrackSink>,
    ) -> Result<Step<'_>, RecorderError> {
        let time_s = frame.time().seconds_since(self.accept(frame)?);
        let closed = if self.chunks.is_over(time_s) { self.close_chunk(sink) } else { Ok(()) };
        let (observation, passes) = self.observer.look(frame)?;
        self.chunks.push(time_s, observation);
        closed?;
        Ok(Step { observation, passes })
    }

    /// The whole track as bytes: what the verdict is computed from, and what is stored; with the journal's failure, if
    /// its last bytes could not be written.
    pub fn finish(mut self, sink: Option<&mut dyn TrackSink>) -> (Vec<u8>, Option<RecorderError>) {
        let failure = self.close_chunk(sink).err();
        (self.bytes, failure)
    }

    /// Checks size and time; the time of the first frame.
    fn accept(&mut self, frame: &Frame<'_>) -> Result<Timestamp, RecorderError> {
        let (width, height) = (frame.width() as u32, frame.height() as u32);
        let Some(begun) = &mut self.begun else {
            self.header.width_px = width;
            self.header.height_px = height;
            self.bytes = encode_header(&self.header);
            self.begun = Some(Begun { first: frame.time(), latest: frame.time() });
            return Ok(frame.time());
        };
        if (width, height) != (self.header.width_px, self.header.height_px) {
            let before = (self.header.width_px, self.header.height_px);
            return Err(RecorderError::SizeChanged { before, after: (width, height) });
        }
        if frame.time() <= begun.latest {
            return Err(RecorderError::NotLater { before: begun.latest, after: frame.time() });
        }
        begun.latest = frame.time();
        Ok(begun.first)
    }

    fn close_chunk(&mut self, sink: Option<&mut dyn TrackSink>) -> Result<(), RecorderError> {
        self.bytes.extend_from_slice(self.chunks.close().0);
        if let Some(sink) = sink {
            let new = self.bytes.get(self.journalled..).unwrap_or_default();
            sink.append(new).map_err(|reason| RecorderError::Journal { reason })?;
            self.journalled = self.bytes.len();
        }
        Ok(())
    }
}

/// What holds for every frame that a model looks at; the size comes with the first.
fn header(model: &Model, runtime: RuntimeName, lift: Option<Lift>) -> TrackHeader {
    let manifest = model.manifest();
    TrackHeader {
        model: ModelInfo {
            name: manifest.name.clone(),
            version: manifest.version.clone(),
            sha256: manifest.sha256.clone(),
            runtime: runtime.to_string(),
        },
        calibration: model.calibration(),
        width_px: 0,
        height_px: 0,
        lift,
    }
}
