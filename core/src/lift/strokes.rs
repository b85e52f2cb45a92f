//! Upward strokes of the bar.

use crate::signal::Smoothed;

/// A rise of the bar from a low to the next high; grid indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    /// The high before, from which the bar came down; 0 for the first stroke.
    pub from: usize,
    /// Last moment of the low before the rise.
    pub low: usize,
    /// Height of the low: the median over its rest, m.
    pub low_m: f64,
    /// The high.
    pub high: usize,
}

impl Stroke {
    /// How far the bar rises, m.
    pub fn travel_m(&self, bar: &[Option<Smoothed>]) -> f64 {
        height(bar, self.high).unwrap_or(self.low_m) - self.low_m
    }
}

/// Height at an index, m.
pub(super) fn height(bar: &[Option<Smoothed>], index: usize) -> Option<f64> {
    bar.get(index).copied().flatten().map(|s| s.value)
}

/// Every rise of at least `threshold_m` between turning points that are themselves that far apart (a zigzag: smaller
/// wobble belongs to the stroke around it).
pub(super) fn upstrokes(bar: &[Option<Smoothed>], threshold_m: f64) -> Vec<Stroke> {
    let mut strokes = Vec::new();
    let mut seen = bar.iter().enumerate().filter_map(|(i, s)| s.map(|s| (i, s.value)));
    let Some(first) = seen.next() else { return strokes };
    let (mut low, mut high) = (first, first);
    // Whether the bar is on its way up from `low`; at the start it may go either way.
    let mut rising = None;
    for (i, v) in seen {
        // A low is held until the bar leaves it: the last moment counts.
        if v <= low.1 {
            low = (i, v);
        }
        if v > high.1 {
            high = (i, v);
        }
        match rising {
            Some(true) | None if high.1 - v >= threshold_m => {
                if rising == Some(true) {
                    strokes.push(stroke_to(bar, &strokes, high.0));
                }
                rising = Some(false);
                low = (i, v);
            }
            Some(false) | None if v - low.1 >= threshold_m => {
                rising = Some(true);
                high = (i, v);
            }
            _ => {}
        }
    }
    if rising == Some(true) {
        strokes.push(stroke_to(bar, &strokes, high.0));
    }
    strokes
}

/// The stroke up to `high`. Its low ends with the last moment within a twentieth of the rise from the minimum since
/// the previous stroke's high, so that noise on a bar that rested for long does not put it into the time before the
/// lifter came.
fn stroke_to(bar: &[Option<Smoothed>], strokes: &[Stroke], high: usize) -> Stroke {
    const SAME_SHARE: f64 = 0.05;
    let from = strokes.last().map_or(0, |s| s.high);
    let lowest = (from..=high).filter_map(|i| height(bar, i)).fold(f64::INFINITY, f64::min);
    let same = lowest + SAME_SHARE * (height(bar, high).unwrap_or(lowest) - lowest);
    let low = (from..=high).rev().find(|i| height(bar, *i).is_some_and(|v| v <= same)).unwrap_or(from);
    let mut rest: Vec<f64> = (from..=low).filter_map(|i| height(bar, i)).filter(|v| *v <= same).collect();
    Stroke { from, low, low_m: crate::signal::median(&mut rest).unwrap_or(lowest), high }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(heights: &[f64]) -> Vec<Option<Smoothed>> {
        heights.iter().map(|h| Some(Smoothed { value: *h, rate: 0.0, variance: 0.0 })).collect()
    }

    #[test]
    fn two_reps_with_a_wobble_are_two_strokes() {
        let heights = [0.0, 0.0, 0.2, 0.18, 0.5, 0.5, 0.2, 0.0, 0.01, 0.0, 0.3, 0.5, 0.4];
        let strokes = upstrokes(&bar(&heights), 0.1);
        assert_eq!(
            strokes,
            vec![
                Stroke { from: 0, low: 1, low_m: 0.0, high: 4 },
                Stroke { from: 4, low: 9, low_m: 0.0, high: 11 }
            ]
        );
    }

    #[test]
    fn a_film_that_begins_at_the_top_has_no_stroke_before_the_first_low() {
        let heights = [0.5, 0.5, 0.3, 0.1, 0.3, 0.5];
        assert_eq!(upstrokes(&bar(&heights), 0.1), vec![Stroke { from: 0, low: 3, low_m: 0.1, high: 5 }]);
    }

    #[test]
    fn a_still_bar_has_none() {
        assert!(upstrokes(&bar(&[0.2; 50]), 0.1).is_empty());
        assert!(upstrokes(&[None; 5], 0.1).is_empty());
    }
}
