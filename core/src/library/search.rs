//! Words as the search compares them.

/// The form that notes are indexed in: lower case, sharp s as two. Accents are the index's own affair.
pub(super) fn folded(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss")
}

/// What a person typed as a query of the index: every word must occur, as a part of a word too, and an umlaut may be
/// written in two letters. `None` where nothing in it is long enough to be indexed (three letters).
pub(super) fn query(typed: &str) -> Option<String> {
    let folded = folded(typed);
    let terms: Vec<String> =
        folded.split_whitespace().filter(|word| word.chars().count() >= TRIGRAM).map(term).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// Letters of an index entry.
const TRIGRAM: usize = 3;

fn term(word: &str) -> String {
    let quoted = |word: &str| format!("\"{}\"", word.replace('"', "\"\""));
    let umlaut = [("ae", "a"), ("oe", "o"), ("ue", "u")]
        .iter()
        .fold(word.to_owned(), |word, (two, one)| word.replace(two, one));
    if umlaut == word || umlaut.chars().count() < TRIGRAM {
        quoted(word)
    } else {
        format!("({} OR {})", quoted(word), quoted(&umlaut))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_taken_for_syntax() {
        assert_eq!(query("Rücken MÜDE").as_deref(), Some("\"rücken\" AND \"müde\""));
        assert_eq!(query("a\" OR *").as_deref(), None);
        assert_eq!(query("grip\" OR \"x").as_deref(), Some("\"grip\"\"\""));
        assert_eq!(query("Ruecken").as_deref(), Some("(\"ruecken\" OR \"rucken\")"));
        assert_eq!(query("Stoß").as_deref(), Some("\"stoss\""));
    }
}
