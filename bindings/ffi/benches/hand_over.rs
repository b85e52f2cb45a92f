//! Times the way of a 1080p frame from its planes to its state in the core alone, the network left out: what the same way from
//! Kotlin or Swift is compared with. Prints the median and the 99th percentile.

use std::path::Path;
use std::time::Instant;

use keel_core::frame::{Color, Frame, FrameMeta, Pixels, Plane, Rotation, Timestamp};
use keel_core::live::CameraFacts;
use keel_core::recorder::{LiveOptions, Session};
use keel_core::track::{Observation, decode};

const WIDTH: usize = 1080;
const HEIGHT: usize = 1920;
const ROW_STRIDE: usize = 1088;

fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios/three_reps.keeltrack");
    let Some(decoded) = std::fs::read(&path).ok().and_then(|bytes| decode(&bytes).ok()) else {
        println!("skipped: {} can't be read", path.display());
        return;
    };
    let (luma, chroma) = (vec![0; ROW_STRIDE * HEIGHT], vec![0; ROW_STRIDE * HEIGHT / 2]);
    let mut times_us = Vec::new();
    for _ in 0..20 {
        let mut session = Session::new(decoded.track.header.clone(), LiveOptions::default());
        let ready = session.place().and_then(|()| session.arm(0.0));
        assert!(ready.is_ok());
        for (i, seen) in decoded.track.observations.iter().enumerate() {
            let time = Timestamp::from_nanos(i as i64 * 33_333_333);
            let began = Instant::now();
            let y = Plane::new(&luma, ROW_STRIDE);
            let cb = Plane::new(chroma.get(..chroma.len() - 1).unwrap_or_default(), ROW_STRIDE);
            let cr = Plane::new(chroma.get(1..).unwrap_or_default(), ROW_STRIDE);
            let pixels = Pixels::I420 { y, u: cb, v: cr, chroma_pixel_stride: 2 };
            let meta = FrameMeta {
                width: WIDTH,
                height: HEIGHT,
                rotation: Rotation::Deg0,
                mirrored: false,
                color: Color::default(),
                time,
            };
            let Ok(frame) = Frame::new(&pixels, meta) else { continue };
            let seen = Observation { time: frame.time(), ..seen.clone() };
            let size_px = (frame.width() as u32, frame.height() as u32);
            let pushed = session.push(&seen, size_px, &CameraFacts::default(), None);
            times_us.push(began.elapsed().as_secs_f64() * 1e6);
            assert!(pushed.is_ok());
        }
    }
    times_us.sort_by(f64::total_cmp);
    let at = |share: f64| times_us[((times_us.len() - 1) as f64 * share) as usize];
    println!(
        "core alone: {} pushes, p50 {:.1} us, p90 {:.1} us, p99 {:.1} us",
        times_us.len(),
        at(0.5),
        at(0.9),
        at(0.99)
    );
}
