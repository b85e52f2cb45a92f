//! Exposure and sharpness.

use crate::frame::Thumbnail;
use crate::track::Light;

/// Mean luma, and the root mean square of the luma's steps to the right and downwards over its standard deviation.
pub(super) fn of(thumbnail: &Thumbnail) -> Light {
    let (width, luma) = (thumbnail.width(), thumbnail.luma());
    if width < 2 || luma.len() < 2 * width {
        return Light { luma: f64::from(luma.first().copied().unwrap_or_default()), sharpness: 0.0 };
    }
    let count = luma.len() as f32;
    let mean = sum(luma, luma, |v, _| v) / count;
    let variance = sum(luma, luma, |v, _| (v - mean) * (v - mean)) / count;
    let step = |a: f32, b: f32| (b - a) * (b - a);
    let down = sum(luma, &luma[width..], step) / (count - width as f32);
    // Along the whole picture at once; the steps from each row's end to the next one's start are taken out again.
    let ends = luma.chunks_exact(width).zip(luma.chunks_exact(width).skip(1));
    let over_ends: f32 = ends.map(|(row, next)| step(row[width - 1], next[0])).sum();
    let across = (sum(luma, &luma[1..], step) - over_ends) / (count - count / width as f32);
    let sharpness = if variance > 1e-6 { ((across + down) / variance).max(0.0).sqrt() } else { 0.0 };
    Light { luma: f64::from(mean), sharpness: f64::from(sharpness) }
}

/// The sum of a term over pairs of pixels, in eight lanes that the compiler can run side by side.
fn sum(a: &[f32], b: &[f32], term: impl Fn(f32, f32) -> f32) -> f32 {
    let count = a.len().min(b.len());
    let (a, b) = (a[..count].as_chunks::<8>(), b[..count].as_chunks::<8>());
    let mut lanes = [0.0_f32; 8];
    for (a, b) in a.0.iter().zip(b.0) {
        for i in 0..8 {
            lanes[i] += term(a[i], b[i]);
        }
    }
    let rest: f32 = a.1.iter().zip(b.1).map(|(a, b)| term(*a, *b)).sum();
    lanes.iter().sum::<f32>() + rest
}
