//! The library's folder: database, tracks, pictures, films that Keel itself put there. Files appear whole or not at all
//! and never change; their names hold what identifies them.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Digest, LibraryError, Moment, SetId};

/// The database's name.
pub(super) const DATABASE: &str = "keel.db";
const TRACKS: &str = "tracks";
const PICTURES: &str = "pictures";
const VIDEOS: &str = "videos";
const ASIDE: &str = "aside";
/// Files wait here until they are whole: a room of its own, so that what killed writers left is found at once.
const INCOMING: &str = "incoming";
const TRACK_EXTENSION: &str = "keeltrack";

/// A library's folder.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder and its rooms where they are missing.
    pub fn make(root: &Path) -> Result<Self, LibraryError> {
        let folder = Self(root.to_owned());
        for room in folder.rooms().into_iter().chain([folder.0.join(INCOMING)]) {
            fs::create_dir_all(&room).map_err(|e| LibraryError::file(&room, e))?;
        }
        Ok(folder)
    }

    fn rooms(&self) -> [PathBuf; 3] {
        [TRACKS, PICTURES, VIDEOS].map(|room| self.0.join(room))
    }

    pub fn root(&self) -> &Path {
        &self.0
    }

    pub fn database(&self) -> PathBuf {
        self.0.join(DATABASE)
    }

    /// Where damaged files are kept.
    pub fn aside(&self) -> PathBuf {
        self.0.join(ASIDE)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Refuses a file within this folder: what is written for outside would take the place of the library's own.
    ///
    /// # Errors
    /// [`LibraryError::NotWritable`] where the file would lie here.
    pub fn keep_out(&self, file: &Path) -> Result<(), LibraryError> {
        let parent = std::path::absolute(file).ok().and_then(|f| f.parent()?.canonicalize().ok());
        let root = self.0.canonicalize().ok();
        if parent.zip(root).is_some_and(|(parent, root)| parent.starts_with(root)) {
            let why = "it would lie in the library's own folder".to_owned();
            return Err(LibraryError::NotWritable { path: file.to_owned(), why });
        }
        Ok(())
    }

    /// Writes a file whole: beside its place, through to the disk, then moved there.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), LibraryError> {
        self.put_incoming(name, bytes)?;
        self.take_in(name)
    }

    /// Writes a file under the name it has until [`Self::take_in`].
    pub fn put_incoming(&self, name: &str, bytes: &[u8]) -> Result<(), LibraryError> {
        let path = self.incoming(name);
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|error| {
            fs::remove_file(&path).ok();
            LibraryError::file(&self.0.join(name), error)
        })
    }

    /// Gives a whole file its name.
    pub fn take_in(&self, name: &str) -> Result<(), LibraryError> {
        let path = self.0.join(name);
        fs::rename(self.incoming(name), &path)
            .and_then(|()| path.parent().map_or(Ok(()), sync_folder))
            .map_err(|e| LibraryError::file(&path, e))
    }

    /// Where a file lies until it is whole.
    pub fn incoming(&self, name: &str) -> PathBuf {
        let leaf = name.rsplit('/').next().unwrap_or(name);
        self.0.join(INCOMING).join(leaf)
    }

    /// Removes a file; one that is not there is removed already.
    pub fn remove(&self, name: &str) -> Result<(), LibraryError> {
        let path = self.0.join(name);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(LibraryError::file(&path, e)),
            _ => Ok(()),
        }
    }

    /// Removes what killed writers left. Only while nobody else writes.
    pub fn remove_unfinished(&self) -> Result<(), LibraryError> {
        let room = self.0.join(INCOMING);
        let failed = |e| LibraryError::file(&room, e);
        for entry in fs::read_dir(&room).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            // A folder is nobody's unfinished file: whoever put it here has it still.
            if !path.is_dir() {
                fs::remove_file(&path).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Whether a track is there, whoever names it.
    pub fn holds_tracks(&self) -> Result<bool, LibraryError> {
        let room = self.0.join(TRACKS);
        Ok(fs::read_dir(&room).map_err(|e| LibraryError::file(&room, e))?.next().is_some())
    }

    /// Every file in the rooms, as its name within the folder and its size in bytes, by name.
    pub fn files(&self) -> Result<Vec<(String, u64)>, LibraryError> {
        let mut out = Vec::new();
        for (room, path) in [TRACKS, PICTURES, VIDEOS].iter().zip(self.rooms()) {
            let failed = |e| LibraryError::file(&path, e);
            for entry in fs::read_dir(&path).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                // A file may go while the folder is being read.
                let Ok(meta) = entry.metadata() else { continue };
                if meta.is_file() {
                    out.push((format!("{room}/{}", entry.file_name().to_string_lossy()), meta.len()));
                }
            }
        }
        out.sort();
        Ok(out)
    }
}

/// Makes a rename last through a power cut.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Name of a set's track. It says when the set was, so that a list can be rebuilt from the tracks alone.
pub(super) fn track_name(started: Moment, id: SetId) -> String {
    format!("{TRACKS}/{}{:+}_{id}.{TRACK_EXTENSION}", started.utc_ms(), started.offset_min())
}

/// When the track of this name was and whose it is; `None` for a name that is no track's.
pub(super) fn read_track_name(name: &str) -> Option<(Moment, SetId)> {
    let stem =
        name.strip_prefix(TRACKS)?.strip_prefix('/')?.strip_suffix(TRACK_EXTENSION)?.strip_suffix('.')?;
    let (when, id) = stem.split_once('_')?;
    let sign = when.find(['+', '-'])?;
    let (ms, offset) = when.split_at_checked(sign)?;
    Some((Moment::new(ms.parse().ok()?, offset.parse().ok()?).ok()?, id.parse().ok()?))
}

/// Name of a picture of a set; its digest is part of it, so that another picture never takes its place.
pub(super) fn picture_name(id: SetId, kind: &str, digest: Digest) -> String {
    let digest = digest.to_string();
    format!("{PICTURES}/{id}-{kind}-{}.jpg", digest.get(..16).unwrap_or(&digest))
}

/// Name of a film that Keel itself keeps.
pub(super) fn video_name(id: SetId, location: &str) -> String {
    let is_mov = Path::new(location).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("mov"));
    format!("{VIDEOS}/{id}.{}", if is_mov { "mov" } else { "mp4" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tracks_name_says_when_and_whose() {
        for offset in [0, 330, -480] {
            let started = Moment::new(1_795_564_800_123, offset).unwrap();
            let id = SetId::derive(started, None);
            assert_eq!(read_track_name(&track_name(started, id)), Some((started, id)));
        }
        assert_eq!(read_track_name("tracks/1_2.keeltrack"), None);
        assert_eq!(read_track_name("pictures/x.jpg"), None);
    }
}
