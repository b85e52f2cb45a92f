//! What is drawn over the film, frame by frame.

use std::fmt::Write;

use crate::geometry::Vec2;
use crate::replay::Replay;
use crate::report::Report;
use crate::track::Track;

/// The overlay of every frame as JSON: `width_px`, `height_px` and by frame `t_s`, `curve_px` and `setup_px` (x, y, x, y;
/// empty where unknown), positions to a tenth of a pixel.
pub(super) fn json(track: &Track, report: &Report) -> String {
    let mut out =
        format!("{{\"width_px\":{},\"height_px\":{},\"frames\":[", report.source.width, report.source.height);
    // Writing to a String cannot fail.
    for (i, overlay) in Replay::of(track, report).overlays().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let _ = write!(out, "{comma}\n{{\"t_s\":{:.6},\"curve_px\":[", overlay.time_s);
        line(&mut out, &overlay.curve);
        out.push_str("],\"setup_px\":[");
        line(&mut out, &overlay.setup);
        out.push_str("]}");
    }
    out.push_str("\n]}\n");
    out
}

fn line(out: &mut String, points: &[Vec2]) {
    for (i, p) in points.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let _ = write!(out, "{comma}{:.1},{:.1}", p.x, p.y);
    }
}
