//! The built-in decoders give, sample by sample and time by time, what ffmpeg gives.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_cli::clip::{Beyond, Clip, Picture, Reader};
use keel_core::frame::Rotation;
use keel_tests::ffmpeg::make;
use keel_tests::skip::skip;
use std::path::Path;

fn pictures(mut clip: Clip) -> Vec<Picture> {
    std::iter::from_fn(|| clip.next_picture().unwrap()).collect()
}

/// Holds a clip that ffmpeg makes with `args` to ffmpeg's own decoding; times within ffmpeg's microsecond.
fn agrees_with_ffmpeg(test: &str, name: &str, args: &str) -> Option<Vec<Picture>> {
    let folder = tempfile::tempdir().unwrap();
    let path = make(test, folder.path(), name, args)?;
    let mine = Clip::open(&path).unwrap();
    assert_eq!(mine.info().reader, Reader::BuiltIn, "{test}");
    let theirs = Clip::open_ffmpeg(&path, Beyond::Coding(String::new())).unwrap();
    assert_eq!(mine.info().rotation, theirs.info().rotation, "{test}");
    let (mine, theirs) = (pictures(mine), pictures(theirs));
    assert_eq!(mine.len(), theirs.len(), "{test}: frames");
    for (index, (mine, theirs)) in mine.iter().zip(&theirs).enumerate() {
        assert_eq!((mine.width, mine.height, mine.depth), (theirs.width, theirs.height, theirs.depth));
        let apart_s = mine.time.seconds_since(theirs.time).abs();
        assert!(apart_s <= 1e-6, "{test}: frame {index} is {apart_s} s apart");
        assert!(mine.planes == theirs.planes, "{test}: samples of frame {index} differ");
    }
    Some(mine)
}

const FILM: &str = "-f lavfi -i testsrc2=size=320x240:rate=30:duration=2,noise=alls=8:all_seed=7";

#[test]
fn h264_high_with_b_frames() {
    let args = format!("{FILM} -pix_fmt yuv420p -c:v libx264 -profile:v high -bf 3 -b_strategy 0 -g 24");
    agrees_with_ffmpeg("h264_high_with_b_frames", "a.mp4", &args);
}

#[test]
fn h264_baseline_in_mov() {
    let args = format!("{FILM} -pix_fmt yuv420p -c:v libx264 -profile:v baseline");
    agrees_with_ffmpeg("h264_baseline_in_mov", "a.mov", &args);
}

#[test]
fn h264_open_gop_and_pyramid() {
    let args = format!(
        "{FILM} -pix_fmt yuv420p -c:v libx264 -x264-params open-gop=1:b-pyramid=normal:bframes=5:keyint=12:ref=6"
    );
    agrees_with_ffmpeg("h264_open_gop_and_pyramid", "a.mp4", &args);
}

#[test]
fn h264_ten_bit() {
    let args = format!("{FILM} -pix_fmt yuv420p10le -c:v libx264 -profile:v high10");
    agrees_with_ffmpeg("h264_ten_bit", "a.mp4", &args);
}

#[test]
fn h264_many_slices_and_size_that_is_no_multiple_of_16() {
    let args = "-f lavfi -i testsrc2=size=350x198:rate=25:duration=1 -pix_fmt yuv420p -c:v libx264 -x264-params slices=4";
    agrees_with_ffmpeg("h264_many_slices_and_size_that_is_no_multiple_of_16", "a.mp4", args);
}

#[test]
fn hevc_main() {
    let args = format!(
        "{FILM} -pix_fmt yuv420p -c:v libx265 -tag:v hvc1 -x265-params log-level=none:bframes=4:keyint=20"
    );
    agrees_with_ffmpeg("hevc_main", "a.mp4", &args);
}

#[test]
fn hevc_main_10_open_gop() {
    let args = format!(
        "{FILM} -pix_fmt yuv420p10le -c:v libx265 -x265-params log-level=none:open-gop=1:keyint=15:bframes=4"
    );
    agrees_with_ffmpeg("hevc_main_10_open_gop", "a.mp4", &args);
}

#[test]
fn variable_frame_rate() {
    // Frames 10..20 are dropped, and every third of the rest comes late.
    let args = "-f lavfi -i testsrc2=size=160x120:rate=60:duration=1 -vf select='not(between(n,10,20)+eq(mod(n,3),1))' \
                -fps_mode passthrough -pix_fmt yuv420p -c:v libx264 -bf 2";
    let Some(pictures) = agrees_with_ffmpeg("variable_frame_rate", "a.mp4", args) else { return };
    let steps: Vec<i64> =
        pictures.windows(2).map(|w| (w[1].time.seconds_since(w[0].time) * 60.0).round() as i64).collect();
    assert!(steps.contains(&1) && steps.contains(&2) && steps.iter().any(|step| *step > 9), "{steps:?}");
}

#[test]
fn edit_list_that_cuts_the_beginning() {
    // Copying from the middle of a group of pictures keeps the frames before the cut and hides them by an edit list.
    let folder = tempfile::tempdir().unwrap();
    let test = "edit_list_that_cuts_the_beginning";
    let whole = format!("{FILM} -pix_fmt yuv420p -c:v libx264 -bf 2 -g 60");
    let Some(whole) = make(test, folder.path(), "whole.mp4", &whole) else { return };
    let all = pictures(Clip::open(&whole).unwrap()).len();
    let cut = format!("-ss 0.5 -i {} -c copy -avoid_negative_ts disabled", whole.display());
    let Some(shown) = agrees_with_ffmpeg(test, "cut.mp4", &cut) else { return };
    assert!(shown.len() < all, "{} of {all} frames are shown", shown.len());
}

#[test]
fn every_quarter_turn() {
    const ONE: i32 = 0x0001_0000;
    let film = include_bytes!("../clips/h264.bin");
    let matrix = film.windows(4).position(|kind| kind == b"tkhd").unwrap() + 4 + 40;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("turned.mp4");
    // The upper left of the matrix (a, b, c, d) that turns a picture clockwise by each angle.
    for (turn, [a, b, c, d]) in [
        (Rotation::Deg0, [ONE, 0, 0, ONE]),
        (Rotation::Deg90, [0, ONE, -ONE, 0]),
        (Rotation::Deg180, [-ONE, 0, 0, -ONE]),
        (Rotation::Deg270, [0, -ONE, ONE, 0]),
    ] {
        let mut turned = film.to_vec();
        for (entry, value) in [(0, a), (1, b), (3, c), (4, d)] {
            turned[matrix + 4 * entry..][..4].copy_from_slice(&value.to_be_bytes());
        }
        std::fs::write(&path, turned).unwrap();
        assert_eq!(Clip::open(&path).unwrap().info().rotation, turn);
        match Clip::open_ffmpeg(&path, Beyond::Coding(String::new())) {
            Ok(theirs) => assert_eq!(theirs.info().rotation, turn),
            Err(error) => skip("every_quarter_turn", &format!("ffmpeg is not asked: {error}")),
        }
    }
}

#[test]
fn other_codecs_go_through_ffmpeg_with_their_times() {
    let folder = tempfile::tempdir().unwrap();
    let test = "other_codecs_go_through_ffmpeg_with_their_times";
    for (name, codec) in [
        ("a.mkv", "-pix_fmt yuv420p -c:v libx264"),
        ("a.webm", "-pix_fmt yuv420p -c:v libvpx-vp9 -cpu-used 8"),
        ("b.mp4", "-pix_fmt yuv420p -c:v libvpx-vp9 -cpu-used 8"),
        ("a.mov", "-pix_fmt yuv422p10le -c:v prores_ks"),
        ("c.mp4", "-pix_fmt yuv422p -c:v libx264"),
        ("d.mp4", "-pix_fmt yuv420p -c:v libx264 -movflags frag_keyframe+empty_moov"),
        ("e.mp4", "-pix_fmt yuv420p -c:v libx264 -flags +ildct -x264-params interlaced=1"),
    ] {
        let args = format!("-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 {codec}");
        let Some(path) = make(test, folder.path(), name, &args) else { return };
        let clip = Clip::open(&path).unwrap();
        assert_eq!(clip.info().reader, Reader::Ffmpeg, "{name}");
        let pictures = pictures(clip);
        assert_eq!(pictures.len(), 25, "{name}");
        for (index, picture) in pictures.iter().enumerate() {
            let seconds = picture.time.seconds_since(pictures[0].time);
            assert!((seconds - index as f64 / 25.0).abs() < 1e-3, "{name}: frame {index} at {seconds} s");
        }
    }
}

#[test]
fn real_clips_agree_with_ffmpeg() {
    let test = "real_clips_agree_with_ffmpeg";
    let Some(folder) = std::env::var_os("KEEL_FOOTAGE") else {
        return skip(test, "KEEL_FOOTAGE names no folder of real clips");
    };
    for name in ["bartrace_dave.mp4", "bartrace_randy.mp4", "rohanx01_squat.mp4"] {
        let path = Path::new(&folder).join(name);
        let mut mine = Clip::open(&path).unwrap();
        let mut theirs = Clip::open_ffmpeg(&path, Beyond::Coding(String::new())).unwrap();
        loop {
            let (mine, theirs) = (mine.next_picture().unwrap(), theirs.next_picture().unwrap());
            assert_eq!(mine.is_some(), theirs.is_some(), "{name}: length");
            let (Some(mine), Some(theirs)) = (mine, theirs) else { break };
            assert!(mine.time.seconds_since(theirs.time).abs() <= 1e-6, "{name}: times");
            assert!(mine.planes == theirs.planes, "{name}: samples at {:?}", mine.time);
        }
    }
}
