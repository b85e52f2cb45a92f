//! Pictures kept with a set.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum PictureKind {
    /// The set, small, for lists.
    Thumbnail,
    /// A rep's set-up.
    Setup {
        /// Number of the rep, from 1.
        rep: u32,
    },
    /// A rep's largest change.
    Worst {
        /// Number of the rep, from 1.
        rep: u32,
    },
}

/// A text that names no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" names no picture; use thumbnail, rep1-setup or rep1-worst")]
pub struct NoSuchPicture {
    /// The text.
    pub found: String,
}

/// A picture to be kept with a set.
#[derive(Clone, Copy, Debug)]
pub struct NewPicture<'a> {
    /// What it shows.
    pub kind: PictureKind,
    /// The picture as a JPEG file.
    pub jpeg: &'a [u8],
}

impl fmt::Display for PictureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thumbnail => f.write_str("thumbnail"),
            Self::Setup { rep } => write!(f, "rep{rep}-setup"),
            Self::Worst { rep } => write!(f, "rep{rep}-worst"),
        }
    }
}

impl From<PictureKind> for String {
    fn from(kind: PictureKind) -> Self {
        kind.to_string()
    }
}

impl TryFrom<String> for PictureKind {
    type Error = NoSuchPicture;
    fn try_from(text: String) -> Result<Self, NoSuchPicture> {
        let read = || {
            let (rep, moment) = text.strip_prefix("rep")?.split_once('-')?;
            let rep = rep.parse().ok()?;
            match moment {
                "setup" => Some(Self::Setup { rep }),
                "worst" => Some(Self::Worst { rep }),
                _ => None,
            }
        };
        // Only the one way of writing a kind is one: "rep01-setup" would be a second file of the same.
        let kind = if text == "thumbnail" { Some(Self::Thumbnail) } else { read() };
        kind.filter(|kind| kind.to_string() == text)
            .ok_or(NoSuchPicture { found: text.chars().take(80).collect() })
    }
}
