//! Tests that can't run here say so, and are counted as skipped instead of passed.

use std::io::Write;

/// Names the file in which `tests/run` counts the tests that were skipped.
const SKIPS: &str = "KEEL_SKIPS";

/// Notes that a test can't run here and why; the test returns right after.
pub fn skip(test: &str, reason: &str) {
    eprintln!("skipped {test}: {reason}");
    let file = std::env::var_os(SKIPS)
        .and_then(|path| std::fs::OpenOptions::new().append(true).create(true).open(path).ok());
    if let Some(mut file) = file {
        writeln!(file, "{test}: {reason}").ok();
    }
}
