//! Helpers shared by the tests that span Keel's crates.
