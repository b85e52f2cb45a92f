//! The dorsal contour: where the person's mask ends behind the spine, to a fraction of a pixel.

use crate::frame::Frame;
use crate::geometry::{Similarity, Vec2};
use crate::pose::Level;
use crate::pose::decode::{CropPoint, MaskMap};
use crate::rules::PRESENCE_SEEN;

/// Contour points from C7 to S1.
pub(super) const STEPS: usize = 24;

/// Farthest the contour lies behind the vertebral line, px of the crop: 22 cm at 3.2 mm per px, hooded jumpers included.
const FARTHEST_PX: f64 = 68.0;

/// Step of the walk outwards, px of the crop: a quarter of a mask cell.
const STEP_PX: f64 = 1.0;

/// Least luma step per frame px, of 255, for an edge to count. Design choice: three times the noise of an indoor phone
/// picture after the smoothing along the normal.
const CLEAR_EDGE: f64 = 6.0;

/// An edge must beat the mean gradient of the stretch by this factor: on printed cloth nothing does.
const OUTSTANDING: f64 = 2.5;

/// Most luma samples along one normal.
const MOST_SAMPLES: usize = 64;

/// Traces contours; owns its memory.
#[derive(Debug, Default)]
pub(super) struct Contour {
    luma: Vec<f64>,
}

impl Contour {
    /// Fills `contour` (frame px) from the mask of a trunk crop (crop px to frame px); leaves it empty where the mask or
    /// too many vertebral points are missing, or the mask does not end behind the line at every step.
    pub(super) fn trace(
        &mut self,
        mask: Option<&MaskMap<'_>>,
        vertebral: &[Option<CropPoint>; Level::COUNT],
        crop: &Similarity,
        frame: &Frame<'_>,
        contour: &mut Vec<Vec2>,
    ) {
        contour.clear();
        let (Some(mask), Some(line)) = (mask, Line::through(vertebral)) else { return };
        for step in 0..STEPS {
            let (at, behind) = line.at(step as f64 / (STEPS - 1) as f64);
            let Some(distance) = edge(mask, at, behind) else {
                contour.clear();
                return;
            };
            let refined = self.refine(at, behind, distance, mask.stride_px(), crop, frame);
            contour.push(crop.apply(at + behind * refined.unwrap_or(distance)));
        }
    }

    /// The clearest luma edge within a mask cell of the mask's edge, px of the crop behind the line.
    fn refine(
        &mut self,
        at: Vec2,
        behind: Vec2,
        distance: f64,
        reach_px: f64,
        crop: &Similarity,
        frame: &Frame<'_>,
    ) -> Option<f64> {
        let frame_px = 1.0 / crop.scale();
        let step = (2.0 * reach_px / (MOST_SAMPLES - 2) as f64).max(0.5 * frame_px);
        let count = (2.0 * reach_px / step) as usize + 1;
        self.luma.clear();
        for i in 0..count {
            let place = at + behind * (distance - reach_px + step * i as f64);
            self.luma.push(frame.luma_at(crop.apply(place))?);
        }
        // Central difference over two frame px, the sampling distance of the camera.
        let lag = ((frame_px / step).round() as usize).max(1);
        let gradient = |i: usize| {
            let (a, b) = (self.luma.get(i.checked_sub(lag)?)?, self.luma.get(i + lag)?);
            Some((b - a).abs() / (2.0 * lag as f64 * step / frame_px))
        };
        let inside = lag..count.saturating_sub(lag);
        let (mut top, mut best, mut sum) = (0.0, 0, 0.0);
        for i in inside.clone() {
            let g = gradient(i)?;
            sum += g;
            if g > top {
                (top, best) = (g, i);
            }
        }
        let mean = sum / inside.len().max(1) as f64;
        let is_at_end = best <= inside.start || best + 1 >= inside.end;
        if top < CLEAR_EDGE || top < OUTSTANDING * mean || is_at_end {
            return None;
        }
        let (before, after) = (gradient(best - 1)?, gradient(best + 1)?);
        let bend = before - 2.0 * top + after;
        let shift = if bend < 0.0 { (0.5 * (before - after) / bend).clamp(-1.0, 1.0) } else { 0.0 };
        Some(distance - reach_px + step * (best as f64 + shift))
    }
}

/// Where the mask ends, px behind the line: the first place where it falls below the even chance; `None` where it does
/// not within reach.
fn edge(mask: &MaskMap<'_>, at: Vec2, behind: Vec2) -> Option<f64> {
    let mut before = mask.logit(at);
    for i in 1..=(FARTHEST_PX / STEP_PX) as usize {
        let logit = mask.logit(at + behind * (i as f64 * STEP_PX));
        if before > 0.0 && logit <= 0.0 {
            return Some((i as f64 - 1.0 + before / (before - logit)) * STEP_PX);
        }
        before = logit;
    }
    None
}

/// The vertebral points as a polyline of the crop, C7 first.
struct Line {
    points: [Vec2; Level::COUNT],
    /// Length from the first point.
    along: [f64; Level::COUNT],
}

impl Line {
    fn through(vertebral: &[Option<CropPoint>; Level::COUNT]) -> Option<Self> {
        let mut points = [Vec2::default(); Level::COUNT];
        let mut along = [0.0; Level::COUNT];
        for (i, point) in vertebral.iter().enumerate() {
            let seen = point.filter(|p| p.point.presence >= PRESENCE_SEEN)?;
            points[i] = seen.point.position;
            if i > 0 {
                along[i] = along[i - 1] + (points[i] - points[i - 1]).length();
            }
        }
        (along[Level::COUNT - 1] > 1.0).then_some(Self { points, along })
    }

    /// The place at a share of the length, and the unit normal towards the back (the lifter faces the crop's right).
    fn at(&self, share: f64) -> (Vec2, Vec2) {
        let length = share * self.along[Level::COUNT - 1];
        let i = self.along.iter().skip(1).take_while(|&&a| a < length).count().min(Level::COUNT - 2);
        let stretch = (self.along[i + 1] - self.along[i]).max(1e-9);
        let along = self.points[i + 1] - self.points[i];
        let place = self.points[i] + along * ((length - self.along[i]) / stretch);
        // The chord over the neighbouring levels: a normal that does not jump at a level.
        let chord = self.points[(i + 2).min(Level::COUNT - 1)] - self.points[i.saturating_sub(1)];
        let size = chord.length().max(1e-9);
        (place, Vec2::new(-chord.y / size, chord.x / size))
    }
}
