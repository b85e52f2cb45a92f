//! Reads the NUT stream that ffmpeg writes: raw pictures of one track, each with its exact time.
//!
//! NUT open container format, draft 20130327, as far as one track of uncompressed video uses it.

use keel_core::frame::Timestamp;
use std::io::{self, ErrorKind, Read};

const FILE_ID: &[u8] = b"nut/multimedia container\0";
const MAIN: u64 = 0x4E4D_7A56_1F5F_04AD;
const STREAM: u64 = 0x4E53_1140_5BF2_F9DB;
const SYNCPOINT: u64 = 0x4E4B_E4AD_EECA_4569;
/// The first byte of every packet that is no frame.
const PACKET: u8 = b'N';
/// A packet longer than this carries a checksum of its header.
const LONG_PACKET: u64 = 4096;
/// Largest header packet that is read, bytes; ffmpeg's take some hundred.
const MAX_PACKET_BYTES: u64 = 1 << 20;

/// Flags of a frame code.
mod flag {
    pub(super) const CODED_PTS: u64 = 1 << 3;
    pub(super) const STREAM_ID: u64 = 1 << 4;
    pub(super) const SIZE_MSB: u64 = 1 << 5;
    pub(super) const CHECKSUM: u64 = 1 << 6;
    pub(super) const RESERVED: u64 = 1 << 7;
    pub(super) const SM_DATA: u64 = 1 << 8;
    pub(super) const HEADER_IDX: u64 = 1 << 10;
    pub(super) const MATCH_TIME: u64 = 1 << 11;
    pub(super) const CODED: u64 = 1 << 12;
    pub(super) const INVALID: u64 = 1 << 13;
}

/// What a frame's first byte stands for.
#[derive(Clone, Copy, Default)]
struct Code {
    flags: u64,
    pts_delta: i64,
    size_mul: u64,
    size_lsb: u64,
    reserved: u64,
    header: u64,
}

/// A NUT stream with its headers read.
pub(super) struct Nut<R> {
    input: R,
    codes: Vec<Code>,
    /// Bytes that frames may begin with and that are left out of them.
    elided: Vec<Vec<u8>>,
    /// Seconds of a tick as a fraction.
    tick: (u64, u64),
    /// Bits of a time that are written when it is coded in short.
    short_bits: u32,
    last_ticks: i64,
}

impl<R: Read> Nut<R> {
    /// Reads up to the end of the headers.
    pub(super) fn open(mut input: R) -> io::Result<Self> {
        let mut id = [0; FILE_ID.len()];
        input.read_exact(&mut id)?;
        if id != *FILE_ID {
            return Err(odd("it is no NUT stream"));
        }
        let main = packet(&mut input, MAIN)?;
        let mut nut = Self::read_main(&mut &main[..], input)?;
        let stream = packet(&mut nut.input, STREAM)?;
        nut.read_stream(&mut &stream[..])?;
        Ok(nut)
    }

    fn read_main(head: &mut &[u8], input: R) -> io::Result<Self> {
        if number(head)? > 3 {
            number(head)?;
        }
        let _tracks = number(head)?;
        let _max_distance = number(head)?;
        if number(head)? != 1 {
            return Err(odd("more than one time base"));
        }
        let tick = (number(head)?, number(head)?);
        if tick.1 == 0 {
            return Err(odd("its time base is 0"));
        }
        let codes = read_codes(head)?;
        let mut elided = vec![Vec::new()];
        for _ in 0..number(head)? {
            elided.push(bytes(head)?);
        }
        Ok(Self { input, codes, elided, tick, short_bits: 0, last_ticks: 0 })
    }

    fn read_stream(&mut self, head: &mut &[u8]) -> io::Result<()> {
        let _track = number(head)?;
        let _class = number(head)?;
        bytes(head)?;
        let _time_base = number(head)?;
        self.short_bits =
            u32::try_from(number(head)?).ok().filter(|bits| *bits < 16).ok_or_else(|| odd("pts"))?;
        Ok(())
    }

    /// The time and the size of the next frame, whose bytes follow; `None` at the end of the stream.
    pub(super) fn next_frame(&mut self) -> io::Result<Option<(Timestamp, FrameData<'_, R>)>> {
        loop {
            let mut first = [0];
            match self.input.read_exact(&mut first) {
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
                outcome => outcome?,
            }
            let [first] = first;
            if first != PACKET {
                return self.frame(first).map(Some);
            }
            self.skip_packet()?;
        }
    }

    fn skip_packet(&mut self) -> io::Result<()> {
        let mut rest = [0; 8];
        rest[0] = PACKET;
        self.input.read_exact(&mut rest[1..])?;
        let head = payload(&mut self.input)?;
        if u64::from_be_bytes(rest) == SYNCPOINT {
            // The time base's index is mixed into this number; of one base it is 0.
            self.last_ticks = i64::try_from(number(&mut &head[..])?).map_err(|_| odd("pts"))?;
        }
        Ok(())
    }

    fn frame(&mut self, first: u8) -> io::Result<(Timestamp, FrameData<'_, R>)> {
        let code = *self.codes.get(usize::from(first)).ok_or_else(|| odd("frame code"))?;
        let input = &mut self.input;
        let mut flags = code.flags;
        if flags & flag::CODED != 0 {
            flags ^= number(input)?;
        }
        if flags & (flag::INVALID | flag::SM_DATA) != 0 {
            return Err(odd("a frame that is no picture"));
        }
        if flags & flag::STREAM_ID != 0 {
            number(input)?;
        }
        let mut ticks = self.last_ticks.wrapping_add(code.pts_delta);
        if flags & flag::CODED_PTS != 0 {
            ticks = full_ticks(number(input)?, self.last_ticks, self.short_bits);
        }
        let mut size = code.size_lsb;
        if flags & flag::SIZE_MSB != 0 {
            size = number(input)?
                .checked_mul(code.size_mul)
                .and_then(|high| high.checked_add(size))
                .ok_or_else(|| odd("size"))?;
        }
        if flags & flag::MATCH_TIME != 0 {
            number(input)?;
        }
        let header = if flags & flag::HEADER_IDX != 0 { number(input)? } else { code.header };
        let reserved = if flags & flag::RESERVED != 0 { number(input)? } else { code.reserved };
        for _ in 0..reserved {
            number(input)?;
        }
        if flags & flag::CHECKSUM != 0 {
            input.read_exact(&mut [0; 4])?;
        }
        self.last_ticks = ticks;
        let nanos = i128::from(ticks) * 1_000_000_000 * i128::from(self.tick.0) / i128::from(self.tick.1);
        let time = Timestamp::from_nanos(i64::try_from(nanos).map_err(|_| odd("pts"))?);
        // A size of a picture counts the bytes that its elided header stands for.
        let elided = usize::try_from(header)
            .ok()
            .and_then(|index| self.elided.get(index))
            .ok_or_else(|| odd("header"))?;
        Ok((time, FrameData { size, elided, input: &mut self.input }))
    }
}

/// A frame's bytes, still in the pipe.
pub(super) struct FrameData<'a, R> {
    /// Bytes of the frame.
    pub(super) size: u64,
    elided: &'a [u8],
    input: &'a mut R,
}

impl<R: Read> Read for FrameData<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.elided.is_empty() { self.input.read(buffer) } else { self.elided.read(buffer) }
    }
}

/// A time written in short repeats the low bits of one near the last; a longer one is written with an offset.
fn full_ticks(coded: u64, last: i64, short_bits: u32) -> i64 {
    let span = 1_i64 << short_bits;
    match i64::try_from(coded) {
        Ok(coded) if coded < span => {
            let delta = last.wrapping_sub(span / 2);
            (coded.wrapping_sub(delta) & (span - 1)).wrapping_add(delta)
        }
        Ok(coded) => coded.wrapping_sub(span),
        Err(_) => last,
    }
}

fn read_codes(head: &mut &[u8]) -> io::Result<Vec<Code>> {
    let mut codes: Vec<Code> = Vec::with_capacity(256);
    let (mut pts_delta, mut size_mul, mut header) = (0, 1, 0);
    while codes.len() < 256 {
        let flags = number(head)?;
        let fields = number(head)?;
        if fields > 0 {
            pts_delta = signed(head)?;
        }
        if fields > 1 {
            size_mul = number(head)?;
        }
        if fields > 2 {
            number(head)?;
        }
        let size = if fields > 3 { number(head)? } else { 0 };
        let reserved = if fields > 4 { number(head)? } else { 0 };
        let count = if fields > 5 { number(head)? } else { size_mul.saturating_sub(size) };
        if fields > 6 {
            number(head)?;
        }
        if fields > 7 {
            header = number(head)?;
        }
        for _ in 8..fields {
            number(head)?;
        }
        if count == 0 {
            return Err(odd("frame codes"));
        }
        for lsb in 0..count.min(256) {
            if codes.len() == usize::from(PACKET) {
                codes.push(Code { flags: flag::INVALID, ..Code::default() });
            }
            codes.push(Code {
                flags,
                pts_delta,
                size_mul,
                size_lsb: size.saturating_add(lsb),
                reserved,
                header,
            });
        }
    }
    Ok(codes)
}

/// The next packet, which must be of this kind.
fn packet(input: &mut impl Read, kind: u64) -> io::Result<Vec<u8>> {
    let mut start = [0; 8];
    input.read_exact(&mut start)?;
    if u64::from_be_bytes(start) != kind {
        return Err(odd("headers out of order"));
    }
    payload(input)
}

/// A packet's content, its checksums left out: the bytes come from a pipe on the same machine.
fn payload(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let length = number(input)?;
    if !(4..=MAX_PACKET_BYTES).contains(&length) {
        return Err(odd("packet length"));
    }
    if length > LONG_PACKET {
        input.read_exact(&mut [0; 4])?;
    }
    let mut content = vec![0; length as usize];
    input.read_exact(&mut content)?;
    content.truncate(length as usize - 4);
    Ok(content)
}

/// A number in groups of seven bits, high ones first.
fn number(input: &mut impl Read) -> io::Result<u64> {
    let mut value = 0_u64;
    loop {
        let mut byte = [0];
        input.read_exact(&mut byte)?;
        let [byte] = byte;
        value = value.checked_mul(128).ok_or_else(|| odd("number"))? | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
}

fn signed(input: &mut impl Read) -> io::Result<i64> {
    let value = number(input)?.checked_add(1).ok_or_else(|| odd("number"))?;
    let half = (value >> 1).cast_signed();
    Ok(if value & 1 == 1 { -half } else { half })
}

fn bytes(head: &mut &[u8]) -> io::Result<Vec<u8>> {
    let length = usize::try_from(number(head)?).map_err(|_| odd("length"))?;
    head.split_off(..length).map(<[u8]>::to_vec).ok_or_else(|| odd("length"))
}

fn odd(what: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, format!("ffmpeg's NUT stream: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_groups_of_seven_bits() {
        assert_eq!(number(&mut &[0x81, 0x00][..]).unwrap(), 128);
        assert_eq!(signed(&mut &[3][..]).unwrap(), 2);
        assert_eq!(signed(&mut &[4][..]).unwrap(), -2);
        assert!(number(&mut &[0xff; 12][..]).is_err());
    }

    #[test]
    fn short_times_are_taken_near_the_last() {
        assert_eq!(full_ticks(0x05, 0x1fe, 7), 0x205);
        assert_eq!(full_ticks(0x7e, 0x201, 7), 0x1fe);
        assert_eq!(full_ticks(1000 + 128, 5, 7), 1000);
    }
}
