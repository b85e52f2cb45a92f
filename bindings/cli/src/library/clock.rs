//! The command's own clock: the core has none.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use keel_core::library::{Moment, MomentError};
use std::path::Path;

use super::failed;
use crate::failure::{Failure, Fault, Own};

/// Now, here.
///
/// # Errors
/// Where the machine's clock can't be right.
pub fn now() -> Result<Moment, Failure> {
    moment(&Zoned::now()).map_err(failed)
}

/// When a film was made, by its file: it was last written when the set was over.
///
/// # Errors
/// Where the file's time can't be right.
pub fn filmed(path: &Path) -> Result<Moment, Failure> {
    let unreadable = |error: std::io::Error| Failure::Clip { path: path.to_owned(), error: error.into() };
    let written = path.metadata().and_then(|meta| meta.modified()).map_err(unreadable)?;
    let written =
        Timestamp::try_from(written).map_err(|_| failed(Fault::from(Own::Clock).about_file(path)))?;
    moment(&written.to_zoned(TimeZone::system())).map_err(|e| failed(Fault::from(e).about_file(path)))
}

/// A moment as typed, in local time: "2026-11-25T18:04".
///
/// # Errors
/// Where it is none.
pub fn typed(text: &str) -> Result<Moment, String> {
    let wrong = |_| format!("\"{text}\" is no time; write it as 2026-11-25T18:04");
    let civil: jiff::civil::DateTime = text.parse().map_err(wrong)?;
    let zoned = civil.to_zoned(TimeZone::system()).map_err(wrong)?;
    moment(&zoned).map_err(|e| e.to_string())
}

fn moment(zoned: &Zoned) -> Result<Moment, MomentError> {
    let offset_min = (zoned.offset().seconds() / 60) as i16;
    Moment::new(zoned.timestamp().as_millisecond(), offset_min)
}
