//! Any bytes as a stored track: read or refused, and what is read can be judged.
#![no_main]

use keel_core::report::Report;
use keel_core::track::decode;
use libfuzzer_sys::fuzz_target;

/// Judging takes longer the longer the track; the reader is what is looked for here.
const JUDGED_MAX_FRAMES: usize = 600;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(decoded) = decode(bytes)
        && decoded.track.observations.len() <= JUDGED_MAX_FRAMES
    {
        let _ = Report::of(&decoded.track);
    }
});
