//! The sample tables: where every coded picture lies and when it is shown.

use super::boxes::{Bytes, FourCc, child};
use super::error::Mp4Error;

/// Frames that a film may hold: more than 4 hours at 60 per second. Bounds the memory of the tables (a set is closed
/// after 10 minutes anyway).
const MAX_FRAMES: u64 = 1 << 20;

/// Largest coded picture, bytes; an 8K intra picture of a camera takes less than a third.
const MAX_FRAME_BYTES: u32 = 32 << 20;

/// One coded picture, in decoding order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coded {
    /// Position in the file.
    pub(super) offset: u64,
    /// Bytes.
    pub(super) size: u32,
    /// Media time at which it is shown, ticks.
    pub(super) media_time: i64,
    /// Whether decoding can begin here.
    pub(super) sync: bool,
}

/// Reads the tables of `stbl`; every picture lies inside a file of `file_bytes`.
pub(super) fn read(stbl: &[u8], file_bytes: u64) -> Result<Vec<Coded>, Mp4Error> {
    let sizes = sizes(stbl)?;
    if sizes.is_empty() {
        return Ok(Vec::new());
    }
    let mut samples: Vec<Coded> =
        sizes.into_iter().map(|size| Coded { offset: 0, size, media_time: 0, sync: false }).collect();
    place(stbl, &mut samples)?;
    time(stbl, &mut samples)?;
    mark_sync(stbl, &mut samples)?;
    for (frame, sample) in samples.iter().enumerate() {
        if sample.size > MAX_FRAME_BYTES {
            return Err(Mp4Error::FrameTooLarge { frame, bytes: sample.size });
        }
        if sample.offset.checked_add(u64::from(sample.size)).is_none_or(|end| end > file_bytes) {
            return Err(Mp4Error::FrameOutsideFile { frame });
        }
    }
    Ok(samples)
}

/// A full box's body after version and flags.
fn table(stbl: &[u8], kind: FourCc) -> Option<Bytes<'_>> {
    let mut bytes = Bytes(child(stbl, kind)?);
    bytes.version_and_flags()?;
    Some(bytes)
}

fn sizes(stbl: &[u8]) -> Result<Vec<u32>, Mp4Error> {
    const DAMAGED: Mp4Error = Mp4Error::Damaged("stsz");
    let mut bytes = table(stbl, *b"stsz").ok_or(DAMAGED)?;
    let same = bytes.u32().ok_or(DAMAGED)?;
    let count = bytes.u32().ok_or(DAMAGED)?;
    if u64::from(count) > MAX_FRAMES {
        return Err(Mp4Error::TooManyFrames { frames: u64::from(count) });
    }
    if same != 0 {
        return Ok(vec![same; count as usize]);
    }
    let words = bytes.take(count as usize * 4).ok_or(DAMAGED)?;
    Ok(words.as_chunks().0.iter().map(|word| u32::from_be_bytes(*word)).collect())
}

/// Chunk positions (`stco` or `co64`) and samples per chunk (`stsc`) give each sample its position.
fn place(stbl: &[u8], samples: &mut [Coded]) -> Result<(), Mp4Error> {
    const DAMAGED: Mp4Error = Mp4Error::Damaged("stsc");
    let mut runs = table(stbl, *b"stsc").ok_or(DAMAGED)?;
    let mut runs_left = runs.u32().ok_or(DAMAGED)?;
    let mut next_run = |runs: &mut Bytes<'_>| -> Option<(u32, u32)> {
        runs_left = runs_left.checked_sub(1)?;
        let run = (runs.u32()?, runs.u32()?);
        runs.u32()?;
        Some(run)
    };
    let (_, mut per_chunk) = next_run(&mut runs).ok_or(DAMAGED)?;
    let mut upcoming = next_run(&mut runs);
    let mut samples = samples.iter_mut().peekable();
    for (index, chunk) in chunk_offsets(stbl)?.enumerate() {
        while let Some((first_chunk, count)) = upcoming
            && u64::from(first_chunk) <= index as u64 + 1
        {
            per_chunk = count;
            upcoming = next_run(&mut runs);
        }
        let mut offset = chunk;
        for _ in 0..per_chunk {
            let Some(sample) = samples.next() else { return Ok(()) };
            sample.offset = offset;
            offset = offset.saturating_add(u64::from(sample.size));
        }
    }
    if samples.peek().is_some() { Err(DAMAGED) } else { Ok(()) }
}

fn chunk_offsets(stbl: &[u8]) -> Result<impl Iterator<Item = u64>, Mp4Error> {
    const DAMAGED: Mp4Error = Mp4Error::Damaged("stco");
    let (mut bytes, wide) = match table(stbl, *b"stco") {
        Some(bytes) => (bytes, false),
        None => (table(stbl, *b"co64").ok_or(DAMAGED)?, true),
    };
    let count = bytes.u32().ok_or(DAMAGED)?;
    Ok((0..count).map_while(move |_| if wide { bytes.u64() } else { bytes.u32().map(u64::from) }))
}

/// Decoding times (`stts`) and their offsets to presentation (`ctts`).
fn time(stbl: &[u8], samples: &mut [Coded]) -> Result<(), Mp4Error> {
    const DAMAGED: Mp4Error = Mp4Error::Damaged("stts");
    let mut steps = Runs::new(table(stbl, *b"stts").ok_or(DAMAGED)?).ok_or(DAMAGED)?;
    let mut offsets = table(stbl, *b"ctts").and_then(Runs::new);
    let mut decode_time = 0_i64;
    for sample in samples {
        let offset = match &mut offsets {
            // Version 0 stores unsigned offsets, but writers put signed ones there too.
            Some(runs) => runs.next().ok_or(Mp4Error::Damaged("ctts"))?.cast_signed(),
            None => 0,
        };
        sample.media_time = decode_time.saturating_add(i64::from(offset));
        decode_time = decode_time.saturating_add(i64::from(steps.next().ok_or(DAMAGED)?));
    }
    Ok(())
}

/// Run-length pairs (count, value), one value at a time.
struct Runs<'a> {
    bytes: Bytes<'a>,
    entries_left: u32,
    left: u32,
    value: u32,
}

impl<'a> Runs<'a> {
    fn new(mut bytes: Bytes<'a>) -> Option<Self> {
        let entries_left = bytes.u32()?;
        Some(Self { bytes, entries_left, left: 0, value: 0 })
    }
}

impl Iterator for Runs<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        while self.left == 0 {
            self.entries_left = self.entries_left.checked_sub(1)?;
            self.left = self.bytes.u32()?;
            self.value = self.bytes.u32()?;
        }
        self.left -= 1;
        Some(self.value)
    }
}

/// Sync samples (`stss`); without the box every sample is one.
fn mark_sync(stbl: &[u8], samples: &mut [Coded]) -> Result<(), Mp4Error> {
    const DAMAGED: Mp4Error = Mp4Error::Damaged("stss");
    let Some(mut bytes) = table(stbl, *b"stss") else {
        for sample in samples {
            sample.sync = true;
        }
        return Ok(());
    };
    let count = bytes.u32().ok_or(DAMAGED)?;
    for _ in 0..count {
        let number = bytes.u32().ok_or(DAMAGED)? as usize;
        if let Some(sample) = number.checked_sub(1).and_then(|index| samples.get_mut(index)) {
            sample.sync = true;
        }
    }
    Ok(())
}
