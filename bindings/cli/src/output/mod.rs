//! Files that appear whole or not at all.

mod name;

pub use name::stems;

use crate::failure::Failure;
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Says a text on standard output. Whoever reads it may stop reading.
///
/// # Errors
/// Where it can't be written.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Output { target: Target::Stdout, error })
        }
        _ => Ok(()),
    }
}

/// Where an output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Standard output, written "-".
    Stdout,
    /// A file, or with several clips a folder.
    Path(PathBuf),
}

impl From<OsString> for Target {
    fn from(text: OsString) -> Self {
        if text == "-" { Self::Stdout } else { Self::Path(text.into()) }
    }
}

impl Target {
    /// The file; `None` for standard output.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdout => None,
            Self::Path(path) => Some(path),
        }
    }

    /// The target for one clip of several: a file in the folder that this names.
    #[must_use]
    pub fn in_folder(&self, stem: &str, extension: &str) -> Self {
        match self {
            Self::Stdout => Self::Stdout,
            Self::Path(folder) => Self::Path(folder.join(format!("{stem}.{extension}"))),
        }
    }

    /// Makes sure that the output can be written, before the long work begins.
    ///
    /// # Errors
    /// Where the folder is missing or can't be written to.
    pub fn reserve(&self) -> io::Result<Reserved> {
        Ok(match self {
            Self::Stdout => Reserved::Stdout,
            Self::Path(path) if is_special(path) => Reserved::Special(path.clone()),
            Self::Path(path) => Reserved::File { temporary: beside(path)?, path: path.clone() },
        })
    }
}

/// An output that has its place; dropping it leaves nothing behind.
#[derive(Debug)]
pub enum Reserved {
    /// Standard output.
    Stdout,
    /// A device or a pipe, which can't be replaced by a file.
    Special(PathBuf),
    /// A file, written beside its place and moved there once it is whole.
    File {
        /// The file until it is whole.
        temporary: NamedTempFile,
        /// Its place.
        path: PathBuf,
    },
}

impl Reserved {
    /// Writes everything, or leaves nothing.
    ///
    /// # Errors
    /// Where the disk is full or the place is gone.
    pub fn write(self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes)?;
                stdout.flush()
            }
            Self::Special(path) => OpenOptions::new().write(true).open(path)?.write_all(bytes),
            Self::File { mut temporary, path } => {
                temporary.write_all(bytes)?;
                temporary.as_file().sync_all()?;
                temporary.persist(path)?;
                Ok(())
            }
        }
    }
}

fn is_special(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn beside(path: &Path) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "there is a folder of this name"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".keel-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any file that a program creates: the user's umask takes away what it takes away.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_absent() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        let target = Target::Path(path.clone());
        drop(target.reserve().unwrap());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        target.reserve().unwrap().write(b"{}").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"{}");
        target.reserve().unwrap().write(b"[]").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"[]");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_refused_early() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Target::Path(folder.path().join("missing/report.json")).reserve().is_err());
        assert!(Target::Path(folder.path().to_owned()).reserve().is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_and_the_device_stays_a_device() {
        let full = Path::new("/dev/full");
        let error = Target::Path(full.into()).reserve().unwrap().write(b"{}").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert!(is_special(full));
    }
}
