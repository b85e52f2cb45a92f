//! Raw pictures from `ffmpeg` over a pipe, each with its time.

use super::nut::Nut;
use super::probe::Layout;
use super::{command, not_started, url};
use crate::clip::picture::Picture;
use crate::clip::{Beyond, ClipError, FfmpegFault};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Stdio};
use std::thread::{self, JoinHandle};

/// A tick of the times that ffmpeg writes: a microsecond, so that no camera's times are rounded to frames.
const TICK: &str = "1:1000000";

/// A running ffmpeg; it is stopped when this is dropped.
pub(super) struct Pipe {
    child: Child,
    source: Source,
    complaints: Option<JoinHandle<Option<String>>>,
    layout: Layout,
    why: Beyond,
    given: u64,
}

enum Source {
    Unopened(BufReader<ChildStdout>),
    Open(Box<Nut<BufReader<ChildStdout>>>),
    Ended,
}

impl Pipe {
    pub(super) fn start(path: &Path, layout: &Layout, why: Beyond) -> Result<Self, ClipError> {
        let mut child = command("ffmpeg")
            .args(["-nostdin", "-noautorotate", "-i"])
            .arg(url(path))
            .args(["-map", "0:V:0", "-vf"])
            .arg(format!("scale={}:{},setsar=1", layout.width, layout.height))
            .args(["-pix_fmt", layout.pixel_format, "-c:v", "rawvideo"])
            .args(["-fps_mode", "passthrough", "-enc_time_base", TICK, "-f", "nut", "pipe:1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| not_started(error, &why))?;
        let (Some(output), Some(lines)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(io::Error::other("ffmpeg has no output").into());
        };
        let complaints = Some(thread::spawn(move || last_line(lines)));
        let source = Source::Unopened(BufReader::new(output));
        Ok(Self { child, source, complaints, layout: layout.clone(), why, given: 0 })
    }

    /// `None` at the end of the stream, and where ffmpeg ended before its stream began.
    fn read(&mut self) -> io::Result<Option<Picture>> {
        self.source = match std::mem::replace(&mut self.source, Source::Ended) {
            Source::Unopened(output) => Source::Open(Box::new(Nut::open(output)?)),
            other => other,
        };
        let Source::Open(nut) = &mut self.source else { return Ok(None) };
        let Some((time, mut data)) = nut.next_frame()? else { return Ok(None) };
        let Layout { width, height, depth, .. } = self.layout;
        let plane = |w: u32, h: u32| vec![0; w as usize * h as usize * depth.bytes()];
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        let mut planes =
            [plane(width, height), plane(half_width, half_height), plane(half_width, half_height)];
        if data.size != planes.iter().map(|plane| plane.len() as u64).sum::<u64>() {
            return Err(io::Error::new(ErrorKind::InvalidData, "ffmpeg sent pictures of another size"));
        }
        for plane in &mut planes {
            data.read_exact(plane)?;
        }
        Ok(Some(Picture { time, width, height, depth, planes }))
    }

    /// Why nothing came, when nothing came.
    fn end(&mut self) -> Option<ClipError> {
        self.source = Source::Ended;
        let said = self.complaints.take().and_then(|thread| thread.join().ok().flatten());
        if self.given == 0 {
            let fault = said.map_or(FfmpegFault::NoPictures, FfmpegFault::Said);
            return Some(ClipError::Ffmpeg { why: self.why.clone(), fault });
        }
        if let Some(said) = said {
            log::warn!("ffmpeg: {said}");
        }
        None
    }
}

impl Iterator for Pipe {
    type Item = Result<Picture, ClipError>;

    fn next(&mut self) -> Option<Self::Item> {
        if matches!(self.source, Source::Ended) {
            return None;
        }
        match self.read() {
            Ok(Some(picture)) => {
                self.given += 1;
                Some(Ok(picture))
            }
            Ok(None) => self.end().map(Err),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => self.end().map(Err),
            Err(error) => {
                self.source = Source::Ended;
                Some(Err(error.into()))
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

/// The last thing that ffmpeg complained of.
fn last_line(lines: ChildStderr) -> Option<String> {
    let lines = BufReader::new(lines).split(b'\n').map_while(Result::ok);
    lines.map(|line| String::from_utf8_lossy(&line).trim().to_owned()).filter(|line| !line.is_empty()).last()
}
