//! Looks for people in the whole frame.

use super::crops::frame_crop;
use super::eye::Eye;
use crate::frame::Frame;
use crate::infer::Runtime;
use crate::pose::decode::{PersonBox, suppress};
use crate::pose::manifest::PeopleUse;
use crate::pose::{Manifest, PoseError};

/// How many people are kept and looked at again.
pub(super) const MOST_CANDIDATES: usize = 4;

/// Frames between searches while nobody is followed: found again within two frames of coming back.
const ALONE: u32 = 2;

/// Frames between searches while the choice is open: somebody who walks in is scored within a quarter of a second.
const OPEN: u32 = 15;

/// Frames between searches while the lifter is locked: how many people are in view, for the readiness and the report.
const LOCKED: u32 = 60;

/// Best score under which the fine picture is searched as well.
const SURE: f64 = 0.6;

/// Searches frames, coarse first: the coarse picture shows people from an eighth of the frame's longer side to all of it,
/// the fine one from a sixteenth (a 100 px trunk in 1280 px stands 35 px tall in the coarse picture and 70 in the fine).
#[derive(Debug)]
pub(super) struct Finder {
    how: PeopleUse,
    since: Option<u32>,
    people: u8,
}

impl Finder {
    pub(super) fn new(manifest: &Manifest) -> Result<Self, PoseError> {
        let how = manifest.uses.people.clone().ok_or(PoseError::Lacks { what: "people output" })?;
        Ok(Self { how, since: None, people: 0 })
    }

    /// Whether this frame is to be searched; counts the frame.
    pub(super) fn is_due(&mut self, is_following: bool, is_locked: bool) -> bool {
        let period = match (is_following, is_locked) {
            (false, _) => ALONE,
            (true, false) => OPEN,
            (true, true) => LOCKED,
        };
        let is_due = self.since.is_none_or(|since| since + 1 >= period);
        self.since = Some(if is_due { 0 } else { self.since.map_or(0, |since| since + 1) });
        is_due
    }

    /// The next frame is searched.
    pub(super) fn reset(&mut self) {
        self.since = None;
    }

    /// People found in the latest search.
    pub(super) fn people(&self) -> u8 {
        self.people
    }

    /// Fills `found` with boxes in frame px, best first; returns how many pictures were looked at.
    pub(super) fn search(
        &mut self,
        eye: &mut Eye,
        frame: &Frame<'_>,
        runtime: &mut dyn Runtime,
        found: &mut Vec<PersonBox>,
        thorough: bool,
    ) -> Result<u8, PoseError> {
        found.clear();
        let coarse_px = self.how.person_height_px[1].round().max(1.0) as usize;
        self.search_at(coarse_px, eye, frame, runtime, found)?;
        let mut passes = 1;
        if thorough && !found.iter().any(|person| person.score > SURE) {
            self.search_at(2 * coarse_px, eye, frame, runtime, found)?;
            passes += 1;
        }
        let size = (frame.width(), frame.height());
        found.retain(|person| is_possible(person, size));
        suppress(found);
        self.people = u8::try_from(found.len()).unwrap_or(u8::MAX);
        Ok(passes)
    }

    fn search_at(
        &self,
        longest_px: usize,
        eye: &mut Eye,
        frame: &Frame<'_>,
        runtime: &mut dyn Runtime,
        found: &mut Vec<PersonBox>,
    ) -> Result<(), PoseError> {
        let (size, map) = frame_crop((frame.width(), frame.height()), longest_px, self.how.multiple_of);
        eye.look(frame, &map, size, runtime)?;
        let before = found.len();
        eye.decoder.people(&eye.outputs, found)?;
        for person in found.iter_mut().skip(before) {
            *person = person.mapped(&map);
        }
        Ok(())
    }
}

/// Whether a box may hold a person of whom something can be seen: its middle in the frame (width, height px), no larger
/// than one and a half frames, no smaller than 16 px.
pub(super) fn is_possible(bounds: &PersonBox, (width, height): (usize, usize)) -> bool {
    let (width, height) = (width as f64, height as f64);
    let (middle, size) = (bounds.middle(), bounds.size());
    (0.0..=width).contains(&middle.x)
        && (0.0..=height).contains(&middle.y)
        && (16.0..=1.5 * width.max(height)).contains(&size.x.max(size.y))
}
