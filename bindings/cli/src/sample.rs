//! The sample clip, part of the program: a drawn lifter, five reps, and what is true of each.

use std::io;
use std::path::PathBuf;
use tempfile::TempDir;

/// A rendered set in portrait; the truth of every frame stands beside it in the source tree.
const CLIP: &[u8] = include_bytes!("../sample/sample.mp4");

/// The sample clip as a file, for as long as this lives.
pub struct Sample {
    folder: TempDir,
}

impl Sample {
    /// Writes the clip.
    ///
    /// # Errors
    /// Where there is no place for temporary files.
    pub fn unpack() -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("sample.mp4"), CLIP)?;
        Ok(Self { folder })
    }

    /// Where it lies.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("sample.mp4")
    }
}
