//! The report: one JSON document for the command line, the library's export, Kotlin and Swift.
//!
//! `report.schema.json` beside this file is its contract; every report that a test produces is checked against it.

mod csv;
mod document;
mod json;
mod still;

pub use csv::series_csv;
pub(crate) use document::duration_s;
pub use document::{ModelSection, Report, SCHEMA, SourceSection, Timing};
pub use json::{ReportError, from_json, to_json};
pub use still::{Still, still, thumbnail};

/// The JSON Schema (draft 2020-12) that every report fulfils.
pub const JSON_SCHEMA: &str = include_str!("report.schema.json");
