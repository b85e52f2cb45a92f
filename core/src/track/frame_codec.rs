//! One observation as bytes, positions as differences from the frame before in the same chunk.

use super::bytes::{Reader, Truncated, Writer};
use super::{CameraMotion, Facing, LifterSeen, Light, Observation, Yaw};
use crate::frame::Timestamp;
use crate::geometry::{Similarity, Vec2};
use crate::pose::{Chain, Covariance, Joint, Level, PlatePoint, Point, Thinning};

/// Steps per pixel.
const POSITION_STEPS: f64 = 32.0;
/// Positions further out than this are nonsense and are stored clamped, px.
const POSITION_MAX_PX: f64 = 100_000.0;
/// Standard deviations are `SD_MIN_PX * 2^(k / SD_STEPS)`.
const SD_MIN_PX: f64 = 0.02;
const SD_STEPS: f64 = 16.0;
const POINTS: usize = Chain::COUNT * Level::COUNT + Joint::COUNT + PlatePoint::COUNT;

const REPEATED: u8 = 1;
const CAMERA: u8 = 2;
const LIFTER: u8 = 4;
const FACES_RIGHT: u8 = 8;
const YAW: u8 = 16;
const CAMERA_MIRRORED: u8 = 32;
/// The two highest bits count the steps of [`Thinning`].
const THINNING_SHIFT: u32 = 6;

/// What the next frame's differences are taken from.
#[derive(Default)]
struct Previous {
    nanos: i64,
    points: Vec<(i64, i64)>,
    contour: Vec<(i64, i64)>,
}

impl Previous {
    fn new() -> Self {
        Self { nanos: 0, points: vec![(0, 0); POINTS], contour: Vec::new() }
    }
}

/// Writes the frames of one chunk.
pub(super) struct FrameEncoder(Previous);

impl Default for FrameEncoder {
    fn default() -> Self {
        Self(Previous::new())
    }
}

/// Reads the frames of one chunk.
pub(super) struct FrameDecoder(Previous);

impl Default for FrameDecoder {
    fn default() -> Self {
        Self(Previous::new())
    }
}

fn steps(p: Vec2) -> (i64, i64) {
    let q = |v: f64| (v.clamp(-POSITION_MAX_PX, POSITION_MAX_PX) * POSITION_STEPS).round() as i64;
    (q(p.x), q(p.y))
}

fn position(s: (i64, i64)) -> Vec2 {
    Vec2::new(s.0 as f64 / POSITION_STEPS, s.1 as f64 / POSITION_STEPS)
}

fn unit(value: f64) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}

fn put_difference(w: &mut Writer, last: &mut (i64, i64), now: (i64, i64)) {
    w.signed(now.0 - last.0);
    w.signed(now.1 - last.1);
    *last = now;
}

fn take_difference(r: &mut Reader, last: &mut (i64, i64)) -> Result<Vec2, Truncated> {
    let limit = (POSITION_MAX_PX * POSITION_STEPS) as i64;
    let now = (last.0.saturating_add(r.signed()?), last.1.saturating_add(r.signed()?));
    *last = (now.0.clamp(-limit, limit), now.1.clamp(-limit, limit));
    Ok(position(*last))
}

fn put_covariance(w: &mut Writer, c: &Covariance) {
    let step = |variance: f64| {
        (SD_STEPS * (variance.max(0.0).sqrt() / SD_MIN_PX).max(1.0).log2()).round().min(255.0) as u8
    };
    let product = (c.xx * c.yy).sqrt();
    let correlation = if product > 0.0 { (c.xy / product).clamp(-1.0, 1.0) } else { 0.0 };
    w.u8(step(c.xx));
    w.u8(step(c.yy));
    w.u8((correlation * 127.0).round() as i8 as u8);
}

fn take_covariance(r: &mut Reader) -> Result<Covariance, Truncated> {
    let sd = |step: u8| SD_MIN_PX * (f64::from(step) / SD_STEPS).exp2();
    let (sx, sy) = (sd(r.u8()?), sd(r.u8()?));
    let correlation = (f64::from(r.u8()? as i8) / 127.0).clamp(-1.0, 1.0);
    Ok(Covariance { xx: sx * sx, xy: correlation * sx * sy, yy: sy * sy })
}

fn points(l: &LifterSeen) -> impl Iterator<Item = &Option<Point>> {
    l.spine.iter().flatten().chain(&l.joints).chain(&l.plate)
}

fn points_mut(l: &mut LifterSeen) -> impl Iterator<Item = &mut Option<Point>> {
    l.spine.iter_mut().flatten().chain(&mut l.joints).chain(&mut l.plate)
}

impl FrameEncoder {
    /// Begins a chunk: the next frame is written whole.
    pub fn restart(&mut self) {
        self.0.nanos = 0;
        self.0.points.fill((0, 0));
        self.0.contour.clear();
    }

    pub fn put(&mut self, w: &mut Writer, o: &Observation) {
        let lifter = o.lifter.as_ref();
        let flag = |on: bool, bit: u8| if on { bit } else { 0 };
        w.u8(flag(o.repeated, REPEATED)
            | flag(o.camera.is_some(), CAMERA)
            | flag(lifter.is_some(), LIFTER)
            | flag(lifter.is_some_and(|l| l.facing == Facing::Right), FACES_RIGHT)
            | flag(lifter.is_some_and(|l| l.yaw.is_some()), YAW)
            | flag(o.camera.is_some_and(|c| c.to_first.mirrored), CAMERA_MIRRORED)
            | (o.thinning as u8) << THINNING_SHIFT);
        w.signed(o.time.nanos().wrapping_sub(self.0.nanos));
        self.0.nanos = o.time.nanos();
        w.varint(u64::from(o.shot));
        w.u8(o.people);
        w.u8(unit(o.light.luma));
        w.f32(o.light.sharpness as f32);
        if let Some(CameraMotion { to_first: s }) = o.camera {
            for v in [s.a, s.b, s.offset.x, s.offset.y] {
                w.f32(v as f32);
            }
        }
        if let Some(l) = lifter {
            self.put_lifter(w, l);
        }
    }

    fn put_lifter(&mut self, w: &mut Writer, l: &LifterSeen) {
        w.u8(unit(l.heat_mass));
        if let Some(yaw) = l.yaw {
            w.f32(yaw.deg as f32);
            w.f32(yaw.sigma_deg as f32);
        }
        let mut seen = 0u64;
        for (i, point) in points(l).enumerate() {
            seen |= u64::from(point.is_some()) << i;
        }
        w.varint(seen);
        for (point, last) in points(l).zip(&mut self.0.points) {
            if let Some(p) = point {
                put_difference(w, last, steps(p.position));
                put_covariance(w, &p.covariance);
                w.u8(unit(p.presence));
            }
        }
        w.varint(l.contour.len() as u64);
        self.0.contour.resize(l.contour.len(), (0, 0));
        for (p, last) in l.contour.iter().zip(&mut self.0.contour) {
            put_difference(w, last, steps(*p));
        }
    }
}

impl FrameDecoder {
    pub fn take(&mut self, r: &mut Reader) -> Result<Observation, Truncated> {
        let flags = r.u8()?;
        let has = |bit: u8| flags & bit != 0;
        self.0.nanos = self.0.nanos.wrapping_add(r.signed()?);
        let shot = r.varint()?.min(u64::from(u16::MAX)) as u16;
        let people = r.u8()?;
        let light = Light { luma: f64::from(r.u8()?) / 255.0, sharpness: f64::from(r.f32()?) };
        let camera = if has(CAMERA) {
            let (a, b) = (f64::from(r.f32()?), f64::from(r.f32()?));
            let offset = Vec2::new(f64::from(r.f32()?), f64::from(r.f32()?));
            Some(CameraMotion { to_first: Similarity { a, b, offset, mirrored: has(CAMERA_MIRRORED) } })
        } else {
            None
        };
        let facing = if has(FACES_RIGHT) { Facing::Right } else { Facing::Left };
        let lifter = if has(LIFTER) { Some(self.take_lifter(r, facing, has(YAW))?) } else { None };
        Ok(Observation {
            time: Timestamp::from_nanos(self.0.nanos),
            shot,
            repeated: has(REPEATED),
            camera,
            light,
            people,
            thinning: match flags >> THINNING_SHIFT {
                0 => Thinning::None,
                1 => Thinning::Contour,
                2 => Thinning::Body,
                _ => Thinning::BodyMore,
            },
            lifter,
        })
    }

    fn take_lifter(
        &mut self,
        r: &mut Reader,
        facing: Facing,
        has_yaw: bool,
    ) -> Result<LifterSeen, Truncated> {
        let heat_mass = f64::from(r.u8()?) / 255.0;
        let yaw = if has_yaw {
            Some(Yaw { deg: f64::from(r.f32()?), sigma_deg: f64::from(r.f32()?) })
        } else {
            None
        };
        let seen = r.varint()?;
        let mut l = LifterSeen {
            spine: Default::default(),
            joints: Default::default(),
            plate: Default::default(),
            contour: Vec::new(),
            yaw,
            facing,
            heat_mass,
        };
        for (i, (point, last)) in points_mut(&mut l).zip(&mut self.0.points).enumerate() {
            if seen >> i & 1 == 1 {
                let position = take_difference(r, last)?;
                let covariance = take_covariance(r)?;
                *point = Some(Point { position, covariance, presence: f64::from(r.u8()?) / 255.0 });
            }
        }
        let count = r.varint()?;
        for i in 0..count {
            // The count is not believed: every point has to be there.
            let index = i as usize;
            if self.0.contour.len() <= index {
                self.0.contour.push((0, 0));
            }
            let Some(last) = self.0.contour.get_mut(index) else { break };
            l.contour.push(take_difference(r, last)?);
        }
        self.0.contour.truncate(count as usize);
        Ok(l)
    }
}
