//! Any text as a report: read or refused, and what is read can be written again, compared and replayed.
#![no_main]

use keel_core::replay::{Anchor, Replay, Side, TimeAxis, compare};
use keel_core::report::{from_json, series_csv, to_json};
use keel_core::track::{Track, decode};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

/// A track of another film: what a report says must not be trusted to fit.
fn track() -> &'static Track {
    static TRACK: OnceLock<Track> = OnceLock::new();
    TRACK.get_or_init(|| decode(include_bytes!("../seeds/track/one_rep")).expect("a track").track)
}

fuzz_target!(|text: &str| {
    let Ok(report) = from_json(text) else { return };
    let written = to_json(&report).expect("what was read is finite");
    assert!(from_json(&written).is_ok());
    let _ = series_csv(&report.series);
    for rep in report.reps.iter().take(2) {
        let side = Side { report: &report, track: Some(track()), rep: rep.index, belt: None };
        for anchor in [Anchor::Liftoff, Anchor::KneePass, Anchor::Lockout] {
            let _ = compare(&side, &side, anchor, TimeAxis::Seconds);
            let _ = compare(&side, &side, anchor, TimeAxis::PullShare);
        }
    }
    let replay = Replay::of(track(), &report);
    let _ = (replay.jumps(), replay.overlay_at(0.5));
});
