//! The camera's motion since the first frame of a shot.

use super::register::{Anchors, Registration, Warp};
use crate::frame::Thumbnail;
use crate::geometry::{Similarity, Vec2};
use crate::pose::PersonBox;
use crate::track::CameraMotion;

/// Share by which people's boxes are enlarged before they are left out: hands, implement, shadows.
const MARGIN: f64 = 0.05;

/// Fewer anchors in view than this share, and new ones are taken: the camera has moved on.
const REANCHOR_BELOW: f64 = 0.6;

/// Most people who are left out.
const MOST_PEOPLE: usize = 4;

/// Follows the background.
#[derive(Debug, Default)]
pub(super) struct Camera {
    anchors: Anchors,
    /// Thumbnail px of the anchors' frame to those of the latest frame.
    warp: Warp,
    /// Motion of that warp per frame, for the next guess.
    step: Warp,
    /// From the anchors' frame to the shot's first frame, px of the frame.
    anchors_to_first: Option<Similarity>,
    latest: Option<CameraMotion>,
}

impl Camera {
    /// A shot begins.
    pub(super) fn begin(
        &mut self,
        thumbnail: &Thumbnail,
        people: impl Iterator<Item = PersonBox>,
    ) -> Option<CameraMotion> {
        self.anchor(thumbnail, &Hidden::new(thumbnail, people), Some(Similarity::IDENTITY));
        self.latest = self.anchors.are_enough().then_some(CameraMotion { to_first: Similarity::IDENTITY });
        self.latest
    }

    /// The answer for the latest frame.
    pub(super) fn latest(&self) -> Option<CameraMotion> {
        self.latest
    }

    /// The next frame of the shot.
    pub(super) fn follow(
        &mut self,
        thumbnail: &Thumbnail,
        people: impl Iterator<Item = PersonBox>,
    ) -> Option<CameraMotion> {
        self.latest = None;
        let anchors_to_first = self.anchors_to_first?;
        let hidden = Hidden::new(thumbnail, people);
        let guess = self.warp.moved(&self.step);
        let is_hidden = |p| hidden.holds(p);
        let found = self
            .anchors
            .register(thumbnail, &guess, is_hidden)
            .or_else(|| self.anchors.register(thumbnail, &self.warp, is_hidden));
        // A phone that leans against something has not moved at all.
        let found = self
            .anchors
            .stays(thumbnail, &Warp::default(), found.as_ref(), is_hidden)
            .or(found)
            .or_else(|| self.anchors.stays(thumbnail, &self.warp, None, is_hidden));
        let Some(Registration { warp, in_view }) = found else {
            // Looked for again in the next frame, from where the background was last seen.
            self.step = Warp::default();
            return None;
        };
        self.step = warp.since(&self.warp);
        self.warp = warp;
        let to_anchors = in_frame(&warp.similarity(), thumbnail.to_frame())?;
        let to_first = anchors_to_first.after(&to_anchors);
        self.latest = Some(CameraMotion { to_first });
        if in_view < REANCHOR_BELOW {
            self.anchor(thumbnail, &hidden, Some(to_first));
        }
        self.latest
    }

    fn anchor(&mut self, thumbnail: &Thumbnail, hidden: &Hidden, to_first: Option<Similarity>) {
        self.anchors.take(thumbnail, |p| hidden.holds(p));
        self.anchors_to_first = to_first.filter(|_| self.anchors.are_enough());
        self.warp = Warp::default();
        self.step = Warp::default();
    }
}

/// The inverse of a warp of thumbnails, in px of the frame.
fn in_frame(warp: &Similarity, to_frame: &Similarity) -> Option<Similarity> {
    Some(to_frame.after(&warp.inverse()?).after(&to_frame.inverse()?))
}

/// Where people stand, px of the thumbnail.
struct Hidden {
    boxes: [Option<(Vec2, Vec2)>; MOST_PEOPLE],
}

impl Hidden {
    fn new(thumbnail: &Thumbnail, people: impl Iterator<Item = PersonBox>) -> Self {
        let mut boxes = [None; MOST_PEOPLE];
        if let Some(to_thumbnail) = thumbnail.to_frame().inverse() {
            for (slot, person) in boxes.iter_mut().zip(people) {
                let person = person.mapped(&to_thumbnail);
                let margin = person.size() * MARGIN;
                *slot = Some((person.low - margin, person.high + margin));
            }
        }
        Self { boxes }
    }

    fn holds(&self, p: Vec2) -> bool {
        self.boxes
            .iter()
            .flatten()
            .any(|(low, high)| (low.x..=high.x).contains(&p.x) && (low.y..=high.y).contains(&p.y))
    }
}
