//! The tracks of a session: a ring of the latest seconds, and the set that grows out of it.

use super::TrackSink;
use crate::rules;
use std::collections::VecDeque;

/// Memory that is there from the start: a minute at 60 frames a second.
const SET_BYTES: usize = 1_500_000;
/// A chunk at 60 frames a second.
const PIECE_BYTES: usize = 32_000;
/// Chunks in the ring: half a minute, and what a wait over the bar adds.
const PIECES: usize = rules::UNDO_S as usize + rules::PRE_ROLL_S as usize + 4;

/// A chunk in the ring.
#[derive(Debug)]
struct Piece {
    bytes: Vec<u8>,
    until_s: f64,
}

/// Ring and set.
#[derive(Debug)]
pub(super) struct Tape {
    ring: VecDeque<Piece>,
    spare: Vec<Vec<u8>>,
    set: Vec<u8>,
    journalled: usize,
    failure: Option<String>,
    discarded: bool,
}

impl Tape {
    pub fn new() -> Self {
        Self {
            ring: VecDeque::with_capacity(PIECES + 1),
            spare: (0..=PIECES).map(|_| Vec::with_capacity(PIECE_BYTES)).collect(),
            set: Vec::with_capacity(SET_BYTES),
            journalled: 0,
            failure: None,
            discarded: false,
        }
    }

    /// Puts a chunk into the ring; what is older than `keep_from_s` goes.
    pub fn remember(&mut self, bytes: &[u8], until_s: f64, keep_from_s: f64) {
        if !bytes.is_empty() {
            let mut piece = self.spare.pop().unwrap_or_default();
            piece.clear();
            piece.extend_from_slice(bytes);
            self.ring.push_back(Piece { bytes: piece, until_s });
        }
        while self.ring.front().is_some_and(|p| p.until_s < keep_from_s) || self.ring.len() > PIECES {
            self.recycle();
        }
    }

    fn recycle(&mut self) {
        self.spare.extend(self.ring.pop_front().map(|piece| piece.bytes));
    }

    /// Empties the ring: what comes next does not follow on it.
    pub fn forget(&mut self) {
        while !self.ring.is_empty() {
            self.recycle();
        }
    }

    /// A set begins: its encoded header, and what the ring holds.
    pub fn begin(&mut self, header: &[u8]) {
        self.set.clear();
        self.journalled = 0;
        self.set.extend_from_slice(header);
        self.take_ring();
    }

    /// What the ring holds belongs to the set: its begin, or what came after a wrong stop.
    pub fn take_ring(&mut self) {
        while let Some(piece) = self.ring.pop_front() {
            self.set.extend_from_slice(&piece.bytes);
            self.spare.push(piece.bytes);
        }
    }

    /// A chunk of the set.
    pub fn append(&mut self, bytes: &[u8]) {
        self.set.extend_from_slice(bytes);
    }

    /// Hands the sink what it does not have yet.
    pub fn journal(&mut self, sink: &mut dyn TrackSink) {
        if std::mem::take(&mut self.discarded)
            && let Err(reason) = sink.discard()
        {
            self.failure = Some(reason);
        }
        let new = self.set.get(self.journalled..).unwrap_or_default();
        if new.is_empty() {
            return;
        }
        match sink.append(new) {
            Ok(()) => {
                self.journalled = self.set.len();
                self.failure = None;
            }
            Err(reason) => self.failure = Some(reason),
        }
    }

    /// The set was none: nothing of it is kept.
    pub fn drop_set(&mut self) {
        self.discarded = self.journalled > 0;
        self.set.clear();
        self.journalled = 0;
    }

    /// The bytes of the set so far.
    pub fn set(&self) -> &[u8] {
        &self.set
    }

    /// Hands the set over.
    pub fn release(&mut self) -> Vec<u8> {
        self.journalled = 0;
        std::mem::replace(&mut self.set, Vec::with_capacity(SET_BYTES))
    }

    /// Why the journal could not be written lately; the set goes on in memory.
    pub fn journal_failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }
}
