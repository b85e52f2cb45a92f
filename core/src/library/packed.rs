//! Reports as they are stored: gzip of their JSON, read within bounds.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::LibraryError;
use crate::report::{Report, ReportError, from_json, to_json};

/// Nothing honest is longer: a report of ten minutes at 60 times a second has 4 MB.
const REPORT_MAX_BYTES: u64 = 32 << 20;

/// A report in the form it is stored in; how long things took on one machine is not.
pub(super) fn pack(report: &Report) -> Result<Vec<u8>, LibraryError> {
    let json = if report.timing.is_some() {
        to_json(&Report { timing: None, ..report.clone() })?
    } else {
        to_json(report)?
    };
    let mut gz = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let packed = gz.write_all(json.as_bytes()).and_then(|()| gz.finish());
    packed.map_err(|e| LibraryError::Damaged { why: e.to_string() })
}

/// The report of a stored form.
pub(super) fn unpack(packed: &[u8]) -> Result<Report, LibraryError> {
    Ok(from_json(&unpack_json(packed)?)?)
}

/// The report of a stored form that the database holds: it was whole when it was written.
pub(super) fn unpack_stored(packed: &[u8]) -> Result<Report, LibraryError> {
    unpack(packed).map_err(|e| LibraryError::Damaged { why: format!("a report can't be read: {e}") })
}

/// The report's text, as it was written.
pub(super) fn unpack_json(packed: &[u8]) -> Result<String, LibraryError> {
    let mut json = String::new();
    let mut reader = GzDecoder::new(packed).take(REPORT_MAX_BYTES + 1);
    let read = reader.read_to_string(&mut json);
    if json.len() as u64 > REPORT_MAX_BYTES {
        let why = std::io::Error::other(format!("it is longer than {REPORT_MAX_BYTES} bytes"));
        return Err(ReportError::Malformed(serde_json::Error::io(why)).into());
    }
    read.map_err(|e| ReportError::Malformed(serde_json::Error::io(e)))?;
    Ok(json)
}
