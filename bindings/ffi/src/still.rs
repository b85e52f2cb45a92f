//! Pictures: the caller decodes a frame again, Keel draws it.

use std::io::Cursor;

use image::{ImageFormat, RgbImage};
use keel_core::report::{Still, still, thumbnail};

use crate::codes::Verdict;
use crate::error::Missing;
use crate::guard::guard;
use crate::{FrameInfo, KeelError, Replay};

#[uniffi::export]
impl Replay {
    /// A frame of the film with its curves drawn, as a JPEG file, its longest side at most 1280 px. `time_s` is the frame's time, s from
    /// the film's first frame; `caption` goes into the corner ("12° ± 4°").
    ///
    /// # Errors
    /// [`KeelError::NotThere`] before the first frame, [`KeelError::Frame`] for a frame that does not fit.
    pub fn still(
        &self,
        first: &[u8],
        second: &[u8],
        third: &[u8],
        info: FrameInfo,
        time_s: f64,
        caption: String,
    ) -> Result<Vec<u8>, KeelError> {
        guard(|| {
            let frame = info.over(first, second, third)?;
            let replay = self.inner();
            let overlay = replay.overlay_at(time_s).ok_or_else(|| {
                KeelError::not_there(Missing::Moment, time_s, format!("nothing was seen by {time_s} s"))
            })?;
            let rep = overlay.rep.and_then(|n| replay.report().reps.iter().find(|r| r.index == n));
            let verdict = rep.map_or(Verdict::NotJudged, |r| r.verdict);
            jpeg(&still(&frame, &Still { overlay: &overlay, verdict, caption: &caption }))
        })
    }
}

/// A frame made small, as a JPEG file, its longest side at most `side_px`.
///
/// # Errors
/// [`KeelError::Frame`] for a frame that does not fit.
#[uniffi::export]
pub fn thumbnail_of(
    first: &[u8],
    second: &[u8],
    third: &[u8],
    info: FrameInfo,
    side_px: i32,
) -> Result<Vec<u8>, KeelError> {
    guard(|| {
        let side_px = usize::try_from(side_px).unwrap_or(1);
        jpeg(&thumbnail(&info.over(first, second, third)?, side_px))
    })
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, KeelError> {
    let mut bytes = Cursor::new(Vec::new());
    // Memory takes whatever is written.
    picture.write_to(&mut bytes, ImageFormat::Jpeg).map_err(|e| KeelError::panicked(e.to_string()))?;
    Ok(bytes.into_inner())
}
