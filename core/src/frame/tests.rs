//! Sampling against truth from geometry: what a painted plane must look like through any crop.

use super::painted::{Format, Painted};
use super::*;
use crate::geometry::{Similarity, Vec2};
use proptest::prelude::*;

const SIZE: (usize, usize) = (122, 90);
const ROTATIONS: [Rotation; 4] = [Rotation::Deg0, Rotation::Deg90, Rotation::Deg180, Rotation::Deg270];

fn layout(width: usize, height: usize) -> TensorLayout {
    TensorLayout {
        width,
        height,
        order: ChannelOrder::Rgb,
        scale: [1.0; 3],
        offset: [0.0; 3],
        border: Border::Color([-7.0, -8.0, -9.0]),
    }
}

/// A crop whose centre lies at `centre` of the frame.
fn crop(layout: &TensorLayout, scale: f64, turn: f64, mirrored: bool, centre: Vec2) -> Similarity {
    let linear =
        Similarity { a: scale * turn.cos(), b: scale * turn.sin(), offset: Vec2::default(), mirrored };
    let middle = linear.apply_linear(Vec2::new(layout.width as f64 / 2.0, layout.height as f64 / 2.0));
    Similarity { offset: centre - middle, ..linear }
}

fn sampled(painted: &Painted, crop: &Similarity, layout: &TensorLayout) -> Vec<f32> {
    let mut out = Vec::new();
    Sampler::new().sample(&painted.frame(), crop, layout, &mut out);
    out
}

/// Red grows to the right, green downwards, blue stays: positions can be read off the colours.
fn ramp(p: Vec2) -> [f64; 3] {
    [20.0 + 1.6 * p.x, 30.0 + 2.0 * p.y, 120.0]
}

fn waves(p: Vec2) -> [f64; 3] {
    let wave = |x: f64, y: f64| 128.0 + 60.0 * (p.x * x + p.y * y).sin();
    [wave(0.11, 0.05), wave(0.07, -0.09), wave(-0.05, 0.12)]
}

/// Calls `check(position in the frame, channel, value)` for every tensor pixel at least `margin` inside the frame.
fn each_inside(
    out: &[f32],
    layout: &TensorLayout,
    crop: &Similarity,
    margin: f64,
    mut check: impl FnMut(Vec2, usize, f64),
) -> usize {
    let mut seen = 0;
    for (i, value) in out.iter().enumerate() {
        let (channel, at) = (i / (layout.width * layout.height), i % (layout.width * layout.height));
        let tensor = Vec2::new((at % layout.width) as f64 + 0.5, (at / layout.width) as f64 + 0.5);
        let p = crop.apply(tensor);
        let inside_x = (margin..SIZE.0 as f64 - margin).contains(&p.x);
        if inside_x && (margin..SIZE.1 as f64 - margin).contains(&p.y) {
            check(p, channel, f64::from(*value));
            seen += 1;
        }
    }
    seen
}

fn any_rotation() -> impl Strategy<Value = Rotation> {
    proptest::sample::select(ROTATIONS.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_tensor_pixel_shows_the_place_that_the_crop_says(
        format in proptest::sample::select(Format::ALL.to_vec()),
        rotation in any_rotation(), mirrored: bool, flipped: bool, padding in 0..9_usize,
        scale in 0.4..5.0f64, turn in -3.2..3.2f64, x in 30.0..90.0f64, y in 20.0..70.0f64,
    ) {
        let painted = Painted::new(format, SIZE, rotation, mirrored, padding, ramp);
        let layout = layout(24, 18);
        let crop = crop(&layout, scale, turn, flipped, Vec2::new(x, y));
        let out = sampled(&painted, &crop, &layout);
        let (mut sum, mut worst) = ([0.0; 2], 0.0_f64);
        let seen = each_inside(&out, &layout, &crop, 1.5 * scale + 3.0, |p, channel, value| {
            let error = value - ramp(p)[channel];
            if channel < 2 { sum[channel] += error; }
            worst = worst.max(error.abs());
        });
        prop_assume!(seen > 60);
        // Halved chroma at full scale is sited in blocks of 2 px, which costs up to half a pixel there.
        prop_assert!(worst < 3.2, "worst {worst}");
        for (sum, slope) in sum.iter().zip([1.6, 2.0]) {
            let shift_px = (sum / (seen as f64 / 3.0) / slope).abs();
            prop_assert!(shift_px < 0.25, "mean shift {shift_px} px");
        }
    }

    #[test]
    fn every_format_of_one_picture_gives_one_tensor(
        rotation in any_rotation(), mirrored: bool, padding in 0..9_usize,
        scale in 0.8..5.0f64, turn in -3.2..3.2f64, x in 0.0..120.0f64, y in 0.0..90.0f64,
    ) {
        let layout = layout(20, 30);
        let crop = crop(&layout, scale, turn, false, Vec2::new(x, y));
        let tensors = Format::ALL.map(|format| {
            sampled(&Painted::new(format, SIZE, rotation, mirrored, padding, waves), &crop, &layout)
        });
        let rgba = &tensors[6];
        for (format, tensor) in Format::ALL.iter().zip(&tensors) {
            let sum: f32 = tensor.iter().zip(rgba).map(|(a, b)| (a - b).abs()).sum();
            let mean = sum / rgba.len() as f32;
            prop_assert!(mean < 1.5, "{format:?} differs from RGBA by {mean} on average");
        }
        prop_assert_eq!(&tensors[0], &tensors[1]);
        prop_assert_eq!(&tensors[0], &tensors[2]);
        prop_assert_eq!(&tensors[0], &tensors[3]);
        prop_assert_eq!(&tensors[4], &tensors[5]);
        prop_assert_eq!(&tensors[6], &tensors[7]);
    }

    #[test]
    fn outside_the_frame_its_edge_goes_on(
        rotation in any_rotation(), mirrored: bool,
        scale in 0.4..5.0f64, turn in -3.2..3.2f64, x in -200.0..300.0f64, y in -200.0..300.0f64,
    ) {
        let painted = Painted::new(Format::Rgba, SIZE, rotation, mirrored, 0, ramp);
        let layout = TensorLayout { border: Border::Edge, ..layout(24, 18) };
        let crop = crop(&layout, scale, turn, false, Vec2::new(x, y));
        let out = sampled(&painted, &crop, &layout);
        for (i, value) in out.iter().take(2 * 24 * 18).enumerate() {
            let (channel, at) = (i / (24 * 18), i % (24 * 18));
            let p = crop.apply(Vec2::new((at % 24) as f64 + 0.5, (at / 24) as f64 + 0.5));
            let nearest = Vec2::new(p.x.clamp(0.5, 121.5), p.y.clamp(0.5, 89.5));
            let error = (f64::from(*value) - ramp(nearest)[channel]).abs();
            // Averaging over a cell at the edge shifts its centre inwards.
            prop_assert!(error < 2.0 * scale + 3.0, "{value} at {p:?}, {error}");
        }
    }

    #[test]
    fn any_crop_is_safe(
        format in proptest::sample::select(Format::ALL.to_vec()), rotation in any_rotation(),
        width in 2..40_usize, height in 2..40_usize,
        scale in -3.0..9.0f64, turn in -3.2..3.2f64, x in -1e5..1e5f64, y in -1e3..1e3f64, edge: bool,
        grey in proptest::sample::select(vec![0.0, 10.0, 255.0]),
    ) {
        let scale = 10.0_f64.powf(scale);
        let painted = Painted::new(format, (width, height), rotation, true, 1, |_| [grey; 3]);
        let border = if edge { Border::Edge } else { layout(9, 7).border };
        let layout = TensorLayout { border, ..layout(9, 7) };
        let out = sampled(&painted, &crop(&layout, scale, turn, false, Vec2::new(x, y)), &layout);
        prop_assert!(out.iter().all(|v| (f64::from(*v) - grey).abs() < 1.5 || [-7.0, -8.0, -9.0].contains(v)));
    }

    #[test]
    fn a_thumbnail_shows_the_whole_upright_frame(
        format in proptest::sample::select(Format::ALL.to_vec()), rotation in any_rotation(), mirrored: bool,
    ) {
        let grey = |p: Vec2| [20.0 + 0.5 * p.x + 0.3 * p.y; 3];
        let painted = Painted::new(format, (250, 331), rotation, mirrored, 3, grey);
        let mut thumbnail = Thumbnail::new();
        thumbnail.take(&painted.frame());
        prop_assert_eq!((thumbnail.width(), thumbnail.height()), (83, 110));
        for (i, luma) in thumbnail.luma().iter().enumerate() {
            let centre = Vec2::new((i % 83) as f64 + 0.5, (i / 83) as f64 + 0.5);
            let truth = grey(thumbnail.to_frame().apply(centre))[0] / 255.0;
            prop_assert!((f64::from(*luma) - truth).abs() < 0.006, "{luma} for {truth} at {centre:?}");
        }
    }
}

#[test]
fn a_fine_checkerboard_becomes_grey_instead_of_a_false_pattern() {
    let checker = |p: Vec2| [if (p.x as i64 + p.y as i64) % 2 == 0 { 0.0 } else { 255.0 }; 3];
    for format in [Format::Nv12, Format::Rgba] {
        let painted = Painted::new(format, SIZE, Rotation::Deg0, false, 0, checker);
        for scale in [2.0, 2.3, 2.7, 3.0, 3.4, 4.0] {
            for turn in [0.0, 0.4, 1.2] {
                let layout = layout(16, 16);
                let crop = crop(&layout, scale, turn, false, Vec2::new(61.0, 45.0));
                let out = sampled(&painted, &crop, &layout);
                each_inside(&out, &layout, &crop, 6.0, |p, _, value| {
                    // An odd cell holds one square more of one colour: 1/9 of the contrast, before interpolation.
                    assert!(
                        (value - 127.5).abs() < 16.0,
                        "{format:?} x{scale} turned {turn}: {value} at {p:?}"
                    );
                });
            }
        }
    }
}

#[test]
fn a_zone_plate_keeps_its_coarse_rings_and_loses_those_finer_than_a_tensor_pixel() {
    // The local frequency grows with the radius: r / 60 cycles per px at radius r.
    let plate = |p: Vec2| {
        let r2 = (p.x - 61.0).powi(2) + (p.y - 45.0).powi(2);
        [127.5 + 120.0 * (std::f64::consts::PI * r2 / 60.0).cos(); 3]
    };
    let painted = Painted::new(Format::Nv12, SIZE, Rotation::Deg0, false, 0, plate);
    let layout = layout(30, 26);
    let crop = crop(&layout, 3.0, 0.0, false, Vec2::new(61.0, 45.0));
    let (mut coarse, mut fine) = ((0.0, 0), (0.0, 0));
    each_inside(&sampled(&painted, &crop, &layout), &layout, &crop, 3.0, |p, _, value| {
        let r = (p - Vec2::new(61.0, 45.0)).length();
        let power = (value - 127.5).powi(2);
        if r < 6.0 {
            coarse = (coarse.0 + power, coarse.1 + 1);
        } else if r > 20.0 {
            fine = (fine.0 + power, fine.1 + 1);
        }
    });
    let (coarse, fine) = ((coarse.0 / f64::from(coarse.1)).sqrt(), (fine.0 / f64::from(fine.1)).sqrt());
    assert!(coarse > 60.0, "coarse rings are gone: {coarse}");
    assert!(fine < 15.0, "fine rings came back as false ones: {fine}");
}

#[test]
fn outside_the_frame_is_border_and_normalisation_applies_to_it() {
    let painted = Painted::new(Format::Nv12, SIZE, Rotation::Deg90, true, 0, |_| [200.0, 100.0, 50.0]);
    let layout = TensorLayout {
        order: ChannelOrder::Bgr,
        scale: [2.0, 1.0, 0.5],
        offset: [1.0, 0.0, -1.0],
        border: Border::Color([3.0, 4.0, 5.0]),
        ..layout(10, 4)
    };
    let crop = crop(&layout, 1.0, 0.0, false, Vec2::new(0.0, 40.0));
    let out = sampled(&painted, &crop, &layout);
    let row: Vec<f32> = (0..3).flat_map(|c| [out[c * 40], out[c * 40 + 9]]).collect();
    let expected = [11.0, 101.0, 4.0, 100.0, 0.5, 99.0];
    for (value, expected) in row.iter().zip(expected) {
        assert!((value - expected).abs() < 3.0, "{row:?}");
    }
    assert!((row[0] - 11.0).abs() < 1e-6 && (row[2] - 4.0).abs() < 1e-6 && (row[4] - 0.5).abs() < 1e-6);
}

#[test]
fn a_crop_without_extent_is_all_border() {
    let painted = Painted::new(Format::Rgba, SIZE, Rotation::Deg0, false, 0, ramp);
    for a in [0.0, f64::NAN, f64::INFINITY] {
        let out = sampled(&painted, &Similarity { a, ..Similarity::IDENTITY }, &layout(2, 1));
        assert_eq!(out, [-7.0, -7.0, -8.0, -8.0, -9.0, -9.0]);
    }
}

fn meta(width: usize, height: usize) -> FrameMeta {
    FrameMeta {
        width,
        height,
        rotation: Rotation::Deg0,
        mirrored: false,
        color: Color::default(),
        time: Timestamp::default(),
    }
}

#[test]
fn a_frame_that_does_not_fit_its_description_is_refused_with_the_number() {
    let bytes = [0_u8; 64];
    let (y, uv) = (Plane::new(&bytes[..32], 8), Plane::new(&bytes[..16], 8));
    let new = |pixels, meta| Frame::new(&pixels, meta).err();
    assert_eq!(new(Pixels::Nv12 { y, uv }, meta(8, 4)), None);
    for (width, height) in [(0, 4), (1, 4), (8, 0), (8, 16_385)] {
        let error = new(Pixels::Nv12 { y, uv }, meta(width, height));
        assert_eq!(error, Some(FrameError::Dimensions { width, height, max: 16_384 }));
    }
    assert_eq!(
        new(Pixels::Nv12 { y: Plane::new(&bytes, 7), uv }, meta(8, 4)),
        Some(FrameError::RowStride { plane: "Y", stride: 7, needed: 8 })
    );
    assert_eq!(
        new(Pixels::Nv12 { y, uv: Plane::new(&bytes[..15], 8) }, meta(8, 4)),
        Some(FrameError::PlaneLength { plane: "UV", len: 15, needed: 16 })
    );
    assert_eq!(
        new(Pixels::I420 { y, u: uv, v: uv, chroma_pixel_stride: 0 }, meta(8, 4)),
        Some(FrameError::PixelStride { stride: 0, max: 16 })
    );
    assert_eq!(
        new(Pixels::Rgba(Plane::new(&bytes, usize::MAX)), meta(4, 4)),
        Some(FrameError::PlaneLength { plane: "RGBA", len: 64, needed: usize::MAX })
    );
    assert_eq!(Rotation::from_degrees(45), Err(FrameError::Rotation { degrees: 45 }));
    assert_eq!(Rotation::from_degrees(270), Ok(Rotation::Deg270));
}
