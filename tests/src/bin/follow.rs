//! Whom the tracker follows in a film, frame by frame, for comparison with another pose library:
//! `cargo run --release -p keel-tests --bin follow -- FILM > FILM.jsonl`.
//!
//! One line of JSON a frame: its number, the box of the person followed (px of the upright frame: left, top, right,
//! bottom; null where nobody is), and how long the whole look took, ms.

use keel_cli::clip::Clip;
use keel_core::infer::RuntimeChoice;
use keel_core::model::Model;
use keel_core::pose::PoseTracker;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: follow FILM")?;
    let model = Model::shipped()?;
    let mut runtime = model.open(RuntimeChoice::Auto, None)?.runtime;
    let mut tracker = PoseTracker::new(model.manifest())?;
    let mut clip = Clip::open(Path::new(&path))?;
    let info = clip.info().clone();
    let mut number = 0_u64;
    while let Some(picture) = clip.next_picture()? {
        let frame = picture.frame(info.rotation, info.colour)?;
        let began = Instant::now();
        let found = tracker.push(&frame, runtime.as_mut())?.lifter.is_some();
        let took_ms = began.elapsed().as_secs_f64() * 1e3;
        let followed = tracker.candidates().find(|c| c.is_followed).filter(|_| found).map(|c| c.bounds);
        let bounds = followed.map_or("null".to_string(), |b| {
            format!("[{:.1},{:.1},{:.1},{:.1}]", b.low.x, b.low.y, b.high.x, b.high.y)
        });
        println!("{{\"frame\":{number},\"box\":{bounds},\"found\":{found},\"ms\":{took_ms:.3}}}");
        number += 1;
    }
    Ok(())
}
