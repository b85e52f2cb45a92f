//! The overlay in a terminal: the curve, the joints and the plate as braille dots.

use keel_core::geometry::Vec2;
use keel_core::live::LiveOverlay;
use std::fmt::Write;

/// Cells of the sketch.
const COLUMNS: usize = 28;
const ROWS: usize = 12;
/// Dots of a cell.
const ACROSS: usize = 2;
const DOWN: usize = 4;
/// The first braille character; bit k of its number is dot k.
const BLANK: u32 = 0x2800;
/// Bits of a cell's dots, row by row.
const BITS: [[u8; ACROSS]; DOWN] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// A sketch of what was seen, upright, the whole of it in view; empty where nothing was.
pub(super) fn sketch(overlay: &LiveOverlay) -> String {
    let points: Vec<Vec2> = overlay
        .curve
        .iter()
        .copied()
        .chain(overlay.joints.iter().flatten().copied())
        .chain(overlay.plate.iter().flatten().copied())
        .collect();
    let (Some(low), Some(high)) = (
        points.iter().copied().reduce(|a, b| Vec2::new(a.x.min(b.x), a.y.min(b.y))),
        points.iter().copied().reduce(|a, b| Vec2::new(a.x.max(b.x), a.y.max(b.y))),
    ) else {
        return String::new();
    };
    let (width, height) = ((COLUMNS * ACROSS - 1) as f64, (ROWS * DOWN - 1) as f64);
    let scale = ((high.x - low.x).max(1.0) / width).max((high.y - low.y).max(1.0) / height);
    let mut cells = [[0_u8; COLUMNS]; ROWS];
    for p in points {
        let (x, y) = (((p.x - low.x) / scale) as usize, ((p.y - low.y) / scale) as usize);
        if let Some(cell) = cells.get_mut(y / DOWN).and_then(|row| row.get_mut(x / ACROSS)) {
            *cell |= BITS[y % DOWN][x % ACROSS];
        }
    }
    let mut text = String::new();
    for row in cells {
        let line: String = row.iter().filter_map(|bits| char::from_u32(BLANK + u32::from(*bits))).collect();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "            {line}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_from_corner_to_corner_fills_the_diagonal() {
        let curve = (0..=60).map(|i| Vec2::new(f64::from(i) * 10.0, f64::from(i) * 10.0)).collect();
        let text = sketch(&LiveOverlay { curve, ..LiveOverlay::default() });
        assert_eq!(text.lines().count(), ROWS);
        let dots: u32 = text
            .chars()
            .filter(|c| *c > '\u{2800}' && *c <= '\u{28ff}')
            .map(|c| (c as u32 - BLANK).count_ones())
            .sum();
        assert!(dots >= 40, "{dots}");
        assert!(sketch(&LiveOverlay::default()).is_empty());
    }
}
