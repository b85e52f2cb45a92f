//! The series as a table for a spreadsheet.

use std::fmt::Write;

use crate::verdict::SeriesTable;

/// The series as CSV (RFC 4180): one line a time of the grid, units in the header, unknown left empty.
pub fn series_csv(series: &SeriesTable) -> String {
    let mut out = String::from(
        "time_s,flexion_deg,sigma_deg,thoracic_deg,lumbar_deg,skin_deg,contour_deg,bar_height_share,confidence_share,phase\r\n",
    );
    let columns = [
        &series.flexion_deg,
        &series.sigma_deg,
        &series.thoracic_deg,
        &series.lumbar_deg,
        &series.skin_deg,
        &series.contour_deg,
        &series.bar_height,
        &series.confidence,
    ];
    for (i, t) in series.t_s.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(out, "{t:.4}");
        for column in columns {
            match column.get(i).copied().flatten() {
                Some(v) => drop(write!(out, ",{v:.4}")),
                None => out.push(','),
            }
        }
        let phase = series.phase.get(i).copied().flatten().and_then(|p| serde_json::to_value(p).ok());
        let _ = write!(out, ",{}\r\n", phase.as_ref().and_then(|p| p.as_str()).unwrap_or(""));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lift::Phase;

    #[test]
    fn unknown_is_empty_and_every_line_has_every_column() {
        let series = SeriesTable {
            t_s: vec![0.0, 0.5],
            flexion_deg: vec![Some(1.25), None],
            phase: vec![None, Some(Phase::KneePass)],
            ..SeriesTable::default()
        };
        let csv = series_csv(&series);
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[1], "0.0000,1.2500,,,,,,,,");
        assert_eq!(lines[2], "0.5000,,,,,,,,,knee_pass");
        assert!(lines.iter().all(|l| l.matches(',').count() == 9));
    }
}
