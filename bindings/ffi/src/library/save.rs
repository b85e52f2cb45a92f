//! Keeping a set.

use std::sync::Arc;

use keel_core::library::{self, NewPicture, NewSet, VideoPrint, VideoRef};

use super::{SetFacts, SetLibrary, id};
use crate::{JudgedSet, KeelError, Moment};

/// The platform's film of a set: the library refers to it and never touches it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Video {
    /// A path, relative to the library's folder or absolute, or a URI of the platform's.
    pub location: String,
    /// Size, bytes.
    pub bytes: i64,
    /// SHA-256 of its first megabyte, lower-case hex: see [`SetLibrary::video_of`].
    pub head_sha256: String,
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PictureKind {
    /// The set, small, for lists.
    Thumbnail,
    /// A rep's set-up.
    Setup,
    /// A rep's largest change.
    Worst,
}

/// A picture to be kept with a set.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Picture {
    /// What it shows.
    pub kind: PictureKind,
    /// Number of the rep that it shows, from 1; unused for a thumbnail.
    pub rep: i32,
    /// The picture as a JPEG file.
    pub jpeg: Vec<u8>,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Saved {
    /// The set's id.
    pub id: String,
    /// Whether it is new; a set that is there already is left as it is.
    pub is_new: bool,
}

#[uniffi::export]
impl SetLibrary {
    /// Keeps a set. When this returns, the set is on the disk whole; when the process dies before, nothing of it shows. Keeping the
    /// same set again changes nothing. Without `judged` (judging failed) the facts and the film are kept.
    ///
    /// # Errors
    /// [`KeelError::Argument`] for facts or a moment that can't be kept, [`KeelError::Storage`] where the disk refuses.
    pub fn save(
        &self,
        started: Moment,
        facts: SetFacts,
        judged: Option<Arc<JudgedSet>>,
        video: Option<Video>,
        pictures: Vec<Picture>,
    ) -> Result<Saved, KeelError> {
        self.inner.wait(|library| {
            let (facts, video) = (facts.try_into()?, video.map(VideoRef::try_from).transpose()?);
            let pictures = pictures.iter().map(NewPicture::try_from).collect::<Result<Vec<_>, _>>()?;
            let saved = library.save(&NewSet {
                started: started.try_into()?,
                facts: &facts,
                track: judged.as_ref().map(|j| j.bytes()),
                report: judged.as_ref().map(|j| j.core_report()),
                video: video.as_ref(),
                pictures: &pictures,
            })?;
            Ok(Saved { id: saved.id.to_string(), is_new: saved.is_new })
        })
    }

    /// Keeps a picture with a set, instead of the one of its kind that is there.
    ///
    /// # Errors
    /// [`KeelError::NotThere`] when there is no such set, [`KeelError::Storage`] where the disk refuses.
    pub fn keep_picture(&self, set: String, picture: Picture) -> Result<(), KeelError> {
        self.inner.wait(|library| Ok(library.keep_picture(id(&set)?, &(&picture).try_into()?)?))
    }

    /// What a library keeps of a film: `head` is its first megabyte (all of it, where it is shorter).
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn video_of(&self, location: String, bytes: i64, head: Vec<u8>) -> Result<Video, KeelError> {
        self.inner.wait(|_| {
            let size = u64::try_from(bytes).map_err(|e| KeelError::argument("bytes", bytes, e))?;
            // Memory is read without fail.
            let print =
                VideoPrint::of(head.as_slice(), size).map_err(|e| KeelError::argument("head", bytes, e))?;
            Ok(VideoRef { location, print }.into())
        })
    }
}

impl<'a> TryFrom<&'a Picture> for NewPicture<'a> {
    type Error = KeelError;
    fn try_from(picture: &'a Picture) -> Result<Self, KeelError> {
        let rep = || u32::try_from(picture.rep).map_err(|e| KeelError::argument("rep", picture.rep, e));
        let kind = match picture.kind {
            PictureKind::Thumbnail => library::PictureKind::Thumbnail,
            PictureKind::Setup => library::PictureKind::Setup { rep: rep()? },
            PictureKind::Worst => library::PictureKind::Worst { rep: rep()? },
        };
        Ok(Self { kind, jpeg: &picture.jpeg })
    }
}

impl TryFrom<Video> for VideoRef {
    type Error = KeelError;
    fn try_from(v: Video) -> Result<Self, KeelError> {
        let bytes = u64::try_from(v.bytes).map_err(|e| KeelError::argument("bytes", v.bytes, e))?;
        Ok(Self { location: v.location, print: VideoPrint { bytes, head_sha256: v.head_sha256.parse()? } })
    }
}

impl From<VideoRef> for Video {
    fn from(v: VideoRef) -> Self {
        Self {
            location: v.location,
            bytes: v.print.bytes as i64,
            head_sha256: v.print.head_sha256.to_string(),
        }
    }
}
