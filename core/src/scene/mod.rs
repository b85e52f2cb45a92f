//! What a frame says beside the lifter: camera motion, cuts, repeated frames, light.
//!
//! All of it is read from a thumbnail of some 60 x 106 px, taken once a frame.

mod camera;
mod change;
mod fit;
mod light;
mod register;
#[cfg(test)]
mod tests;

use crate::frame::{Frame, Thumbnail};
use crate::pose::PersonBox;
use crate::track::{CameraMotion, Light};
use camera::Camera;
use change::{Change, Changes};

/// What a frame showed beside the lifter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneSeen {
    /// Which shot of the film the frame belongs to, counted from 0.
    pub shot: u16,
    /// Whether this frame begins a shot that is not the film's first: nothing seen before says where anybody is now.
    pub is_cut: bool,
    /// Whether the picture repeats the one before.
    pub repeated: bool,
    /// How the camera moved since the first frame of the shot; `None` where the background gives no answer.
    pub camera: Option<CameraMotion>,
    /// Light and sharpness.
    pub light: Light,
}

/// Watches the scene. Owns its memory; after the first frame of a size nothing is allocated.
#[derive(Debug, Default)]
pub struct Scene {
    now: Thumbnail,
    before: Thumbnail,
    changes: Changes,
    camera: Camera,
    shot: u16,
    has_begun: bool,
}

impl Scene {
    /// A scene that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks at the next frame. `people` are the boxes of the people in view as last seen, px of the upright frame: they
    /// move by themselves and are left out of the camera's motion.
    pub fn push(&mut self, frame: &Frame<'_>, people: impl Iterator<Item = PersonBox>) -> SceneSeen {
        self.now.take(frame);
        let is_first = !self.has_begun || !self.now.is_like(&self.before);
        let change = if is_first { Change::Cut } else { self.changes.judge(&self.before, &self.now) };
        let is_cut = change == Change::Cut && self.has_begun;
        self.has_begun = true;
        if is_cut {
            self.shot = self.shot.saturating_add(1);
        }
        let camera = match change {
            Change::Cut => {
                self.changes.reset();
                self.camera.begin(&self.now, people)
            }
            Change::Repeat => self.camera.latest(),
            Change::New => self.camera.follow(&self.now, people),
        };
        if change != Change::Repeat {
            std::mem::swap(&mut self.now, &mut self.before);
        }
        SceneSeen {
            shot: self.shot,
            is_cut,
            repeated: change == Change::Repeat,
            camera,
            light: light::of(&self.before),
        }
    }
}
