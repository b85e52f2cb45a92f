//! Raw pictures from `ffmpeg` over a pipe, each with its time.
//!
//! ffmpeg writes the samples to standard output and, from the same decoded frames, one `framecrc` line a frame to
//! standard error; that line carries the frame's exact time. Lines that are none of these say what went wrong.

use super::probe::Layout;
use super::{command, not_started, url};
use crate::clip::ClipError;
use crate::clip::picture::Picture;
use keel_core::frame::Timestamp;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

/// A tick of the times that ffmpeg is asked to write, as an option's value and in nanoseconds.
const TICK: (&str, i64) = ("1:1000000", 1000);

/// A running ffmpeg; it is stopped when this is dropped.
pub(super) struct Pipe {
    child: Child,
    samples: ChildStdout,
    times: Receiver<Timestamp>,
    complaints: Option<JoinHandle<Option<String>>>,
    layout: Layout,
    why: String,
    given: u64,
    ended: bool,
}

impl Pipe {
    pub(super) fn start(path: &Path, layout: &Layout, why: String) -> Result<Self, ClipError> {
        let scale = format!("scale={}:{},setsar=1", layout.width, layout.height);
        let both = ["-map", "0:V:0", "-vf", &scale, "-pix_fmt", layout.pixel_format, "-c:v", "rawvideo"];
        let timing = ["-fps_mode", "passthrough", "-enc_time_base", TICK.0];
        let mut child = command("ffmpeg")
            .args(["-nostdin", "-noautorotate", "-i"])
            .arg(url(path))
            .args(both)
            .args(timing)
            .args(["-f", "rawvideo", "pipe:1"])
            .args(both)
            .args(timing)
            .args(["-flush_packets", "1", "-f", "framecrc", "pipe:2"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| not_started(error, &why))?;
        let (Some(samples), Some(lines)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(ClipError::Stream("ffmpeg has no output".into()));
        };
        let (sender, times) = channel();
        let complaints = thread::spawn(move || read_lines(lines, &sender));
        let layout = layout.clone();
        Ok(Self { child, samples, times, complaints: Some(complaints), layout, why, given: 0, ended: false })
    }

    /// `None` at the end of the pipe.
    fn read(&mut self) -> Result<Option<Picture>, ClipError> {
        let Layout { width, height, depth, .. } = self.layout;
        let plane = |w: u32, h: u32| vec![0; w as usize * h as usize * depth.bytes()];
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        let mut planes =
            [plane(width, height), plane(half_width, half_height), plane(half_width, half_height)];
        for plane in &mut planes {
            match self.samples.read_exact(plane) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        let Ok(time) = self.times.recv() else { return Ok(None) };
        Ok(Some(Picture { time, width, height, depth, planes }))
    }

    /// Why nothing came, when nothing came.
    fn end(&mut self) -> Option<ClipError> {
        self.ended = true;
        let said = self.complaints.take().and_then(|thread| thread.join().ok().flatten());
        match said {
            Some(said) if self.given > 0 => {
                log::warn!("ffmpeg: {said}");
                None
            }
            said => (self.given == 0).then(|| ClipError::Ffmpeg {
                why: self.why.clone(),
                said: said.unwrap_or_else(|| "it holds no pictures".into()),
            }),
        }
    }
}

impl Iterator for Pipe {
    type Item = Result<Picture, ClipError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.read() {
            Ok(Some(picture)) => {
                self.given += 1;
                Some(Ok(picture))
            }
            Ok(None) => self.end().map(Err),
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        // Both fail only where ffmpeg has ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Sends the time of each frame; returns the last line that was something else.
fn read_lines(lines: ChildStderr, times: &Sender<Timestamp>) -> Option<String> {
    let mut complaint = None;
    for line in BufReader::new(lines).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        match frame_time(&line) {
            Some(time) if times.send(time).is_err() => break,
            Some(_) => {}
            None if line.starts_with('#') || line.trim().is_empty() => {}
            None => complaint = Some(line.trim().to_owned()),
        }
    }
    complaint
}

/// The presentation time of a `framecrc` line: stream, decoding time, presentation time, duration, size, checksum.
fn frame_time(line: &str) -> Option<Timestamp> {
    let mut fields = line.split(',').map(str::trim);
    let [stream, _decoding, presentation, _, _, sum] =
        std::array::from_fn(|_| fields.next().unwrap_or_default());
    let is_frame = stream == "0" && sum.starts_with("0x");
    let ticks: i64 = presentation.parse().ok().filter(|_| is_frame)?;
    Some(Timestamp::from_nanos(ticks.checked_mul(TICK.1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_line_gives_its_time_and_nothing_else_does() {
        let line = "0,      33333,      66667,    33333,     3072, 0x3e4c5d6f";
        assert_eq!(frame_time(line), Some(Timestamp::from_nanos(66_667_000)));
        assert_eq!(frame_time("#tb 0: 1/1000000"), None);
        assert_eq!(frame_time("0, moov atom not found"), None);
        assert_eq!(frame_time("[mov @ 0x55] error reading header, 0, 12"), None);
    }
}
