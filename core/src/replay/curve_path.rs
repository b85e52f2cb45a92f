//! A shape of the back, laid over another frame.

use crate::geometry::Vec2;

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

    #[test]
    fn a_shape_laid_over_itself_is_itself_and_a_turned_one_turns_about_l4() {
        let shape = Shape::new(vec![Vec2::new(0.0, 0.0), Vec2::new(0.0, -10.0)], Vec2::new(0.0, 0.0), 1.0);
        assert_eq!(shape.laid_over(Vec2::new(0.0, 0.0), 1.0)[1], Vec2::new(0.0, -10.0));
        let turned = shape.laid_over(Vec2::new(5.0, 5.0), 1.0 + std::f64::consts::FRAC_PI_2);
        assert!((turned[1] - Vec2::new(15.0, 5.0)).length() < 1e-9);
    }
}
