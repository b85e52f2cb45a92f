//! The files that a clip's report goes to.

use super::judge::Judged;
use crate::args::Options;
use crate::failure::Failure;
use crate::output::{Reserved, Target};
use keel_core::report::{Report, series_csv, to_json};
use std::fs;
use std::path::Path;

/// What is written of every clip, and where to.
#[derive(Debug)]
pub struct Outputs {
    wanted: Vec<(Target, Kind)>,
    several: bool,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Json,
    Csv,
}

impl Kind {
    const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    fn render(self, report: &Report) -> Result<String, String> {
        match self {
            Self::Json => to_json(report).map_err(|error| error.to_string()),
            Self::Csv => Ok(series_csv(&report.series)),
        }
    }
}

impl Outputs {
    /// The outputs that the options ask for; folders are made.
    ///
    /// # Errors
    /// Where more than one document would go to standard output, or a folder can't be made.
    pub fn of(options: &Options, several: bool) -> Result<Self, Failure> {
        let wanted: Vec<(Target, Kind)> = [(&options.json, Kind::Json), (&options.csv, Kind::Csv)]
            .into_iter()
            .filter_map(|(target, kind)| Some((target.clone()?, kind)))
            .collect();
        let to_stdout = wanted.iter().filter(|(target, _)| *target == Target::Stdout).count();
        if to_stdout > 1 || (several && to_stdout > 0) {
            let what = "standard output takes one document: give one clip and one \"-\", or name files";
            return Err(Failure::Usage(what.into()));
        }
        let folders = wanted.iter().filter(|_| several).filter_map(|(target, _)| match target {
            Target::Path(folder) => Some(folder.as_path()),
            Target::Stdout => None,
        });
        for folder in folders.chain(options.stills.as_deref()) {
            make(folder)?;
        }
        Ok(Self { wanted, several })
    }

    /// Whether a document goes to standard output.
    pub fn use_stdout(&self) -> bool {
        self.wanted.iter().any(|(target, _)| *target == Target::Stdout)
    }

    /// Takes the places of one clip's outputs.
    ///
    /// # Errors
    /// Where one can't be written.
    pub fn reserve(&self, stem: &str) -> Result<ReservedOutputs, Failure> {
        let reserve = |(target, kind): &(Target, Kind)| {
            let target = if self.several { target.in_folder(stem, kind.extension()) } else { target.clone() };
            let reserved = target.reserve().map_err(|error| cannot_write(&target, error))?;
            Ok((target, reserved, *kind))
        };
        self.wanted.iter().map(reserve).collect::<Result<_, _>>().map(ReservedOutputs)
    }
}

/// One clip's outputs, their places taken.
#[derive(Debug)]
pub struct ReservedOutputs(Vec<(Target, Reserved, Kind)>);

impl ReservedOutputs {
    /// Writes them.
    ///
    /// # Errors
    /// Where one can't be written.
    pub fn write(self, judged: &Judged) -> Result<(), Failure> {
        for (target, reserved, kind) in self.0 {
            let text = kind
                .render(&judged.report)
                .map_err(|what| Failure::Internal { path: path_of(&target).to_owned(), what })?;
            reserved.write(text.as_bytes()).map_err(|error| cannot_write(&target, error))?;
        }
        Ok(())
    }
}

fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::Output { path: folder.to_owned(), error })
}

fn cannot_write(target: &Target, error: std::io::Error) -> Failure {
    Failure::Output { path: path_of(target).to_owned(), error }
}

fn path_of(target: &Target) -> &Path {
    match target {
        Target::Stdout => Path::new("standard output"),
        Target::Path(path) => path,
    }
}
