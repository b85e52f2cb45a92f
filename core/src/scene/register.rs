//! Gauss-Newton registration of a thumbnail on anchors taken from an earlier one.

use super::fit::{Fit, LARGEST_SD_PX, LEAST_ANCHORS, LEAST_SCALE, UNKNOWNS};
use crate::frame::Thumbnail;
use crate::geometry::{Similarity, Vec2};
use nalgebra::SVector;

/// Anchors are chosen evenly: the strongest edges of each tile of a grid of this many columns and rows.
const TILES: (usize, usize) = (8, 12);

/// Anchors per tile.
const PER_TILE: usize = 3;

/// Least luma gradient of an anchor, per thumbnail px: above the noise of the means.
const LEAST_GRADIENT: f32 = 0.008;

/// Steps of the descent at most; two to four are usual.
const MOST_STEPS: usize = 8;

/// The descent has arrived when no anchor moves by more than about this, thumbnail px.
const ARRIVED_PX: f64 = 0.004;

/// What it may still move in the last step to count as an answer: hard edges, whose slope between two pixels is not that
/// at the anchor, make the last steps swing about the place.
const NEARLY_PX: f64 = 0.05;

/// Full steps at first; then this share of each, which calms the swing.
const CALM: f64 = 0.6;

/// How many full steps.
const FULL_STEPS: usize = 3;

/// Share of the last frame's motion that the next one is expected to make: less than all, so that a motion nobody sees
/// dies away.
const MOMENTUM: f64 = 0.8;

/// A similarity about the thumbnail's middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Warp {
    /// Shift of the middle, px.
    shift: Vec2,
    /// Scale times cosine, scale times sine.
    a: f64,
    b: f64,
    /// The middle that is turned about, px.
    middle: Vec2,
}

impl Default for Warp {
    fn default() -> Self {
        Self { shift: Vec2::default(), a: 1.0, b: 0.0, middle: Vec2::default() }
    }
}

impl Warp {
    fn apply(&self, p: Vec2) -> Vec2 {
        let d = p - self.middle;
        self.middle + self.shift + Vec2::new(self.a * d.x - self.b * d.y, self.b * d.x + self.a * d.y)
    }

    /// The warp as a plain similarity.
    pub(super) fn similarity(&self) -> Similarity {
        Similarity { a: self.a, b: self.b, offset: self.apply(Vec2::default()), mirrored: false }
    }

    /// This warp moved on by most of a step.
    pub(super) fn moved(&self, step: &Self) -> Self {
        Self {
            shift: self.shift + step.shift * MOMENTUM,
            a: self.a + (step.a - 1.0) * MOMENTUM,
            b: self.b + step.b * MOMENTUM,
            ..*self
        }
    }

    /// The step from an earlier warp.
    pub(super) fn since(&self, before: &Self) -> Self {
        Self { shift: self.shift - before.shift, a: self.a - before.a + 1.0, b: self.b - before.b, ..*self }
    }
}

/// A background pixel that is looked for again.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    at: Vec2,
    luma: f64,
    gradient: Vec2,
}

/// Where anchors were found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Registration {
    /// From the anchors' thumbnail to the one looked at.
    pub(super) warp: Warp,
    /// Share of the anchors that lie within the thumbnail, hidden or not.
    pub(super) in_view: f64,
}

/// Background pixels of a thumbnail.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    anchors: Vec<Anchor>,
    middle: Vec2,
}

impl Anchors {
    /// Takes new anchors; pixels that `is_hidden` (people) are left out, unless next to nothing remains: then people are
    /// left to be outvoted.
    pub(super) fn take(&mut self, thumbnail: &Thumbnail, is_hidden: impl Fn(Vec2) -> bool) {
        self.take_all(thumbnail, is_hidden);
        if self.anchors.len() < 2 * LEAST_ANCHORS {
            self.take_all(thumbnail, |_| false);
        }
    }

    fn take_all(&mut self, thumbnail: &Thumbnail, is_hidden: impl Fn(Vec2) -> bool) {
        let (width, height) = (thumbnail.width(), thumbnail.height());
        self.middle = Vec2::new(width as f64 / 2.0, height as f64 / 2.0);
        self.anchors.clear();
        self.anchors.reserve(TILES.0 * TILES.1 * PER_TILE);
        let span = |tile: usize, tiles: usize, size: usize| {
            (tile * size / tiles).max(1)..((tile + 1) * size / tiles).min(size.saturating_sub(1))
        };
        for tile in 0..TILES.0 * TILES.1 {
            let mut best: [Option<(f32, Anchor)>; PER_TILE] = [None; PER_TILE];
            for y in span(tile / TILES.0, TILES.1, height) {
                for x in span(tile % TILES.0, TILES.0, width) {
                    let anchor = anchor(thumbnail, x, y).filter(|anchor| !is_hidden(anchor.at));
                    if let Some(anchor) = anchor {
                        insert(&mut best, anchor);
                    }
                }
            }
            self.anchors.extend(best.iter().flatten().map(|(_, anchor)| *anchor));
        }
    }

    /// Whether there are enough to fix a camera.
    pub(super) fn are_enough(&self) -> bool {
        self.anchors.len() >= LEAST_ANCHORS
    }

    /// Looks for the anchors in another thumbnail, from a guess on; `None` where too few agree or they leave the place
    /// open. Anchors that are hidden now are left out, unless next to nothing remains.
    pub(super) fn register(
        &self,
        thumbnail: &Thumbnail,
        guess: &Warp,
        is_hidden: impl Fn(Vec2) -> bool,
    ) -> Option<Registration> {
        let start = Warp { middle: self.middle, ..*guess };
        let in_sight = self.anchors.iter().filter(|anchor| !is_hidden(start.apply(anchor.at))).count();
        if in_sight < 2 * LEAST_ANCHORS {
            return self.descend(thumbnail, start, |_| false);
        }
        self.descend(thumbnail, start, is_hidden)
    }

    /// How far the picture lies from where a warp puts it, thumbnail px, and the share of the anchors in view: the luma that
    /// changed at an anchor, over its gradient, is how far the picture moved across that edge; the median of it is told.
    /// `None` where too few anchors are seen.
    fn distance(
        &self,
        thumbnail: &Thumbnail,
        warp: &Warp,
        is_hidden: impl Fn(Vec2) -> bool,
    ) -> Option<(f64, f64)> {
        let mut changes = [0.0; TILES.0 * TILES.1 * PER_TILE];
        let mut slopes = [0.0; TILES.0 * TILES.1 * PER_TILE];
        let (mut seen, mut in_view) = (0, 0);
        for anchor in &self.anchors {
            let place = warp.apply(anchor.at);
            let Some(luma) = luma_at(thumbnail, place) else { continue };
            in_view += 1;
            if !is_hidden(place) {
                (changes[seen], slopes[seen]) = (luma - anchor.luma, anchor.gradient.length());
                seen += 1;
            }
        }
        if seen < LEAST_ANCHORS {
            return None;
        }
        let mut sorted = changes;
        let (_, brightness, _) = sorted[..seen].select_nth_unstable_by(seen / 2, f64::total_cmp);
        let brightness = *brightness;
        for (change, slope) in changes[..seen].iter_mut().zip(slopes) {
            *change = (*change - brightness).abs() / slope;
        }
        let (_, moved_px, _) = changes[..seen].select_nth_unstable_by(seen / 2, f64::total_cmp);
        Some((*moved_px, f64::from(in_view) / self.anchors.len() as f64))
    }

    /// A warp as it is, where the picture lies within what an answer may err by from it, and no farther than from another
    /// answer: hard edges and coarse codecs make a descent swing about, or wander off, a place that is right.
    pub(super) fn stays(
        &self,
        thumbnail: &Thumbnail,
        warp: &Warp,
        other: Option<&Registration>,
        is_hidden: impl Fn(Vec2) -> bool,
    ) -> Option<Registration> {
        let warp = Warp { middle: self.middle, ..*warp };
        let (distance_px, in_view) = self.distance(thumbnail, &warp, &is_hidden)?;
        let other_px =
            other.and_then(|o| self.distance(thumbnail, &o.warp, &is_hidden)).map_or(f64::INFINITY, |d| d.0);
        (distance_px <= LARGEST_SD_PX.min(other_px)).then_some(Registration { warp, in_view })
    }

    /// Iteratively reweighted Gauss-Newton on luma residuals with the gradients of the anchors themselves (Baker and
    /// Matthews 2004), with gain and brightness as unknowns beside the four of the similarity.
    fn descend(
        &self,
        thumbnail: &Thumbnail,
        start: Warp,
        is_hidden: impl Fn(Vec2) -> bool,
    ) -> Option<Registration> {
        let mut warp = start;
        let (mut gain, mut brightness) = (1.0, 0.0);
        let mut scale = 0.1;
        let reach = self.middle.length().max(1.0);
        for count in 0..MOST_STEPS {
            let mut fit = Fit::default();
            for anchor in &self.anchors {
                let place = warp.apply(anchor.at);
                let Some(luma) = luma_at(thumbnail, place) else { continue };
                fit.in_view += 1;
                if is_hidden(place) {
                    continue;
                }
                let d = (anchor.at - self.middle) * (1.0 / reach);
                let g = anchor.gradient * gain;
                let row = SVector::<f64, UNKNOWNS>::from([
                    g.x,
                    g.y,
                    g.x * d.x + g.y * d.y,
                    g.y * d.x - g.x * d.y,
                    anchor.luma,
                    1.0,
                ]);
                // What the anchors' own gradient must explain: the place holds luma, the model says gain and brightness.
                fit.add(&row, luma - gain * anchor.luma - brightness, scale);
            }
            let off = warp.shift - start.shift;
            let (off_a, off_b) = ((warp.a - start.a) * reach, (warp.b - start.b) * reach);
            fit.expect([off.x, off.y, off_a, off_b, 1.0 - gain, -brightness]);
            let (step, quality) = fit.solve(self.anchors.len())?;
            let step = step * if count < FULL_STEPS { 1.0 } else { CALM };
            // The residual grows with a shift of the picture: the warp goes against it.
            warp.shift = warp.shift - Vec2::new(step[0], step[1]);
            warp.a -= step[2] / reach;
            warp.b -= step[3] / reach;
            gain += step[4];
            brightness += step[5];
            scale = (fit.mean_residual() * 1.2533).max(LEAST_SCALE);
            let moved = step[0].abs() + step[1].abs() + step[2].abs() + step[3].abs();
            let is_last = count + 1 == MOST_STEPS;
            if moved < ARRIVED_PX || (is_last && moved < NEARLY_PX) {
                return quality.is_good().then_some(Registration { warp, in_view: quality.in_view });
            }
            if !warp.shift.is_finite() || !(0.6..1.7).contains(&warp.a.hypot(warp.b)) {
                return None;
            }
        }
        None
    }
}

/// The pixel as an anchor; `None` where it shows no edge.
fn anchor(thumbnail: &Thumbnail, x: usize, y: usize) -> Option<Anchor> {
    let (luma, width) = (thumbnail.luma(), thumbnail.width());
    let at = |x: usize, y: usize| luma.get(y * width + x).copied();
    let gx = (at(x + 1, y)? - at(x - 1, y)?) / 2.0;
    let gy = (at(x, y + 1)? - at(x, y - 1)?) / 2.0;
    (gx.hypot(gy) >= LEAST_GRADIENT).then_some(Anchor {
        at: Vec2::new(x as f64 + 0.5, y as f64 + 0.5),
        luma: f64::from(at(x, y)?),
        gradient: Vec2::new(f64::from(gx), f64::from(gy)),
    })
}

/// Keeps the strongest, strongest first.
fn insert(best: &mut [Option<(f32, Anchor)>; PER_TILE], anchor: Anchor) {
    let mut carried = Some((anchor.gradient.length() as f32, anchor));
    for slot in best {
        let strength = |entry: &Option<(f32, Anchor)>| entry.map_or(-1.0, |(strength, _)| strength);
        if strength(&carried) > strength(slot) {
            std::mem::swap(slot, &mut carried);
        }
    }
}

/// Luma between the pixels' centres, bilinear; `None` outside.
fn luma_at(thumbnail: &Thumbnail, p: Vec2) -> Option<f64> {
    let (x, y) = (p.x - 0.5, p.y - 0.5);
    let (width, height) = (thumbnail.width(), thumbnail.height());
    let is_inside = x >= 0.0 && y >= 0.0 && x < width as f64 - 1.0 && y < height as f64 - 1.0;
    if !is_inside {
        return None;
    }
    let (column, row) = (x as usize, y as usize);
    let (fx, fy) = (x - column as f64, y - row as f64);
    let luma = thumbnail.luma();
    let upper = luma.get(row * width + column..row * width + column + 2)?;
    let lower = luma.get((row + 1) * width + column..(row + 1) * width + column + 2)?;
    let mix = |pair: &[f32]| f64::from(pair[0]) * (1.0 - fx) + f64::from(pair[1]) * fx;
    Some(mix(upper) * (1.0 - fy) + mix(lower) * fy)
}
