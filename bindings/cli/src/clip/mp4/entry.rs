//! The sample description: which codec, and what the container says of colour and pixel shape.

use super::boxes::{Bytes, FourCc, child, children};
use super::error::Mp4Error;
use crate::clip::demux::Codec;
use crate::clip::picture::Colour;

/// Bytes of a `VisualSampleEntry` before its boxes (ISO/IEC 14496-12, 12.1.3).
const VISUAL_ENTRY_BYTES: usize = 78;

/// What the first entry of `stsd` says.
pub(super) struct Entry {
    pub(super) codec: Codec,
    pub(super) colour: Option<Colour>,
}

pub(super) fn read(stsd: &[u8]) -> Result<Entry, Mp4Error> {
    const DAMAGED: Mp4Error = Mp4Error::Damaged("stsd");
    let mut bytes = Bytes(stsd);
    bytes.version_and_flags().ok_or(DAMAGED)?;
    bytes.u32().ok_or(DAMAGED)?;
    let (kind, entry) = children(bytes.0).next().ok_or(DAMAGED)?;
    let boxes = entry.get(VISUAL_ENTRY_BYTES..).ok_or(DAMAGED)?;
    square_pixels(boxes)?;
    Ok(Entry { codec: codec(kind, boxes)?, colour: child(boxes, *b"colr").and_then(colour) })
}

fn codec(kind: FourCc, boxes: &[u8]) -> Result<Codec, Mp4Error> {
    let record = |name, missing| child(boxes, name).map(<[u8]>::to_vec).ok_or(Mp4Error::Damaged(missing));
    match &kind {
        b"avc1" | b"avc3" => Ok(Codec::H264(record(*b"avcC", "avcC")?)),
        b"hvc1" | b"hev1" => Ok(Codec::Hevc(record(*b"hvcC", "hvcC")?)),
        other => Err(Mp4Error::OtherCodec(other.escape_ascii().to_string())),
    }
}

/// Angles are measured in pixels, so a stretched picture would give wrong ones.
fn square_pixels(boxes: &[u8]) -> Result<(), Mp4Error> {
    let Some(pasp) = child(boxes, *b"pasp") else { return Ok(()) };
    let mut bytes = Bytes(pasp);
    match (bytes.u32(), bytes.u32()) {
        (Some(h), Some(v)) if h != v && h != 0 && v != 0 => Err(Mp4Error::OddPixels(h, v)),
        _ => Ok(()),
    }
}

/// `colr` as `nclx` (ISO) or `nclc` (`QuickTime`, which has no range flag).
fn colour(colr: &[u8]) -> Option<Colour> {
    let mut bytes = Bytes(colr);
    let kind = bytes.four_cc()?;
    let _primaries = bytes.u16()?;
    let transfer = u8::try_from(bytes.u16()?).ok()?;
    let matrix = u8::try_from(bytes.u16()?).ok()?;
    match &kind {
        b"nclx" => Some(Colour::from_code_points(matrix, transfer, bytes.u8()? & 0x80 != 0)),
        b"nclc" => Some(Colour::from_code_points(matrix, transfer, false)),
        _ => None,
    }
}
