//! The same spot as last time.

use keel_core::geometry::Vec2;
use keel_core::live;
use keel_core::report::Report;
use keel_core::track::Track;

use crate::points::Points;

/// A set-up as it stood in the picture, px of the upright frame.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct SetupGhost {
    /// Width of that frame, px.
    pub width_px: i32,
    /// Height of that frame, px.
    pub height_px: i32,
    /// The curve of the back, C7 first.
    pub curve: Points,
    /// The dorsal contour; empty where it was not seen.
    pub contour: Points,
    /// Centre of the near plate, px to the right.
    pub plate_x: f64,
    /// Centre of the near plate, px down.
    pub plate_y: f64,
    /// Height of the near plate, px.
    pub plate_px: f64,
    /// Yaw of the camera, deg, where it was told.
    pub yaw_deg: Option<f64>,
}

impl SetupGhost {
    pub(crate) fn of(track: &Track, report: &Report) -> Option<Self> {
        let ghost = live::SetupGhost::of(track, report)?;
        let packed = |points: &[Vec2]| {
            let mut into = Points::new();
            into.pack(points);
            into
        };
        Some(Self {
            width_px: ghost.size_px.0 as i32,
            height_px: ghost.size_px.1 as i32,
            curve: packed(&ghost.curve),
            contour: packed(&ghost.contour),
            plate_x: ghost.plate.x,
            plate_y: ghost.plate.y,
            plate_px: ghost.plate_px,
            yaw_deg: ghost.yaw_deg,
        })
    }
}

impl From<SetupGhost> for live::SetupGhost {
    fn from(g: SetupGhost) -> Self {
        Self {
            size_px: (g.width_px.unsigned_abs(), g.height_px.unsigned_abs()),
            curve: g.curve.unpack(),
            contour: g.contour.unpack(),
            plate: Vec2::new(g.plate_x, g.plate_y),
            plate_px: g.plate_px,
            yaw_deg: g.yaw_deg,
        }
    }
}

/// This place against the ghost's.
#[derive(Clone, Copy, Debug, PartialEq, uniffi::Record)]
pub struct SpotMatch {
    /// How far the implement lies to the right of the ghost's, share of the plate's height.
    pub right_share: f64,
    /// How far it lies below the ghost's, share of the plate's height.
    pub down_share: f64,
    /// Size against the ghost's: above 1 is nearer.
    pub scale: f64,
    /// Yaw against the ghost's, deg, where both are told.
    pub turned_deg: Option<f64>,
    /// Whether it counts as the same spot.
    pub same: bool,
}

impl From<live::SpotMatch> for SpotMatch {
    fn from(s: live::SpotMatch) -> Self {
        Self {
            right_share: s.offset.0,
            down_share: s.offset.1,
            scale: s.scale,
            turned_deg: s.turned_deg,
            same: s.same,
        }
    }
}
