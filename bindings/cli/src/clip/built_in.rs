//! The built-in way from a container to pictures in the order in which they are shown.

use super::ClipError;
use super::decode::{DecodeError, Decoder};
use super::demux::Demuxer;
use super::picture::Picture;
use keel_core::frame::Timestamp;
use std::collections::VecDeque;

/// Pictures held back for reordering: the most that H.264 and HEVC allow (16 pictures in the decoded picture buffer).
const MAX_HELD: usize = 16;

/// Pictures of a film, by presentation time.
pub(super) struct BuiltIn {
    demuxer: Box<dyn Demuxer>,
    decoder: Box<dyn Decoder>,
    sample: Vec<u8>,
    /// Decoded, waiting for pictures that are shown earlier; sorted by time.
    held: VecDeque<Picture>,
    settled_until: Timestamp,
    ended: bool,
    /// A sample could not be decoded: what follows builds on it until the next sync sample.
    broken: Option<DecodeError>,
    given: u64,
}

impl BuiltIn {
    pub(super) fn new(demuxer: Box<dyn Demuxer>, decoder: Box<dyn Decoder>) -> Self {
        Self {
            demuxer,
            decoder,
            sample: Vec::new(),
            held: VecDeque::new(),
            settled_until: Timestamp::from_nanos(i64::MIN),
            ended: false,
            broken: None,
            given: 0,
        }
    }

    fn decode_next(&mut self) -> Result<(), ClipError> {
        let Some(sample) = self.demuxer.next_sample(&mut self.sample)? else {
            self.ended = true;
            return Ok(());
        };
        self.settled_until = sample.settled_until;
        if self.broken.is_some() && !sample.sync {
            return Ok(());
        }
        match self.decoder.decode(&self.sample, sample.time.unwrap_or_default()) {
            Ok(Some(picture)) => {
                self.broken = None;
                if sample.time.is_some() {
                    let at = self.held.partition_point(|held| held.time <= picture.time);
                    self.held.insert(at, picture);
                }
            }
            Ok(None) => {}
            Err(error @ DecodeError::Damaged(_)) => {
                log::warn!("a frame can't be decoded, frames up to the next whole one are left out: {error}");
                self.broken = Some(error);
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// The earliest picture, once nothing earlier can come.
    fn settled(&mut self) -> Option<Picture> {
        let first = self.held.front()?;
        let settled = self.ended || first.time < self.settled_until || self.held.len() > MAX_HELD;
        if settled { self.held.pop_front() } else { None }
    }
}

impl Iterator for BuiltIn {
    type Item = Result<Picture, ClipError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(picture) = self.settled() {
                self.given += 1;
                return Some(Ok(picture));
            }
            if self.ended {
                let nothing_shown = self.given == 0;
                return self.broken.take().filter(|_| nothing_shown).map(|error| Err(error.into()));
            }
            if let Err(error) = self.decode_next() {
                self.ended = true;
                self.held.clear();
                return Some(Err(error));
            }
        }
    }
}
