//! Scenes of known motion, noise, cuts and repeats.

use super::*;
use crate::frame::{Color, FrameMeta, Matrix, Pixels, Plane, Range, Rotation, Timestamp, Transfer};
use crate::geometry::{Similarity, Vec2};
use proptest::prelude::*;

const WIDTH: usize = 360;
const HEIGHT: usize = 640;
const WALL: usize = 512;

/// A pseudo-random number in -1..=1 that depends on its arguments alone.
fn hash(a: u32, b: u32, c: u32) -> f64 {
    let mut h = a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_mul(0x85eb_ca77) ^ c.wrapping_mul(0xc2b2_ae3d);
    for shift in [15, 13, 16] {
        h = (h ^ (h >> shift)).wrapping_mul(0x27d4_eb2f);
    }
    f64::from(h) / f64::from(u32::MAX) * 2.0 - 1.0
}

/// A room: blotches of several sizes, like shelves, mats and mirrors out of focus.
struct Wall(Vec<f32>);

impl Wall {
    fn new(seed: u32) -> Self {
        let mut luma = vec![0.0_f32; WALL * WALL];
        for (cell, height) in [(64, 50.0), (24, 40.0), (9, 25.0)] {
            for (i, value) in luma.iter_mut().enumerate() {
                let (x, y) = ((i % WALL) as f64 / f64::from(cell), (i / WALL) as f64 / f64::from(cell));
                let at = |x: u32, y: u32| hash(x, y, seed + cell);
                let (c, r, fx, fy) = (x as u32, y as u32, x.fract(), y.fract());
                let upper = at(c, r) * (1.0 - fx) + at(c + 1, r) * fx;
                let lower = at(c, r + 1) * (1.0 - fx) + at(c + 1, r + 1) * fx;
                *value += (height * (upper * (1.0 - fy) + lower * fy)) as f32;
            }
        }
        Self(luma)
    }

    /// Luma at a place, the wall repeated for ever; one wall px is two frame px.
    fn at(&self, p: Vec2) -> f64 {
        let (x, y) = ((p.x / 2.0).rem_euclid(WALL as f64 - 1.0), (p.y / 2.0).rem_euclid(WALL as f64 - 1.0));
        let (c, r, fx, fy) = (x as usize, y as usize, x.fract(), y.fract());
        let at = |c: usize, r: usize| f64::from(self.0[r * WALL + c]);
        let upper = at(c, r) * (1.0 - fx) + at(c + 1, r) * fx;
        128.0 + upper * (1.0 - fy) + (at(c, r + 1) * (1.0 - fx) + at(c + 1, r + 1) * fx) * fy
    }
}

/// What is filmed at a moment.
#[derive(Clone, Copy)]
struct Shot {
    /// Frame px to px of the first frame.
    to_first: Similarity,
    /// Where a grey, striped person stands, if anybody.
    person: Option<PersonBox>,
    gain: f64,
    noise: f64,
    moment: u32,
}

impl Shot {
    fn still(moment: u32) -> Self {
        Self { to_first: Similarity::IDENTITY, person: None, gain: 1.0, noise: 2.0, moment }
    }
}

fn film(wall: &Wall, shot: &Shot) -> Vec<u8> {
    let pixel = |i: usize| {
        let p = Vec2::new((i % WIDTH) as f64 + 0.5, (i / WIDTH) as f64 + 0.5);
        let inside =
            shot.person.filter(|b| p.x > b.low.x && p.x < b.high.x && p.y > b.low.y && p.y < b.high.y);
        let luma = match inside {
            Some(b) => 90.0 + 60.0 * ((p.y - b.low.y) / 9.0).sin(),
            None => wall.at(shot.to_first.apply(p)),
        };
        let noise = shot.noise * 1.7 * hash(i as u32, shot.moment, 5);
        (luma * shot.gain + noise).round().clamp(0.0, 255.0) as u8
    };
    (0..WIDTH * HEIGHT).map(pixel).collect()
}

fn show(scene: &mut Scene, luma: &[u8], person: Option<PersonBox>) -> SceneSeen {
    let grey = vec![128_u8; WIDTH * HEIGHT / 4];
    let plane = Plane::new(&grey, WIDTH / 2);
    let pixels = Pixels::I420 { y: Plane::new(luma, WIDTH), u: plane, v: plane, chroma_pixel_stride: 1 };
    let meta = FrameMeta {
        width: WIDTH,
        height: HEIGHT,
        rotation: Rotation::Deg0,
        mirrored: false,
        color: Color { matrix: Matrix::Bt709, range: Range::Full, transfer: Transfer::Sdr },
        time: Timestamp::default(),
    };
    scene.push(&Frame::new(&pixels, meta).unwrap(), person.into_iter())
}

/// A hand-held camera: sways and turns a little, breathes in scale.
fn sway(moment: u32, px: f64) -> Similarity {
    let t = f64::from(moment) / 30.0;
    let scale = 1.0 + 0.01 * (0.7 * t).sin();
    let turn = 0.008 * (1.1 * t).sin();
    let linear = Similarity { a: scale * turn.cos(), b: scale * turn.sin(), ..Similarity::IDENTITY };
    let middle = Vec2::new(WIDTH as f64 / 2.0, HEIGHT as f64 / 2.0);
    let shift = Vec2::new(px * (1.9 * t).sin(), 0.6 * px * (2.3 * t + 0.4).sin() - 0.6 * px * 0.4_f64.sin());
    Similarity { offset: middle + shift - linear.apply_linear(middle), ..linear }
}

/// Greatest error of the motion at the frame's corners and middle, frame px.
fn motion_error(seen: &SceneSeen, truth: &Similarity) -> f64 {
    let Some(camera) = seen.camera else { return f64::INFINITY };
    let (w, h) = (WIDTH as f64, HEIGHT as f64);
    let places = [(0.0, 0.0), (w, 0.0), (0.0, h), (w, h), (w / 2.0, h / 2.0)];
    let error = |(x, y): (f64, f64)| {
        let p = Vec2::new(x, y);
        (camera.to_first.apply(p) - truth.apply(p)).length()
    };
    places.into_iter().map(error).fold(0.0, f64::max)
}

fn person(x: f64, y: f64) -> PersonBox {
    PersonBox { low: Vec2::new(x, y), high: Vec2::new(x + 110.0, y + 260.0), score: 1.0 }
}

#[test]
fn a_swaying_camera_is_measured_against_the_background_while_the_lifter_moves() {
    let wall = Wall::new(1);
    for px in [0.0, 3.0, 12.0] {
        let mut scene = Scene::new();
        let (mut worst, mut squares) = (0.0_f64, 0.0);
        for moment in 0..60 {
            let lifter = person(120.0, 250.0 - 1.5 * f64::from(moment));
            let truth = sway(moment, px);
            // The first frame defines the shot.
            let first = sway(0, px).inverse().unwrap();
            let shot = Shot { to_first: truth, person: Some(lifter), ..Shot::still(moment) };
            let seen = show(&mut scene, &film(&wall, &shot), Some(lifter));
            let error = motion_error(&seen, &first.after(&truth));
            worst = worst.max(error);
            squares += error * error;
        }
        let rms = (squares / 60.0).sqrt();
        println!("sway {px} px of a {WIDTH}x{HEIGHT} frame: rms {rms:.3} px, worst {worst:.3} px");
        // A thumbnail pixel is 6 frame px: 0.8 px is a seventh of it, at the farthest corner.
        assert!(worst < 0.8, "sway {px}: worst {worst}");
        assert!(rms < 0.25, "sway {px}: rms {rms}");
    }
}

#[test]
fn a_camera_that_pans_away_is_followed_past_its_first_view() {
    let wall = Wall::new(2);
    let mut scene = Scene::new();
    let mut last = f64::INFINITY;
    for moment in 0..70 {
        let shift = Vec2::new(5.0 * f64::from(moment), 0.0);
        let to_first = Similarity { offset: shift, ..Similarity::IDENTITY };
        let seen = show(&mut scene, &film(&wall, &Shot { to_first, ..Shot::still(moment) }), None);
        last = motion_error(&seen, &to_first);
        assert_eq!(seen.shot, 0);
        assert!(last.is_finite(), "lost at {moment}");
    }
    assert!(last < 5.0, "after a pan of 345 px: {last}");
}

#[test]
fn a_change_of_exposure_is_no_motion() {
    let wall = Wall::new(3);
    let mut scene = Scene::new();
    for moment in 0..20 {
        let gain = 1.0 - 0.02 * f64::from(moment);
        let seen = show(&mut scene, &film(&wall, &Shot { gain, ..Shot::still(moment) }), None);
        let error = motion_error(&seen, &Similarity::IDENTITY);
        assert!(error < 0.3, "{error} px at gain {gain}");
    }
}

#[test]
fn a_blank_wall_gives_no_camera() {
    let mut scene = Scene::new();
    for moment in 0..5 {
        let noise = |i: usize| (128.0 + 3.0 * hash(i as u32, moment, 5)) as u8;
        let luma: Vec<u8> = (0..WIDTH * HEIGHT).map(noise).collect();
        assert_eq!(show(&mut scene, &luma, None).camera, None);
    }
}

#[test]
fn a_cut_begins_a_shot_and_motion_starts_again() {
    let walls = [Wall::new(4), Wall::new(5)];
    let mut scene = Scene::new();
    for moment in 0..24 {
        let after = moment >= 12;
        let seen = show(&mut scene, &film(&walls[usize::from(after)], &Shot::still(moment)), None);
        assert_eq!(seen.is_cut, moment == 12);
        assert_eq!(seen.shot, u16::from(after));
        assert!(motion_error(&seen, &Similarity::IDENTITY) < 0.3);
    }
}

#[test]
fn a_title_card_is_a_shot_of_its_own() {
    let wall = Wall::new(6);
    let mut scene = Scene::new();
    let black = vec![16_u8; WIDTH * HEIGHT];
    let shots: Vec<u16> = (0..12)
        .map(|moment| {
            let luma = if moment < 5 { black.clone() } else { film(&wall, &Shot::still(moment)) };
            show(&mut scene, &luma, None).shot
        })
        .collect();
    assert_eq!(shots, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
}

#[test]
fn fast_motion_of_lifter_and_camera_is_no_cut() {
    let wall = Wall::new(7);
    let mut scene = Scene::new();
    for moment in 0..30 {
        let lifter = person(40.0 + 8.0 * f64::from(moment), 200.0);
        let shot = Shot { to_first: sway(3 * moment, 20.0), person: Some(lifter), ..Shot::still(moment) };
        let seen = show(&mut scene, &film(&wall, &shot), Some(lifter));
        assert!(!seen.is_cut && !seen.repeated, "at {moment}");
    }
}

/// Plays a moving lifter with the frames that `source(i)` names; which were called repeated.
fn repeats(source: impl Fn(u32) -> u32, frames: u32, stirs: bool, noise: f64) -> Vec<bool> {
    let wall = Wall::new(8);
    let mut scene = Scene::new();
    (0..frames)
        .map(|i| {
            let moment = source(i);
            let y = if stirs { 300.0 - 4.0 * f64::from(moment) } else { 300.0 };
            let lifter = person(120.0, y);
            let mut luma = film(&wall, &Shot { person: Some(lifter), noise, ..Shot::still(moment) });
            // A converter's coding error on top: one level, in few places.
            for (p, value) in luma.iter_mut().enumerate().filter(|(p, _)| hash(*p as u32, i, 9) > 0.95) {
                *value = value.saturating_add(u8::from(p % 2 == 0));
            }
            show(&mut scene, &luma, Some(lifter)).repeated
        })
        .collect()
}

#[test]
fn every_fifth_frame_repeated_is_found_and_nothing_else() {
    for noise in [0.0, 1.5] {
        // 0 1 2 3 3 4 5 6 7 7 ...: four new frames, the last of them twice.
        let source = |i: u32| i - (i / 5) - u32::from(i % 5 == 4);
        let found = repeats(source, 50, true, noise);
        for (i, repeated) in found.iter().enumerate().skip(10) {
            assert_eq!(*repeated, i % 5 == 4, "frame {i}, noise {noise}");
        }
    }
}

#[test]
fn doubled_frames_are_found() {
    let found = repeats(|i| i / 2, 40, true, 1.0);
    for (i, repeated) in found.iter().enumerate().skip(10) {
        assert_eq!(*repeated, i % 2 == 1, "frame {i}");
    }
}

#[test]
fn a_still_lifter_filmed_with_noise_is_never_repeated() {
    for noise in [0.4, 1.0, 3.0] {
        assert!(repeats(|i| i, 60, false, noise).iter().all(|repeated| !repeated), "noise {noise}");
    }
}

#[test]
fn a_movement_that_comes_to_rest_in_a_film_without_noise_is_not_repeated() {
    let wall = Wall::new(8);
    let mut scene = Scene::new();
    let mut y = 300.0;
    for i in 0..40 {
        // Slows down by a third from frame to frame, then stands.
        y -= 12.0 * 0.67_f64.powi((i - 15).max(0));
        let lifter = person(120.0, y);
        let shot = Shot { person: Some(lifter), noise: 0.0, ..Shot::still(i as u32) };
        assert!(!show(&mut scene, &film(&wall, &shot), Some(lifter)).repeated, "frame {i}");
    }
}

#[test]
fn people_all_over_the_frame_do_not_hide_the_camera() {
    let wall = Wall::new(1);
    let mut scene = Scene::new();
    let all = PersonBox { low: Vec2::default(), high: Vec2::new(WIDTH as f64, HEIGHT as f64), score: 0.3 };
    for moment in 0..20 {
        let truth = sway(moment, 6.0);
        let shot = Shot { to_first: truth, person: Some(person(120.0, 200.0)), ..Shot::still(moment) };
        let seen = show(&mut scene, &film(&wall, &shot), Some(all));
        let error = motion_error(&seen, &sway(0, 6.0).inverse().unwrap().after(&truth));
        // Someone who is not left out pulls a little.
        assert!(error < 2.0, "{error} at {moment}");
    }
}

#[test]
fn blur_lowers_sharpness_and_darkness_luma() {
    let wall = Wall::new(9);
    let light = |blurred: bool, gain: f64| {
        let sharp = film(&wall, &Shot { gain, noise: 0.0, ..Shot::still(0) });
        let reach = 20_isize;
        let at = |x: isize, y: usize| f64::from(sharp[y * WIDTH + x.clamp(0, WIDTH as isize - 1) as usize]);
        let mean = |i: usize| {
            let (x, y) = ((i % WIDTH) as isize, i / WIDTH);
            ((-reach..=reach).map(|d| at(x + d, y)).sum::<f64>() / f64::from(2 * reach as i32 + 1)) as u8
        };
        let luma = if blurred { (0..sharp.len()).map(mean).collect() } else { sharp };
        show(&mut Scene::new(), &luma, None).light
    };
    let (sharp, blurred, dark) = (light(false, 1.0), light(true, 1.0), light(false, 0.3));
    assert!(blurred.sharpness < 0.8 * sharp.sharpness, "{blurred:?} {sharp:?}");
    assert!((dark.luma - 0.3 * sharp.luma).abs() < 0.01 && (sharp.luma - 0.5).abs() < 0.1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_small_motion_between_two_frames_is_measured(
        x in -12.0..12.0f64, y in -12.0..12.0f64, turn in -0.02..0.02f64, zoom in 0.98..1.02f64, seed in 10..40_u32,
    ) {
        let wall = Wall::new(seed);
        let mut scene = Scene::new();
        let linear = Similarity { a: zoom * turn.cos(), b: zoom * turn.sin(), ..Similarity::IDENTITY };
        let middle = Vec2::new(WIDTH as f64 / 2.0, HEIGHT as f64 / 2.0);
        let to_first = Similarity { offset: middle + Vec2::new(x, y) - linear.apply_linear(middle), ..linear };
        show(&mut scene, &film(&wall, &Shot::still(0)), None);
        let seen = show(&mut scene, &film(&wall, &Shot { to_first, ..Shot::still(1) }), None);
        let error = motion_error(&seen, &to_first);
        prop_assert!(error < 0.9, "{error} px");
    }
}
