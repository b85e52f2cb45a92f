//! Keeping a set that was just judged.

use clap::Args;
use image::ImageFormat;
use keel_core::library::{
    Facts, Library, Moment, NewPicture, NewSet, Note, PictureKind, PlaceName, VideoPrint, VideoRef,
};
use keel_core::replay::JumpKind;
use keel_words::Words;
use std::fs::File;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::values::{LoadArg, place_name};
use super::{clock, failed, internal, place, table};
use crate::analyze::{Judged, Picture};
use crate::failure::Failure;

/// Longest side of a thumbnail, px.
const THUMBNAIL_PX: u32 = 256;

/// Whether and how to keep the set.
#[derive(Clone, Debug, Default, Args)]
pub struct SaveArgs {
    /// Keep the set in the library: its track, verdict and stills, and where its film lies.
    #[arg(long)]
    pub save: bool,
    /// The library's folder; the platform's data folder unless given.
    #[arg(long, value_name = "FOLDER", requires = "save")]
    library: Option<PathBuf>,
    /// What was lifted, as 100kg or 225lb.
    #[arg(long, requires = "save")]
    load: Option<LoadArg>,
    /// Whether a belt was worn.
    #[arg(long, value_name = "YES", requires = "save")]
    belt: Option<bool>,
    /// A note.
    #[arg(long, requires = "save", value_parser = note)]
    note: Option<Note>,
    /// Where it was filmed.
    #[arg(long, requires = "save", value_parser = place_name)]
    place: Option<PlaceName>,
    /// When the set began, local time as 2026-11-25T18:04; when the film's file was written unless given.
    #[arg(long, value_name = "TIME", requires = "save", value_parser = clock::typed)]
    at: Option<Moment>,
}

fn note(text: &str) -> Result<Note, String> {
    Note::new(text).map_err(|e| e.to_string())
}

impl SaveArgs {
    /// Saves the set; returns what to say of it. `judged` is `None` where judging failed: film, load and note are kept.
    ///
    /// # Errors
    /// Where the film can't be read or the library refuses.
    pub fn keep(
        &self,
        film: &Path,
        judged: Option<&Judged>,
        pictures: &[Picture],
        words: &Words,
    ) -> Result<String, Failure> {
        let mut library = Library::open(&place::dir(self.library.as_ref())?).map_err(failed)?;
        let started = self.at.map_or_else(|| clock::filmed(film), Ok)?;
        let facts = Facts {
            lift: judged.and_then(|j| j.track.header.lift),
            load: self.load.map(|l| l.0),
            belt: self.belt,
            note: self.note.clone(),
            place: self.place.clone(),
            keep_video: false,
        };
        let video = reference(film)?;
        let thumbnail = thumbnail(pictures)?;
        let mut kept: Vec<NewPicture<'_>> = pictures.iter().filter_map(new_picture).collect();
        kept.extend(thumbnail.as_deref().map(|jpeg| NewPicture { kind: PictureKind::Thumbnail, jpeg }));
        let new = NewSet {
            started,
            facts: &facts,
            track: judged.map(|j| j.bytes.as_slice()),
            report: judged.map(|j| &j.report),
            video: Some(&video),
            pictures: &kept,
        };
        let saved = library.save(&new).map_err(failed)?;
        let code = if saved.is_new { "saved" } else { "saved_before" };
        Ok(words.fill("library_command", code, &[("id", table::short(saved.id))]))
    }
}

fn new_picture(picture: &Picture) -> Option<NewPicture<'_>> {
    let rep = picture.rep;
    let kind = match picture.kind {
        JumpKind::Setup => PictureKind::Setup { rep },
        JumpKind::Worst => PictureKind::Worst { rep },
        JumpKind::Liftoff | JumpKind::KneePass | JumpKind::Lockout => return None,
    };
    Some(NewPicture { kind, jpeg: &picture.jpeg })
}

/// A reference to the film where it lies.
fn reference(film: &Path) -> Result<VideoRef, Failure> {
    let unreadable = |error: std::io::Error| Failure::Clip { path: film.to_owned(), error: error.into() };
    let path = film.canonicalize().map_err(unreadable)?;
    let print = File::open(&path).and_then(|file| {
        let bytes = file.metadata()?.len();
        VideoPrint::of(file, bytes)
    });
    Ok(VideoRef { location: path.to_string_lossy().into_owned(), print: print.map_err(unreadable)? })
}

/// The largest change of the set, small.
fn thumbnail(pictures: &[Picture]) -> Result<Option<Vec<u8>>, Failure> {
    let Some(worst) = pictures.iter().find(|p| p.kind == JumpKind::Worst).or(pictures.first()) else {
        return Ok(None);
    };
    let picture = image::load_from_memory_with_format(&worst.jpeg, ImageFormat::Jpeg).map_err(internal)?;
    let mut jpeg = Cursor::new(Vec::new());
    let small = picture.thumbnail(THUMBNAIL_PX, THUMBNAIL_PX);
    small.write_to(&mut jpeg, ImageFormat::Jpeg).map_err(internal)?;
    Ok(Some(jpeg.into_inner()))
}
