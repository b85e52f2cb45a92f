//! Any text as a model's manifest: read or refused.
#![no_main]

use keel_core::pose::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(manifest) = Manifest::parse(text) {
        let _ = manifest.outputs();
    }
});
