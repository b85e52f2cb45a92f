//! One frame in, one step on: composes looking, tracking and storing for a stream of frames. The only place that knows
//! the order of the stages; live and analysis run through the same.

mod error;
mod setup_watch;

pub use error::RecorderError;

use crate::frame::Frame;
use crate::infer::Runtime;
use crate::lift::Lift;
use crate::model::Model;
use crate::pose::{Passes, PersonBox, PoseTracker};
use crate::scene::Scene;
use crate::track::{ChunkWriter, Light, ModelInfo, Observation, TrackHeader, encode_header};
use setup_watch::SetupWatch;

/// Seconds of film in a chunk: what a killed app can lose.
const CHUNK_S: f64 = 1.0;

/// Takes the bytes of a track as they come, second by second: the journal.
pub trait TrackSink {
    /// Appends to what was appended before.
    ///
    /// # Errors
    /// A sentence on what failed (a full disk, say); the set goes on in memory.
    fn append(&mut self, bytes: &[u8]) -> Result<(), String>;
}

/// Records one set.
pub struct Recorder {
    tracker: PoseTracker,
    scene: Scene,
    runtime: Box<dyn Runtime>,
    setup: SetupWatch,
    header: TrackHeader,
    now: Observation,
    chunk: ChunkWriter,
    chunk_began_s: f64,
    bytes: Vec<u8>,
    /// How many of the bytes the sink has.
    journalled: usize,
    begun: Option<Begun>,
    boxes: Vec<PersonBox>,
}

/// What the first frame fixed.
#[derive(Clone, Copy, Debug)]
struct Begun {
    first: crate::frame::Timestamp,
    latest: crate::frame::Timestamp,
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
        let manifest = model.manifest();
        let header = TrackHeader {
            model: ModelInfo {
                name: manifest.name.clone(),
                version: manifest.version.clone(),
                sha256: manifest.sha256.clone(),
                runtime: runtime.name().to_string(),
            },
            calibration: model.calibration(),
            width_px: 0,
            height_px: 0,
            lift,
        };
        Ok(Self {
            tracker: PoseTracker::new(manifest)?,
            scene: Scene::new(),
            runtime,
            setup: SetupWatch::default(),
            header,
            now: Observation {
                time: crate::frame::Timestamp::default(),
                shot: 0,
                repeated: false,
                camera: None,
                light: Light { luma: 0.0, sharpness: 0.0 },
                people: 0,
                lifter: None,
            },
            chunk: ChunkWriter::default(),
            chunk_began_s: 0.0,
            bytes: Vec::new(),
            journalled: 0,
            begun: None,
            boxes: Vec::new(),
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
        let first = self.accept(frame)?;
        self.boxes.clear();
        self.boxes.extend(self.tracker.candidates().map(|c| c.bounds));
        let scene = self.scene.push(frame, self.boxes.iter().copied());
        if scene.is_cut {
            self.tracker.reset_on_cut();
            self.setup.reset();
        }
        let seen = self.tracker.push(frame, self.runtime.as_mut())?;
        self.now.time = frame.time();
        self.now.shot = scene.shot;
        self.now.repeated = scene.repeated;
        self.now.camera = scene.camera;
        self.now.light = scene.light;
        self.now.people = seen.people;
        match (&mut self.now.lifter, seen.lifter) {
            (Some(kept), Some(lifter)) => kept.take_from(lifter),
            (kept, lifter) => *kept = lifter.cloned(),
        }
        let passes = seen.passes;
        let time_s = frame.time().seconds_since(first);
        if self.setup.is_taken(time_s, self.now.lifter.as_ref()) {
            self.tracker.lock();
        }
        self.keep(time_s, sink)?;
        Ok(Step { observation: &self.now, passes })
    }

    /// The whole track as bytes: what the verdict is computed from, and what is stored; with the journal's failure, if
    /// its last bytes could not be written.
    pub fn finish(mut self, sink: Option<&mut dyn TrackSink>) -> (Vec<u8>, Option<RecorderError>) {
        let failure = self.close_chunk(sink).err();
        (self.bytes, failure)
    }

    /// Checks size and time; the time of the first frame.
    fn accept(&mut self, frame: &Frame<'_>) -> Result<crate::frame::Timestamp, RecorderError> {
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

    /// Stores the frame, and the chunk before it when its second is over.
    fn keep(&mut self, time_s: f64, sink: Option<&mut dyn TrackSink>) -> Result<(), RecorderError> {
        let is_over = self.chunk.frames() > 0 && time_s - self.chunk_began_s >= CHUNK_S;
        let closed = if is_over { self.close_chunk(sink) } else { Ok(()) };
        if self.chunk.frames() == 0 {
            self.chunk_began_s = time_s;
        }
        self.chunk.push(&self.now);
        closed
    }

    fn close_chunk(&mut self, sink: Option<&mut dyn TrackSink>) -> Result<(), RecorderError> {
        self.bytes.extend_from_slice(self.chunk.finish());
        if let Some(sink) = sink {
            let new = self.bytes.get(self.journalled..).unwrap_or_default();
            sink.append(new).map_err(|reason| RecorderError::Journal { reason })?;
            self.journalled = self.bytes.len();
        }
        Ok(())
    }
}
