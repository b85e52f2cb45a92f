//! Boxes of people.

use super::view::sigmoid;
use crate::geometry::{Similarity, Vec2};
use crate::pose::manifest::People;

/// Least probability of a box's centre. Design choice: the finder looks often and scores people over time, so a hint is
/// worth more than a miss.
const LEAST_SCORE: f64 = 0.3;

/// A person's box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonBox {
    /// Left upper corner, px.
    pub low: Vec2,
    /// Right lower corner, px.
    pub high: Vec2,
    /// Probability that a person is there, 0..=1.
    pub score: f64,
}

impl PersonBox {
    /// The middle, px.
    pub fn middle(&self) -> Vec2 {
        self.low.midpoint(self.high)
    }

    /// Width and height, px.
    pub fn size(&self) -> Vec2 {
        self.high - self.low
    }

    /// Area of the overlap over area of the union, 0..=1.
    pub fn overlap(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        let union = self.area() + other.area() - shared;
        if union > 0.0 { shared / union } else { 0.0 }
    }

    /// Area of the overlap, px².
    pub fn shared(&self, other: &Self) -> f64 {
        let low = Vec2::new(self.low.x.max(other.low.x), self.low.y.max(other.low.y));
        let high = Vec2::new(self.high.x.min(other.high.x), self.high.y.min(other.high.y));
        Self { low, high, score: 0.0 }.area()
    }

    /// The box half-way between two, with the score of this one.
    #[must_use]
    pub fn half_way(&self, other: &Self) -> Self {
        Self { low: self.low.midpoint(other.low), high: self.high.midpoint(other.high), score: self.score }
    }

    /// Area, px²; 0 for a box turned inside out.
    pub fn area(&self) -> f64 {
        let size = self.size();
        size.x.max(0.0) * size.y.max(0.0)
    }

    /// The box after a similarity without rotation.
    #[must_use]
    pub fn mapped(&self, map: &Similarity) -> Self {
        let (p, q) = (map.apply(self.low), map.apply(self.high));
        Self {
            low: Vec2::new(p.x.min(q.x), p.y.min(q.y)),
            high: Vec2::new(p.x.max(q.x), p.y.max(q.y)),
            score: self.score,
        }
    }
}

/// Appends the boxes of one picture: local maxima of the centre map. `values` are 5 planes of `columns` x `rows`.
pub(super) fn decode(values: &[f32], columns: usize, rows: usize, how: &People, found: &mut Vec<PersonBox>) {
    let plane = columns * rows;
    let at = |channel: usize, column: usize, row: usize| {
        values.get(channel * plane + row * columns + column).copied().unwrap_or(f32::NEG_INFINITY)
    };
    let least = (LEAST_SCORE / (1.0 - LEAST_SCORE)).ln() as f32;
    for row in 0..rows {
        for column in 0..columns {
            let logit = at(0, column, row);
            if logit.is_nan() || logit < least || !is_local_top(logit, (column, row), (columns, rows), &at) {
                continue;
            }
            let centre = Vec2::new(column as f64, row as f64) * how.stride
                + Vec2::new(how.cell_centre_px, how.cell_centre_px);
            let [left, top, right, bottom] = [1, 2, 3, 4]
                .map(|channel| f64::from(at(channel, column, row)).max(0.0) * how.distance_unit_px);
            let person = PersonBox {
                low: centre - Vec2::new(left, top),
                high: centre + Vec2::new(right, bottom),
                score: sigmoid(f64::from(logit)),
            };
            let size = person.size();
            if size.is_finite() && size.x > 0.0 && size.y > 0.0 {
                found.push(person);
            }
        }
    }
}

/// Whether no neighbour is greater, and none before it in reading order is equal.
fn is_local_top(
    logit: f32,
    (column, row): (usize, usize),
    (columns, rows): (usize, usize),
    at: &impl Fn(usize, usize, usize) -> f32,
) -> bool {
    let around = |centre: usize, count: usize| centre.saturating_sub(1)..(centre + 2).min(count);
    around(row, rows).all(|r| {
        around(column, columns).all(|c| {
            let other = at(0, c, r);
            let is_before = (r, c) < (row, column);
            (r, c) == (row, column) || other < logit || (!is_before && other <= logit)
        })
    })
}

/// Keeps the best of boxes that overlap by more than half, best first.
pub(in crate::pose) fn suppress(found: &mut Vec<PersonBox>) {
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept = 0;
    for i in 0..found.len() {
        let candidate = found[i];
        if found[..kept].iter().all(|better| better.overlap(&candidate) <= 0.5) {
            found[kept] = candidate;
            kept += 1;
        }
    }
    found.truncate(kept);
}
