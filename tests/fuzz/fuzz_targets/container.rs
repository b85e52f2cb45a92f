//! Any bytes as an mp4 or mov file: the index is read and every sample handed out, in bounded memory and time.
#![no_main]

use keel_cli::clip::Demuxer;
use keel_cli::clip::mp4::Mp4;
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut film) = Mp4::open(Cursor::new(bytes)) else { return };
    let mut sample = Vec::new();
    while let Ok(Some(_)) = film.next_sample(&mut sample) {
        assert!(sample.len() <= bytes.len());
    }
});
