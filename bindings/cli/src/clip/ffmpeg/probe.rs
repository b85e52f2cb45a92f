//! Size, rotation and colour of a film, asked of `ffprobe`.

use super::{command, not_started, url};
use crate::clip::picture::{Colour, Depth, MAX_PICTURE_PX};
use crate::clip::{Beyond, ClipError, FfmpegFault};
use keel_core::frame::Rotation;
use serde::Deserialize;
use std::path::Path;
use std::process::Stdio;

/// What ffprobe says of a film.
pub(super) struct Probed {
    pub(super) layout: Layout,
    pub(super) rotation: Rotation,
    pub(super) colour: Colour,
    pub(super) frames: Option<u64>,
}

/// The raw pictures that ffmpeg is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) depth: Depth,
    pub(super) pixel_format: &'static str,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    streams: Vec<Stream>,
}

#[derive(Deserialize)]
struct Stream {
    width: u32,
    height: u32,
    #[serde(default)]
    pix_fmt: String,
    #[serde(default)]
    color_space: String,
    #[serde(default)]
    color_transfer: String,
    #[serde(default)]
    color_range: String,
    #[serde(default)]
    sample_aspect_ratio: String,
    #[serde(default)]
    nb_frames: String,
    #[serde(default)]
    side_data_list: Vec<SideData>,
}

#[derive(Deserialize)]
struct SideData {
    rotation: Option<f64>,
}

const ENTRIES: &str = "stream=width,height,pix_fmt,color_space,color_transfer,color_range,sample_aspect_ratio,\
                       nb_frames:stream_side_data=rotation";

pub(super) fn probe(path: &Path, why: &Beyond) -> Result<Probed, ClipError> {
    let output = command("ffprobe")
        .args(["-select_streams", "V:0", "-show_entries", ENTRIES, "-of", "json"])
        .arg(url(path))
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(error, why))?;
    let failed = |fault| ClipError::Ffmpeg { why: why.clone(), fault };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().last().map(|line| FfmpegFault::Said(line.trim().to_owned()));
        return Err(failed(last.unwrap_or(FfmpegFault::Silent)));
    }
    let answer: Answer =
        serde_json::from_slice(&output.stdout).map_err(|_| failed(FfmpegFault::NoPictures))?;
    let stream = answer.streams.first().ok_or_else(|| failed(FfmpegFault::NoPictures))?;
    describe(stream).ok_or_else(|| failed(FfmpegFault::OddRotation))?
}

/// `None` for a picture that is not turned by quarters.
fn describe(stream: &Stream) -> Option<Result<Probed, ClipError>> {
    let counter_clockwise = stream.side_data_list.iter().find_map(|side| side.rotation).unwrap_or(0.0);
    let rotation = Rotation::from_degrees((-counter_clockwise.round() as i32).rem_euclid(360)).ok()?;
    let width = square_width(stream.width, &stream.sample_aspect_ratio);
    let (area_width, area_height) = (u64::from(width), u64::from(stream.height));
    if area_width * area_height > MAX_PICTURE_PX || area_width * area_height == 0 {
        return Some(Err(ClipError::TooLarge { width: area_width, height: area_height }));
    }
    let full_range = stream.color_range == "pc" || stream.pix_fmt.starts_with("yuvj");
    // Formats of more than 8 bits end in their byte order; "yuvj" keeps ffmpeg from squeezing the range.
    let (depth, pixel_format) = match (&*stream.pix_fmt, full_range) {
        (format, _) if format.ends_with("le") || format.ends_with("be") => (Depth::Ten, "yuv420p10le"),
        (_, true) => (Depth::Eight, "yuvj420p"),
        (_, false) => (Depth::Eight, "yuv420p"),
    };
    Some(Ok(Probed {
        layout: Layout { width, height: stream.height, depth, pixel_format },
        rotation,
        colour: Colour {
            matrix: matrix(&stream.color_space),
            transfer: transfer(&stream.color_transfer),
            full_range,
        },
        frames: stream.nb_frames.parse().ok(),
    }))
}

/// The width with square pixels, from an aspect ratio like `4:3`.
fn square_width(width: u32, aspect: &str) -> u32 {
    let ratio =
        aspect.split_once(':').and_then(|(h, v)| Some((h.parse::<f64>().ok()?, v.parse::<f64>().ok()?)));
    match ratio {
        Some((h, v)) if h > 0.0 && v > 0.0 => (f64::from(width) * h / v).round() as u32,
        _ => width,
    }
}

/// ffmpeg's names of H.273 matrices.
fn matrix(name: &str) -> Option<u8> {
    match name {
        "bt709" => Some(1),
        "bt470bg" => Some(5),
        "smpte170m" => Some(6),
        "bt2020nc" => Some(9),
        _ => None,
    }
}

/// ffmpeg's names of H.273 transfer functions, as far as they change how a picture is read.
fn transfer(name: &str) -> Option<u8> {
    match name {
        "bt709" => Some(1),
        "smpte2084" => Some(16),
        "arib-std-b67" => Some(18),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(json: &str) -> Stream {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn rotation_and_colour_are_read_in_their_conventions() {
        let said = stream(
            r#"{"width":1920,"height":1080,"pix_fmt":"yuv422p10le","color_space":"bt2020nc",
                "color_transfer":"arib-std-b67","nb_frames":"61","side_data_list":[{"rotation":-90}]}"#,
        );
        let probed = describe(&said).unwrap().unwrap();
        assert_eq!(probed.rotation, Rotation::Deg90);
        assert_eq!(probed.layout.depth, Depth::Ten);
        assert_eq!(probed.frames, Some(61));
        assert_eq!(probed.colour, Colour { matrix: Some(9), transfer: Some(18), full_range: false });
    }

    #[test]
    fn stretched_pixels_are_made_square() {
        assert_eq!(square_width(720, "4:3"), 960);
        assert_eq!(square_width(720, "0:1"), 720);
        assert_eq!(square_width(720, "N/A"), 720);
    }

    #[test]
    fn a_giant_or_crooked_picture_is_refused() {
        assert!(describe(&stream(r#"{"width":20000,"height":20000}"#)).unwrap().is_err());
        assert!(describe(&stream(r#"{"width":2,"height":2,"side_data_list":[{"rotation":45}]}"#)).is_none());
    }
}
