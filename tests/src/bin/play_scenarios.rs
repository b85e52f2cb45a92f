//! Writes what the core says in every scenario, frame by frame, for the runners of other languages to compare theirs with:
//! `play_scenarios FOLDER`.

use keel_core::live::LiveState;
use keel_core::report::to_json;
use keel_core::track::decode;
use keel_tests::scenario::{Scenario, play};
use serde_json::{Value, json};
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: play_scenarios FOLDER")?);
    std::fs::create_dir_all(&out)?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "json") {
            let played = played(&path)?;
            std::fs::write(out.join(path.file_name().unwrap_or_default()), serde_json::to_string(&played)?)?;
        }
    }
    Ok(())
}

/// The size and times of a scenario's frames, the states after them, and the report of its set; `null` where there is none.
fn played(path: &Path) -> Result<Value, Box<dyn Error>> {
    let scenario: Scenario = serde_json::from_slice(&std::fs::read(path)?)?;
    let track = decode(&std::fs::read(path.with_file_name(&scenario.track))?)?.track;
    let mut states = Vec::new();
    let (mut session, _) = play(&scenario, &track, |_, state| states.push(said(state)))?;
    if session.state().stage.is_set() {
        session.end_set()?;
    }
    let report = match session.verdict() {
        Ok(judged) => serde_json::from_str(&to_json(&judged.report)?)?,
        Err(_) => Value::Null,
    };
    let frames_ns: Vec<i64> = track.observations.iter().map(|o| o.time.nanos()).collect();
    let size_px = [track.header.width_px, track.header.height_px];
    Ok(json!({ "size_px": size_px, "frames_ns": frames_ns, "states": states, "report": report }))
}

/// What a state says, but the places that are drawn: of these, the two ends of the curve.
fn said(state: &LiveState) -> Value {
    let curve = &state.overlay.curve;
    let ends: Vec<[f64; 2]> = curve.first().into_iter().chain(curve.last()).map(|p| [p.x, p.y]).collect();
    json!({
        "time_s": state.time_s,
        "stage": state.stage,
        "event": state.event,
        "change": state.change.map(|c| [c.deg, c.margin_deg]),
        "phase": state.phase,
        "reps": state.reps,
        "attempts": state.attempts,
        "readiness": state.readiness,
        "ready": state.ready,
        "advice": state.advice,
        "cue": state.cue,
        "countdown_s": state.countdown_s,
        "thinning": state.thinning,
        "curve_points": curve.len(),
        "curve_ends": ends,
    })
}
