//! A person who may be the lifter.

use super::crops::Axis;
use crate::frame::Timestamp;
use crate::geometry::{Similarity, Vec2};
use crate::pose::decode::{CropPoints, PersonBox, ViewSeen};
use crate::pose::{Joint, PlatePoint, Point};
use crate::rules::PRESENCE_SEEN;
use crate::track::Facing;

/// How many looks are remembered: about a second of looking at one person in every other frame.
const REMEMBERED: usize = 16;

/// Share of a new look in the running means of grip and facing. Design choice: one odd look in five cannot turn them.
const NEW_SHARE: f64 = 0.25;

/// Largest logit that one look may add: a network that is sure and wrong must not outvote ten others.
const LOUDEST_LOGIT: f64 = 4.0;

/// Shoulder to hip over the longer side of the box: 0.28 of the height standing, about half of it bent over a bar; with
/// room for boxes that are wrong by a third.
const TRUNK_SHARE: (f64, f64) = (0.15, 0.85);

/// Mean logit from which the facing turns over.
const TURN_LOGIT: f64 = 0.5;

/// What one look at the whole body showed, px of the frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyLook {
    pub(super) time: Timestamp,
    pub(super) joints: [Option<Point>; Joint::COUNT],
    pub(super) plate: [Option<Point>; PlatePoint::COUNT],
    pub(super) view: Option<ViewSeen>,
    pub(super) axis: Axis,
}

impl BodyLook {
    /// From the points of a body crop (crop px to frame px) that was cut around `bounds`; `None` where hips or shoulders
    /// are not seen, or lie as no body has them. Hips that are hidden are where `expected` has them from the shoulders.
    pub(super) fn new(
        points: &CropPoints,
        view: Option<ViewSeen>,
        crop: &Similarity,
        bounds: &PersonBox,
        expected: Option<&Axis>,
        time: Timestamp,
    ) -> Option<Self> {
        let middle = |near, far| points.middle(near, far, PRESENCE_SEEN).map(|p| crop.apply(p));
        let shoulders = middle(Joint::ShoulderNear, Joint::ShoulderFar)?;
        let axis = match middle(Joint::HipNear, Joint::HipFar) {
            Some(hips) => Axis::between(hips, shoulders)?,
            None => expected.map(|e| Axis::hanging_from(shoulders, e.tilt, e.length))?,
        };
        let size = bounds.size();
        let share = axis.length / size.x.max(size.y);
        let from_middle = axis.middle - bounds.middle();
        let is_inside = from_middle.x.abs() < 0.6 * size.x && from_middle.y.abs() < 0.6 * size.y;
        if !(TRUNK_SHARE.0..=TRUNK_SHARE.1).contains(&share) || !is_inside {
            return None;
        }
        let joints = points.joints.map(|seen| seen.map(|p| p.in_frame(crop)));
        let plate = points.plate.map(|seen| seen.map(|p| p.in_frame(crop)));
        Some(Self { time, joints, plate, view, axis })
    }

    /// Centre of the implement where it is seen.
    pub(super) fn implement(&self) -> Option<Vec2> {
        let centre = self.plate[PlatePoint::Centre.index()]?;
        (centre.presence >= PRESENCE_SEEN).then_some(centre.position)
    }

    /// The box round all points that are seen, widened for what lies beyond them (head, hands, feet).
    pub(super) fn hull(&self, score: f64) -> Option<PersonBox> {
        let seen = self.joints.iter().flatten().filter(|joint| joint.presence >= PRESENCE_SEEN);
        let (mut low, mut high) = (Vec2::new(f64::MAX, f64::MAX), Vec2::new(f64::MIN, f64::MIN));
        for p in seen.map(|joint| joint.position) {
            low = Vec2::new(low.x.min(p.x), low.y.min(p.y));
            high = Vec2::new(high.x.max(p.x), high.y.max(p.y));
        }
        let margin = Vec2::new(self.axis.length, self.axis.length) * 0.25;
        (low.x < high.x).then(|| PersonBox { low: low - margin, high: high + margin, score })
    }
}

/// A person, as looked at again and again.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) id: u32,
    pub(super) bounds: PersonBox,
    pub(super) body: Option<BodyLook>,
    /// Looks in a row that did not find the person.
    pub(super) missed: u32,
    at_implement: f64,
    facing_logit: f64,
    facing: Facing,
    shoulders: Recent,
    implement: Recent,
}

impl Candidate {
    /// A person who has not been looked at yet.
    pub(super) fn new(id: u32, bounds: PersonBox) -> Self {
        Self {
            id,
            bounds,
            body: None,
            missed: 0,
            at_implement: 0.0,
            facing_logit: 0.0,
            facing: Facing::Right,
            shoulders: Recent::default(),
            implement: Recent::default(),
        }
    }

    /// Takes a look; `bounds` is the box that it gave.
    pub(super) fn take(&mut self, look: &BodyLook, bounds: PersonBox) {
        let share = if self.body.is_some() { NEW_SHARE } else { 1.0 };
        if let Some(view) = look.view {
            let logit = view.faces_right_logit.clamp(-LOUDEST_LOGIT, LOUDEST_LOGIT);
            self.facing_logit += (logit - self.facing_logit) * share;
            self.at_implement += (view.at_implement - self.at_implement) * share;
        }
        if self.body.is_none() || self.facing_logit.abs() > TURN_LOGIT {
            self.facing = if self.facing_logit < 0.0 { Facing::Left } else { Facing::Right };
        }
        // Relative to the person's own size: a step towards the camera is no movement of the implement.
        let length = look.axis.length;
        self.shoulders.push(look.axis.middle * (1.0 / length));
        if let Some(centre) = look.implement() {
            self.implement.push(centre * (1.0 / length));
        }
        self.bounds = bounds;
        self.body = Some(*look);
        self.missed = 0;
    }

    /// Whether the looks at two candidates showed one trunk.
    pub(super) fn is_same_person(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (&self.body, &other.body) else { return false };
        (a.axis.middle - b.axis.middle).length() < 0.35 * a.axis.length.min(b.axis.length)
    }

    /// Which way the person faces, by all looks.
    pub(super) fn facing(&self) -> Facing {
        self.facing
    }

    /// Probability that the hands are at the implement, by all looks.
    pub(super) fn at_implement(&self) -> f64 {
        self.at_implement
    }

    /// How far the trunk moved lately, trunk lengths.
    pub(super) fn stir(&self) -> f64 {
        self.shoulders.range()
    }

    /// How far the implement moved lately, trunk lengths.
    pub(super) fn implement_stir(&self) -> f64 {
        self.implement.range()
    }

    /// Height of the box, px.
    pub(super) fn height(&self) -> f64 {
        self.bounds.size().y
    }
}

/// The latest places of something.
#[derive(Clone, Debug, Default)]
struct Recent {
    places: [Vec2; REMEMBERED],
    count: usize,
}

impl Recent {
    fn push(&mut self, place: Vec2) {
        self.places[self.count % REMEMBERED] = place;
        self.count += 1;
    }

    /// Diagonal of the box round the places.
    fn range(&self) -> f64 {
        let places = &self.places[..self.count.min(REMEMBERED)];
        let extent = |of: fn(&Vec2) -> f64| {
            let (low, high) =
                places.iter().map(of).fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
            (high - low).max(0.0)
        };
        extent(|p| p.x).hypot(extent(|p| p.y))
    }
}
