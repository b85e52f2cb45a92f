//! Long work of the library with a bar on a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use keel_core::library::Progress;
use keel_words::Words;

use super::failed;
use crate::failure::{Failure, Fault};

/// Does every step of some work, named by its code in the words.
///
/// # Errors
/// With the first step that fails.
pub fn all<E: Into<Fault>>(
    words: &Words,
    work: &str,
    mut step: impl FnMut() -> Result<Progress, E>,
) -> Result<(), Failure> {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    let bar = ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(words.get("library_progress", work).to_owned());
    let outcome = loop {
        match step() {
            Ok(progress) => {
                bar.set_length(progress.total);
                bar.set_position(progress.done);
                if progress.is_complete() {
                    break Ok(());
                }
            }
            Err(error) => break Err(failed(error)),
        }
    };
    bar.finish_and_clear();
    outcome
}
