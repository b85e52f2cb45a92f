//! The stages round the network: reading a trunk crop's points, watching the scene, and one pass of the shipped model in
//! each runtime that is there.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use keel_core::frame::{Color, Frame, FrameMeta, Pixels, Plane, Rotation, Timestamp};
use keel_core::infer::{Embedded, ImageTensor, OnnxRuntime, Output, Runtime};
use keel_core::pose::{CropPoints, Decoder, Landmark, Manifest};
use keel_core::scene::Scene;

const MANIFEST: &str = include_str!("../models/keel-spine.json");
const MODEL: &[u8] = include_bytes!("../models/keel-spine.onnx");

/// One pass in each runtime, and the decoding of its outputs.
fn network(c: &mut Criterion) {
    let manifest = Manifest::parse(MANIFEST).unwrap();
    let names = manifest.outputs();
    let network = manifest.network(MODEL, &names);
    let values: Vec<f32> = (0..3 * 160 * 224).map(|i| ((i * 7919) % 255) as f32 / 127.5 - 1.0).collect();
    let image = ImageTensor { width: 160, height: 224, values: &values };
    let mut outputs: Vec<Output> = Vec::new();
    let mut embedded = Embedded::load(&network).unwrap();
    embedded.run(&image, &mut outputs).unwrap();
    c.bench_function("pass 160x224, embedded", |b| b.iter(|| embedded.run(&image, &mut outputs).unwrap()));
    match OnnxRuntime::load(None, &network) {
        Ok(mut runtime) => {
            c.bench_function("pass 160x224, onnxruntime", |b| {
                b.iter(|| runtime.run(&image, &mut outputs).unwrap());
            });
        }
        Err(reason) => println!("pass 160x224, onnxruntime: skipped: {reason}"),
    }
    let decoder = Decoder::new(&manifest);
    let mut points = CropPoints::default();
    let is_of_spine = |landmark| matches!(landmark, Landmark::Spine { .. });
    c.bench_function("decode 24 spine points", |b| {
        b.iter(|| decoder.points(&outputs, is_of_spine, &mut points).unwrap());
    });
}

/// Thumbnail, change, camera motion and light of 1080p frames that sway by two px.
fn scene(c: &mut Criterion) {
    let (width, height) = (1080, 1920);
    let picture = |shift: usize| -> Vec<u8> {
        (0..width * height)
            .map(|i| {
                let (x, y) = ((i % width + shift) as f64, (i / width) as f64);
                (128.0 + 50.0 * (x / 37.0).sin() * (y / 53.0).cos() + 40.0 * (x / 11.0 + y / 90.0).sin())
                    as u8
            })
            .collect()
    };
    let pictures = [picture(0), picture(2)];
    let grey = vec![128_u8; width * height / 2];
    let meta = FrameMeta {
        width,
        height,
        rotation: Rotation::Deg0,
        mirrored: false,
        color: Color::default(),
        time: Timestamp::default(),
    };
    let mut scene = Scene::new();
    let mut at = 0;
    c.bench_function("scene of a 1080x1920 frame", |b| {
        b.iter(|| {
            at += 1;
            let y = Plane::new(&pictures[at % 2], width);
            let frame = Frame::new(&Pixels::Nv12 { y, uv: Plane::new(&grey, width) }, meta).unwrap();
            scene.push(&frame, std::iter::empty())
        });
    });
}

criterion_group!(benches, network, scene);
criterion_main!(benches);
