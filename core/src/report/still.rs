//! The evidence picture: a frame with the set-up's curve thin and dashed and the moment's curve bold, its degrees and
//! margin written in the corner. Keel keeps no pixels, so the caller decodes the frame again.

use image::RgbImage;
use noto_sans_mono_bitmap::{FontWeight, RasterHeight, get_raster};
use tiny_skia::{Color, LineCap, LineJoin, Paint, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

use crate::frame::{Border, ChannelOrder, Frame, Sampler, TensorLayout};
use crate::geometry::{Similarity, Vec2};
use crate::replay::Overlay;
use crate::verdict::Word;

/// Longest side of a still, px: legible on any phone, small enough to send.
const SIDE_MAX_PX: usize = 1280;

/// What a still says beside its curves.
#[derive(Clone, Copy, Debug)]
pub struct Still<'a> {
    /// The curves.
    pub overlay: &'a Overlay,
    /// Colours the bold curve.
    pub verdict: Word,
    /// Short text for the corner, degrees and margin ("12° ± 4°"); characters beyond Latin-1 are left out.
    pub caption: &'a str,
}

/// Draws a still of `frame`, its longest side at most 1280 px.
pub fn still(frame: &Frame<'_>, still: &Still<'_>) -> RgbImage {
    let picture = shrunk(frame, SIDE_MAX_PX);
    let scale = f64::from(picture.width()) / frame.width() as f64;
    let (width, height) = picture.dimensions();
    let Some(mut canvas) = Pixmap::new(width, height) else { return picture };
    for (pixel, rgb) in canvas.pixels_mut().iter_mut().zip(picture.pixels()) {
        *pixel = tiny_skia::ColorU8::from_rgba(rgb[0], rgb[1], rgb[2], u8::MAX).premultiply();
    }
    // Line widths in thousandths of the picture's height, so that every size looks alike.
    let unit = height as f32 / 1000.0;
    let halo = Color::from_rgba8(0x0F, 0x15, 0x1B, 0xB0);
    let ghost = Color::from_rgba8(0xEE, 0xF2, 0xF4, 0xFF);
    let dash = StrokeDash::new(vec![9.0 * unit, 6.0 * unit], 0.0);
    line(&mut canvas, &still.overlay.setup, scale, 5.0 * unit, halo, None);
    line(&mut canvas, &still.overlay.setup, scale, 2.5 * unit, ghost, dash);
    line(&mut canvas, &still.overlay.curve, scale, 9.0 * unit, halo, None);
    line(&mut canvas, &still.overlay.curve, scale, 6.0 * unit, color(still.verdict), None);
    write(&mut canvas, still.caption, (height as usize / 24).max(12));
    flattened(&canvas)
}

/// A small picture of `frame`, its longest side at most `side_px`.
pub fn thumbnail(frame: &Frame<'_>, side_px: usize) -> RgbImage {
    shrunk(frame, side_px)
}

/// The dark theme's verdict colours: they stand on any film over the dark halo.
fn color(word: Word) -> Color {
    let [r, g, b] = match word {
        Word::Held => [0x4F, 0xD1, 0xC5],
        Word::Slight => [0xF0, 0xB4, 0x29],
        Word::Clear => [0xFB, 0x92, 0x3C],
        Word::Large => [0xF9, 0x70, 0x66],
        Word::NotJudged => [0x9A, 0xA7, 0xB1],
    };
    Color::from_rgba8(r, g, b, u8::MAX)
}

fn shrunk(frame: &Frame<'_>, side_px: usize) -> RgbImage {
    let longest = frame.width().max(frame.height());
    let factor = (longest as f64 / side_px.max(1) as f64).max(1.0);
    let side = |px: usize| ((px as f64 / factor).round() as usize).max(1);
    let layout = TensorLayout {
        width: side(frame.width()),
        height: side(frame.height()),
        order: ChannelOrder::Rgb,
        scale: [1.0; 3],
        offset: [0.0; 3],
        border: Border::Edge,
    };
    let crop = Similarity { a: factor, b: 0.0, offset: Vec2::default(), mirrored: false };
    let mut planes = Vec::new();
    Sampler::new().sample(frame, &crop, &layout, &mut planes);
    let area = layout.width * layout.height;
    RgbImage::from_fn(layout.width as u32, layout.height as u32, |x, y| {
        let at = y as usize * layout.width + x as usize;
        image::Rgb([0, 1, 2].map(|c| planes.get(c * area + at).copied().unwrap_or(0.0).round() as u8))
    })
}

fn line(
    canvas: &mut Pixmap,
    points: &[Vec2],
    scale: f64,
    width: f32,
    color: Color,
    dash: Option<StrokeDash>,
) {
    let mut builder = PathBuilder::new();
    for (i, p) in points.iter().enumerate() {
        let (x, y) = ((p.x * scale) as f32, (p.y * scale) as f32);
        if i == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
    }
    let Some(path) = builder.finish() else { return };
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(color);
    let stroke =
        Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, dash, ..Stroke::default() };
    canvas.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
}

/// Writes `text` into the lower left corner on a dark ground, `height_px` high.
fn write(canvas: &mut Pixmap, text: &str, height_px: usize) {
    let glyphs: Vec<_> =
        text.chars().filter_map(|c| get_raster(c, FontWeight::Bold, RasterHeight::Size32)).collect();
    let Some(first) = glyphs.first() else { return };
    let scale = height_px as f64 / first.height() as f64;
    let advance = first.width() as f64 * scale;
    let (canvas_width, canvas_height) = (canvas.width() as usize, canvas.height() as usize);
    let (left, margin) = (height_px / 2, height_px / 2);
    let top = canvas_height.saturating_sub(height_px + 2 * margin);
    let text_width = (advance * glyphs.len() as f64) as usize;
    let ink = [0xEE_u8, 0xF2, 0xF4];
    let ground = [0x0F_u8, 0x15, 0x1B];
    let pixels = canvas.pixels_mut();
    for y in top..(top + height_px + margin).min(canvas_height) {
        for x in left / 2..(left + text_width + left / 2).min(canvas_width) {
            // Nearest of the 32 px master: at these sizes its own anti-aliasing carries over.
            let (gx, gy) =
                ((x as f64 - left as f64) / advance, (y as f64 - top as f64 - margin as f64 / 2.0) / scale);
            let cover = if gx < 0.0 || gy < 0.0 {
                0
            } else {
                let column = (gx.fract() * advance / scale) as usize;
                glyphs.get(gx as usize).and_then(|g| g.pixel(column, gy as usize)).unwrap_or(0)
            };
            let Some(pixel) = pixels.get_mut(y * canvas_width + x) else { continue };
            let below = pixel.demultiply();
            let shade = |i: usize, under: u8| {
                let back = f64::from(under) * 0.35 + f64::from(ground[i]) * 0.65;
                (back + (f64::from(ink[i]) - back) * f64::from(cover) / 255.0) as u8
            };
            *pixel = tiny_skia::ColorU8::from_rgba(
                shade(0, below.red()),
                shade(1, below.green()),
                shade(2, below.blue()),
                u8::MAX,
            )
            .premultiply();
        }
    }
}

fn flattened(canvas: &Pixmap) -> RgbImage {
    RgbImage::from_fn(canvas.width(), canvas.height(), |x, y| {
        let rgb = canvas.pixel(x, y).map(|p| [p.red(), p.green(), p.blue()]);
        image::Rgb(rgb.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Color as FrameColor, FrameMeta, Pixels, Plane, Rotation, Timestamp};

    fn grey(bytes: &[u8], width: usize, height: usize) -> Frame<'_> {
        let meta = FrameMeta {
            width,
            height,
            rotation: Rotation::Deg0,
            mirrored: false,
            color: FrameColor::default(),
            time: Timestamp::default(),
        };
        Frame::new(&Pixels::Rgba(Plane { bytes, row_stride: width * 4 }), meta).unwrap()
    }

    fn overlay() -> Overlay {
        Overlay {
            time_s: 0.0,
            curve: vec![Vec2::new(200.0, 100.0), Vec2::new(200.0, 500.0)],
            setup: vec![Vec2::new(300.0, 100.0), Vec2::new(300.0, 500.0)],
            change_deg: None,
            phase: None,
            rep: None,
        }
    }

    #[test]
    fn curves_stand_where_they_were_seen_and_the_caption_in_its_corner() {
        let bytes = vec![128; 600 * 800 * 4];
        let frame = grey(&bytes, 600, 800);
        let drawn = still(&frame, &Still { overlay: &overlay(), verdict: Word::Large, caption: "12° ± 4°" });
        assert_eq!(drawn.dimensions(), (600, 800));
        assert_eq!(drawn.get_pixel(200, 300).0, [0xF9, 0x70, 0x66]);
        assert_eq!(drawn.get_pixel(450, 300).0, [128, 128, 128]);
        let dashes = (150..450).filter(|y| drawn.get_pixel(300, *y).0[0] > 200).count();
        assert!((100..250).contains(&dashes), "{dashes} of 300 rows of the dashed line are bright");
        let written = (700..800)
            .flat_map(|y| (0..300).map(move |x| (x, y)))
            .filter(|(x, y)| drawn.get_pixel(*x, *y).0[0] > 200)
            .count();
        assert!(written > 100, "{written}");
    }

    #[test]
    fn a_large_frame_is_shrunk_and_its_curves_with_it() {
        let bytes = vec![128; 1200 * 2560 * 4];
        let frame = grey(&bytes, 1200, 2560);
        let drawn = still(&frame, &Still { overlay: &overlay(), verdict: Word::Held, caption: "" });
        assert_eq!(drawn.dimensions(), (600, 1280));
        assert_eq!(drawn.get_pixel(100, 150).0, [0x4F, 0xD1, 0xC5]);
        assert_eq!(thumbnail(&frame, 256).dimensions(), (120, 256));
    }
}
