//! What a live set says in a terminal: one line for what happens and one for what is heard, each with its time.

use super::sketch::sketch;
use keel_core::live::{Cue, Diagnostics, EndReason, Event, LiveState};
use keel_words::Words;

/// Tells a live set.
pub(super) struct Told {
    words: Words,
    quiet: bool,
}

impl Told {
    pub fn new(words: Words, quiet: bool) -> Self {
        Self { words, quiet }
    }

    /// What one frame brought.
    pub fn frame(&self, state: &LiveState) {
        if let Some(event) = state.event {
            self.line(state.time_s, " ", self.words.get("event", event_code(event)));
            if matches!(event, Event::SetupTaken) {
                self.print(&sketch(&state.overlay));
            }
        }
        if let Some(cue) = state.cue {
            let said = match cue {
                Cue::Hint(advice) => self.words.say("spoken", &advice),
                word => self.words.say("cue", &word),
            };
            self.line(state.time_s, "»", &said);
            let change = state.change.map(|c| crate::summary::change(&self.words, c.deg, c.margin_deg));
            if let (Cue::ToneOn, Some(change)) = (cue, change) {
                self.line(state.time_s, " ", &change);
            }
        }
    }

    /// The verdict of a set.
    pub fn verdict(&self, reason: EndReason, summary: impl FnOnce(&Words) -> String) {
        self.print(&format!("\n{}\n{}\n", self.words.say("end_reason", &reason), summary(&self.words)));
    }

    /// How it ran.
    pub fn diagnostics(&self, told: &Diagnostics) {
        let number = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), |v| self.words.number(v, 1));
        let rate = [
            ("frames", told.frames.to_string()),
            ("fps", number(told.fps)),
            ("dropped", told.dropped.to_string()),
            ("refused", told.refused.to_string()),
        ];
        self.print(&format!("{}\n", self.words.fill("live", "rate", &rate)));
        if told.push_ms_p50.is_some() {
            let push = [("p50", number(told.push_ms_p50)), ("p99", number(told.push_ms_p99))];
            self.print(&format!("{}\n", self.words.fill("live", "push", &push)));
        }
        if told.thinned_s > 0.0 {
            let what = self.words.say("thinning", &told.thinning);
            let thinned = [("what", what), ("seconds", self.words.number(told.thinned_s, 1))];
            self.print(&format!("{}\n", self.words.fill("live", "thinned", &thinned)));
        }
    }

    /// The film held no set.
    pub fn nothing(&self) {
        self.print(&format!("{}\n", self.words.get("live", "nothing")));
    }

    fn line(&self, time_s: f64, mark: &str, text: &str) {
        self.print(&format!("{:>7} s  {mark} {text}\n", self.words.number(time_s, 2)));
    }

    fn print(&self, text: &str) {
        if !self.quiet {
            // Standard output may hold the report.
            anstream::eprint!("{text}");
        }
    }
}

/// The code of an event, without what it carries.
fn event_code(event: Event) -> &'static str {
    match event {
        Event::Placed => "placed",
        Event::Armed => "armed",
        Event::Disarmed => "disarmed",
        Event::CountdownOver => "countdown_over",
        Event::SetupTaken => "setup_taken",
        Event::SetupLeft => "setup_left",
        Event::SetBegan { .. } => "set_began",
        Event::SetEnded { .. } => "set_ended",
        Event::SetDropped => "set_dropped",
        Event::SetGoesOn => "set_goes_on",
        Event::Judged => "judged",
        Event::Released => "released",
        Event::Interrupted => "interrupted",
        Event::CameraBack => "camera_back",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keel_words::{Language, code_of};

    #[test]
    fn every_event_has_words() {
        let events = [
            Event::Placed,
            Event::Armed,
            Event::Disarmed,
            Event::CountdownOver,
            Event::SetupTaken,
            Event::SetupLeft,
            Event::SetBegan { at_s: 0.0 },
            Event::SetEnded { reason: EndReason::Tapped },
            Event::SetDropped,
            Event::SetGoesOn,
            Event::Judged,
            Event::Released,
            Event::Interrupted,
            Event::CameraBack,
        ];
        for language in Language::ALL {
            let words = Words::of(language);
            for event in events {
                let key = format!("event.{}", event_code(event));
                assert!(words.all().any(|(known, _)| known == key), "{}: {key}", language.code());
            }
            assert_eq!(code_of(&EndReason::Tapped), "tapped");
        }
    }
}
