//! A smooth path through the levels, to be drawn.

use crate::geometry::Vec2;
use crate::pose::{Level, Point};

/// Points drawn between two neighbouring levels.
const STEPS: usize = 6;

/// Points of a path.
pub(crate) const PATH_POINTS: usize = (Level::COUNT - 1) * STEPS + 1;

/// A Catmull-Rom path (centripetal form by chord length) through the eight levels, C7 first, px.
pub(crate) fn path(points: &[Point; Level::COUNT]) -> Vec<Vec2> {
    let mut out = Vec::with_capacity(PATH_POINTS);
    path_into(points, &mut out);
    out
}

/// The same path into memory that is there already.
pub(crate) fn path_into(points: &[Point; Level::COUNT], out: &mut Vec<Vec2>) {
    let p = |i: isize| points[i.clamp(0, Level::COUNT as isize - 1) as usize].position;
    out.clear();
    for i in 0..Level::COUNT as isize - 1 {
        let (before, a, b, after) = (p(i - 1), p(i), p(i + 1), p(i + 2));
        let chord = (b - a).length();
        let tangent = |from: Vec2, to: Vec2| {
            let d = to - from;
            d * (chord / d.length().max(1e-6))
        };
        let (m0, m1) = (tangent(before, b), tangent(a, after));
        for step in 0..STEPS {
            let t = step as f64 / STEPS as f64;
            let (t2, t3) = (t * t, t * t * t);
            out.push(
                a * (2.0 * t3 - 3.0 * t2 + 1.0)
                    + m0 * (t3 - 2.0 * t2 + t)
                    + b * (3.0 * t2 - 2.0 * t3)
                    + m1 * (t3 - t2),
            );
        }
    }
    out.push(p(Level::COUNT as isize - 1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pose::Covariance;

    #[test]
    fn a_path_passes_through_every_level() {
        let points: [Point; Level::COUNT] = std::array::from_fn(|i| Point {
            position: Vec2::new(i as f64 * 10.0, (i as f64).sin() * 20.0),
            covariance: Covariance::isotropic(1.0),
            presence: 1.0,
        });
        let path = path(&points);
        assert_eq!(path.len(), PATH_POINTS);
        for p in points {
            assert!(path.iter().any(|q| (*q - p.position).length() < 1e-9));
        }
    }
}
