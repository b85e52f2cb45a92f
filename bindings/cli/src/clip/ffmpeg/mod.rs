//! Films that Keel does not decode itself, through an installed `ffmpeg`: never a shell, never the network.

mod nut;
mod pipe;
mod probe;

use super::picture::Picture;
use super::{Beyond, ClipError, ClipInfo, Reader};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Demuxers that ffmpeg may use: containers of films, so that no playlist, script or text is followed or drawn.
const CONTAINERS: &str = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mxf,ogg,flv,asf,nut";

/// Opens a film; `why` says why Keel could not read it itself.
pub(super) fn open(
    path: &Path,
    why: Beyond,
) -> Result<(ClipInfo, impl Iterator<Item = Result<Picture, ClipError>> + Send + use<>), ClipError> {
    let probed = probe::probe(path, &why)?;
    let info = ClipInfo {
        rotation: probed.rotation,
        colour: probed.colour,
        frames: probed.frames,
        reader: Reader::Ffmpeg,
    };
    let pictures = pipe::Pipe::start(path, &probed.layout, why)?;
    Ok((info, pictures))
}

/// A command that reads only this file and says only what goes wrong.
fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.args(["-v", "error", "-protocol_whitelist", "file,pipe", "-format_whitelist", CONTAINERS]);
    command
}

/// The film as a URL, so that no name can be taken for an option or a protocol.
fn url(path: &Path) -> OsString {
    let mut url = OsString::from("file:");
    url.push(path);
    url
}

/// A program that can't be started is one that is not installed.
fn not_started(error: std::io::Error, why: &Beyond) -> ClipError {
    match error.kind() {
        std::io::ErrorKind::NotFound => ClipError::NoFfmpeg { why: why.clone() },
        _ => ClipError::Io(error),
    }
}
