//! What a live session adds to a frame once it has been looked at: watching, readiness, cues, storing.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use keel_core::live::CameraFacts;
use keel_core::recorder::{LiveOptions, Session};
use keel_core::report::Report;
use keel_core::track::decode;

/// Three reps with their walk-in and rest, 25 frames a second.
const TRACK: &[u8] = include_bytes!("../../tests/scenarios/three_reps.keeltrack");

fn session(c: &mut Criterion) {
    let track = decode(TRACK).unwrap().track;
    let size_px = (track.header.width_px, track.header.height_px);
    let begun = || {
        let mut session = Session::new(track.header.clone(), LiveOptions::default());
        session.place().unwrap();
        session.arm(0.0).unwrap();
        session
    };
    let mut group = c.benchmark_group(format!("session of {} frames", track.observations.len()));
    group.sample_size(20);
    group.bench_function("push", |b| {
        b.iter_batched(
            begun,
            |mut session| {
                for seen in &track.observations {
                    session.push(seen, size_px, &CameraFacts::default(), None).unwrap();
                }
                session
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("verdict of it", |b| b.iter(|| Report::of(&track)));
    group.finish();
}

criterion_group!(benches, session);
criterion_main!(benches);
