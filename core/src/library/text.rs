//! Text that a lifter writes.

use serde::{Deserialize, Serialize};

/// Longest note, bytes of UTF-8: some pages; a megabyte pasted by mistake is none.
const NOTE_MAX_BYTES: usize = 16 << 10;
/// Longest name of a place, bytes of UTF-8.
const PLACE_MAX_BYTES: usize = 200;

/// Why a text can't be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Too long.
    #[error("the text has {bytes} bytes; shorten it to {most}")]
    TooLong {
        /// Its length.
        bytes: usize,
        /// The most there may be.
        most: usize,
    },
    /// Holds a character that no keyboard writes.
    #[error("the text holds the control character {found:?} at byte {at}; take it out")]
    Control {
        /// The character.
        found: char,
        /// Where.
        at: usize,
    },
    /// Holds nothing.
    #[error("the text is empty; leave it out instead")]
    Empty,
}

fn checked(text: String, most: usize) -> Result<String, TextError> {
    if text.len() > most {
        return Err(TextError::TooLong { bytes: text.len(), most });
    }
    if let Some((at, found)) = text.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        return Err(TextError::Control { found, at });
    }
    if text.trim().is_empty() { Err(TextError::Empty) } else { Ok(text) }
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $most:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Checks a text.
            ///
            /// # Errors
            /// When it is empty, too long or holds control characters other than line breaks and tabs.
            pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
                checked(text.into(), $most).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    };
}

text!(
    /// A remark on a set, in any script.
    Note,
    NOTE_MAX_BYTES
);
text!(
    /// The name of a place where sets are filmed.
    PlaceName,
    PLACE_MAX_BYTES
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_is_kept_and_what_no_keyboard_writes_is_refused() {
        for text in ["schwer, Rücken müde", "🏋️‍♀️ 100 %", "שלום עולם", "line\nbreak"] {
            assert_eq!(Note::new(text).unwrap().as_str(), text);
        }
        assert_eq!(Note::new("a\0b"), Err(TextError::Control { found: '\0', at: 1 }));
        let long = TextError::TooLong { bytes: 1 << 20, most: NOTE_MAX_BYTES };
        assert_eq!(Note::new("x".repeat(1 << 20)), Err(long));
        assert_eq!(Note::new("  "), Err(TextError::Empty));
        assert!(serde_json::from_str::<Note>("\"a\\u0000\"").is_err());
    }
}
