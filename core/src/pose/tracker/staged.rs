//! A stage for the tracker: figures of known geometry, a frame that says where it was cut, and a runtime that sees them.
//!
//! The frame is a colour ramp: red grows with x, green with y, and blue is the moment. From any crop of it the runtime
//! recovers the crop's place by least squares, and answers with the maps that a perfect network would give for the
//! figures on stage at that moment.

use crate::frame::{Color, Frame, FrameMeta, Matrix, Pixels, Plane, Range, Rotation, Timestamp, Transfer};
use crate::geometry::{Similarity, Vec2};
use crate::infer::{ImageTensor, InferError, Output, Runtime, RuntimeName};
use crate::pose::Manifest;
use crate::track::Facing;

pub(crate) const WIDTH: usize = 720;
pub(crate) const HEIGHT: usize = 1280;

pub(crate) fn manifest() -> Manifest {
    Manifest::parse(include_str!("../../../models/keel-spine.json")).unwrap()
}

/// A person on stage, px of the frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    pub(crate) hips: Vec2,
    pub(crate) facing: Facing,
    /// Shoulder to hip.
    pub(crate) trunk: f64,
    /// How far the trunk leans forward from the vertical, rad.
    pub(crate) lean: f64,
    pub(crate) at_implement: bool,
    /// Centre of the implement.
    pub(crate) plate: Vec2,
    /// Hidden people are painted in no map.
    pub(crate) is_hidden: bool,
}

impl Figure {
    /// Someone bent over an implement on the floor.
    pub(crate) fn lifter(hips: Vec2, trunk: f64, facing: Facing) -> Self {
        let plate = hips + Vec2::new(facing.sign() * 0.7 * trunk, 0.9 * trunk);
        Self { hips, facing, trunk, lean: 1.0, at_implement: true, plate, is_hidden: false }
    }

    pub(crate) fn shoulders(&self) -> Vec2 {
        self.hips + Vec2::new(self.facing.sign() * self.lean.sin(), -self.lean.cos()) * self.trunk
    }

    /// Every key point in the network's order.
    pub(crate) fn points(&self) -> Vec<Vec2> {
        let (up, front) = (self.shoulders() - self.hips, self.facing.sign());
        let back = Vec2::new(-up.y, up.x) * (-front / self.trunk);
        let spine = |behind: f64| {
            (0..8).map(move |i| {
                let along = 1.1 - 1.1 * f64::from(i) / 7.0;
                // A slight even arch; hips and shoulders lie a little in front of the line.
                let arch = 0.05 + 0.08 * (1.0 - (2.0 * along / 1.1 - 1.0).powi(2));
                self.hips + up * along + back * ((arch + behind) * self.trunk)
            })
        };
        let at = |x: f64, y: f64| self.hips + Vec2::new(front * x, y) * self.trunk;
        let shoulders = self.shoulders();
        let hand = shoulders + Vec2::new(front * 0.05, 1.0) * self.trunk;
        let joints = [
            shoulders + up * 0.25,
            shoulders,
            shoulders,
            shoulders.midpoint(hand),
            hand,
            self.hips,
            self.hips,
            at(0.35, 0.5),
            at(0.1, 1.1),
            at(-0.05, 1.2),
            at(0.4, 1.2),
        ];
        let radius = 0.35 * self.trunk;
        let plate = [(0.0, 0.0), (0.0, -1.0), (0.0, 1.0), (front, 0.0), (-front, 0.0)]
            .map(|(x, y)| self.plate + Vec2::new(x, y) * radius);
        spine(0.0).chain(spine(0.08)).chain(spine(0.11)).chain(joints).chain(plate).collect()
    }

    /// The box: left upper and right lower corner.
    pub(crate) fn bounds(&self) -> (Vec2, Vec2) {
        let margin = Vec2::new(0.15, 0.15) * self.trunk;
        let points = self.points();
        let body = points[..35].iter();
        let low = body.clone().fold(self.hips, |l, p| Vec2::new(l.x.min(p.x), l.y.min(p.y)));
        let high = body.fold(self.hips, |h, p| Vec2::new(h.x.max(p.x), h.y.max(p.y)));
        (low - margin, high + margin)
    }
}

/// A frame of the stage at a moment.
pub(crate) struct Backdrop {
    bytes: Vec<u8>,
}

impl Backdrop {
    pub(crate) fn new() -> Self {
        let mut bytes = Vec::with_capacity(4 * WIDTH * HEIGHT);
        for y in 0..HEIGHT {
            for x in 0..WIDTH {
                bytes.extend([(x * 255 / WIDTH) as u8, (y * 255 / HEIGHT) as u8, 0, 255]);
            }
        }
        Self { bytes }
    }

    /// The frame of a moment at 30 frames a second; its number is written into the blue of every pixel.
    pub(crate) fn at(&mut self, moment: u8) -> Frame<'_> {
        for pixel in self.bytes.as_chunks_mut::<4>().0 {
            pixel[2] = moment;
        }
        let meta = FrameMeta {
            width: WIDTH,
            height: HEIGHT,
            rotation: Rotation::Deg0,
            mirrored: false,
            color: Color { matrix: Matrix::Bt709, range: Range::Full, transfer: Transfer::Sdr },
            time: Timestamp::from_nanos(i64::from(moment) * 33_333_333),
        };
        Frame::new(&Pixels::Rgba(Plane::new(&self.bytes, 4 * WIDTH)), meta).unwrap()
    }
}

/// The network that sees the stage.
pub(crate) struct Staged<F> {
    /// Who is on stage at a moment.
    pub(crate) cast: F,
}

impl<F: Fn(u8) -> Vec<Figure> + Send> Runtime for Staged<F> {
    fn name(&self) -> RuntimeName {
        RuntimeName::Embedded
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        let moment = ((image.values[2 * image.width * image.height] + 1.0) * 127.5).round() as u8;
        let crop = located(image);
        let cast: Vec<Figure> = (self.cast)(moment).into_iter().filter(|f| !f.is_hidden).collect();
        *outputs = answer(image, &crop, &cast);
        Ok(())
    }
}

/// The crop's map to the frame, from the ramp it shows.
fn located(image: &ImageTensor<'_>) -> Similarity {
    let plane = image.width * image.height;
    // Least squares of a plane through each colour, over pixels that the frame's edge has not cut off.
    let fit = |channel: usize, side: f64| {
        let mut normal = nalgebra::Matrix3::<f64>::zeros();
        let mut right = nalgebra::Vector3::<f64>::zeros();
        for (i, value) in image.values[channel * plane..(channel + 1) * plane].iter().enumerate() {
            let level = (f64::from(*value) + 1.0) * 127.5;
            if !(3.0..=250.0).contains(&level) {
                continue;
            }
            let row =
                nalgebra::Vector3::new((i % image.width) as f64 + 0.5, (i / image.width) as f64 + 0.5, 1.0);
            normal += row * row.transpose();
            // A level stands for the pixels from level to level + 1: their middle.
            right += row * ((level + 0.5) * side / 255.0);
        }
        normal.lu().solve(&right).unwrap()
    };
    let (x, y) = (fit(0, WIDTH as f64), fit(1, HEIGHT as f64));
    let mirrored = x[0] * y[1] - x[1] * y[0] < 0.0;
    let sign = if mirrored { -1.0 } else { 1.0 };
    Similarity {
        a: (sign * x[0] + y[1]) / 2.0,
        b: (sign * y[0] - x[1]) / 2.0,
        offset: Vec2::new(x[2], y[2]),
        mirrored,
    }
}

fn answer(image: &ImageTensor<'_>, crop: &Similarity, cast: &[Figure]) -> Vec<Output> {
    let (columns, rows) = (image.width / 4, image.height / 4);
    let to_crop = crop.inverse().unwrap();
    let middle = crop.apply(Vec2::new(image.width as f64 / 2.0, image.height as f64 / 2.0));
    let distance = |f: &Figure| (f.hips.midpoint(f.shoulders()) - middle).length();
    let figure = cast.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
    let figure = figure.filter(|f| distance(f) < 1.2 * f.trunk);
    let points: Option<Vec<Vec2>> =
        figure.map(|f| f.points().into_iter().map(|p| to_crop.apply(p)).collect());
    let inside =
        |p: Vec2| (0.0..image.width as f64).contains(&p.x) && (0.0..image.height as f64).contains(&p.y);
    let (mut maps, mut presence) = (Vec::new(), Vec::new());
    for i in 0..40 {
        let point = points.as_ref().map(|points| points[i]).filter(|&p| inside(p));
        presence.push(if point.is_some() { 4.0 } else { -4.0 });
        for cell in 0..columns * rows {
            let centre =
                Vec2::new((cell % columns) as f64, (cell / columns) as f64) * 4.0 + Vec2::new(2.0, 2.0);
            maps.push(point.map_or(0.0, |p| (-0.5 * ((centre - p).length() / 4.0).powi(2)).max(-12.0)) as f32);
        }
    }
    let person = (0..columns * rows).map(|cell| {
        let centre = Vec2::new((cell % columns) as f64, (cell / columns) as f64) * 4.0 + Vec2::new(2.0, 2.0);
        // 11 % of a trunk round the vertebral line: the outline chain.
        let near = points.iter().flat_map(|p| p[..8].windows(2)).map(|w| to_segment(centre, w[0], w[1]));
        let reach = figure.map_or(0.0, |f| 0.11 * f.trunk / crop.scale());
        ((reach - near.fold(1e3, f64::min)) / 2.0) as f32
    });
    let masks: Vec<f32> = person.clone().chain(person).collect();
    let facing =
        figure.map_or(0.0, |f| if (f.facing == Facing::Right) == crop.mirrored { -3.0 } else { 3.0 });
    let grip = if figure.is_some_and(|f| f.at_implement) { 3.0 } else { -3.0 };
    let of = |shape: &[usize], values: Vec<f32>| Output { shape: shape.to_vec(), values };
    vec![
        of(&[1, 40, rows, columns], maps),
        of(&[1, 40, 3], vec![0.0; 120]),
        of(&[1, 40], presence),
        of(&[1, 2, rows, columns], masks),
        of(&[1, 4], vec![0.1, -2.0, facing, grip]),
        people(image, &to_crop, cast),
    ]
}

/// Boxes of those who are 28 to 220 px tall in the picture.
fn people(image: &ImageTensor<'_>, to_crop: &Similarity, cast: &[Figure]) -> Output {
    let (columns, rows) = (image.width / 8, image.height / 8);
    let mut values = vec![-6.0_f32; 5 * columns * rows];
    for figure in cast {
        let (low, high) = figure.bounds();
        let (p, q) = (to_crop.apply(low), to_crop.apply(high));
        let (low, high) = (Vec2::new(p.x.min(q.x), p.y.min(q.y)), Vec2::new(p.x.max(q.x), p.y.max(q.y)));
        let cell = low.midpoint(high) * 0.125;
        let is_inside = (0.0..columns as f64).contains(&cell.x) && (0.0..rows as f64).contains(&cell.y);
        if !is_inside || !(28.0..=220.0).contains(&(high.y - low.y)) {
            continue;
        }
        let at = cell.y as usize * columns + cell.x as usize;
        let centre = Vec2::new(cell.x.floor() * 8.0 + 4.0, cell.y.floor() * 8.0 + 4.0);
        values[at] = 3.0;
        let sides = [centre.x - low.x, centre.y - low.y, high.x - centre.x, high.y - centre.y];
        for (channel, side) in sides.into_iter().enumerate() {
            values[(channel + 1) * columns * rows + at] = (side / 32.0) as f32;
        }
    }
    Output { shape: vec![1, 5, rows, columns], values }
}

fn to_segment(p: Vec2, a: Vec2, b: Vec2) -> f64 {
    let along = b - a;
    let t = ((p - a).dot(along) / along.dot(along)).clamp(0.0, 1.0);
    (p - (a + along * t)).length()
}
