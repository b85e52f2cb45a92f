//! What a person reads for every code of Keel: each sentence stands once, in `en.toml` and `de.toml`.

mod android;

pub use android::string_table;

use serde::Serialize;
use std::collections::BTreeMap;
use std::str::FromStr;

/// A language that Keel speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The code of ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../en.toml"),
            Self::German => include_str!("../de.toml"),
        }
    }
}

impl FromStr for Language {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == text)
            .ok_or_else(|| format!("there is no language \"{text}\"; use en or de"))
    }
}

/// The sentences of one language, by section and code.
#[derive(Clone, Debug)]
pub struct Words {
    language: Language,
    sentences: BTreeMap<String, String>,
}

impl Words {
    /// The sentences of a language.
    pub fn of(language: Language) -> Self {
        let mut sentences = BTreeMap::new();
        // The files are part of the program and a test reads them; without one, codes would be shown.
        flatten("", language.source().parse().unwrap_or_default(), &mut sentences);
        Self { language, sentences }
    }

    /// Which language this is.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a code as the report writes it, like `reason.belt` and `fix`; the code itself where there is none.
    pub fn get<'a>(&'a self, section: &str, code: &'a str) -> &'a str {
        self.sentences.get(&format!("{section}.{code}")).map_or(code, String::as_str)
    }

    /// The sentence of one of the core's codes.
    pub fn say<C: Serialize>(&self, section: &str, code: &C) -> String {
        let code = code_of(code);
        self.get(section, &code).to_owned()
    }

    /// A sentence with its blanks filled, each given as its name and value.
    pub fn fill(&self, section: &str, code: &str, blanks: &[(&str, String)]) -> String {
        let mut sentence = self.get(section, code).to_owned();
        for (name, value) in blanks {
            sentence = sentence.replace(&format!("{{{name}}}"), value);
        }
        sentence
    }

    /// A number as it is written in this language, with so many digits after the point, or the comma.
    pub fn number(&self, value: f64, digits: usize) -> String {
        let number = format!("{value:.digits$}");
        match self.language {
            Language::English => number,
            Language::German => number.replace('.', ","),
        }
    }

    /// Every key with its sentence, in the order of the keys.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sentences.iter().map(|(key, sentence)| (key.as_str(), sentence.as_str()))
    }
}

/// A code as the report writes it.
pub fn code_of<C: Serialize>(code: &C) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

fn flatten(section: &str, table: toml::Table, into: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let key = if section.is_empty() { name } else { format!("{section}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, into),
            toml::Value::String(sentence) => {
                into.insert(key, sentence);
            }
            _ => {}
        }
    }
}
