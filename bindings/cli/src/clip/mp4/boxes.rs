//! Boxes of ISO/IEC 14496-12 in memory: every read is bounded by the box it is made in.

/// A box's four-character type.
pub(super) type FourCc = [u8; 4];

/// Reads big-endian numbers off the front of a box; `None` once it is used up.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.0.split_first_chunk::<N>()?;
        self.0 = tail;
        Some(*head)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_be_bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_be_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    pub(super) fn i64(&mut self) -> Option<i64> {
        self.array().map(i64::from_be_bytes)
    }

    pub(super) fn four_cc(&mut self) -> Option<FourCc> {
        self.array()
    }

    /// Version and flags of a full box.
    pub(super) fn version_and_flags(&mut self) -> Option<(u8, u32)> {
        self.u32().map(|word| ((word >> 24) as u8, word & 0x00ff_ffff))
    }
}

/// Type, total size and header size of the box that begins here; `size` is `None` for "to the end".
pub(super) struct Header {
    pub(super) kind: FourCc,
    pub(super) size: Option<u64>,
    pub(super) own_bytes: u64,
}

impl Header {
    /// Most bytes that a header takes.
    pub(super) const MAX_BYTES: usize = 16;

    /// Reads a header; `None` where it is cut short or smaller than itself.
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        let short = bytes.u32()?;
        let kind = bytes.four_cc()?;
        let (size, own_bytes) = match short {
            0 => (None, 8),
            1 => (Some(bytes.u64()?), 16),
            size => (Some(u64::from(size)), 8),
        };
        size.is_none_or(|size| size >= own_bytes).then_some(Self { kind, size, own_bytes })
    }
}

/// The boxes inside a box, up to the first that does not fit.
pub(super) fn children(payload: &[u8]) -> impl Iterator<Item = (FourCc, &[u8])> {
    let mut rest = Bytes(payload);
    std::iter::from_fn(move || {
        let header = Header::read(&mut rest)?;
        let length = match header.size {
            Some(size) => usize::try_from(size - header.own_bytes).ok()?,
            None => rest.0.len(),
        };
        Some((header.kind, rest.take(length)?))
    })
}

/// The first box of a type inside a box.
pub(super) fn child(payload: &[u8], kind: FourCc) -> Option<&[u8]> {
    children(payload).find_map(|(found, inside)| (found == kind).then_some(inside))
}
