//! An hour of sets and waiting: nothing grows.

use keel_core::frame::Timestamp;
use keel_core::live::{CameraFacts, Event};
use keel_core::recorder::{LiveOptions, Session, TrackSink};
use keel_core::track::{Observation, decode};
use keel_tests::skip::skip;
use std::path::Path;

/// Film played, s.
const HOUR_S: f64 = 3600.0;
/// What may be added to the resident memory between the first sets and the last, bytes.
const GROWTH: u64 = 1 << 20;

/// Takes everything and keeps nothing, as a file does.
struct Counted(u64);

impl TrackSink for Counted {
    fn append(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.0 += bytes.len() as u64;
        Ok(())
    }
}

/// Resident memory of this process, bytes; `None` where the system does not tell.
fn resident() -> Option<u64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    pages.split_whitespace().nth(1)?.parse::<u64>().ok().map(|pages| pages * 4096)
}

#[test]
fn an_hour_of_sets_and_waiting_does_not_grow() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let film = |name: &str| decode(&std::fs::read(folder.join(name)).unwrap()).unwrap().track;
    let (set, nothing) = (film("three_reps.keeltrack"), film("nothing_lifted.keeltrack"));
    let mut session = Session::new(set.header.clone(), LiveOptions::default());
    session.place().unwrap();
    session.arm(0.0).unwrap();
    let mut sink = Counted(0);
    let (mut now_ns, mut sets, mut before) = (0_i64, 0, None);
    let size_px = (set.header.width_px, set.header.height_px);
    while (now_ns as f64) < HOUR_S * 1e9 {
        for film in [&nothing, &set] {
            let first = film.observations[0].time.nanos();
            let begun_ns = now_ns + 40_000_000;
            for seen in &film.observations {
                now_ns = begun_ns + seen.time.nanos() - first;
                let seen = Observation { time: Timestamp::from_nanos(now_ns), ..seen.clone() };
                let state = session.push(&seen, size_px, &CameraFacts::default(), Some(&mut sink)).unwrap();
                if matches!(state.event, Some(Event::SetEnded { .. })) {
                    assert_eq!(session.verdict().unwrap().report.set.reps, 3, "set {sets}");
                    session.save().unwrap();
                    session.arm(0.0).unwrap();
                    sets += 1;
                    if sets == 5 {
                        before = resident();
                    }
                }
            }
        }
    }
    assert!(sets >= 60, "{sets}");
    let Some((before, after)) = before.zip(resident()) else {
        return skip("an_hour_of_sets_and_waiting_does_not_grow", "the system does not tell resident memory");
    };
    println!("{sets} sets, {} bytes journalled, resident {before} then {after} bytes", sink.0);
    assert!(after < before + GROWTH, "{before} bytes after five sets, {after} after {sets}");
}
