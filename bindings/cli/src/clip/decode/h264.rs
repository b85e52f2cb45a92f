//! H.264 through `rust_h264`: progressive 4:2:0 (and monochrome), 8 and 10 bit.

use super::{DecodeError, Decoder, bounded};
use crate::clip::picture::{Colour, Depth, Picture};
use keel_core::frame::Timestamp;
use rust_h264::decoder::{ChromaFormat, Frame};
use rust_h264::nal::{NalUnit, NalUnitType, parse_avcc, parse_avcc_config, parse_sps_info};

pub(super) struct H264 {
    inner: rust_h264::decoder::Decoder,
    length_size: usize,
    colour: Option<Colour>,
}

impl H264 {
    /// Reads the `avcC` record. A film may carry its parameter sets in the samples instead (`avc3`).
    pub(super) fn new(record: &[u8]) -> Result<Self, DecodeError> {
        let config = parse_avcc_config(record).map_err(|what| DecodeError::Damaged(what.into()))?;
        let mut decoder =
            Self { inner: rust_h264::decoder::Decoder::new(), length_size: config.length_size, colour: None };
        for nal in config.sps_nals.iter().chain(&config.pps_nals) {
            decoder.feed(nal)?;
        }
        Ok(decoder)
    }

    fn feed(&mut self, nal: &NalUnit<'_>) -> Result<Option<Frame>, DecodeError> {
        if nal.nal_unit_type == NalUnitType::Sps {
            self.check(nal)?;
        }
        self.inner.decode_nal(nal).map_err(convert)
    }

    /// The decoder allocates whatever a header asks for, so the header is looked at first.
    fn check(&mut self, sps: &NalUnit<'_>) -> Result<(), DecodeError> {
        let info = parse_sps_info(sps).map_err(convert)?;
        bounded(u64::from(info.coded_width), u64::from(info.coded_height))?;
        if !info.progressive {
            return Err(DecodeError::Unsupported("interlaced".into()));
        }
        if info.chroma_format > 1 {
            return Err(DecodeError::Unsupported("chroma > 4:2:0".into()));
        }
        self.colour = Some(Colour::from_code_points(info.matrix, info.transfer, info.full_range));
        Ok(())
    }
}

impl Decoder for H264 {
    fn decode(&mut self, sample: &[u8], time: Timestamp) -> Result<Option<Picture>, DecodeError> {
        let mut outcome = Ok(());
        for nal in parse_avcc(sample, self.length_size) {
            outcome = outcome.and(self.feed(&nal).map(drop));
        }
        // A sample is a whole picture, so it is finished here and not by the next sample's first slice.
        let frame = self.inner.flush();
        outcome?;
        frame.map(|frame| picture(frame, time)).transpose()
    }

    fn colour(&self) -> Option<Colour> {
        self.colour
    }
}

fn picture(frame: Frame, time: Timestamp) -> Result<Picture, DecodeError> {
    if frame.chroma_format == ChromaFormat::Yuv422 {
        return Err(DecodeError::Unsupported("chroma > 4:2:0".into()));
    }
    let depth = if frame.bit_depth > 8 { Depth::Ten } else { Depth::Eight };
    Ok(Picture { time, width: frame.width, height: frame.height, depth, planes: [frame.y, frame.u, frame.v] })
}

fn convert(error: rust_h264::error::DecodeError) -> DecodeError {
    use rust_h264::error::DecodeError as Inner;
    match error {
        Inner::Unsupported(what) => DecodeError::Unsupported(what.into()),
        other => DecodeError::Damaged(other.to_string()),
    }
}
