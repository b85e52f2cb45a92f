//! Sets for tests of the library: scripted films, saved as an app would save them.

use keel_core::library::{
    Facts, Library, Load, LoadUnit, Moment, NewPicture, NewSet, Note, PictureKind, PlaceName, SetId,
};
use keel_core::lift::Lift;
use keel_core::report::Report;
use keel_core::track::{Track, decode, encode};

use crate::film::{Camera, film};
use crate::script::{LossAt, RepScript, SetScript};

/// 2026-11-25 17:00 UTC, a Wednesday.
pub const EVENING_MS: i64 = 1_795_626_000_000;
/// A day, ms.
pub const DAY_MS: i64 = 86_400_000;
/// Smallest JPEG file that is one.
pub const JPEG: &[u8] =
    &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

/// A recording: the track as stored, and what was judged from it.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The track's bytes.
    pub bytes: Vec<u8>,
    /// The track read back.
    pub track: Track,
    /// Its report.
    pub report: Report,
}

/// A moment in Berlin's winter.
///
/// # Panics
/// Where the clock is out of bounds.
#[allow(clippy::unwrap_used, reason = "tests choose times that exist")]
pub fn at(utc_ms: i64) -> Moment {
    Moment::new(utc_ms, 60).unwrap()
}

/// A set of reps that each lose so many degrees at the knee, filmed at 30 frames a second.
///
/// # Panics
/// Never: what is encoded can be decoded.
#[allow(clippy::unwrap_used, reason = "what is encoded can be decoded")]
pub fn recorded(losses_deg: &[f64], camera: &Camera) -> Recording {
    let reps = losses_deg
        .iter()
        .map(|deg| RepScript::losing(LossAt::KneePass, deg / 3.0, deg * 2.0 / 3.0))
        .collect();
    let script = SetScript { standing_s: 0.6, ..SetScript::new(reps) };
    let bytes = encode(&film(&script, camera), 30);
    let track = decode(&bytes).unwrap().track;
    Recording { report: Report::of(&track), bytes, track }
}

/// A camera at 30 frames a second with a pixel's noise.
pub fn camera(seed: u64) -> Camera {
    Camera { fps: 30.0, noise_px: 0.5, seed, ..Camera::default() }
}

/// What a lifter says of an ordinary set.
///
/// # Panics
/// Never: the values are within their bounds.
#[allow(clippy::unwrap_used, reason = "the values are within their bounds")]
pub fn facts(load_kg: f64, note: &str) -> Facts {
    Facts {
        lift: Some(Lift::Conventional),
        load: Some(Load::new(load_kg, LoadUnit::Kg).unwrap()),
        belt: Some(false),
        note: (!note.is_empty()).then(|| Note::new(note).unwrap()),
        place: Some(PlaceName::new("Keller").unwrap()),
        keep_video: false,
    }
}

/// Saves a recording with a thumbnail.
///
/// # Panics
/// Where the library refuses.
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
pub fn save(library: &mut Library, started: Moment, facts: &Facts, recording: &Recording) -> SetId {
    let thumbnail = [NewPicture { kind: PictureKind::Thumbnail, jpeg: JPEG }];
    let new = NewSet {
        started,
        facts,
        track: Some(&recording.bytes),
        report: Some(&recording.report),
        video: None,
        pictures: &thumbnail,
    };
    library.save(&new).unwrap().id
}
