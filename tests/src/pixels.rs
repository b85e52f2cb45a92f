//! From a film's pixels to its track.

use keel_cli::clip::Clip;
use keel_core::infer::RuntimeChoice;
use keel_core::lift::Lift;
use keel_core::model::Model;
use keel_core::recorder::Recorder;
use keel_core::track::{Track, decode};
use std::error::Error;
use std::path::Path;

/// What the shipped network sees in a film, every frame of it. `lift` is what a lifter would have named.
///
/// # Errors
/// When the film cannot be read or looked at.
pub fn track_of(film: &Path, lift: Option<Lift>) -> Result<Track, Box<dyn Error>> {
    let model = Model::shipped()?;
    let runtime = model.open(RuntimeChoice::Auto, None)?.runtime;
    let mut recorder = Recorder::new(&model, runtime, lift)?;
    let mut clip = Clip::open(film)?;
    let info = clip.info().clone();
    while let Some(picture) = clip.next_picture()? {
        recorder.push(&picture.frame(info.rotation, info.colour)?, None)?;
    }
    let (bytes, failure) = recorder.finish(None);
    failure.map_or(Ok(()), Err)?;
    Ok(decode(&bytes)?.track)
}
