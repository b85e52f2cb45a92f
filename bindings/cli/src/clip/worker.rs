//! Decoding on a thread of its own, so that it runs beside the network; the channel is short, so memory stays flat.

use super::ClipError;
use super::picture::Picture;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// Pictures that wait between decoder and network: enough to even out a slow intra frame, 12 MB at 1080p.
const WAITING_PICTURES: usize = 4;

/// Name of the decoding thread, by which a panic hook can tell a decoder's panic from Keel's own.
pub const DECODING_THREAD: &str = "keel-decode";

/// Pictures that are decoded on another thread.
pub(super) struct Worker {
    pictures: Receiver<(Result<Picture, ClipError>, Duration)>,
    took: Duration,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    pub(super) fn start(
        source: impl Iterator<Item = Result<Picture, ClipError>> + Send + 'static,
    ) -> Result<Self, ClipError> {
        let (sender, pictures) = sync_channel(WAITING_PICTURES);
        let thread = Builder::new().name(DECODING_THREAD.into()).spawn(move || {
            let mut source = source;
            loop {
                let start = Instant::now();
                let Some(picture) = source.next() else { break };
                if sender.send((picture, start.elapsed())).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { pictures, took: Duration::ZERO, thread: Some(thread) })
    }

    /// How long the last picture took its thread.
    pub(super) fn took(&self) -> Duration {
        self.took
    }

    /// The next picture; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Picture>, ClipError> {
        if let Ok((picture, took)) = self.pictures.recv() {
            self.took = took;
            return picture.map(Some);
        }
        // The decoders are other people's code fed with any bytes at all: a panic there is a damaged film.
        match self.thread.take().map(JoinHandle::join) {
            Some(Err(_)) => Err(ClipError::GaveUp),
            Some(Ok(())) | None => Ok(None),
        }
    }
}
