//! Clips that the tests make for themselves, where ffmpeg is installed.

use crate::skip::skip;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs ffmpeg with `args` to make the file `name` in `folder`; `None`, noted as skipped, where ffmpeg or one of its
/// encoders is missing.
pub fn make(test: &str, folder: &Path, name: &str, args: &str) -> Option<PathBuf> {
    let path = folder.join(name);
    let output = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-y"])
        .args(args.split_whitespace())
        .arg(&path)
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => Some(path),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            skip(test, &format!("ffmpeg can't make {name}: {}", said.lines().last().unwrap_or_default()));
            None
        }
        Err(error) => {
            skip(test, &format!("ffmpeg is not installed: {error}"));
            None
        }
    }
}
