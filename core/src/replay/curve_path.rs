//! A smooth path through the levels.

use crate::geometry::Vec2;
use crate::pose::{Level, Point};

/// Points drawn between two neighbouring levels.
const STEPS: usize = 6;

/// A Catmull-Rom path (centripetal form by chord length) through the eight levels, C7 first, px.
pub(super) fn path(points: &[Point; Level::COUNT]) -> Vec<Vec2> {
    let p = |i: isize| points[i.clamp(0, Level::COUNT as isize - 1) as usize].position;
    let mut out = Vec::with_capacity((Level::COUNT - 1) * STEPS + 1);
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
    out
}

/// A shape held by the position of L4 and the tangent there.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    path: Vec<Vec2>,
    l4: Vec2,
    tangent_rad: f64,
}

impl Shape {
    /// The shape of a path in its own frame.
    pub fn new(path: Vec<Vec2>, l4: Vec2, tangent_rad: f64) -> Self {
        Self { path, l4, tangent_rad }
    }

    /// The same shape laid over another lower back: L4 on L4, tangent on tangent, so that what shows at T7 is the
    /// measured change.
    pub fn laid_over(&self, l4: Vec2, tangent_rad: f64) -> Vec<Vec2> {
        let (sin, cos) = (tangent_rad - self.tangent_rad).sin_cos();
        self.path
            .iter()
            .map(|p| {
                let d = *p - self.l4;
                l4 + Vec2::new(d.x * cos - d.y * sin, d.x * sin + d.y * cos)
            })
            .collect()
    }
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
        for p in points {
            assert!(path.iter().any(|q| (*q - p.position).length() < 1e-9));
        }
    }

    #[test]
    fn a_shape_laid_over_itself_is_itself_and_a_turned_one_turns_about_l4() {
        let shape = Shape::new(vec![Vec2::new(0.0, 0.0), Vec2::new(0.0, -10.0)], Vec2::new(0.0, 0.0), 1.0);
        assert_eq!(shape.laid_over(Vec2::new(0.0, 0.0), 1.0)[1], Vec2::new(0.0, -10.0));
        let turned = shape.laid_over(Vec2::new(5.0, 5.0), 1.0 + std::f64::consts::FRAC_PI_2);
        assert!((turned[1] - Vec2::new(15.0, 5.0)).length() < 1e-9);
    }
}
