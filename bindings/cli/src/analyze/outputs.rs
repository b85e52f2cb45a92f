//! The files that a clip's report goes to.

use super::judge::Judged;
use super::stills::{self, Picture};
use crate::args::Options;
use crate::failure::{Failure, Fault, Own};
use crate::output::{Reserved, Target};
use crate::page;
use keel_core::report::{ReportError, series_csv, to_json};
use keel_words::{Language, Words};
use std::fs;
use std::path::{Path, PathBuf};

/// What is written of every clip, and where to.
#[derive(Debug)]
pub struct Outputs {
    documents: Vec<(Target, Kind)>,
    stills: Option<PathBuf>,
    several: bool,
    language: Language,
}

/// A document made from a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Json,
    Csv,
    Html,
}

impl Kind {
    const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }
}

/// A clip as the outputs need it.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its file.
    pub path: &'a Path,
    /// The name of its outputs.
    pub stem: &'a str,
}

impl Outputs {
    /// The outputs that the options ask for; folders are made.
    ///
    /// # Errors
    /// Where more than one document would go to standard output, or a folder can't be made.
    pub fn of(options: &Options, several: bool) -> Result<Self, Failure> {
        let documents: Vec<(Target, Kind)> =
            [(&options.json, Kind::Json), (&options.csv, Kind::Csv), (&options.html, Kind::Html)]
                .into_iter()
                .filter_map(|(target, kind)| Some((target.clone()?, kind)))
                .collect();
        let to_stdout = documents.iter().filter(|(target, _)| *target == Target::Stdout).count();
        if to_stdout > 1 || (several && to_stdout > 0) {
            return Err(Failure::Usage(Own::OneDocument.into()));
        }
        let folders = documents.iter().filter(|_| several).filter_map(|(target, _)| target.path());
        for folder in folders.chain(options.stills.as_deref()) {
            fs::create_dir_all(folder).map_err(|error| Failure::output(folder, error))?;
        }
        Ok(Self { documents, stills: options.stills.clone(), several, language: options.lang })
    }

    /// Whether a document goes to standard output.
    pub fn use_stdout(&self) -> bool {
        self.documents.iter().any(|(target, _)| *target == Target::Stdout)
    }

    /// Takes the places of one clip's outputs.
    ///
    /// # Errors
    /// Where one can't be written.
    pub fn reserve<'a>(&'a self, clip: Named<'a>) -> Result<ReservedOutputs<'a>, Failure> {
        let reserve = |(target, kind): &(Target, Kind)| {
            let target =
                if self.several { target.in_folder(clip.stem, kind.extension()) } else { target.clone() };
            let reserved = target.reserve().map_err(|error| cannot_write(&target, error))?;
            Ok((target, reserved, *kind))
        };
        let documents = self.documents.iter().map(reserve).collect::<Result<_, _>>()?;
        Ok(ReservedOutputs { documents, outputs: self, clip })
    }
}

/// One clip's outputs, their places taken.
#[derive(Debug)]
pub struct ReservedOutputs<'a> {
    documents: Vec<(Target, Reserved, Kind)>,
    outputs: &'a Outputs,
    clip: Named<'a>,
}

impl ReservedOutputs<'_> {
    /// Writes them; returns the files of the documents.
    ///
    /// # Errors
    /// Where one can't be written, or the clip can't be decoded a second time for its stills.
    pub fn write(self, judged: &Judged, words: &Words) -> Result<Vec<PathBuf>, Failure> {
        let Self { documents, outputs, clip } = self;
        let needs_pictures =
            outputs.stills.is_some() || documents.iter().any(|(_, _, kind)| *kind == Kind::Html);
        let pictures = if needs_pictures { stills::draw(clip.path, judged, words)? } else { Vec::new() };
        let mut written = Vec::new();
        for (target, reserved, kind) in documents {
            let text = render(kind, clip, &target, judged, &pictures, outputs.language)?;
            reserved.write(text.as_bytes()).map_err(|error| cannot_write(&target, error))?;
            written.extend(target.path().map(Path::to_owned));
        }
        if let Some(folder) = &outputs.stills {
            stills::write(&pictures, clip.stem, folder)?;
        }
        Ok(written)
    }
}

fn render(
    kind: Kind,
    clip: Named<'_>,
    target: &Target,
    judged: &Judged,
    pictures: &[Picture],
    language: Language,
) -> Result<String, Failure> {
    let internal = |error: ReportError| Failure::Internal(Fault::internal(error).about_file(clip.path));
    match kind {
        Kind::Json => to_json(&judged.report).map_err(internal),
        Kind::Csv => Ok(series_csv(&judged.report.series)),
        Kind::Html => {
            let video = page::video_source(clip.path, target.path())
                .map_err(|error| Failure::Clip { path: clip.path.to_owned(), error: error.into() })?;
            page::render(clip.stem, judged, pictures, Some(&video), language).map_err(internal)
        }
    }
}

fn cannot_write(target: &Target, error: std::io::Error) -> Failure {
    Failure::Output { target: target.clone(), error }
}
