//! Tests that can't run here say so, and are counted as skipped instead of passed.

/// Notes that a test can't run here and why; the test returns right after. `tests/run` counts these lines.
pub fn skip(test: &str, reason: &str) {
    println!("skipped: {test}: {reason}");
}
