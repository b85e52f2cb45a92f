//! The track as bytes: what is stored, and what every verdict is computed from.
//!
//! ```text
//! "KEELTRK\0"  format u16 LE   then chunks:  kind u8 | length u32 LE | CRC-32 of payload u32 LE | payload
//! kind 1: header, JSON      kind 2: frames, raw DEFLATE of the frame encoding, a second or less of film
//! kinds from 192: may be passed over by who does not know them
//! ```
//!
//! Every chunk stands by itself, so a journal cut off at any byte loses its last chunk alone. Positions are stored in
//! 1/32 px, standard deviations in steps of 4.4 %, presence in 1/255: well under what a network resolves.

use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

use super::bytes::{Reader, Truncated, Writer};
use super::frame_codec::{FrameDecoder, FrameEncoder};
use super::{Observation, Track, TrackHeader};

const MAGIC: &[u8; 8] = b"KEELTRK\0";
/// Version of the byte format written; every earlier one can be read.
pub const FORMAT: u16 = 1;
const KIND_HEADER: u8 = 1;
const KIND_FRAMES: u8 = 2;
/// Bits of the kinds that an older reader may pass over: two, so that no single flipped bit makes one of a known kind.
const KIND_SPARE: u8 = 0b1100_0000;
/// A second at 60 frames, bytes: memory that is there from the start.
const CHUNK_USUAL: usize = 64 << 10;
/// Nothing honest inflates beyond this: a second at 240 frames of 1 KB, times thirty.
const CHUNK_INFLATED_MAX: u64 = 8 << 20;

/// Most frames of a track: ten minutes at 240 a second, and room. Frames that hold nothing pack to almost nothing, so the
/// size of the bytes bounds no memory.
const FRAMES_MAX: usize = 1 << 18;

/// Why bytes are not a track, or where they stop being one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrackError {
    /// The first bytes are not a track's.
    #[error("not a Keel track: it begins with {found:02x?}; choose a .keeltrack file")]
    NotATrack {
        /// The first bytes.
        found: Vec<u8>,
    },
    /// Written by a later Keel.
    #[error("track format {found} is newer than {FORMAT}, the newest this Keel reads; update Keel")]
    Newer {
        /// The file's format.
        found: u16,
    },
    /// The header chunk is missing or unreadable.
    #[error("the track's header is damaged ({why}); restore the track from a backup")]
    Header {
        /// What was wrong.
        why: String,
    },
    /// A chunk is damaged: everything before it was read.
    #[error("the track is damaged at byte {at} ({why}); the {frames} frames before it were kept")]
    Chunk {
        /// Offset of the chunk.
        at: usize,
        /// What was wrong.
        why: String,
        /// Frames read before it.
        frames: usize,
    },
}

/// A track read from bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// All that could be read.
    pub track: Track,
    /// Where and why reading stopped early, if it did.
    pub damage: Option<TrackError>,
}

/// The first bytes of a track: magic, format and header.
pub fn encode_header(header: &TrackHeader) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&FORMAT.to_le_bytes());
    // A header is plain data with string keys: writing it to memory cannot fail.
    let json = serde_json::to_vec(header).unwrap_or_default();
    push_chunk(&mut out, KIND_HEADER, &json);
    out
}

/// Gathers frames into chunks. Owns its memory: once it has grown to a chunk's size nothing is allocated.
pub struct ChunkWriter {
    frames: u64,
    encoder: FrameEncoder,
    body: Writer,
    plain: Writer,
    deflate: Compress,
    packed: Vec<u8>,
    chunk: Vec<u8>,
}

impl Default for ChunkWriter {
    fn default() -> Self {
        Self {
            frames: 0,
            encoder: FrameEncoder::default(),
            body: Writer(Vec::with_capacity(CHUNK_USUAL)),
            plain: Writer(Vec::with_capacity(CHUNK_USUAL)),
            deflate: Compress::new(Compression::default(), false),
            packed: Vec::with_capacity(CHUNK_USUAL),
            chunk: Vec::with_capacity(CHUNK_USUAL),
        }
    }
}

impl ChunkWriter {
    /// Takes a frame into the chunk.
    pub fn push(&mut self, frame: &Observation) {
        self.encoder.put(&mut self.body, frame);
        self.frames += 1;
    }

    /// How many frames the chunk holds.
    pub fn frames(&self) -> u64 {
        self.frames
    }

    /// The bytes of the chunk, to be appended to a track's, and an empty chunk; nothing for an empty chunk.
    pub fn finish(&mut self) -> &[u8] {
        self.chunk.clear();
        if self.frames > 0 {
            self.plain.0.clear();
            self.plain.varint(self.frames);
            self.plain.0.extend_from_slice(&self.body.0);
            self.pack();
            push_chunk(&mut self.chunk, KIND_FRAMES, &self.packed);
        }
        self.frames = 0;
        self.encoder.restart();
        self.body.0.clear();
        &self.chunk
    }

    fn pack(&mut self) {
        self.deflate.reset();
        self.packed.clear();
        loop {
            let done = self.deflate.total_in() as usize;
            // Room for the worst case, in which nothing can be compressed.
            self.packed.reserve(self.plain.0.len() - done + 1024);
            let rest = self.plain.0.get(done..).unwrap_or(&[]);
            match self.deflate.compress_vec(rest, &mut self.packed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) | Err(_) => break,
                Ok(Status::Ok | Status::BufError) => {}
            }
        }
    }
}

/// A whole track, in chunks of `frames_per_chunk` frames (at least one).
pub fn encode(track: &Track, frames_per_chunk: usize) -> Vec<u8> {
    let mut out = encode_header(&track.header);
    let mut writer = ChunkWriter::default();
    for frames in track.observations.chunks(frames_per_chunk.max(1)) {
        for frame in frames {
            writer.push(frame);
        }
        out.extend_from_slice(writer.finish());
    }
    out
}

fn push_chunk(out: &mut Vec<u8>, kind: u8, payload: &[u8]) {
    out.push(kind);
    out.extend_from_slice(&(payload.len() as u32).to_le_bytes());
    out.extend_from_slice(&crc32fast::hash(payload).to_le_bytes());
    out.extend_from_slice(payload);
}

/// Reads a track; a damaged tail is told and what stands before it kept.
///
/// # Errors
/// When the bytes are no track, are of a newer format, or have no readable header.
pub fn decode(bytes: &[u8]) -> Result<Decoded, TrackError> {
    let mut reader = Reader::new(bytes);
    let magic = reader.take(MAGIC.len()).unwrap_or_default();
    if magic != MAGIC {
        return Err(TrackError::NotATrack { found: bytes.iter().take(8).copied().collect() });
    }
    let format = reader.u16().map_err(|e| TrackError::Header { why: e.to_string() })?;
    if format > FORMAT {
        return Err(TrackError::Newer { found: format });
    }
    let header = match chunk(&mut reader) {
        Ok(Some((KIND_HEADER, payload))) => serde_json::from_slice(payload).map_err(|e| e.to_string()),
        Ok(Some((kind, _))) => Err(format!("a chunk of kind {kind} stands in its place")),
        Ok(None) => Err("it is missing".to_owned()),
        Err(why) => Err(why),
    };
    let header = header.map_err(|why| TrackError::Header { why })?;
    let mut track = Track { header, observations: Vec::new() };
    let mut damage = None;
    loop {
        let at = reader.position();
        let read = chunk(&mut reader).and_then(|c| match c {
            None => Ok(false),
            Some((KIND_FRAMES, payload)) => frames(payload, &mut track.observations).map(|()| true),
            // A kind of a later Keel within this format: what it adds is not needed here.
            Some((kind, _)) if kind & KIND_SPARE == KIND_SPARE => Ok(true),
            Some((kind, _)) => Err(format!("a chunk of the unknown kind {kind}")),
        });
        match read {
            Ok(true) => {}
            Ok(false) => break,
            Err(why) => {
                damage = Some(TrackError::Chunk { at, why, frames: track.observations.len() });
                break;
            }
        }
    }
    Ok(Decoded { track, damage })
}

/// The next chunk's kind and payload; `None` at the end.
fn chunk<'a>(reader: &mut Reader<'a>) -> Result<Option<(u8, &'a [u8])>, String> {
    if reader.is_empty() {
        return Ok(None);
    }
    let mut read = || -> Result<_, Truncated> {
        let (kind, length, crc) = (reader.u8()?, reader.u32()?, reader.u32()?);
        Ok((kind, crc, reader.take(length as usize)?))
    };
    let (kind, crc, payload) = read().map_err(|e| e.to_string())?;
    let found = crc32fast::hash(payload);
    if found != crc {
        return Err(format!("checksum {found:08x} instead of {crc:08x}"));
    }
    Ok(Some((kind, payload)))
}

/// Appends a chunk's frames, all or none.
fn frames(payload: &[u8], out: &mut Vec<Observation>) -> Result<(), String> {
    let mut inflated = Vec::new();
    DeflateDecoder::new(payload)
        .take(CHUNK_INFLATED_MAX)
        .read_to_end(&mut inflated)
        .map_err(|e| e.to_string())?;
    let mut reader = Reader::new(&inflated);
    let mut decoder = FrameDecoder::default();
    let before = out.len();
    let mut read = || -> Result<(), Truncated> {
        let count = reader.varint()?;
        if count > (FRAMES_MAX - before.min(FRAMES_MAX)) as u64 {
            return Err(Truncated { at: reader.position() });
        }
        for _ in 0..count {
            out.push(decoder.take(&mut reader)?);
        }
        Ok(())
    };
    if let Err(e) = read() {
        out.truncate(before);
        return Err(e.to_string());
    }
    Ok(())
}
