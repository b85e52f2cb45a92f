//! Cuts a stream of observations into the track's chunks, a second each.

use crate::track::{ChunkWriter, Observation};

/// Seconds of film in a chunk: what a killed app can lose.
const CHUNK_S: f64 = 1.0;

/// The chunk being written.
#[derive(Default)]
pub(super) struct Chunks {
    chunk: ChunkWriter,
    began_s: f64,
    latest_s: f64,
}

impl Chunks {
    /// Whether the chunk's second is over for a frame at this time.
    pub fn is_over(&self, time_s: f64) -> bool {
        self.chunk.frames() > 0 && time_s - self.began_s >= CHUNK_S
    }

    /// Takes a frame.
    pub fn push(&mut self, time_s: f64, frame: &Observation) {
        if self.chunk.frames() == 0 {
            self.began_s = time_s;
        }
        self.latest_s = time_s;
        self.chunk.push(frame);
    }

    /// The chunk's bytes (none where it is empty) and the time of its last frame, s; the next one begins.
    pub fn close(&mut self) -> (&[u8], f64) {
        (self.chunk.finish(), self.latest_s)
    }
}
