//! Pictures of each rep's set-up and worst moment; the clip is decoded a second time for them.

use crate::clip::{Clip, ClipError};
use crate::failure::Failure;
use crate::output::Target;
use keel_core::frame::Timestamp;
use keel_core::replay::{Jump, JumpKind, Replay};
use keel_core::report::{Still, still};
use keel_core::verdict::RepVerdict;
use keel_words::Words;
use std::io::{self, Cursor};
use std::path::Path;

use super::judge::Judged;

/// Half a frame at 120 per second: the report rounds its times.
const SAME_FRAME_S: f64 = 0.004;

/// Writes the stills of a clip into a folder; returns their number.
///
/// # Errors
/// Where the clip can't be decoded again or a picture can't be written.
pub fn write(
    path: &Path,
    stem: &str,
    judged: &Judged,
    folder: &Path,
    words: &Words,
) -> Result<usize, Failure> {
    let replay = Replay::of(&judged.track, &judged.report);
    let mut wanted: Vec<(Jump, &RepVerdict)> = replay
        .jumps()
        .into_iter()
        .filter(|jump| matches!(jump.kind, JumpKind::Setup | JumpKind::Worst))
        .filter_map(|jump| Some((jump, judged.report.reps.iter().find(|rep| rep.index == jump.rep)?)))
        .collect();
    wanted.sort_by(|(a, _), (b, _)| a.time_s.total_cmp(&b.time_s));
    let mut wanted = wanted.into_iter().peekable();
    let unreadable = |error| Failure::Clip { path: path.to_owned(), error };
    let mut clip = Clip::open(path).map_err(unreadable)?;
    let info = clip.info().clone();
    let (mut first, mut written): (Option<Timestamp>, usize) = (None, 0);
    while wanted.peek().is_some()
        && let Some(picture) = clip.next_picture().map_err(unreadable)?
    {
        let time_s = picture.time.seconds_since(*first.get_or_insert(picture.time));
        while let Some((jump, rep)) = wanted.next_if(|(jump, _)| time_s + SAME_FRAME_S >= jump.time_s) {
            let frame = picture
                .frame(info.rotation, info.colour)
                .map_err(|error| unreadable(ClipError::Stream(error.to_string())))?;
            let Some(overlay) = replay.overlay_at(time_s) else { continue };
            let caption = caption(jump.kind, rep, words);
            let drawn = still(&frame, &Still { overlay: &overlay, verdict: rep.verdict, caption: &caption });
            let name = match jump.kind {
                JumpKind::Setup => "setup",
                _ => "worst",
            };
            let file = folder.join(format!("{stem}-rep{}-{name}.jpg", jump.rep));
            save(&drawn, &file).map_err(|error| Failure::Output { path: file.clone(), error })?;
            written += 1;
        }
    }
    Ok(written)
}

fn caption(kind: JumpKind, rep: &RepVerdict, words: &Words) -> String {
    match (kind, rep.change_deg, rep.margin_deg) {
        (JumpKind::Worst, Some(deg), Some(margin)) => crate::summary::change(words, deg, margin),
        (JumpKind::Setup, ..) => words.get("phase", "setup").to_owned(),
        _ => words.say("verdict", &rep.verdict),
    }
}

fn save(picture: &image::RgbImage, file: &Path) -> io::Result<()> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).map_err(io::Error::other)?;
    Target::Path(file.to_owned()).reserve()?.write(bytes.get_ref())
}
