//! Words as the search compares them.

use std::collections::BTreeSet;

/// The form that notes are indexed in: lower case, sharp s as two. Accents are the index's own affair.
pub(super) fn folded(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss")
}

/// What a person typed, as the search takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Search {
    /// A query of the index: every word must occur, as a part of a word too, and an umlaut may be written in two letters.
    /// `None` where nothing is long enough to be indexed (three letters).
    pub query: Option<String>,
    /// Words that are too short to be indexed, each once.
    pub short: BTreeSet<String>,
}

impl Search {
    /// The words of a text; what no keyboard writes parts them too.
    pub fn of(typed: &str) -> Self {
        let folded = folded(typed);
        let words: BTreeSet<&str> = folded
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .take(WORDS_MAX)
            .collect();
        let (long, short): (Vec<&str>, Vec<&str>) =
            words.into_iter().partition(|word| word.chars().count() >= TRIGRAM);
        let terms: Vec<String> = long.into_iter().map(term).collect();
        Self {
            query: (!terms.is_empty()).then(|| terms.join(" AND ")),
            short: short.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Letters of an index entry.
const TRIGRAM: usize = 3;
/// Words of a search that are looked for: nobody types more, and an expression of the database has a limited depth.
const WORDS_MAX: usize = 100;

/// Umlauts as the index has them, whichever way they were typed: in two letters and without their dots.
const UMLAUTS: [(&str, &str, &str); 3] = [("ä", "ae", "a"), ("ö", "oe", "o"), ("ü", "ue", "u")];

fn term(word: &str) -> String {
    // Some keyboards and file systems write the dots as a letter of their own.
    let typed = UMLAUTS
        .iter()
        .fold(word.to_owned(), |word, (umlaut, _, one)| word.replace(&format!("{one}\u{308}"), umlaut));
    let spelt = UMLAUTS.iter().fold(typed.clone(), |word, (umlaut, two, _)| word.replace(umlaut, two));
    let bare = UMLAUTS.iter().fold(spelt.clone(), |word, (_, two, one)| word.replace(two, one));
    let mut ways = vec![typed];
    for way in [spelt, bare] {
        // The index itself takes an umlaut for the letter without its dots.
        if !ways.contains(&way) && way.chars().count() >= TRIGRAM {
            ways.push(way);
        }
    }
    let quoted: Vec<String> = ways.iter().map(|way| format!("\"{}\"", way.replace('"', "\"\""))).collect();
    if quoted.len() == 1 { quoted.concat() } else { format!("({})", quoted.join(" OR ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_taken_for_syntax() {
        let query = |typed| Search::of(typed).query;
        assert_eq!(
            query("Rücken MÜDE").as_deref(),
            Some("(\"müde\" OR \"muede\" OR \"mude\") AND (\"rücken\" OR \"ruecken\" OR \"rucken\")")
        );
        assert_eq!(query("a\" OR *").as_deref(), None);
        assert_eq!(query("grip\" OR \"x").as_deref(), Some("\"grip\"\"\""));
        assert_eq!(query("Ruecken").as_deref(), Some("(\"ruecken\" OR \"rucken\")"));
        assert_eq!(query("Stoß").as_deref(), Some("\"stoss\""));
        assert_eq!(query("grip\0slip").as_deref(), Some("\"grip\" AND \"slip\""));
    }
}
