//! Where the library is.

use directories::ProjectDirs;
use keel_core::library::Library;
use std::path::PathBuf;

use super::args::At;
use super::failed;
use crate::failure::{Failure, Own};

/// The folder: the one given, else the platform's place for data.
///
/// # Errors
/// Where the platform names no place.
pub fn dir(given: Option<&PathBuf>) -> Result<PathBuf, Failure> {
    if let Some(dir) = given {
        return Ok(dir.clone());
    }
    ProjectDirs::from("", "", "keel")
        .map(|dirs| dirs.data_dir().join("library"))
        .ok_or_else(|| Failure::Usage(Own::NoPlaceForData.into()))
}

/// Opens it.
///
/// # Errors
/// Where it can't be opened.
pub fn open(at: &At) -> Result<Library, Failure> {
    Library::open(&dir(at.library.as_ref())?).map_err(failed)
}
