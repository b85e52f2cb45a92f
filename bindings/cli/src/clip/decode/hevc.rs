//! HEVC through `rust_h265`: Main and Main 10.

use super::{DecodeError, Decoder};
use crate::clip::picture::{Colour, Depth, MAX_PICTURE_PX, Picture};
use keel_core::frame::Timestamp;
use rust_h265::{DecodeLimits, Frame, NalUnit, PixelData, parse_hvcc, parse_nal};

/// Memory that one picture's state may take, bytes: 8192x4352 at 10 bit with its tables.
const MAX_PICTURE_BYTES: u64 = 512 << 20;

/// An access unit delimiter: ends the picture before it.
const DELIMITER: [u8; 3] = [0x46, 0x01, 0x50];

/// Bytes of `hvcC` before its arrays (ISO/IEC 14496-15, 8.3.3.1).
const RECORD_HEAD_BYTES: usize = 22;

pub(super) struct Hevc {
    inner: rust_h265::Decoder,
    length_size: u8,
}

impl Hevc {
    /// Reads the `hvcC` record. A film may carry its parameter sets in the samples instead (`hev1`).
    pub(super) fn new(record: &[u8]) -> Result<Self, DecodeError> {
        let cut_short = || DecodeError::Damaged("hvcC: too short".into());
        let (head, mut arrays) = record.split_at_checked(RECORD_HEAD_BYTES).ok_or_else(cut_short)?;
        let length_size = (head.last().ok_or_else(cut_short)? & 3) + 1;
        let limits =
            DecodeLimits { max_picture_pixels: MAX_PICTURE_PX, max_picture_memory_bytes: MAX_PICTURE_BYTES };
        let mut decoder = Self { inner: rust_h265::Decoder::with_limits(limits), length_size };
        for unit in parameter_sets(&mut arrays).ok_or_else(cut_short)? {
            if let Some(nal) = parse_nal(unit) {
                decoder.feed(&nal)?;
            }
        }
        Ok(decoder)
    }

    fn feed(&mut self, nal: &NalUnit<'_>) -> Result<Option<Frame>, DecodeError> {
        self.inner.decode_nal(nal).map_err(convert)
    }
}

/// The NAL units of the record's arrays.
fn parameter_sets<'a>(arrays: &mut &'a [u8]) -> Option<Vec<&'a [u8]>> {
    let mut units = Vec::new();
    for _ in 0..*arrays.split_off_first()? {
        arrays.split_off_first()?;
        for _ in 0..two_bytes(arrays)? {
            let length = two_bytes(arrays)?;
            units.push(arrays.split_off(..usize::from(length))?);
        }
    }
    Some(units)
}

fn two_bytes(bytes: &mut &[u8]) -> Option<u16> {
    let (head, tail) = bytes.split_first_chunk()?;
    *bytes = tail;
    Some(u16::from_be_bytes(*head))
}

impl Decoder for Hevc {
    fn decode(&mut self, sample: &[u8], time: Timestamp) -> Result<Option<Picture>, DecodeError> {
        let mut outcome = Ok(());
        let mut picture = None;
        let delimiter = parse_nal(&DELIMITER);
        for nal in parse_hvcc(sample, self.length_size).iter().chain(&delimiter) {
            match self.feed(nal) {
                Ok(frame) => picture = picture.or(frame),
                Err(error) => outcome = outcome.and(Err(error)),
            }
        }
        outcome?;
        picture.map(|frame| convert_frame(frame, time)).transpose()
    }

    fn colour(&self) -> Option<Colour> {
        None
    }
}

fn convert_frame(frame: Frame, time: Timestamp) -> Result<Picture, DecodeError> {
    let depth = match (frame.chroma_format_idc, frame.bit_depth) {
        (1, 8) => Depth::Eight,
        (1, 10) => Depth::Ten,
        (chroma, depth) => {
            return Err(DecodeError::Unsupported(format!("chroma format {chroma} at {depth} bit")));
        }
    };
    let [y, u, v] = [frame.y, frame.u, frame.v].map(bytes);
    Ok(Picture { time, width: frame.width, height: frame.height, depth, planes: [y, u, v] })
}

fn bytes(plane: PixelData) -> Vec<u8> {
    match plane {
        PixelData::U8(samples) => samples,
        PixelData::U16(samples) => samples.into_iter().flat_map(u16::to_le_bytes).collect(),
    }
}

fn convert(error: rust_h265::DecodeError) -> DecodeError {
    use rust_h265::DecodeError as Inner;
    match error {
        Inner::Unsupported(what) | Inner::ResourceLimit(what) => DecodeError::Unsupported(what.into()),
        other => DecodeError::Damaged(other.to_string()),
    }
}
