//! The edit list: which part of the media is shown, and when.

use super::boxes::{Bytes, child};
use super::error::Mp4Error;

/// Normal speed, 16.16.
const RATE_ONE: u32 = 0x0001_0000;

/// A stretch of media that is shown, times in ticks of the media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    media_from: i64,
    media_to: i64,
    presented_at: i64,
}

/// Maps media times to presentation times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edits(Option<Vec<Shown>>);

impl Edits {
    /// Reads `edts` of a track; both scales are ticks per second.
    pub(super) fn read(trak: &[u8], movie_scale: u32, media_scale: u32) -> Result<Self, Mp4Error> {
        const DAMAGED: Mp4Error = Mp4Error::Damaged("elst");
        let Some(elst) = child(trak, *b"edts").and_then(|edts| child(edts, *b"elst")) else {
            return Ok(Self(None));
        };
        let mut bytes = Bytes(elst);
        let (version, _) = bytes.version_and_flags().ok_or(DAMAGED)?;
        let count = bytes.u32().ok_or(DAMAGED)?;
        let mut shown: Vec<Shown> = Vec::new();
        let mut presented_at = 0_i64;
        for _ in 0..count {
            let (duration, media_from) = if version == 1 {
                (bytes.u64().ok_or(DAMAGED)?, bytes.i64().ok_or(DAMAGED)?)
            } else {
                (u64::from(bytes.u32().ok_or(DAMAGED)?), i64::from(bytes.i32().ok_or(DAMAGED)?))
            };
            let rate = bytes.u32().ok_or(DAMAGED)?;
            let ticks = scale(duration, movie_scale, media_scale).ok_or(DAMAGED)?;
            let empty = media_from < 0;
            if !empty {
                if rate != RATE_ONE || shown.last().is_some_and(|last| media_from < last.media_to) {
                    return Err(Mp4Error::OddEdits);
                }
                // A duration of 0 means "to the end" (ISO/IEC 14496-12, 8.6.6.1).
                let media_to = if duration == 0 { i64::MAX } else { media_from.saturating_add(ticks) };
                shown.push(Shown { media_from, media_to, presented_at });
            }
            presented_at = presented_at.checked_add(ticks).ok_or(DAMAGED)?;
        }
        Ok(Self((!shown.is_empty()).then_some(shown)))
    }

    /// When a media time is shown, in ticks of the media; `None` where it is cut away.
    pub(super) fn present(&self, media: i64) -> Option<i64> {
        let Some(shown) = &self.0 else { return Some(media) };
        let edit = shown.get(shown.partition_point(|edit| edit.media_to <= media))?;
        (media >= edit.media_from)
            .then(|| media.saturating_sub(edit.media_from).saturating_add(edit.presented_at))
    }
}

fn scale(duration: u64, from: u32, to: u32) -> Option<i64> {
    let ticks = u128::from(duration) * u128::from(to) / u128::from(from.max(1));
    i64::try_from(ticks).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edts(entries: &[(u32, i32, u32)]) -> Vec<u8> {
        let mut elst = vec![0, 0, 0, 0];
        elst.extend((entries.len() as u32).to_be_bytes());
        for (duration, media, rate) in entries {
            elst.extend(duration.to_be_bytes());
            elst.extend(media.to_be_bytes());
            elst.extend(rate.to_be_bytes());
        }
        wrap(*b"edts", &wrap(*b"elst", &elst))
    }

    fn wrap(kind: [u8; 4], payload: &[u8]) -> Vec<u8> {
        [&(payload.len() as u32 + 8).to_be_bytes()[..], &kind, payload].concat()
    }

    #[test]
    fn without_a_list_the_media_is_shown_as_it_is() {
        assert_eq!(Edits::read(&[], 1000, 600).unwrap().present(42), Some(42));
    }

    #[test]
    fn an_empty_edit_delays_and_a_media_time_trims() {
        // 0.5 s of nothing, then 2 s of media from tick 100; movie 1000 ticks/s, media 600 ticks/s.
        let trak = edts(&[(500, -1, RATE_ONE), (2000, 100, RATE_ONE)]);
        let edits = Edits::read(&trak, 1000, 600).unwrap();
        assert_eq!(edits.present(99), None);
        assert_eq!(edits.present(100), Some(300));
        assert_eq!(edits.present(1299), Some(1499));
        assert_eq!(edits.present(1300), None);
    }

    #[test]
    fn a_cut_in_the_middle_closes_the_gap() {
        let edits = Edits::read(&edts(&[(10, 0, RATE_ONE), (10, 50, RATE_ONE)]), 600, 600).unwrap();
        assert_eq!(edits.present(9), Some(9));
        assert_eq!(edits.present(20), None);
        assert_eq!(edits.present(50), Some(10));
    }

    #[test]
    fn a_stretched_or_repeated_stretch_is_left_to_others() {
        for list in [&[(10, 0, RATE_ONE / 2)][..], &[(10, 5, RATE_ONE), (10, 0, RATE_ONE)]] {
            assert_eq!(Edits::read(&edts(list), 600, 600), Err(Mp4Error::OddEdits));
        }
    }

    #[test]
    fn a_list_longer_than_its_box_is_damage() {
        let mut trak = edts(&[(10, 0, RATE_ONE)]);
        trak[23] = 200;
        assert_eq!(Edits::read(&trak, 600, 600), Err(Mp4Error::Damaged("elst")));
    }
}
