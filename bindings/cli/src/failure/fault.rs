//! A failure as the string tables say it.

use super::own::Own;
use keel_words::Words;
use std::fmt::Display;
use std::path::Path;

/// What went wrong, as codes and values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    code: Code,
    /// The file, set or value it is about; nothing where the sentence says it.
    about: Option<String>,
    /// In English, for logs.
    pub(super) detail: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Code {
    /// A sentence of the command's own, next step included.
    Own(Own),
    /// A sentence that the apps say too: keys under `failure` and `next_step`.
    Shared { failure: &'static str, next: &'static str },
}

impl Fault {
    /// A failure that the apps tell of too.
    pub(super) fn shared(failure: &'static str, next: &'static str, detail: impl Display) -> Self {
        Self { code: Code::Shared { failure, next }, about: None, detail: detail.to_string() }
    }

    /// A failure of the command's own; the detail is for logs.
    pub(super) fn own(own: Own, detail: impl Display) -> Self {
        Self { code: Code::Own(own), about: None, detail: detail.to_string() }
    }

    /// Keel's own fault.
    pub fn internal(detail: impl Display) -> Self {
        Self::own(Own::Internal, detail)
    }

    /// Says what it is about, unless that is said already.
    #[must_use]
    pub fn about(mut self, what: impl Display) -> Self {
        self.about.get_or_insert_with(|| what.to_string());
        self
    }

    /// Says which file it is about, unless that is said already.
    #[must_use]
    pub fn about_file(self, path: &Path) -> Self {
        self.about(path.display())
    }

    /// The failure and the next step, in the words of a language.
    pub fn sentence(&self, words: &Words) -> String {
        match &self.code {
            Code::Own(own) => match &self.about {
                Some(what) => format!("{what}: {}", own.sentence(words)),
                None => own.sentence(words),
            },
            Code::Shared { failure, next } => {
                let given = self.about.clone().unwrap_or_default();
                let sentence = words.fill("failure", failure, &[("given", given.clone())]);
                let is_said = given.is_empty() || words.get("failure", failure).contains("{given}");
                let about =
                    if is_said { sentence } else { format!("{} ({given}).", sentence.trim_end_matches('.')) };
                format!("{about} {}", words.get("next_step", next))
            }
        }
    }
}

impl From<Own> for Fault {
    fn from(own: Own) -> Self {
        let detail = format!("{own:?}");
        Self::own(own, detail)
    }
}
