//! Cuts and repeated frames, by content.

use crate::frame::Thumbnail;

/// How many changes between new pictures are remembered.
const REMEMBERED: usize = 4;

/// A repeated frame differs from the one before by less than this share of the last change between new pictures. A converter codes the repetition as "nothing new": measured differences are 0 to 5 %. A movement never stops
/// within one frame (the change halves from frame to frame at most), and sensor noise is the same in every frame, so that
/// a lifter who comes to rest or stands still never comes near. Design choice.
const REPEAT_SHARE: f32 = 0.12;

/// And by no more than this mean luma difference: a camera that stops dead leaves its noise behind.
const REPEAT_MOST: f32 = 0.3 / 255.0;

/// Where changes are smaller than this, nothing moves and nothing is noisy: repeats can't be told, nor matter.
const LIVELY: f32 = 0.15 / 255.0;

/// Correlation of two pictures below which they show different things: a cut. Neighbouring frames of one shot stay above
/// 0.8 even when the camera pans by a tenth of its view.
const CUT_CORRELATION: f32 = 0.5;

/// Below this, a change well beyond the latest ones is a cut too: another angle of the same room.
const CUT_LIKELY_CORRELATION: f32 = 0.75;

/// How far beyond.
const CUT_TIMES: f32 = 6.0;

/// Standard deviation of luma under which a picture shows nothing: a title card's ground, a black frame.
const EMPTY: f32 = 0.02;

/// What a frame is after the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A new picture of the same shot.
    New,
    /// The same picture again.
    Repeat,
    /// Another shot.
    Cut,
}

/// Remembers how much pictures changed.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Mean changes between new pictures, a ring.
    recent: [f32; REMEMBERED],
    count: usize,
}

impl Changes {
    /// Forgets them.
    pub(super) fn reset(&mut self) {
        self.count = 0;
    }

    /// Judges `now` after `before`, which have the same size.
    pub(super) fn judge(&mut self, before: &Thumbnail, now: &Thumbnail) -> Change {
        let difference = Difference::between(before.luma(), now.luma());
        let greatest = self.latest(REMEMBERED).reduce(f32::max);
        if difference.is_other_picture(greatest) {
            return Change::Cut;
        }
        let last = self.latest(1).next();
        let is_small = last.is_some_and(|last| last > LIVELY && difference.mean < REPEAT_SHARE * last);
        if is_small && difference.mean < REPEAT_MOST {
            return Change::Repeat;
        }
        self.recent[self.count % REMEMBERED] = difference.mean;
        self.count += 1;
        Change::New
    }

    /// The latest changes, latest first.
    fn latest(&self, count: usize) -> impl Iterator<Item = f32> + '_ {
        (1..=count.min(self.count))
            .filter_map(|back| self.recent.get((self.count - back) % REMEMBERED).copied())
    }
}

/// How two pictures of one size differ.
struct Difference {
    /// Mean absolute difference of luma.
    mean: f32,
    correlation: f32,
    /// Standard deviations of the two.
    deviation: [f32; 2],
}

impl Difference {
    fn between(before: &[f32], now: &[f32]) -> Self {
        let mut lanes = [[0.0_f32; 8]; 6];
        let (a, b) = (before.as_chunks::<8>(), now.as_chunks::<8>());
        for (a, b) in a.0.iter().zip(b.0) {
            for i in 0..8 {
                lanes[0][i] += (b[i] - a[i]).abs();
                lanes[1][i] += a[i];
                lanes[2][i] += b[i];
                lanes[3][i] += a[i] * a[i];
                lanes[4][i] += b[i] * b[i];
                lanes[5][i] += a[i] * b[i];
            }
        }
        let mut sums = lanes.map(|lanes| lanes.iter().sum::<f32>());
        for (a, b) in a.1.iter().zip(b.1) {
            for (sum, term) in sums.iter_mut().zip([(b - a).abs(), *a, *b, a * a, b * b, a * b]) {
                *sum += term;
            }
        }
        let [mean, a, b, aa, bb, ab] = sums.map(|sum| sum / before.len().max(1) as f32);
        let deviation = [aa - a * a, bb - b * b].map(|variance| variance.max(0.0).sqrt());
        let product = deviation[0] * deviation[1];
        let correlation = if product > 1e-9 { (ab - a * b) / product } else { 1.0 };
        Self { mean, correlation, deviation }
    }

    fn is_other_picture(&self, latest: Option<f32>) -> bool {
        let [before, now] = self.deviation;
        if before < EMPTY || now < EMPTY {
            // One of them shows nothing: a cut where the other does.
            return before.max(now) > 3.0 * EMPTY && before.min(now) < 0.3 * before.max(now);
        }
        let is_beyond = latest.is_some_and(|latest| self.mean > CUT_TIMES * latest);
        self.correlation < CUT_CORRELATION || (self.correlation < CUT_LIKELY_CORRELATION && is_beyond)
    }
}
