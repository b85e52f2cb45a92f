//! Committed films decode to committed checksums: a film's pictures are fixed by the standard, bit for bit.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_cli::clip::{Clip, Depth, Reader};
use md5::{Digest, Md5};
use std::path::Path;

/// Checksum of a film's samples in display order (Y, Cb, Cr of each frame); ffmpeg gives the same.
fn checksum(name: &str, depth: Depth) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("clips").join(name);
    let mut clip = Clip::open(&path).unwrap();
    assert_eq!(clip.info().reader, Reader::BuiltIn);
    let (mut sum, mut frames) = (Md5::new(), 0);
    while let Some(picture) = clip.next_picture().unwrap() {
        assert_eq!((picture.width, picture.height, picture.depth), (96, 64, depth));
        assert_eq!(picture.time.nanos(), frames * 1_000_000_000 / 30, "frame {frames}");
        picture.planes.iter().for_each(|plane| sum.update(plane));
        frames += 1;
    }
    assert_eq!(frames, 12);
    sum.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[test]
fn h264_high() {
    assert_eq!(checksum("h264.bin", Depth::Eight), "73c9e6a284dff3c67846536fcd6f52de");
}

#[test]
fn hevc_main() {
    assert_eq!(checksum("hevc.bin", Depth::Eight), "601dd1b6aa6da39d0d13de071d78d46f");
}

#[test]
fn hevc_main_10() {
    assert_eq!(checksum("hevc10.bin", Depth::Ten), "c427a37aa8dd143e560e8771306a90a8");
}
