use crate::Words;

/// Every sentence as a string table of Android. A sentence's name is `word_` and its key with underscores for the points; blanks stay
/// `{named}`, for Android's own are numbered and tell a translator nothing.
pub fn string_table(words: &Words) -> String {
    let mut table = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<resources>\n");
    for (key, sentence) in words.all() {
        let name = key.replace('.', "_");
        let text = escape(sentence);
        table.extend(["    <string name=\"word_", &name, "\" formatted=\"false\">", &text, "</string>\n"]);
    }
    table.push_str("</resources>\n");
    table
}

/// Text as Android's resources take it: what XML and what the resource compiler would read as markup is escaped.
fn escape(sentence: &str) -> String {
    let mut text = String::with_capacity(sentence.len());
    for letter in sentence.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\'' | '"' | '\\' => text.extend(['\\', letter]),
            '@' | '?' if text.is_empty() => text.extend(['\\', letter]),
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn every_sentence_is_in_the_table_and_none_breaks_it() {
        for language in Language::ALL {
            let words = Words::of(language);
            let table = string_table(&words);
            assert_eq!(table.matches("<string ").count(), words.all().count());
            assert!(table.contains("<string name=\"word_reason_belt_fix\""));
        }
    }

    #[test]
    fn what_android_would_read_as_markup_is_escaped() {
        assert_eq!(escape("?it's \"2 < 3\" & 12°"), "\\?it\\'s \\\"2 &lt; 3\\\" &amp; 12°");
    }
}
