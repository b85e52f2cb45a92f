//! `keel analyze`: clips in, reports out.

mod engine;
mod judge;
mod outputs;
mod stills;
mod timing;

pub use engine::{begin, load};
pub use judge::{Judge, Judged};
pub use stills::Picture;

use crate::args::Options;
use crate::clip::Clip;
use crate::failure::{Failure, Fault};
use crate::library::SaveArgs;
use crate::output::{print, stems};
use crate::progress::Progress;
use crate::summary;
use keel_words::Words;
use outputs::{Named, Outputs};
use std::path::{Path, PathBuf};
use std::time::Instant;
use timing::Stopwatch;

/// Begins a set for one clip, its network loaded.
pub type Begin<'a> = dyn Fn(&Options) -> Result<Box<dyn Judge>, Failure> + 'a;

/// Judges every clip and says what came out; every clip is tried. Returns the exit code of each.
pub fn analyze(clips: &[PathBuf], options: &Options, begin: &Begin<'_>) -> Vec<u8> {
    let words = Words::of(options.lang);
    let outputs = match Outputs::of(options, clips.len() > 1) {
        Ok(outputs) => outputs,
        Err(failure) => {
            failure.say(&words);
            return vec![failure.code()];
        }
    };
    let mut codes = Vec::with_capacity(clips.len());
    for (clip, stem) in clips.iter().zip(stems(clips)) {
        codes.push(match one(clip, &stem, options, &outputs, &words, begin) {
            Ok(()) => 0,
            Err(failure) => {
                failure.say(&words);
                failure.code()
            }
        });
    }
    codes
}

fn one(
    path: &Path,
    stem: &str,
    options: &Options,
    outputs: &Outputs,
    words: &Words,
    begin: &Begin<'_>,
) -> Result<(), Failure> {
    let reserved = outputs.reserve(Named { path, stem })?;
    let clip = Clip::open(path).map_err(|error| Failure::Clip { path: path.to_owned(), error })?;
    let judged = match judge(path, clip, words, options, begin(options)?) {
        Ok(judged) => judged,
        // A set that can't be judged keeps its film, load and note.
        Err(failure) => {
            keep(&options.save, path, None, words)?;
            return Err(failure);
        }
    };
    let written = reserved.write(&judged, words)?;
    let kept = keep(&options.save, path, Some(&judged), words)?;
    if !options.quiet {
        let text = summary::of(&judged.report, &name_of(path), &written, words);
        let text = kept.map_or(text.clone(), |kept| format!("{text}{kept}\n"));
        // The report has standard output to itself where it was asked there.
        if outputs.use_stdout() { anstream::eprint!("{text}") } else { print(&text)? }
    }
    Ok(())
}

/// Saves the set where that was asked for; returns what to say of it.
fn keep(
    save: &SaveArgs,
    path: &Path,
    judged: Option<&Judged>,
    words: &Words,
) -> Result<Option<String>, Failure> {
    if !save.save {
        return Ok(None);
    }
    let pictures = judged.map(|judged| stills::draw(path, judged, words)).transpose()?.unwrap_or_default();
    save.keep(path, judged, &pictures, words).map(Some)
}

fn judge(
    path: &Path,
    mut clip: Clip,
    words: &Words,
    options: &Options,
    mut set: Box<dyn Judge>,
) -> Result<Judged, Failure> {
    let unreadable = |error| Failure::Clip { path: path.to_owned(), error };
    let info = clip.info().clone();
    let progress = Progress::start(words, &name_of(path), info.frames, options.quiet);
    let mut stopwatch = Stopwatch::default();
    while let Some(picture) = clip.next_picture().map_err(unreadable)? {
        let frame = picture.frame(info.rotation, info.colour).map_err(|error| unreadable(error.into()))?;
        let start = Instant::now();
        set.push(&frame).map_err(|error| Failure::Internal(Fault::from(error).about_file(path)))?;
        stopwatch.frame(clip.decoding_took(), start.elapsed(), set.passes());
        progress.step();
    }
    let start = Instant::now();
    let mut judged = set.finish().map_err(|error| Failure::Internal(Fault::from(error).about_file(path)))?;
    judged.report.timing = Some(stopwatch.timing(start.elapsed()));
    Ok(judged)
}

/// What a person calls the clip.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
