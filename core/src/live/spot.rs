//! The same spot as last time: a ghost of the set-up then, and how far this one is from it.

use crate::geometry::Vec2;
use crate::lift::{plate_height_px, seen};
use crate::pose::{Chain, PlatePoint};
use crate::report::Report;
use crate::rules;
use crate::spine::{path, seen_line};
use crate::track::{LifterSeen, Observation, Track};
use serde::{Deserialize, Serialize};

/// A set-up as it stood in the picture, px of the upright frame of `size_px`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetupGhost {
    /// Width and height of that frame, px.
    pub size_px: (u32, u32),
    /// The curve of the back, C7 first.
    pub curve: Vec<Vec2>,
    /// The dorsal contour; empty where it was not seen.
    pub contour: Vec<Vec2>,
    /// Centre of the near plate.
    pub plate: Vec2,
    /// Height of the near plate, px.
    pub plate_px: f64,
    /// Yaw of the camera, deg, where it was told.
    pub yaw_deg: Option<f64>,
}

impl SetupGhost {
    /// The set-up of a judged set's first rep; `None` where curve and plate were not seen together in it.
    pub fn of(track: &Track, report: &Report) -> Option<Self> {
        let rep = report.reps.first()?;
        let origin = track.observations.first()?.time;
        let until_s = rep.liftoff_s.unwrap_or(rep.start_s);
        let in_setup = |o: &&Observation| (rep.start_s..=until_s).contains(&o.time.seconds_since(origin));
        track.observations.iter().filter(in_setup).rev().find_map(|o| {
            let lifter = o.lifter.as_ref()?;
            Some(Self {
                size_px: (track.header.width_px, track.header.height_px),
                curve: path(&seen_line(lifter, Chain::Vertebral)?),
                contour: lifter.contour.clone(),
                plate: seen(lifter.plate_point(PlatePoint::Centre))?.position,
                plate_px: plate_height_px(lifter)?,
                yaw_deg: report.view.yaw_deg,
            })
        })
    }
}

/// This place against the ghost's.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpotMatch {
    /// Where the implement lies against the ghost's, share of the plate's height: right, down.
    pub offset: (f64, f64),
    /// Size against the ghost's: above 1 is nearer.
    pub scale: f64,
    /// Yaw against the ghost's, deg, where both are told.
    pub turned_deg: Option<f64>,
    /// Whether it counts as the same spot.
    pub same: bool,
}

impl SpotMatch {
    /// Compares a frame of `size_px` with a ghost; `None` where the plate is not seen.
    pub(crate) fn of(
        ghost: &SetupGhost,
        lifter: &LifterSeen,
        size_px: (u32, u32),
        yaw_deg: Option<f64>,
    ) -> Option<Self> {
        // Another resolution of the same camera shows the same picture.
        let zoom = f64::from(ghost.size_px.1) / f64::from(size_px.1.max(1));
        let plate = seen(lifter.plate_point(PlatePoint::Centre))?.position * zoom;
        let d = (plate - ghost.plate) * (1.0 / ghost.plate_px);
        let scale = plate_height_px(lifter)? * zoom / ghost.plate_px;
        let turned_deg = yaw_deg.zip(ghost.yaw_deg).map(|(now, then)| now.abs() - then.abs());
        let same = d.length() <= rules::SPOT_OFFSET_SHARE
            && (scale - 1.0).abs() <= rules::SPOT_SCALE_SHARE
            && turned_deg.is_none_or(|deg| deg.abs() <= rules::SPOT_YAW_DEG);
        Some(Self { offset: (d.x, d.y), scale, turned_deg, same })
    }
}
