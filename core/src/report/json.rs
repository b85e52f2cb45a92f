//! The report as text.

use serde_json::Value;

use super::Report;

/// Decimals kept: a hundredth of a millisecond and of a degree's hundredth are far under what is measured.
const DECIMALS: f64 = 1e4;

/// Why a text is not a report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Not JSON, or not of the report's fields.
    #[error("not a Keel report ({0}); choose a file that `keel analyze --json` wrote")]
    Malformed(#[from] serde_json::Error),
    /// Of a later schema.
    #[error("report schema {found} is newer than {known}, the newest this Keel reads; update Keel")]
    Newer {
        /// The document's schema.
        found: u64,
        /// The newest known.
        known: u32,
    },
}

/// The report as one JSON object, numbers rounded to four decimals.
///
/// # Errors
/// When a number is not finite: JSON has no word for it.
pub fn to_json(report: &Report) -> Result<String, ReportError> {
    let mut value = serde_json::to_value(report)?;
    round(&mut value);
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

/// A report from its JSON.
///
/// # Errors
/// When the text is not a report, or one of a later schema.
pub fn from_json(text: &str) -> Result<Report, ReportError> {
    let value: Value = serde_json::from_str(text)?;
    if let Some(found) = value.get("schema").and_then(Value::as_u64).filter(|s| *s > u64::from(super::SCHEMA))
    {
        return Err(ReportError::Newer { found, known: super::SCHEMA });
    }
    Ok(serde_json::from_value(value)?)
}

fn round(value: &mut Value) {
    match value {
        Value::Number(n) if n.is_f64() => {
            if let Some(rounded) =
                n.as_f64().map(|v| (v * DECIMALS).round() / DECIMALS).and_then(serde_json::Number::from_f64)
            {
                *n = rounded;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(round),
        Value::Object(fields) => fields.values_mut().for_each(round),
        _ => {}
    }
}
