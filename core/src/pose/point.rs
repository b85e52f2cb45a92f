//! A landmark's position with its uncertainty.

use crate::geometry::{Similarity, Vec2};
use serde::{Deserialize, Serialize};

/// Covariance of a position error, px².
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Covariance {
    /// Variance along x, px².
    pub xx: f64,
    /// Covariance of x and y, px².
    pub xy: f64,
    /// Variance along y, px².
    pub yy: f64,
}

impl Covariance {
    /// The same standard deviation in every direction, px.
    pub fn isotropic(sd_px: f64) -> Self {
        Self { xx: sd_px * sd_px, xy: 0.0, yy: sd_px * sd_px }
    }

    /// Variance of the error's component along a unit vector, px².
    pub fn along(&self, unit: Vec2) -> f64 {
        unit.x * unit.x * self.xx + 2.0 * unit.x * unit.y * self.xy + unit.y * unit.y * self.yy
    }

    /// Covariance of the error's components along two vectors, px² times their lengths.
    pub fn between(&self, a: Vec2, b: Vec2) -> f64 {
        a.x * b.x * self.xx + (a.x * b.y + a.y * b.x) * self.xy + a.y * b.y * self.yy
    }

    /// The covariance after a similarity of the plane: J C Jᵀ.
    pub fn mapped(&self, map: &Similarity) -> Self {
        let e = map.apply_linear(Vec2::new(1.0, 0.0));
        let f = map.apply_linear(Vec2::new(0.0, 1.0));
        Self {
            xx: e.x * e.x * self.xx + 2.0 * e.x * f.x * self.xy + f.x * f.x * self.yy,
            xy: e.x * e.y * self.xx + (e.x * f.y + f.x * e.y) * self.xy + f.x * f.y * self.yy,
            yy: e.y * e.y * self.xx + 2.0 * e.y * f.y * self.xy + f.y * f.y * self.yy,
        }
    }
}

/// A landmark as seen in one frame: upright-frame pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Position, px of the upright frame.
    pub position: Vec2,
    /// Covariance of the position, px².
    pub covariance: Covariance,
    /// Probability in 0..=1 that the point is in the picture and can be located; counts as seen from 0.5
    /// (`rules::PRESENCE_SEEN`).
    pub presence: f64,
}
