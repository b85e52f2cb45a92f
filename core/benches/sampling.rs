//! From a 1080p portrait frame to tensors: the trunk crop, the whole-body crop, the search image and the thumbnail.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use keel_core::frame::{
    Border, ChannelOrder, Color, Frame, FrameMeta, Pixels, Plane, Rotation, Sampler, TensorLayout, Thumbnail,
    Timestamp,
};
use keel_core::geometry::{Similarity, Vec2};

const WIDTH: usize = 1920;
const HEIGHT: usize = 1080;

fn crop(layout: &TensorLayout, scale: f64, turn: f64) -> Similarity {
    let linear =
        Similarity { a: scale * turn.cos(), b: scale * turn.sin(), offset: Vec2::default(), mirrored: false };
    let middle = linear.apply_linear(Vec2::new(layout.width as f64 / 2.0, layout.height as f64 / 2.0));
    Similarity { offset: Vec2::new(540.0, 960.0) - middle, ..linear }
}

fn sampling(c: &mut Criterion) {
    let y: Vec<u8> = (0..WIDTH * HEIGHT).map(|i| (i * 31 % 251) as u8).collect();
    let uv: Vec<u8> = (0..WIDTH * HEIGHT / 2).map(|i| (i * 17 % 241) as u8).collect();
    let meta = FrameMeta {
        width: WIDTH,
        height: HEIGHT,
        rotation: Rotation::Deg90,
        mirrored: false,
        color: Color::default(),
        time: Timestamp::default(),
    };
    let pixels = Pixels::Nv12 { y: Plane::new(&y, WIDTH), uv: Plane::new(&uv, WIDTH) };
    let frame = Frame::new(&pixels, meta).unwrap();
    let layout = |width, height| TensorLayout {
        width,
        height,
        order: ChannelOrder::Rgb,
        scale: [1.0 / 127.5; 3],
        offset: [-1.0; 3],
        border: Border::Edge,
    };
    let mut sampler = Sampler::new();
    let mut out = Vec::new();
    for (name, scale, turn, (width, height)) in [
        ("trunk crop 160x224, 2 px a cell, hinged", 2.1, 1.2, (160, 224)),
        ("trunk crop 160x224, 3 px a cell, hinged", 2.9, 1.2, (160, 224)),
        ("trunk crop 160x224, 4 px a cell, hinged", 3.9, 1.2, (160, 224)),
        ("body crop 160x224, 7 px a cell, upright", 7.0, 0.0, (160, 224)),
        ("search image 192x320", 6.0, 0.0, (192, 320)),
    ] {
        let layout = layout(width, height);
        let crop = crop(&layout, scale, turn);
        c.bench_function(name, |b| b.iter(|| sampler.sample(&frame, &crop, &layout, &mut out)));
    }
    let mut thumbnail = Thumbnail::new();
    c.bench_function("thumbnail", |b| b.iter(|| thumbnail.take(&frame)));
}

criterion_group!(benches, sampling);
criterion_main!(benches);
