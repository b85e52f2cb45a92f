//! What one frame showed, as the verdict needs it.

use crate::frame::Timestamp;
use crate::geometry::{Similarity, Vec2};
use crate::pose::{Chain, Joint, Level, PlatePoint, Point, Thinning};
use serde::{Deserialize, Serialize};

/// What was seen in one frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Presentation time.
    pub time: Timestamp,
    /// Which shot of the film this frame belongs to, counted from 0; a cut begins the next one.
    pub shot: u16,
    /// Whether the picture repeats the one before (frames doubled by a converter): never used twice.
    pub repeated: bool,
    /// How the camera moved since the first frame of this shot; `None` where the background gave no answer.
    pub camera: Option<CameraMotion>,
    /// Light and sharpness.
    pub light: Light,
    /// People found in the latest search of the whole frame.
    pub people: u8,
    /// What was left out of this frame to keep up with the camera.
    #[serde(default)]
    pub thinning: Thinning,
    /// The lifter, where found.
    pub lifter: Option<LifterSeen>,
}

/// Motion of the camera against the still background since the first frame of the shot.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CameraMotion {
    /// Maps a background position in this frame to where it was in the shot's first frame; upright px.
    pub to_first: Similarity,
}

/// Exposure and sharpness of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Light {
    /// Mean luma of the frame, 0 (black) to 1 (white), video range expanded.
    pub luma: f64,
    /// Root mean square of the luma gradient over its standard deviation, 1/px of the scene thumbnail: falls with blur.
    pub sharpness: f64,
}

/// Which way the lifter faces in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facing {
    /// Towards -x.
    Left,
    /// Towards +x.
    Right,
}

impl Facing {
    /// +1 facing +x, -1 facing -x: turns an image angle into flexion.
    pub const fn sign(self) -> f64 {
        match self {
            Self::Left => -1.0,
            Self::Right => 1.0,
        }
    }
}

/// Size of the camera's yaw against a pure side view; which way it is turned is not asked for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Yaw {
    /// Degrees, 0 side-on.
    pub deg: f64,
    /// Standard deviation of `deg`, degrees.
    pub sigma_deg: f64,
}

/// The lifter in one frame. Positions are px of the upright frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LifterSeen {
    /// Points by [`Chain`] and [`Level`]; `None` where the network gave none.
    pub spine: [[Option<Point>; Level::COUNT]; Chain::COUNT],
    /// Points by [`Joint`].
    pub joints: [Option<Point>; Joint::COUNT],
    /// Points of the near plate or implement by [`PlatePoint`].
    pub plate: [Option<Point>; PlatePoint::COUNT],
    /// Dorsal contour of the person mask, from C7 to S1, at equal steps of the vertebral line's arc; empty where the
    /// mask gave none.
    pub contour: Vec<Vec2>,
    /// The network's own view of the camera's yaw.
    pub yaw: Option<Yaw>,
    /// Which way the lifter faces in this frame.
    pub facing: Facing,
    /// Mean heat-map mass in the decoding window of the T7-L4 points, 0..=1: falls when the crop slides off the lifter.
    pub heat_mass: f64,
}

impl LifterSeen {
    /// Takes over everything of `other`, reusing the memory of this one's contour.
    pub fn take_from(&mut self, other: &Self) {
        let mut contour = std::mem::take(&mut self.contour);
        contour.clone_from(&other.contour);
        *self = Self { contour, ..Self { contour: Vec::new(), ..*other } };
    }

    /// Whether the whole body was looked at in this frame, not the trunk alone (which shows neither hands, legs nor
    /// implement): the tracker looks at it 10 to 30 times a second.
    pub fn shows_whole_body(&self) -> bool {
        const BEYOND_TRUNK: [Joint; 5] =
            [Joint::WristNear, Joint::KneeNear, Joint::AnkleNear, Joint::HeelNear, Joint::ToeNear];
        BEYOND_TRUNK.into_iter().any(|joint| self.joint(joint).is_some())
            || self.plate.iter().any(Option::is_some)
    }

    /// The point of a level on a line.
    pub fn spine_point(&self, chain: Chain, level: Level) -> Option<&Point> {
        self.spine.get(chain.index())?.get(level.index())?.as_ref()
    }

    /// The point of a joint.
    pub fn joint(&self, joint: Joint) -> Option<&Point> {
        self.joints.get(joint.index())?.as_ref()
    }

    /// A point of the near plate.
    pub fn plate_point(&self, point: PlatePoint) -> Option<&Point> {
        self.plate.get(point.index())?.as_ref()
    }
}
