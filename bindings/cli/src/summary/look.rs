//! Shape, word and colour of a verdict in a terminal.

use anstyle::{Color, RgbColor, Style};
use keel_core::verdict::Word;

/// The shape that stands for a verdict, as on the page and the phones.
pub const fn shape(word: Word) -> char {
    match word {
        Word::Held => '●',
        Word::Slight => '◐',
        Word::Clear => '▲',
        Word::Large => '■',
        Word::NotJudged => '◌',
    }
}

/// Text in a verdict's colour. The light theme's tokens: they stand on dark grounds too.
pub(super) fn coloured(word: Word, text: &str) -> String {
    let color = match word {
        Word::Held => RgbColor(0x0B, 0x9A, 0x93),
        Word::Slight => RgbColor(0xB7, 0x79, 0x1F),
        Word::Clear => RgbColor(0xE0, 0x5A, 0x1C),
        Word::Large => RgbColor(0xD9, 0x3A, 0x2B),
        Word::NotJudged => RgbColor(0x7B, 0x88, 0x92),
    };
    styled(Style::new().fg_color(Some(Color::Rgb(color))), text)
}

/// Text that is to be read first.
pub(super) fn bold(text: &str) -> String {
    styled(Style::new().bold(), text)
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
