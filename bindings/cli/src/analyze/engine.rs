//! The core behind [`Judge`]: a recorder with its network, its passes timed by the command's clock.

use super::judge::{Judge, Judged};
use super::timing::{PassClock, PassTimes, Timed};
use crate::args::Options;
use crate::failure::{Failure, Fault, Own};
use keel_core::frame::Frame;
use keel_core::infer::Runtime;
use keel_core::model::Model;
use keel_core::recorder::{Recorder, RecorderError};
use keel_core::report::Report;
use keel_core::track::{self, TrackError};
use std::io;
use std::path::Path;

/// Loads the network and begins a set.
///
/// # Errors
/// Where the network can't be loaded.
pub fn begin(options: &Options) -> Result<Box<dyn Judge>, Failure> {
    let (model, runtime) = load(options)?;
    let clock = PassClock::default();
    let runtime = Box::new(Timed::new(runtime, clock.clone()));
    let recorder = Recorder::new(&model, runtime, options.lift.map(Into::into))
        .map_err(|error| unusable(error, options.model.as_deref()))?;
    Ok(Box::new(Engine { recorder, clock }))
}

/// Loads the network that the options name; says where the embedded runtime had to stand in.
///
/// # Errors
/// Where it can't be loaded.
pub fn load(options: &Options) -> Result<(Model, Box<dyn Runtime>), Failure> {
    let given = options.model.as_deref();
    let model = match given {
        Some(path) => brought(path)?,
        None => Model::shipped().map_err(|error| unusable(error, None))?,
    };
    let mut opened = model.open(options.runtime, None).map_err(|error| unusable(error, given))?;
    if given.is_some() {
        model.try_out(opened.runtime.as_mut()).map_err(|error| unusable(error, given))?;
    }
    if let Some(error) = opened.passed_over
        && !options.quiet
    {
        log::warn!("{error}");
        let words = keel_words::Words::of(options.lang);
        eprintln!("{}", words.get("summary", "fallback"));
    }
    Ok((model, opened.runtime))
}

/// A network that the user brings, with its manifest beside it.
fn brought(path: &Path) -> Result<Model, Failure> {
    let unreadable = |path: &Path, error: io::Error| {
        Failure::Model(Fault::from(Own::ModelUnreadable { why: error.kind() }).about_file(path))
    };
    let manifest_path = path.with_extension("json");
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, error))?;
    let manifest =
        std::fs::read_to_string(&manifest_path).map_err(|error| unreadable(&manifest_path, error))?;
    Model::brought(&manifest, bytes).map_err(|error| unusable(error, Some(&manifest_path)))
}

/// A network that can't be used; a brought one is named by its file.
fn unusable(error: impl Into<Fault>, file: Option<&Path>) -> Failure {
    let told = error.into();
    Failure::Model(match file {
        Some(path) => told.about_file(path),
        None => told,
    })
}

struct Engine {
    recorder: Recorder,
    clock: PassClock,
}

impl Judge for Engine {
    fn push(&mut self, frame: &Frame<'_>) -> Result<(), RecorderError> {
        self.clock.begin();
        self.recorder.push(frame, None).map(drop)
    }

    fn passes(&self) -> PassTimes {
        self.clock.times()
    }

    fn finish(self: Box<Self>) -> Result<Judged, TrackError> {
        let (bytes, _) = self.recorder.finish(None);
        let track = track::decode(&bytes)?.track;
        Ok(Judged { report: Report::of(&track), track, bytes })
    }
}
