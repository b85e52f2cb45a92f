//! From a frame to what was seen in it: the order of the stages that look.

use super::RecorderError;
use crate::frame::{Frame, Timestamp};
use crate::infer::{Runtime, RuntimeName};
use crate::live::Hold;
use crate::pose::{Manifest, Passes, PersonBox, PoseTracker, Thinning};
use crate::rules;
use crate::scene::Scene;
use crate::track::{Light, Observation};

/// Looks at frames.
pub(super) struct Observer {
    tracker: PoseTracker,
    scene: Scene,
    runtime: Box<dyn Runtime>,
    setup: Hold,
    first: Option<Timestamp>,
    now: Observation,
    boxes: Vec<PersonBox>,
}

impl Observer {
    pub fn new(manifest: &Manifest, runtime: Box<dyn Runtime>) -> Result<Self, RecorderError> {
        Ok(Self {
            tracker: PoseTracker::new(manifest)?,
            scene: Scene::new(),
            runtime,
            setup: Hold::default(),
            first: None,
            now: Observation {
                time: Timestamp::default(),
                shot: 0,
                repeated: false,
                camera: None,
                light: Light { luma: 0.0, sharpness: 0.0 },
                people: 0,
                thinning: Thinning::None,
                lifter: None,
            },
            boxes: Vec::new(),
        })
    }

    /// Which runtime looks.
    pub fn runtime(&self) -> RuntimeName {
        self.runtime.name()
    }

    /// What to leave out from now on.
    pub fn thin(&mut self, thinning: Thinning) {
        self.tracker.thin(thinning);
        self.now.thinning = thinning;
    }

    /// Looks at the next frame. The lifter is locked while the set-up is taken and until nobody has held the implement for
    /// [`rules::UNLOCK_AFTER_S`].
    pub fn look(&mut self, frame: &Frame<'_>) -> Result<(&Observation, Passes), RecorderError> {
        self.boxes.clear();
        self.boxes.extend(self.tracker.candidates().map(|c| c.bounds));
        let scene = self.scene.push(frame, self.boxes.iter().copied());
        if scene.is_cut {
            self.tracker.reset_on_cut();
            self.setup.reset();
        }
        let seen = self.tracker.push(frame, self.runtime.as_mut())?;
        self.now.time = frame.time();
        self.now.shot = scene.shot;
        self.now.repeated = scene.repeated;
        self.now.camera = scene.camera;
        self.now.light = scene.light;
        self.now.people = seen.people;
        match (&mut self.now.lifter, seen.lifter) {
            (Some(kept), Some(lifter)) => kept.take_from(lifter),
            (kept, lifter) => *kept = lifter.cloned(),
        }
        let passes = seen.passes;
        let time_s = frame.time().seconds_since(*self.first.get_or_insert(frame.time()));
        if self.setup.held_s(time_s, self.now.lifter.as_ref()) >= rules::SETUP_STILL_S {
            self.tracker.lock();
        } else if self.setup.at_implement_s().is_some_and(|at| time_s - at > rules::UNLOCK_AFTER_S) {
            self.tracker.unlock();
        }
        Ok((&self.now, passes))
    }
}
