//! Tables in a terminal.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use keel_core::library::{Load, LoadUnit, SetId, SetSummary};
use keel_core::verdict::Word;
use keel_words::Words;

use crate::summary;

/// A table without rules: the words stand in columns.
pub fn table(words: &Words, columns: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(columns.iter().map(|c| words.get("column", c)));
    table
}

/// Numbers stand to the right.
pub fn numbers_right(table: &mut Table, columns: &[usize]) {
    for index in columns {
        if let Some(column) = table.column_mut(*index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// The first digits of an id: enough to name a set by.
pub fn short(id: SetId) -> String {
    id.to_string().chars().take(8).collect()
}

/// A load as it was entered.
pub fn load(load: Load, words: &Words) -> String {
    let unit = match load.unit() {
        LoadUnit::Kg => "kg",
        LoadUnit::Lb => "lb",
    };
    // As many digits as were entered.
    let entered = load.value().to_string();
    let digits = entered.split_once('.').map_or(0, |(_, digits)| digits.len());
    format!("{} {unit}", words.number(load.value(), digits))
}

/// A word with its shape.
pub fn verdict(words: &Words, word: Word) -> String {
    format!("{} {}", summary::shape(word), words.say("verdict", &word))
}

/// Degrees, whole; a dash where unknown.
pub fn degrees(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |deg| format!("{deg:.0}°"))
}

/// Change with margin, where both are known.
pub fn change(words: &Words, set: &SetSummary) -> String {
    let known = set.judged.as_ref().and_then(|j| j.change_deg.zip(j.margin_deg));
    known.map_or_else(|| "–".to_owned(), |(deg, margin)| summary::change(words, deg, margin))
}
