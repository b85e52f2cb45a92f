//! One set.

use std::sync::Arc;

use keel_core::library::{self, VideoPrint};
use keel_core::replay;
use keel_core::report::{self, to_json};

use super::{PictureKind, SetFacts, SetLibrary, SetSummary, Video, id};
use crate::codes::VideoState;
use crate::error::Missing;
use crate::{KeelError, Replay, Report, SetupGhost};

/// A set with everything that is told of it.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct StoredSet {
    /// What lists show of it.
    pub summary: SetSummary,
    /// The report that holds: as first judged, or as corrected or judged again since.
    pub report: Option<Report>,
    /// The film.
    pub video: Option<Video>,
    /// Whether the film was removed through the library.
    pub video_removed: bool,
    /// Its pictures.
    pub pictures: Vec<KeptPicture>,
}

/// A picture that is kept.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct KeptPicture {
    /// What it shows.
    pub kind: PictureKind,
    /// Number of the rep that it shows, from 1; `None` for a thumbnail.
    pub rep: Option<i32>,
    /// Path of the JPEG file.
    pub path: String,
}

impl KeptPicture {
    fn of(kind: library::PictureKind, path: &std::path::Path) -> Self {
        let (kind, rep) = match kind {
            library::PictureKind::Thumbnail => (PictureKind::Thumbnail, None),
            library::PictureKind::Setup { rep } => (PictureKind::Setup, Some(rep as i32)),
            library::PictureKind::Worst { rep } => (PictureKind::Worst, Some(rep as i32)),
        };
        Self { kind, rep, path: path.display().to_string() }
    }
}

#[uniffi::export]
impl SetLibrary {
    /// Opens a set.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set.
    pub fn set(&self, set: String) -> Result<StoredSet, KeelError> {
        self.inner.wait(|library| {
            let id = id(&set)?;
            let stored = library.set(id)?;
            Ok(StoredSet {
                pictures: library
                    .pictures(id)?
                    .iter()
                    .map(|(kind, path)| KeptPicture::of(*kind, path))
                    .collect(),
                summary: stored.summary.into(),
                report: stored.report.as_ref().map(Report::from),
                video: stored.video.map(Video::from),
                video_removed: stored.video_removed,
            })
        })
    }

    /// The report that holds, as JSON, series included.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, or it was not judged.
    pub fn report_json(&self, set: String) -> Result<String, KeelError> {
        self.inner.wait(|library| Ok(to_json(&report(library, &set)?)?))
    }

    /// A set to be looked at again, under the report that holds.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, it was not judged, or its track is gone.
    pub fn replay(&self, set: String) -> Result<Arc<Replay>, KeelError> {
        self.inner.wait(|library| {
            let report = report(library, &set)?;
            Ok(Replay::over(Arc::new(replay::Replay::owning(library.track(id(&set)?)?, report))))
        })
    }

    /// The track of a set, as it is stored.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, or its track is gone.
    pub fn track(&self, set: String) -> Result<Vec<u8>, KeelError> {
        self.inner.wait(|library| Ok(library.track_bytes(id(&set)?)?))
    }

    /// The set-up of a set, for finding the same spot again; `None` where it was not seen well enough.
    ///
    /// # Errors
    /// As [`Self::replay`].
    pub fn setup_ghost(&self, set: String) -> Result<Option<SetupGhost>, KeelError> {
        self.inner.wait(|library| {
            let report = report(library, &set)?;
            Ok(SetupGhost::of(&library.track(id(&set)?)?, &report))
        })
    }

    /// Changes what the lifter said of a set: note, load, belt, lift, place, and whether its film is kept.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, [`KeelError::Argument`] for facts that can't be kept.
    pub fn edit_facts(&self, set: String, facts: SetFacts) -> Result<(), KeelError> {
        self.inner.wait(|library| Ok(library.edit_facts(id(&set)?, &facts.try_into()?)?))
    }

    /// What became of a set's film, where its location is a path.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, [`KeelError::Storage`] where the film can't be read.
    pub fn video_state(&self, set: String) -> Result<VideoState, KeelError> {
        self.inner.wait(|library| Ok(library.video_state(id(&set)?)?))
    }

    /// What became of a film that only the platform can look at: `bytes` and `head` (its first megabyte) are of what lies at its
    /// location now.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, [`KeelError::Argument`] for a negative size.
    pub fn video_state_by(&self, set: String, bytes: i64, head: Vec<u8>) -> Result<VideoState, KeelError> {
        self.inner.wait(|library| {
            let stored = library.set(id(&set)?)?;
            let Some(video) = stored.video else {
                return Ok(if stored.video_removed { VideoState::Removed } else { VideoState::None });
            };
            let size = u64::try_from(bytes).map_err(|e| KeelError::argument("bytes", bytes, e))?;
            let print = VideoPrint::of(head.as_slice(), size);
            Ok(video.state(print.ok()))
        })
    }
}

fn report(library: &library::Library, set: &str) -> Result<report::Report, KeelError> {
    let report = library.set(id(set)?)?.report;
    report.ok_or_else(|| KeelError::not_there(Missing::Report, set, format!("set {set} was not judged")))
}
