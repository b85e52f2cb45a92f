//! What every page is made of: head, mark, headline, the switches of language and theme, data and scripts.

use keel_words::{Language, Words};
use serde::Serialize;
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("shell.html");
const STYLE: &str = include_str!("page.css");
pub(super) const SCRIPT: &str = include_str!("words.js");

/// A page: what differs from one to another.
pub(super) struct Page<'a, Data> {
    pub title: &'a str,
    pub language: Language,
    /// Where films and pictures may come from, as its content security policy says it.
    pub sources: &'static str,
    /// What stands between the headline and the scripts.
    pub main: &'static str,
    /// Beyond what every page has.
    pub style: &'static str,
    /// In the order in which they build on each other.
    pub scripts: &'a [&'static str],
    /// What its scripts read.
    pub data: Data,
}

/// What the scripts of a page read.
#[derive(Serialize)]
struct Read<'a, Data> {
    lang: &'static str,
    words: BTreeMap<&'static str, BTreeMap<String, String>>,
    #[serde(flatten)]
    data: &'a Data,
}

impl<Data: Serialize> Page<'_, Data> {
    /// The page as one file.
    ///
    /// # Errors
    /// Where the data holds what JSON can't say.
    pub fn render(&self) -> Result<String, serde_json::Error> {
        let words = Language::ALL.into_iter().map(|language| (language.code(), words(language))).collect();
        let read = Read { lang: self.language.code(), words, data: &self.data };
        // Inside a script element only "<" could end it.
        let data = serde_json::to_string(&read)?.replace('<', "\\u003c");
        let scripts = [&[SCRIPT], self.scripts].concat();
        let script: String = scripts.iter().map(|script| script.replace("\"use strict\";\n", "")).collect();
        let parts = [
            ("lang", self.language.code()),
            ("sources", self.sources),
            ("title", &escape(self.title)),
            ("css", &[STYLE, self.style].concat()),
            ("main", self.main),
            ("data", &data),
            ("js", &["\"use strict\";\n", &script].concat()),
        ];
        Ok(fill(TEMPLATE, &parts))
    }
}

/// Fills the template's blanks in one pass, so that nothing in a value is taken for a blank.
fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    let mut page = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        page.push_str(before);
        let Some((name, after)) = after.split_once("}}") else { break };
        page.push_str(parts.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    page.push_str(rest);
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Every sentence of a language by its key.
pub(super) fn words(language: Language) -> BTreeMap<String, String> {
    Words::of(language).all().map(|(key, sentence)| (key.to_owned(), sentence.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_value_holds_is_never_taken_for_a_blank() {
        let parts = [("title", "{{js}}"), ("js", "1 < 2")];
        assert_eq!(fill("<title>{{title}}</title>{{js}}{{none}}", &parts), "<title>{{js}}</title>1 < 2");
        assert_eq!(escape("a<b>&\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
    }
}
