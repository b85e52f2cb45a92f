//! A bounded reader of mp4 and mov files (ISO/IEC 14496-12, `QuickTime`).
//!
//! Only what Keel needs is read: the first video track's tables, its codec's configuration, rotation and edits. Every
//! table is bounded by its box, every sample by the file, and nothing else of the file is held in memory.

mod boxes;
mod edits;
mod entry;
mod error;
mod tables;

pub use error::Mp4Error;

use super::ClipError;
use super::demux::{Demuxer, Sample, VideoTrack};
use boxes::{Bytes, Header, child, children};
use edits::Edits;
use keel_core::frame::{Rotation, Timestamp};
use std::io::{Read, Seek, SeekFrom};
use tables::Coded;

/// Largest index that is read. An hour at 60 frames per second takes 5 MB.
const MAX_INDEX_BYTES: u64 = 64 << 20;

/// Boxes that may lie before the index; a film has fewer than ten.
const MAX_BOXES_BEFORE_INDEX: usize = 4096;

/// Types of boxes that an mp4 or mov file begins with.
const FIRST_BOXES: [&[u8; 4]; 8] = [b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"uuid"];

/// An mp4 or mov file whose index has been read.
pub struct Mp4<R> {
    file: R,
    track: VideoTrack,
    samples: Vec<Timed>,
    next: usize,
}

/// A sample with everything that is said of it.
struct Timed {
    offset: u64,
    size: u32,
    sample: Sample,
}

impl<R: Read + Seek> Mp4<R> {
    /// Reads the index; frames are read one by one later.
    ///
    /// # Errors
    /// Where the file is no sound mp4 or mov film of a codec that Keel decodes, or can't be read.
    pub fn open(mut file: R) -> Result<Self, ClipError> {
        let file_bytes = file.seek(SeekFrom::End(0))?;
        if file_bytes == 0 {
            return Err(ClipError::Empty);
        }
        let moov = read_index(&mut file, file_bytes)?;
        let (track, samples) = read_track(&moov, file_bytes)?;
        Ok(Self { file, track, samples, next: 0 })
    }
}

impl<R: Read + Seek + Send> Demuxer for Mp4<R> {
    fn track(&self) -> &VideoTrack {
        &self.track
    }

    fn next_sample(&mut self, data: &mut Vec<u8>) -> Result<Option<Sample>, ClipError> {
        let Some(timed) = self.samples.get(self.next) else { return Ok(None) };
        self.next += 1;
        data.resize(timed.size as usize, 0);
        self.file.seek(SeekFrom::Start(timed.offset))?;
        self.file.read_exact(data)?;
        Ok(Some(timed.sample))
    }
}

/// Walks the file's outer boxes and reads the payload of `moov`.
fn read_index<R: Read + Seek>(file: &mut R, file_bytes: u64) -> Result<Vec<u8>, ClipError> {
    let mut at = 0_u64;
    for number in 0..MAX_BOXES_BEFORE_INDEX {
        let left = file_bytes.saturating_sub(at);
        let mut head = [0; Header::MAX_BYTES];
        let head = head.get_mut(..left.min(Header::MAX_BYTES as u64) as usize).unwrap_or_default();
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(head)?;
        let header = Header::read(&mut Bytes(head));
        if number == 0 && !header.as_ref().is_some_and(|header| FIRST_BOXES.contains(&&header.kind)) {
            return Err(Mp4Error::NotMp4.into());
        }
        let Some(header) = header else { break };
        let size = header.size.unwrap_or(left);
        if &header.kind == b"moov" {
            let payload = size - header.own_bytes.min(size);
            if payload > MAX_INDEX_BYTES {
                return Err(Mp4Error::IndexTooLarge { bytes: payload }.into());
            }
            if size > left {
                return Err(Mp4Error::NoIndex.into());
            }
            let mut moov = vec![0; payload as usize];
            file.seek(SeekFrom::Start(at + header.own_bytes))?;
            file.read_exact(&mut moov)?;
            return Ok(moov);
        }
        at = at.saturating_add(size);
    }
    Err(Mp4Error::NoIndex.into())
}

/// The first video track that holds frames.
fn read_track(moov: &[u8], file_bytes: u64) -> Result<(VideoTrack, Vec<Timed>), Mp4Error> {
    let movie_scale = child(moov, *b"mvhd").and_then(time_scale).ok_or(Mp4Error::Damaged("mvhd"))?;
    let mut outcome = Err(Mp4Error::NoVideo);
    for (kind, trak) in children(moov) {
        let Some(mdia) = (&kind == b"trak").then(|| child(trak, *b"mdia")).flatten() else { continue };
        if !is_video(mdia) {
            continue;
        }
        outcome = read_video(trak, mdia, movie_scale, file_bytes);
        if !matches!(outcome, Err(Mp4Error::NoFrames)) {
            break;
        }
    }
    match outcome {
        Err(Mp4Error::NoFrames) if child(moov, *b"mvex").is_some() => Err(Mp4Error::Fragmented),
        outcome => outcome,
    }
}

fn is_video(mdia: &[u8]) -> bool {
    child(mdia, *b"hdlr").and_then(|hdlr| hdlr.get(8..12)) == Some(b"vide")
}

fn read_video(
    trak: &[u8],
    mdia: &[u8],
    movie_scale: u32,
    file_bytes: u64,
) -> Result<(VideoTrack, Vec<Timed>), Mp4Error> {
    let media_scale = child(mdia, *b"mdhd").and_then(time_scale).ok_or(Mp4Error::Damaged("mdhd"))?;
    let stbl =
        child(mdia, *b"minf").and_then(|minf| child(minf, *b"stbl")).ok_or(Mp4Error::Damaged("stbl"))?;
    let coded = tables::read(stbl, file_bytes)?;
    if coded.is_empty() {
        return Err(Mp4Error::NoFrames);
    }
    let entry = entry::read(child(stbl, *b"stsd").ok_or(Mp4Error::Damaged("stsd"))?)?;
    let rotation = rotation(child(trak, *b"tkhd").ok_or(Mp4Error::Damaged("tkhd"))?)?;
    let edits = Edits::read(trak, movie_scale, media_scale)?;
    let samples = present(&coded, &edits, media_scale);
    let frames = samples.iter().filter(|timed| timed.sample.time.is_some()).count() as u64;
    if frames == 0 {
        return Err(Mp4Error::NoFrames);
    }
    Ok((VideoTrack { codec: entry.codec, rotation, colour: entry.colour, frames }, samples))
}

/// Ticks per second of `mvhd` or `mdhd`, which begin alike.
fn time_scale(full_box: &[u8]) -> Option<u32> {
    let mut bytes = Bytes(full_box);
    let (version, _) = bytes.version_and_flags()?;
    bytes.take(if version == 1 { 16 } else { 8 })?;
    bytes.u32().filter(|scale| *scale > 0)
}

/// The matrix of `tkhd`: a, b, c, d in 16.16 (ISO/IEC 14496-12, 8.3.2).
fn rotation(tkhd: &[u8]) -> Result<Rotation, Mp4Error> {
    const DAMAGED: Mp4Error = Mp4Error::Damaged("tkhd");
    const ONE: i32 = 0x0001_0000;
    const MINUS: i32 = -ONE;
    let mut bytes = Bytes(tkhd);
    let (version, _) = bytes.version_and_flags().ok_or(DAMAGED)?;
    bytes.take(if version == 1 { 48 } else { 36 }).ok_or(DAMAGED)?;
    let mut matrix = [0; 9];
    for entry in &mut matrix {
        *entry = bytes.i32().ok_or(DAMAGED)?;
    }
    let [a, b, _, c, d, ..] = matrix;
    match (a, b, c, d) {
        (ONE, 0, 0, ONE) => Ok(Rotation::Deg0),
        (0, ONE, MINUS, 0) => Ok(Rotation::Deg90),
        (MINUS, 0, 0, MINUS) => Ok(Rotation::Deg180),
        (0, MINUS, ONE, 0) => Ok(Rotation::Deg270),
        _ => Err(Mp4Error::OddRotation),
    }
}

/// Applies the edits and tells for each sample up to when no later one is shown.
fn present(coded: &[Coded], edits: &Edits, media_scale: u32) -> Vec<Timed> {
    let mut settled = i64::MAX;
    let mut samples: Vec<Timed> = coded
        .iter()
        .rev()
        .map(|coded| {
            let time = edits.present(coded.media_time).map(|ticks| nanos(ticks, media_scale));
            let settled_until = Timestamp::from_nanos(settled);
            settled = time.map_or(settled, |time| settled.min(time));
            let sample = Sample { time: time.map(Timestamp::from_nanos), settled_until, sync: coded.sync };
            Timed { offset: coded.offset, size: coded.size, sample }
        })
        .collect();
    samples.reverse();
    samples
}

fn nanos(ticks: i64, scale: u32) -> i64 {
    let nanos = i128::from(ticks) * 1_000_000_000 / i128::from(scale);
    nanos.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64
}
