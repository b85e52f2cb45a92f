//! Any text as a report: read or refused, and what is read can be written again.
#![no_main]

use keel_core::report::{from_json, to_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(report) = from_json(text) {
        let written = to_json(&report).expect("what was read is finite");
        assert!(from_json(&written).is_ok());
    }
});
