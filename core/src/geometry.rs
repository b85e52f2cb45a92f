//! Points and similarities of the image plane.

use serde::{Deserialize, Serialize};

/// A position or displacement in the image plane, pixels, x right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vec2 {
    /// To the right, px.
    pub x: f64,
    /// Downwards, px.
    pub y: f64,
}

impl Vec2 {
    /// A vector from its components, px.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Euclidean length, px.
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// Scalar product, px².
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// z component of the vector product, px²; positive when `other` lies clockwise of `self` (y points down).
    pub fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// The point half-way to `other`.
    pub fn midpoint(self, other: Self) -> Self {
        (self + other) * 0.5
    }

    /// Whether both components are finite numbers.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl std::ops::Add for Vec2 {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for Vec2 {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl std::ops::Mul<f64> for Vec2 {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// An orientation-preserving or mirroring similarity of the plane: `p -> linear * p + offset`, where `linear` is
/// `[[a, -b], [b, a]]`, preceded by x -> -x when `mirrored`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// Scale times cosine of the rotation.
    pub a: f64,
    /// Scale times sine of the rotation (positive turns x towards y: clockwise on the screen).
    pub b: f64,
    /// Image of the origin, px.
    pub offset: Vec2,
    /// Whether x is negated before the rotation.
    pub mirrored: bool,
}

impl Similarity {
    /// The map that changes nothing.
    pub const IDENTITY: Self = Self { a: 1.0, b: 0.0, offset: Vec2::new(0.0, 0.0), mirrored: false };

    /// The image of a point.
    pub fn apply(&self, p: Vec2) -> Vec2 {
        self.apply_linear(p) + self.offset
    }

    /// The image of a displacement: without the offset.
    pub fn apply_linear(&self, d: Vec2) -> Vec2 {
        let x = if self.mirrored { -d.x } else { d.x };
        Vec2::new(self.a * x - self.b * d.y, self.b * x + self.a * d.y)
    }

    /// Length of the image of a unit vector.
    pub fn scale(&self) -> f64 {
        self.a.hypot(self.b)
    }

    /// The map that undoes this one; `None` when this one has no extent.
    pub fn inverse(&self) -> Option<Self> {
        let s2 = self.a * self.a + self.b * self.b;
        if !s2.is_finite() || s2 <= f64::MIN_POSITIVE {
            return None;
        }
        // For a mirrored map M = R·F, the inverse F·R⁻¹ = R·F / s² has again the form "flip first".
        let (a, b) = if self.mirrored { (self.a / s2, self.b / s2) } else { (self.a / s2, -self.b / s2) };
        let linear = Self { a, b, offset: Vec2::default(), mirrored: self.mirrored };
        let back = linear.apply_linear(self.offset);
        Some(Self { offset: Vec2::new(-back.x, -back.y), ..linear })
    }

    /// First `first`, then `self`.
    pub fn after(&self, first: &Self) -> Self {
        let x_axis = self.apply_linear(first.apply_linear(Vec2::new(1.0, 0.0)));
        let mirrored = self.mirrored != first.mirrored;
        let (a, b) = if mirrored { (-x_axis.x, -x_axis.y) } else { (x_axis.x, x_axis.y) };
        Self { a, b, offset: self.apply(first.offset), mirrored }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(p: Vec2, q: Vec2) -> bool {
        (p - q).length() < 1e-6
    }

    fn similarity() -> impl Strategy<Value = Similarity> {
        (0.1..5.0f64, -3.1..3.1f64, -500.0..500.0f64, -500.0..500.0f64, any::<bool>()).prop_map(
            |(scale, turn, x, y, mirrored)| Similarity {
                a: scale * turn.cos(),
                b: scale * turn.sin(),
                offset: Vec2::new(x, y),
                mirrored,
            },
        )
    }

    proptest! {
        #[test]
        fn inverse_undoes(s in similarity(), x in -100.0..100.0f64, y in -100.0..100.0f64) {
            let p = Vec2::new(x, y);
            prop_assert!(close(s.inverse().unwrap().apply(s.apply(p)), p));
        }

        #[test]
        fn composition_applies_in_order(s in similarity(), t in similarity(), x in -100.0..100.0f64, y in -100.0..100.0f64) {
            let p = Vec2::new(x, y);
            prop_assert!((t.after(&s).apply(p) - t.apply(s.apply(p))).length() < 1e-6 * (1.0 + p.length()) * 1e3);
        }
    }

    #[test]
    fn a_map_without_extent_has_no_inverse() {
        assert_eq!(Similarity { a: 0.0, b: 0.0, ..Similarity::IDENTITY }.inverse(), None);
    }
}
