//! The points of one crop, by landmark.

use crate::geometry::{Similarity, Vec2};
use crate::pose::landmark::{Chain, Joint, Landmark, Level, PlatePoint};
use crate::pose::point::{Covariance, Point};

/// A point as a network saw it, px of the crop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CropPoint {
    /// Position, presence and covariance in px of the crop.
    pub point: Point,
    /// Share of the probability inside the decoding window, 0..=1.
    pub mass: f64,
}

/// The points of one crop; `None` where the network has no such point or gave no number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CropPoints {
    /// By [`Chain`] and [`Level`].
    pub spine: [[Option<CropPoint>; Level::COUNT]; Chain::COUNT],
    /// By [`Joint`].
    pub joints: [Option<CropPoint>; Joint::COUNT],
    /// By [`PlatePoint`].
    pub plate: [Option<CropPoint>; PlatePoint::COUNT],
}

impl CropPoints {
    /// The place of a landmark.
    pub(super) fn slot(&mut self, landmark: Landmark) -> Option<&mut Option<CropPoint>> {
        match landmark {
            Landmark::Spine { chain, level } => self.spine.get_mut(chain.index())?.get_mut(level.index()),
            Landmark::Joint { joint } => self.joints.get_mut(joint.index()),
            Landmark::Plate { plate } => self.plate.get_mut(plate.index()),
        }
    }

    /// A joint that counts as seen.
    pub fn joint(&self, joint: Joint, least_presence: f64) -> Option<Vec2> {
        let seen = (*self.joints.get(joint.index())?)?;
        (seen.point.presence >= least_presence).then_some(seen.point.position)
    }

    /// The middle of a near and a far joint: of both where both are seen, else the one that is.
    pub fn middle(&self, near: Joint, far: Joint, least_presence: f64) -> Option<Vec2> {
        match (self.joint(near, least_presence), self.joint(far, least_presence)) {
            (Some(a), Some(b)) => Some(a.midpoint(b)),
            (one, other) => one.or(other),
        }
    }
}

impl CropPoint {
    /// The point in px of the frame; `crop` maps crop px to frame px.
    pub fn in_frame(&self, crop: &Similarity) -> Point {
        Point {
            position: crop.apply(self.point.position),
            covariance: self.point.covariance.mapped(crop),
            presence: self.point.presence,
        }
    }

    /// The point `fraction` of the way from `a` to `b`, as sure as the less sure of them; errors independent.
    pub(super) fn between(a: &Self, b: &Self, fraction: f64) -> Self {
        let (s, t) = (1.0 - fraction, fraction);
        let mix = |a: f64, b: f64| s * s * a + t * t * b;
        let (p, q) = (&a.point, &b.point);
        Self {
            point: Point {
                position: p.position * s + q.position * t,
                covariance: Covariance {
                    xx: mix(p.covariance.xx, q.covariance.xx),
                    xy: mix(p.covariance.xy, q.covariance.xy),
                    yy: mix(p.covariance.yy, q.covariance.yy),
                },
                presence: p.presence.min(q.presence),
            },
            mass: a.mass.min(b.mass),
        }
    }
}
