//! Cuts and repeated frames, by content.

use crate::frame::Thumbnail;

/// How many frames the usual change is taken from: a quarter of a second at 30 frames a second.
const REMEMBERED: usize = 8;

/// The usual change is the third largest of them: a cut or a flash among them does not count, and neither do frames
/// repeated up to five times.
const RANK: usize = 2;

/// A repeated frame differs from the one before by less than this share of the usual change. A converter codes the
/// repetition as "nothing new": measured differences are 0 to 5 %. Sensor noise is the same in every frame, so that a
/// lifter who stands still never comes near. Design choice.
const REPEAT_SHARE: f32 = 0.12;

/// And by no more than this mean luma difference: a camera that stops dead leaves its noise behind.
const REPEAT_MOST: f32 = 0.3 / 255.0;

/// Where the usual change is smaller than this, nothing moves and nothing is noisy: repeats can't be told, nor matter.
const LIVELY: f32 = 0.15 / 255.0;

/// Correlation of two pictures below which they show different things: a cut. Neighbouring frames of one shot stay above
/// 0.8 even when the camera pans by a tenth of its view.
const CUT_CORRELATION: f32 = 0.5;

/// Below this, a change well beyond the usual is a cut too: another angle of the same room.
const CUT_LIKELY_CORRELATION: f32 = 0.75;

/// How far beyond the usual.
const CUT_TIMES_USUAL: f32 = 6.0;

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

/// Remembers how much frames usually change.
#[derive(Debug, Default)]
pub(super) struct Changes {
    recent: [f32; REMEMBERED],
    count: usize,
}

impl Changes {
    /// Forgets what is usual.
    pub(super) fn reset(&mut self) {
        self.count = 0;
    }

    /// Judges `now` after `before`, which have the same size.
    pub(super) fn judge(&mut self, before: &Thumbnail, now: &Thumbnail) -> Change {
        let difference = Difference::between(before.luma(), now.luma());
        let usual = self.usual();
        self.recent[self.count % REMEMBERED] = difference.mean;
        self.count += 1;
        if difference.is_other_picture(usual) {
            return Change::Cut;
        }
        match usual {
            Some(usual)
                if usual > LIVELY
                    && difference.mean < REPEAT_SHARE * usual
                    && difference.mean < REPEAT_MOST =>
            {
                Change::Repeat
            }
            _ => Change::New,
        }
    }

    fn usual(&self) -> Option<f32> {
        let mut known = self.recent;
        let known = known.get_mut(..self.count.min(REMEMBERED))?;
        known.sort_by(|a, b| b.total_cmp(a));
        known.get(RANK).copied()
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

    fn is_other_picture(&self, usual: Option<f32>) -> bool {
        let [before, now] = self.deviation;
        if before < EMPTY || now < EMPTY {
            // One of them shows nothing: a cut where the other does.
            return before.max(now) > 3.0 * EMPTY && before.min(now) < 0.3 * before.max(now);
        }
        let is_beyond = usual.is_some_and(|usual| self.mean > CUT_TIMES_USUAL * usual);
        self.correlation < CUT_CORRELATION || (self.correlation < CUT_LIKELY_CORRELATION && is_beyond)
    }
}
