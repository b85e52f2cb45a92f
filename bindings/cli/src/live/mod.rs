//! `keel live`: a film played as a camera's, through the entry point that the phones use.

mod camera;
pub mod parse;
mod sketch;
mod told;

use crate::analyze::load;
use crate::args::{LiveOptions, Options};
use crate::clip::{Clip, Picture};
use crate::failure::{Failure, Fault};
use crate::output::{Reserved, Target};
use crate::summary;
use camera::{Camera, Given};
use keel_core::live::{CameraFacts, Event, Stage};
use keel_core::recorder::{self, LiveRecorder, RecorderError};
use keel_core::report::{Report, to_json};
use keel_words::Words;
use std::path::Path;
use std::time::{Duration, Instant};
use told::Told;

/// Plays a film; the exit code.
pub fn live(path: &Path, options: &LiveOptions) -> u8 {
    match play(path, options) {
        Ok(()) => 0,
        Err(failure) => {
            failure.say(&Words::of(options.lang));
            failure.code()
        }
    }
}

fn play(path: &Path, options: &LiveOptions) -> Result<(), Failure> {
    let unreadable = |error| Failure::Clip { path: path.to_owned(), error };
    let failed = |error: RecorderError| Failure::Internal(Fault::from(error).about_file(path));
    let json = options.json.as_ref().map(reserve).transpose()?;
    let mut clip = Clip::open(path).map_err(unreadable)?;
    let (model, runtime) = load(&looking(options))?;
    let how = recorder::LiveOptions { lift: options.lift.map(Into::into), grammar: options.cues };
    let mut keel = LiveRecorder::new(&model, runtime, how).map_err(|error| Failure::Model(error.into()))?;
    let told = Told::new(Words::of(options.lang), options.quiet);
    let mut report = None;
    keel.session().place().map_err(failed)?;
    keel.session().arm(options.countdown).map_err(|error| Failure::Usage(error.into()))?;
    let info = clip.info().clone();
    let mut camera = Camera::new(options);
    let mut took: Option<Duration> = None;
    while let Some(picture) = clip.next_picture().map_err(unreadable)? {
        let Given::At(time) = camera.give(picture.time) else { continue };
        let picture = Picture { time, ..picture };
        let frame = picture.frame(info.rotation, info.colour).map_err(|error| unreadable(error.into()))?;
        let facts =
            CameraFacts { push_took_ms: took.map(|t| t.as_secs_f64() * 1e3), ..CameraFacts::default() };
        let start = Instant::now();
        let state = keel.push(&frame, &facts, None).map_err(failed)?;
        // As fast as can be there is no camera to keep up with, and nothing is left out.
        took = (!options.fast).then(|| start.elapsed());
        told.frame(state);
        let event = state.event;
        if matches!(event, Some(Event::SetEnded { .. })) {
            report = Some(judge(&mut keel, &told, path).map_err(failed)?);
            keel.session().arm(0.0).map_err(failed)?;
        }
    }
    if matches!(keel.session().state().stage, Stage::Set { .. }) {
        keel.session().end_set().map_err(failed)?;
        report = Some(judge(&mut keel, &told, path).map_err(failed)?);
    }
    told.diagnostics(&keel.session().diagnostics());
    match (&report, json) {
        (None, _) => told.nothing(),
        (Some(report), Some((target, place))) => {
            let json = to_json(report)
                .map_err(|error| Failure::Internal(Fault::internal(error).about_file(path)))?;
            place.write(json.as_bytes()).map_err(|error| Failure::Output { target, error })?;
        }
        (Some(_), None) => {}
    }
    Ok(())
}

/// Takes the place of the report.
fn reserve(target: &Target) -> Result<(Target, Reserved), Failure> {
    let place = target.reserve().map_err(|error| Failure::Output { target: target.clone(), error })?;
    Ok((target.clone(), place))
}

/// The verdict of the set that just ended, told.
fn judge(keel: &mut LiveRecorder, told: &Told, path: &Path) -> Result<Report, RecorderError> {
    let judged = keel.session().verdict()?;
    keel.session().save()?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    told.verdict(judged.reason, |words| summary::of(&judged.report, &name, &[], words));
    Ok(judged.report)
}

/// What loading a network needs of the options.
fn looking(options: &LiveOptions) -> Options {
    Options {
        lift: options.lift,
        lang: options.lang,
        runtime: options.runtime,
        model: options.model.clone(),
        quiet: options.quiet,
        ..Options::default()
    }
}
