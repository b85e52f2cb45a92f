//! Finds the people in view, settles who lifts, and follows that one.
//!
//! ```text
//! no one known ── search the frame ──> up to 4 candidates ── look at each, score ──> the likeliest ── lock() ──> the lifter
//!       ^                                                                              │
//!       └────────────── three doubtful looks that the whole body does not confirm ─────┤
//!                                                                                      v
//!                                        every frame: trunk crop ─> 24 spine points, hips, shoulders, mask
//!                              10 or 30 times a second: body crop ─> joints, implement, facing, grip
//! ```
//!
//! Causal: a frame's answer depends on the frames before it alone, live and in analysis.

mod answer;
mod candidate;
mod contour;
mod crops;
mod eye;
mod find;
mod follow;
mod hidden_hips;
mod locked;
mod rank;
mod schedule;
#[cfg(test)]
pub(crate) mod staged;
mod steady;
#[cfg(test)]
mod tests;

use crate::frame::Frame;
use crate::infer::Runtime;
use crate::pose::decode::{CropPoints, PersonBox};
use crate::pose::landmark::{Joint, Landmark};
use crate::pose::manifest::{Mask, TrunkUse};
use crate::pose::{Chain, Manifest, PoseError};
use crate::track::{Facing, LifterSeen};
use candidate::{BodyLook, Candidate};
use contour::Contour;
use crops::{Axis, body_crop, trunk_crop};
use eye::Eye;
use find::Finder;
use follow::{Following, LOST_AFTER};
use locked::Locked;
pub use schedule::Thinning;

/// Looks in a row without finding a person until a candidate is forgotten.
const FORGOTTEN_AFTER: u32 = 3;

/// Joints that the trunk crop holds; the others come from the body crop.
const TRUNK_JOINTS: [Joint; 6] = [
    Joint::EarNear,
    Joint::ShoulderNear,
    Joint::ShoulderFar,
    Joint::ElbowNear,
    Joint::HipNear,
    Joint::HipFar,
];

/// How many times the network ran for a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passes {
    /// Trunk crops.
    pub trunk: u8,
    /// Whole-body crops.
    pub body: u8,
    /// Pictures of the whole frame.
    pub search: u8,
}

/// What a frame showed.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The lifter, or the likeliest person until one is locked; valid until the next frame.
    pub lifter: Option<&'a LifterSeen>,
    /// People found in the latest search of the whole frame.
    pub people: u8,
    /// What it cost.
    pub passes: Passes,
}

/// A person who may be the lifter, as the tracker sees them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CandidateSeen {
    /// Box, px of the upright frame.
    pub bounds: PersonBox,
    /// The tracker's score; the greatest is taken for the lifter.
    pub score: f64,
    /// Probability that the hands are at the implement.
    pub at_implement: f64,
    /// Which way the person faces.
    pub facing: Facing,
    /// Whether this is the one who is followed.
    pub is_followed: bool,
}

/// Finds and follows the lifter. Owns its memory; after warm-up nothing is allocated per frame.
#[derive(Debug)]
pub struct PoseTracker {
    eye: Eye,
    finder: Finder,
    trunk: TrunkUse,
    candidates: Vec<Candidate>,
    scores: Vec<f64>,
    following: Option<Following>,
    /// Set by [`Self::lock`]: the choice stays; after a loss the same person is looked for.
    locked: Option<Locked>,
    points: CropPoints,
    found: Vec<PersonBox>,
    contour: Contour,
    seen: LifterSeen,
    next_id: u32,
    turn: usize,
    thinning: Thinning,
}

impl PoseTracker {
    /// A tracker for a model.
    ///
    /// # Errors
    /// [`PoseError::Lacks`] where the model has no trunk crop or finds no people.
    pub fn new(manifest: &Manifest) -> Result<Self, PoseError> {
        let trunk = manifest.uses.trunk.clone().ok_or(PoseError::Lacks { what: "trunk crop" })?;
        let finder = Finder::new(manifest)?;
        Ok(Self {
            eye: Eye::new(manifest),
            finder,
            trunk,
            candidates: Vec::with_capacity(find::MOST_CANDIDATES),
            scores: Vec::with_capacity(find::MOST_CANDIDATES),
            following: None,
            locked: None,
            points: CropPoints::default(),
            found: Vec::new(),
            contour: Contour::default(),
            seen: answer::nobody(),
            next_id: 0,
            turn: 0,
            thinning: Thinning::None,
        })
    }

    /// The people who may be the lifter, as of the last frame.
    pub fn candidates(&self) -> impl Iterator<Item = CandidateSeen> + '_ {
        let followed = self.following.as_ref().map(|following| following.id);
        self.candidates.iter().zip(&self.scores).map(move |(candidate, &score)| CandidateSeen {
            bounds: candidate.bounds,
            score,
            at_implement: candidate.at_implement(),
            facing: candidate.facing(),
            is_followed: followed == Some(candidate.id),
        })
    }

    /// The set-up is taken: who is followed now is the lifter and stays it. Without effect while nobody is followed.
    pub fn lock(&mut self) {
        if let Some(candidate) = self.followed() {
            self.locked = Some(Locked::new(candidate));
        }
    }

    /// Another set begins: who lifts is open again.
    pub fn unlock(&mut self) {
        self.locked = None;
    }

    /// What to leave out from now on.
    pub fn thin(&mut self, thinning: Thinning) {
        self.thinning = thinning;
    }

    /// The film was cut: nothing seen before says where anybody is now.
    pub fn reset_on_cut(&mut self) {
        self.candidates.clear();
        self.scores.clear();
        self.following = None;
        self.locked = None;
        self.finder.reset();
    }

    /// Looks at the next frame.
    ///
    /// # Errors
    /// [`PoseError`] where the network fails or gives other shapes than its manifest says; the tracker can go on.
    pub fn push(&mut self, frame: &Frame<'_>, runtime: &mut dyn Runtime) -> Result<Seen<'_>, PoseError> {
        let mut passes = Passes::default();
        if self.finder.is_due(self.following.is_some(), self.locked.is_some()) {
            let nobody_known = self.candidates.is_empty();
            passes.search +=
                self.finder.search(&mut self.eye, frame, runtime, &mut self.found, nobody_known)?;
            self.admit();
        }
        let mut looked = None;
        if let Some(locked) = self.locked.as_mut().filter(|_| self.following.is_none()) {
            locked.lost_frames += 1;
        }
        let rests = self.thinning >= Thinning::Body
            && self.following.as_ref().is_some_and(|f| !f.schedule.is_due(frame.time(), self.thinning));
        if (self.locked.is_none() && !rests) || self.following.is_none() {
            passes.body += self.look_round(frame, runtime, &mut looked)?;
            self.choose(frame);
        }
        let lifter_is_seen = self.follow(frame, runtime, looked, &mut passes)?;
        Ok(Seen { lifter: lifter_is_seen.then_some(&self.seen), people: self.finder.people(), passes })
    }

    fn followed(&self) -> Option<&Candidate> {
        let id = self.following.as_ref()?.id;
        self.candidates.iter().find(|candidate| candidate.id == id)
    }

    /// Takes over the boxes of a search.
    fn admit(&mut self) {
        for bounds in &self.found {
            let is_known = self.candidates.iter().any(|known| known.bounds.overlap(bounds) > 0.3);
            if !is_known && self.candidates.len() < find::MOST_CANDIDATES {
                self.candidates.push(Candidate::new(self.next_id, *bounds));
                self.next_id = self.next_id.wrapping_add(1);
            }
        }
    }

    /// Looks at everyone new, and at one of the others in turn; every other turn is the followed one's. Returns the
    /// passes made, and in `looked` who was found.
    fn look_round(
        &mut self,
        frame: &Frame<'_>,
        runtime: &mut dyn Runtime,
        looked: &mut Option<u32>,
    ) -> Result<u8, PoseError> {
        let followed = self.following.as_ref().map(|following| following.id);
        let mut passes = 0;
        self.turn = self.turn.wrapping_add(1);
        let one = match followed {
            Some(id) if self.turn.is_multiple_of(2) => self.candidates.iter().position(|c| c.id == id),
            _ => (self.turn / 2).checked_rem(self.candidates.len()),
        };
        for index in 0..self.candidates.len() {
            if self.candidates[index].body.is_some() && one != Some(index) {
                continue;
            }
            passes += 1;
            let expected = self.following.as_ref().filter(|f| f.id == self.candidates[index].id);
            let expected = expected.map(|following| following.steady.predict(frame.time()));
            if self.look(index, expected.as_ref(), frame, runtime)?
                && followed == Some(self.candidates[index].id)
            {
                *looked = followed;
            }
        }
        self.candidates.retain(|candidate| {
            candidate.missed < FORGOTTEN_AFTER && (candidate.body.is_some() || candidate.missed == 0)
                || followed == Some(candidate.id)
        });
        self.merge(followed);
        Ok(passes)
    }

    /// Keeps one of candidates whose looks showed the same trunk: boxes of parts of a body lead to the whole.
    fn merge(&mut self, followed: Option<u32>) {
        let mut index = 0;
        while index < self.candidates.len() {
            let one = &self.candidates[index];
            let is_other = |other: &Candidate| other.id != one.id && other.is_same_person(one);
            let better = |other: &Candidate| {
                (followed == Some(other.id), other.bounds.score, one.id)
                    > (followed == Some(one.id), one.bounds.score, other.id)
            };
            if self.candidates.iter().any(|other| is_other(other) && better(other)) {
                self.candidates.remove(index);
            } else {
                index += 1;
            }
        }
    }

    /// One whole-body look at a candidate, whose trunk is `expected` somewhere if they are followed; whether the person was
    /// found.
    fn look(
        &mut self,
        index: usize,
        expected: Option<&Axis>,
        frame: &Frame<'_>,
        runtime: &mut dyn Runtime,
    ) -> Result<bool, PoseError> {
        let Some(candidate) = self.candidates.get_mut(index) else { return Ok(false) };
        let how = &self.eye.decoder.manifest().uses.body;
        let (crop, size) = (body_crop(&candidate.bounds, how), (how.width, how.height));
        self.eye.look(frame, &crop, size, runtime)?;
        let outputs = &self.eye.outputs;
        let is_wanted = |landmark| !matches!(landmark, Landmark::Spine { .. });
        self.eye.decoder.points(outputs, is_wanted, &mut self.points)?;
        let view = self.eye.decoder.view(outputs)?;
        let Some(look) = BodyLook::new(&self.points, view, &crop, &candidate.bounds, expected, frame.time())
        else {
            candidate.missed += 1;
            return Ok(false);
        };
        self.found.clear();
        self.eye.decoder.people(outputs, &mut self.found)?;
        let overlap = |person: &PersonBox| person.overlap(&candidate.bounds);
        let nearest = self
            .found
            .iter()
            .map(|person| person.mapped(&crop))
            .filter(|person| overlap(person) > 0.3)
            .max_by(|a, b| overlap(a).total_cmp(&overlap(b)));
        let bounds = nearest.or_else(|| look.hull(candidate.bounds.score)).unwrap_or(candidate.bounds);
        let frame_size = (frame.width(), frame.height());
        let bounds = if find::is_possible(&bounds, frame_size) { bounds } else { candidate.bounds };
        // Half-way: a box that errs for one look does not lead the next one astray.
        let bounds = if candidate.body.is_some() { bounds.half_way(&candidate.bounds) } else { bounds };
        candidate.take(&look, bounds);
        Ok(true)
    }

    /// Settles who is followed.
    fn choose(&mut self, frame: &Frame<'_>) {
        let size = (frame.width(), frame.height());
        self.scores.clear();
        for index in 0..self.candidates.len() {
            self.scores.push(rank::score(&self.candidates, index, size));
        }
        let followed = self.following.as_ref().map(|following| following.id);
        let scored = || self.candidates.iter().zip(&self.scores);
        let lead = |candidate: &Candidate| if Some(candidate.id) == followed { rank::LEAD } else { 0.0 };
        let best = scored()
            .filter(|(candidate, _)| candidate.body.is_some())
            .filter(|(candidate, _)| self.locked.is_none_or(|locked| locked.may_be(candidate)))
            .max_by(|(a, s), (b, t)| (*s + lead(a)).total_cmp(&(*t + lead(b))));
        if let Some((candidate, _)) = best
            && followed != Some(candidate.id)
            && let Some(look) = &candidate.body
        {
            self.following = Some(Following::new(candidate.id, candidate.facing(), look));
        }
    }

    /// The trunk look of a frame, and the whole-body look where one is due; whether the lifter is seen.
    fn follow(
        &mut self,
        frame: &Frame<'_>,
        runtime: &mut dyn Runtime,
        looked: Option<u32>,
        passes: &mut Passes,
    ) -> Result<bool, PoseError> {
        let Some(mut following) = self.following.take() else { return Ok(false) };
        let index = self.candidates.iter().position(|candidate| candidate.id == following.id);
        let Some(index) = index else { return Ok(false) };
        let time = frame.time();
        let expected = following.steady.predict(time);
        let crop = trunk_crop(&expected, following.facing, &self.trunk);
        self.eye.look(frame, &crop, (self.trunk.width, self.trunk.height), runtime)?;
        passes.trunk += 1;
        let is_wanted = |landmark| match landmark {
            Landmark::Spine { .. } => true,
            Landmark::Joint { joint } => TRUNK_JOINTS.contains(&joint),
            Landmark::Plate { .. } => false,
        };
        self.eye.decoder.points(&self.eye.outputs, is_wanted, &mut self.points)?;
        let trunk = following.weigh(&self.points, &crop, &expected, self.trunk.lost_below_mass);
        if let Some(axis) = &trunk.axis {
            following.steady.update(axis, time);
            following.schedule.note(time, following.steady.speed(), None);
        }
        answer::from_trunk(&self.points, &crop, &mut self.seen);
        self.seen.facing = following.facing;
        self.seen.heat_mass = trunk.heat_mass;
        let mask = self.eye.decoder.mask(&self.eye.outputs, Mask::PersonVisible)?;
        let vertebral = &self.points.spine[Chain::Vertebral.index()];
        let mask = mask.as_ref().filter(|_| self.thinning == Thinning::None);
        self.contour.trace(mask, vertebral, &crop, frame, &mut self.seen.contour);

        let mut body_is_new = looked == Some(following.id);
        if !body_is_new && (trunk.is_doubtful || following.schedule.is_due(time, self.thinning)) {
            passes.body += 1;
            let axis = following.steady.predict(time);
            body_is_new = self.look(index, Some(&axis), frame, runtime)?;
        }
        if let Some(candidate) = self.candidates.get(index) {
            if let Some(look) = candidate.body.as_ref().filter(|_| body_is_new) {
                following.confirm(look, candidate.facing(), trunk.is_doubtful);
                answer::from_body(look, &mut self.seen);
            }
            if let Some(locked) = &mut self.locked {
                *locked = Locked::new(candidate);
            }
        }
        let is_lost = following.doubtful >= LOST_AFTER;
        let is_seen = trunk.axis.is_some() && !is_lost;
        if is_lost {
            self.candidates.remove(index);
            self.finder.reset();
        } else {
            self.following = Some(following);
        }
        Ok(is_seen)
    }
}
