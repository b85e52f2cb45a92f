//! Films that are damaged, cut short, or no films at all: one clear reason, never a panic, never a hang.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_cli::clip::mp4::Mp4Error;
use keel_cli::clip::{Clip, ClipError, Reader};
use keel_tests::ffmpeg::make;
use std::path::{Path, PathBuf};

const FILMS: [&str; 3] = ["h264.bin", "hevc.bin", "hevc10.bin"];
const FRAMES: usize = 12;

fn committed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("clips").join(name)
}

/// Reads a film to its end and counts its pictures.
fn read(path: &Path) -> Result<usize, ClipError> {
    let mut clip = Clip::open(path)?;
    let mut frames = 0;
    while clip.next_picture()?.is_some() {
        frames += 1;
    }
    Ok(frames)
}

/// Reads bytes as a film named `.mp4`.
fn read_bytes(bytes: &[u8]) -> Result<usize, ClipError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mp4");
    std::fs::write(&path, bytes).unwrap();
    read(&path)
}

/// Finds a box's type and gives the position right after it.
fn after(bytes: &[u8], kind: [u8; 4]) -> usize {
    bytes.windows(4).position(|window| *window == kind).unwrap() + 4
}

/// The committed film with its index moved in front, as a phone's share sheet or a web export writes it.
fn index_first(bytes: &[u8]) -> Vec<u8> {
    let moov = after(bytes, *b"moov") - 8;
    let ftyp = u32::from_be_bytes(bytes[..4].try_into().unwrap()) as usize;
    let (index, rest) = (&bytes[moov..], &bytes[ftyp..moov]);
    let mut film = [&bytes[..ftyp], index, rest].concat();
    let chunks = after(&film, *b"stco") + 4;
    let count = u32::from_be_bytes(film[chunks..chunks + 4].try_into().unwrap()) as usize;
    for chunk in 0..count {
        let at = chunks + 4 + 4 * chunk;
        let moved = u32::from_be_bytes(film[at..at + 4].try_into().unwrap()) + index.len() as u32;
        film[at..at + 4].copy_from_slice(&moved.to_be_bytes());
    }
    film
}

#[test]
fn an_empty_file_is_named_so() {
    assert!(matches!(read_bytes(b""), Err(ClipError::Empty)));
}

#[test]
fn text_named_mp4_is_no_film() {
    let outcome = read_bytes(b"This is the training log of last week, not a film. Deadlift 5 x 140 kg.\n");
    assert!(matches!(outcome, Err(ClipError::Ffmpeg { .. } | ClipError::NoFfmpeg { .. })), "{outcome:?}");
}

#[test]
fn a_folder_and_a_missing_file_are_named_so() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(read(folder.path()), Err(ClipError::NotAFile)));
    assert!(matches!(read(&folder.path().join("gone.mp4")), Err(ClipError::Io(_))));
}

#[test]
fn a_film_that_hangs_an_unbounded_reader_is_refused() {
    assert!(read(&committed("hang.bin")).is_err());
}

#[test]
fn a_film_cut_short_says_that_the_copy_is_incomplete() {
    for name in FILMS {
        let whole = std::fs::read(committed(name)).unwrap();
        let front = index_first(&whole);
        assert_eq!(read_bytes(&front).unwrap(), FRAMES, "{name}: index moved in front");
        for film in [whole, front] {
            for percent in [1, 50, 99] {
                let error = read_bytes(&film[..film.len() * percent / 100]).unwrap_err();
                let expected =
                    matches!(error, ClipError::Mp4(Mp4Error::NoIndex | Mp4Error::FrameOutsideFile { .. }));
                assert!(expected, "{name} at {percent} %: {error}");
            }
        }
    }
}

#[test]
fn five_hundred_flipped_bits_never_panic_or_hang() {
    let mut state = 0x5eed_u64;
    let mut draw = |below: usize| {
        // Knuth's MMIX generator: the same 500 places in every run.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % below
    };
    let films = FILMS.map(|name| std::fs::read(committed(name)).unwrap());
    let (mut whole, mut partly, mut refused) = (0, 0, 0);
    for flip in 0..500 {
        let mut film = films[flip % films.len()].clone();
        let at = draw(film.len());
        film[at] ^= 1 << draw(8);
        match read_bytes(&film) {
            Ok(FRAMES) => whole += 1,
            Ok(frames) => {
                assert!(frames < FRAMES, "flip {flip}: {frames} frames");
                partly += 1;
            }
            Err(error) => {
                assert!(!error.to_string().contains('\n'), "flip {flip}: {error}");
                refused += 1;
            }
        }
    }
    assert!(whole > 0 && partly > 0 && refused > 0, "{whole} whole, {partly} partly, {refused} refused");
}

#[test]
fn times_that_stand_still_are_refused() {
    let mut film = std::fs::read(committed("h264.bin")).unwrap();
    for (table, entry_bytes) in [(*b"stts", 8), (*b"ctts", 8)] {
        let entries = after(&film, table) + 4;
        let count = u32::from_be_bytes(film[entries..entries + 4].try_into().unwrap()) as usize;
        for entry in 0..count {
            let value = entries + 4 + entry * entry_bytes + 4;
            film[value..value + 4].copy_from_slice(&[0; 4]);
        }
    }
    let edits = after(&film, *b"elst") + 12;
    film[edits..edits + 4].copy_from_slice(&[0; 4]);
    let outcome = read_bytes(&film);
    assert!(matches!(outcome, Err(ClipError::Times { bad: 11, frames: 12 })), "{outcome:?}");
}

#[test]
fn times_that_run_backwards_are_put_in_order() {
    // Every decoding step 0 and an offset that falls: the last coded frame is shown first.
    let mut film = std::fs::read(committed("h264.bin")).unwrap();
    let step = after(&film, *b"stts") + 12;
    film[step..step + 4].copy_from_slice(&[0; 4]);
    let mut clip = {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("film.mp4");
        std::fs::write(&path, &film).unwrap();
        Clip::open(&path).unwrap()
    };
    let mut last = None;
    while let Ok(Some(picture)) = clip.next_picture() {
        assert!(last.is_none_or(|last| picture.time > last));
        last = Some(picture.time);
    }
    assert!(last.is_some());
}

#[test]
fn a_giant_picture_is_refused_before_it_is_decoded() {
    // The width of the H.264 header lies behind other fields, so ffmpeg's own giant is asked for.
    let folder = tempfile::tempdir().unwrap();
    let args =
        "-f lavfi -i color=size=16000x2400:rate=1:duration=1 -pix_fmt yuv420p -c:v libx264 -preset ultrafast";
    let test = "a_giant_picture_is_refused_before_it_is_decoded";
    let Some(path) = make(test, folder.path(), "giant.mp4", args) else { return };
    assert!(matches!(read(&path), Err(ClipError::TooLarge { width: 16000, height: 2400 })));
}

#[test]
fn sound_alone_is_no_film() {
    let folder = tempfile::tempdir().unwrap();
    let args = "-f lavfi -i sine=frequency=440:duration=1 -c:a aac";
    let Some(path) = make("sound_alone_is_no_film", folder.path(), "sound.mp4", args) else { return };
    assert!(matches!(read(&path), Err(ClipError::Mp4(Mp4Error::NoVideo))));
}

#[test]
fn unusual_sizes_and_lengths_are_read() {
    let folder = tempfile::tempdir().unwrap();
    for (name, size, rest, frames, reader) in [
        ("tiny.mp4", "2x2", "-pix_fmt yuv420p -c:v libx264", 10, Reader::BuiltIn),
        ("odd.mkv", "33x47", "-vf format=yuv444p,scale=33:47 -c:v ffv1", 10, Reader::Ffmpeg),
        (
            "wide.mp4",
            "4096x2160",
            "-pix_fmt yuv420p -c:v libx264 -preset ultrafast -frames:v 3",
            3,
            Reader::BuiltIn,
        ),
        ("single.mp4", "64x48", "-pix_fmt yuv420p -c:v libx264 -frames:v 1", 1, Reader::BuiltIn),
    ] {
        let args = format!("-f lavfi -i testsrc2=size={size}:rate=10:duration=1 {rest}");
        let Some(path) = make("unusual_sizes_and_lengths_are_read", folder.path(), name, &args) else {
            return;
        };
        let mut clip = Clip::open(&path).unwrap();
        assert_eq!(clip.info().reader, reader, "{name}");
        let (mut seen, mut last_s) = (0, 0.0);
        let mut first = None;
        while let Some(picture) = clip.next_picture().unwrap() {
            assert_eq!(format!("{}x{}", picture.width, picture.height), size, "{name}");
            last_s = picture.time.seconds_since(*first.get_or_insert(picture.time));
            seen += 1;
        }
        assert_eq!(seen, frames, "{name}");
        assert!((last_s - (frames - 1) as f64 / 10.0).abs() < 1e-3, "{name}: {last_s} s");
    }
}

#[test]
fn a_film_without_frames_is_named_so() {
    let mut film = std::fs::read(committed("h264.bin")).unwrap();
    let count = after(&film, *b"stsz") + 8;
    film[count..count + 4].copy_from_slice(&[0; 4]);
    assert!(matches!(read_bytes(&film), Err(ClipError::Mp4(Mp4Error::NoFrames))));
}

#[test]
fn tables_that_promise_more_than_they_hold_are_refused() {
    for table in [*b"stsz", *b"stts", *b"ctts"] {
        let mut film = std::fs::read(committed("h264.bin")).unwrap();
        let count = after(&film, table) + if table == *b"stsz" { 8 } else { 4 };
        let promised = if table == *b"stsz" { 1_000_000_u32 } else { 0 };
        film[count..count + 4].copy_from_slice(&promised.to_be_bytes());
        let outcome = read_bytes(&film);
        assert!(matches!(outcome, Err(ClipError::Mp4(Mp4Error::Damaged(_)))), "{table:?}: {outcome:?}");
    }
}
