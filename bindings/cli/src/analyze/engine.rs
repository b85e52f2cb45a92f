//! The core behind [`Judge`]: a recorder with its network, its passes timed by the command's clock.

use super::judge::{Judge, Judged};
use crate::args::Options;
use crate::failure::Failure;
use keel_core::frame::Frame;
use keel_core::infer::{ImageTensor, InferError, Output, Runtime, RuntimeName};
use keel_core::model::Model;
use keel_core::recorder::Recorder;
use keel_core::report::Report;
use keel_core::track;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// Loads the network and begins a set.
///
/// # Errors
/// Where the network can't be loaded.
pub fn begin(options: &Options) -> Result<Box<dyn Judge>, Failure> {
    let (model, runtime) = load(options)?;
    let network_ns = Arc::new(AtomicU64::new(0));
    let runtime = Box::new(Timed { inner: runtime, spent_ns: Arc::clone(&network_ns) });
    let recorder = Recorder::new(&model, runtime, options.lift.map(Into::into))
        .map_err(|error| Failure::Model(error.to_string()))?;
    Ok(Box::new(Engine { recorder, network_ns }))
}

/// Loads the network that the options name; says where the embedded runtime had to stand in.
///
/// # Errors
/// Where it can't be loaded.
pub fn load(options: &Options) -> Result<(Model, Box<dyn Runtime>), Failure> {
    let model = match &options.model {
        Some(path) => brought(path)?,
        None => Model::shipped().map_err(|error| Failure::Model(error.to_string()))?,
    };
    let opened = model.open(options.runtime, None).map_err(|error| Failure::Model(error.to_string()))?;
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
    let unreadable = |path: &Path, error| Failure::Model(format!("{}: {error}", path.display()));
    let manifest_path = path.with_extension("json");
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, error))?;
    let manifest =
        std::fs::read_to_string(&manifest_path).map_err(|error| unreadable(&manifest_path, error))?;
    Model::brought(&manifest, bytes)
        .map_err(|error| Failure::Model(format!("{}: {error}", manifest_path.display())))
}

struct Engine {
    recorder: Recorder,
    network_ns: Arc<AtomicU64>,
}

impl Judge for Engine {
    fn push(&mut self, frame: &Frame<'_>) -> Result<(), String> {
        self.network_ns.store(0, Ordering::Relaxed);
        self.recorder.push(frame, None).map(drop).map_err(|error| error.to_string())
    }

    fn network_ms(&self) -> f64 {
        self.network_ns.load(Ordering::Relaxed) as f64 * 1e-6
    }

    fn finish(self: Box<Self>) -> Result<Judged, String> {
        let (bytes, _) = self.recorder.finish(None);
        let track = track::decode(&bytes).map_err(|error| error.to_string())?.track;
        Ok(Judged { report: Report::of(&track), track, bytes })
    }
}

/// A runtime whose passes are timed.
struct Timed {
    inner: Box<dyn Runtime>,
    spent_ns: Arc<AtomicU64>,
}

impl Runtime for Timed {
    fn name(&self) -> RuntimeName {
        self.inner.name()
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        let start = Instant::now();
        let outcome = self.inner.run(image, outputs);
        self.spent_ns.fetch_add(start.elapsed().as_nanos() as u64, Ordering::Relaxed);
        outcome
    }
}
