//! How far the work is, on a terminal only.

use indicatif::{ProgressBar, ProgressStyle};
use keel_words::Words;
use std::time::Duration;

/// A bar with frames per second and time left; shows nothing where nobody looks.
pub struct Progress(ProgressBar);

impl Progress {
    /// Begins for a clip of so many frames, where that is known.
    pub fn start(words: &Words, clip: &str, frames: Option<u64>, quiet: bool) -> Self {
        if quiet {
            return Self(ProgressBar::hidden());
        }
        let bar = frames.map_or_else(ProgressBar::no_length, ProgressBar::new);
        let (per_second, left) = (words.get("progress", "per_second"), words.get("progress", "left"));
        let template = format!("{{msg}} {{wide_bar}} {{pos}}/{{len}}  {{fps}} {per_second}  {{eta}} {left}");
        let style = ProgressStyle::with_template(&template)
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .with_key("fps", |state: &indicatif::ProgressState, out: &mut dyn std::fmt::Write| {
                write!(out, "{:.0}", state.per_sec()).ok();
            });
        bar.set_style(style);
        bar.set_message(words.fill("progress", "reading", &[("clip", clip.to_owned())]));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// One more frame is done.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
