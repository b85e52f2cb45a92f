//! Pictures of each rep's set-up and worst moment; the clip is decoded a second time for them.

use super::judge::Judged;
use crate::clip::Clip;
use crate::failure::{Failure, Fault};
use crate::output::Target;
use keel_core::frame::{Frame, Timestamp};
use keel_core::replay::{Jump, JumpKind, Replay};
use keel_core::report::{Still, still};
use keel_core::verdict::RepVerdict;
use keel_words::{Words, code_of};
use std::io::{self, Cursor};
use std::path::Path;

/// Half a frame at 120 per second: the report rounds its times.
const SAME_FRAME_S: f64 = 0.004;

/// A moment of a rep with its curves drawn.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Which rep, from 1.
    pub rep: u32,
    /// [`JumpKind::Setup`] or [`JumpKind::Worst`].
    pub kind: JumpKind,
    /// The picture as a JPEG file.
    pub jpeg: Vec<u8>,
}

/// Draws the set-up and the worst moment of every rep, in order of time.
///
/// # Errors
/// Where the clip can't be decoded again.
pub fn draw(path: &Path, judged: &Judged, words: &Words) -> Result<Vec<Picture>, Failure> {
    let replay = Replay::of(&judged.track, &judged.report);
    let mut wanted: Vec<Jump> = replay.jumps();
    wanted.retain(|jump| matches!(jump.kind, JumpKind::Setup | JumpKind::Worst));
    wanted.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
    let mut wanted = wanted.into_iter().peekable();
    let mut pictures = Vec::new();
    if wanted.peek().is_none() {
        return Ok(pictures);
    }
    let unreadable = |error| Failure::Clip { path: path.to_owned(), error };
    let internal = |error: io::Error| Failure::Internal(Fault::internal(error).about_file(path));
    let mut clip = Clip::open(path).map_err(unreadable)?;
    let info = clip.info().clone();
    let mut first: Option<Timestamp> = None;
    while wanted.peek().is_some()
        && let Some(picture) = clip.next_picture().map_err(unreadable)?
    {
        let time_s = picture.time.seconds_since(*first.get_or_insert(picture.time));
        while let Some(jump) = wanted.next_if(|jump| time_s + SAME_FRAME_S >= jump.time_s) {
            let frame =
                picture.frame(info.rotation, info.colour).map_err(|error| unreadable(error.into()))?;
            if let Some(jpeg) = one(&frame, time_s, &jump, &replay, judged, words) {
                pictures.push(Picture { rep: jump.rep, kind: jump.kind, jpeg: jpeg.map_err(internal)? });
            }
        }
    }
    Ok(pictures)
}

/// Writes pictures into a folder, each under the clip's name, its rep and its moment.
///
/// # Errors
/// Where one can't be written.
pub fn write(pictures: &[Picture], stem: &str, folder: &Path) -> Result<(), Failure> {
    for picture in pictures {
        let path = folder.join(format!("{stem}-rep{}-{}.jpg", picture.rep, code_of(&picture.kind)));
        Target::Path(path.clone())
            .reserve()
            .and_then(|place| place.write(&picture.jpeg))
            .map_err(|error| Failure::output(path, error))?;
    }
    Ok(())
}

/// `None` where nothing is known of the moment.
fn one(
    frame: &Frame<'_>,
    time_s: f64,
    jump: &Jump,
    replay: &Replay<'_>,
    judged: &Judged,
    words: &Words,
) -> Option<io::Result<Vec<u8>>> {
    let rep = judged.report.reps.iter().find(|rep| rep.index == jump.rep)?;
    let overlay = replay.overlay_at(time_s)?;
    let caption = caption(jump.kind, rep, words);
    let drawn = still(frame, &Still { overlay: &overlay, verdict: rep.verdict, caption: &caption });
    let mut bytes = Cursor::new(Vec::new());
    let written = drawn.write_to(&mut bytes, image::ImageFormat::Jpeg).map_err(io::Error::other);
    Some(written.map(|()| bytes.into_inner()))
}

fn caption(kind: JumpKind, rep: &RepVerdict, words: &Words) -> String {
    match (kind, rep.change_deg, rep.margin_deg) {
        (JumpKind::Worst, Some(deg), Some(margin)) => crate::summary::change(words, deg, margin),
        (JumpKind::Setup, ..) => words.get("phase", "setup").to_owned(),
        _ => words.say("verdict", &rep.verdict),
    }
}
