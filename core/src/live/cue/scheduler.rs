//! Which cue is played when: one at a time, the more important first, none that came too late.

use super::{Cue, Grammar};
use crate::live::rep_word::RepWord;
use crate::rules;

/// Decides on cues.
#[derive(Clone, Debug)]
pub(crate) struct CueScheduler {
    grammar: Grammar,
    playing: Option<(Cue, f64)>,
    waiting: Option<(Cue, f64)>,
    tone: bool,
    hinted: Option<(Cue, f64)>,
}

impl CueScheduler {
    pub const fn new(grammar: Grammar) -> Self {
        Self { grammar, playing: None, waiting: None, tone: false, hinted: None }
    }

    /// Another grammar from now on.
    pub fn set_grammar(&mut self, grammar: Grammar) {
        self.grammar = grammar;
    }

    /// Something to be said; it waits for its turn unless something more important waits already.
    pub fn offer(&mut self, time_s: f64, cue: Cue) {
        let is_fresh = |at: f64| time_s - at <= rules::CUE_STALE_S;
        let outranked =
            self.waiting.is_some_and(|(other, at)| is_fresh(at) && other.priority() > cue.priority());
        if !outranked {
            self.waiting = Some((cue, time_s));
        }
    }

    /// A rep was completed.
    pub fn rep(&mut self, time_s: f64, word: RepWord) {
        if self.grammar == Grammar::Read
            && let Some(cue) = Cue::of_rep(word)
        {
            self.offer(time_s, cue);
        }
    }

    /// Advice, repeated no sooner than [`rules::HINT_EVERY_S`].
    pub fn hint(&mut self, time_s: f64, cue: Cue) {
        let again = self.hinted.is_some_and(|(_, at)| time_s - at < rules::HINT_EVERY_S);
        if !again {
            self.offer(time_s, cue);
        }
    }

    /// The change of now, while a rep is on its way up for `since_liftoff_s`.
    pub fn change(&mut self, change_deg: Option<f64>, since_liftoff_s: Option<f64>) -> Option<Cue> {
        let Grammar::Target { deg } = self.grammar else { return self.silence() };
        let deg = deg.max(rules::TONE_MIN_DEG);
        let is_due = since_liftoff_s.is_some_and(|s| s >= rules::TONE_AFTER_LIFTOFF_S);
        let limit = if self.tone { deg - rules::TONE_HYSTERESIS_DEG } else { deg };
        let sounds = is_due && change_deg.is_some_and(|change| change > limit);
        if sounds == self.tone {
            return None;
        }
        self.tone = sounds;
        Some(if sounds { Cue::ToneOn } else { Cue::ToneOff })
    }

    /// Ends the tone, if it sounds.
    pub fn silence(&mut self) -> Option<Cue> {
        std::mem::take(&mut self.tone).then_some(Cue::ToneOff)
    }

    /// The cue to play now. A cue that is given replaces one that still plays; only a more important one does so.
    pub fn take(&mut self, time_s: f64) -> Option<Cue> {
        self.waiting = self.waiting.filter(|(_, at)| time_s - at <= rules::CUE_STALE_S);
        self.playing = self.playing.filter(|(cue, at)| time_s - at < cue.lasts_s());
        let (cue, _) = self.waiting?;
        let may_play = !self.tone && self.playing.is_none_or(|(other, _)| cue.priority() > other.priority());
        if !may_play {
            return None;
        }
        self.waiting = None;
        self.playing = Some((cue, time_s));
        if matches!(cue, Cue::Hint(_)) {
            self.hinted = Some((cue, time_s));
        }
        Some(cue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::readiness::Advice;

    #[test]
    fn one_at_a_time_the_more_important_first_and_nothing_too_late() {
        let mut cues = CueScheduler::new(Grammar::Read);
        cues.offer(0.0, Cue::Hint(Advice::StepBack));
        assert_eq!(cues.take(0.0), Some(Cue::Hint(Advice::StepBack)));
        cues.offer(0.1, Cue::Ready);
        cues.rep(0.1, RepWord::Held);
        cues.offer(0.1, Cue::SetOver);
        assert_eq!(cues.take(0.1), Some(Cue::Held), "outranks what plays and what waits");
        assert_eq!(cues.take(0.2), None);
        cues.offer(0.2, Cue::Beep);
        assert_eq!(cues.take(0.3), None, "waits while a word plays");
        assert_eq!(cues.take(0.8), Some(Cue::Beep));
        cues.offer(1.0, Cue::PhoneHot);
        assert_eq!(cues.take(2.1), None, "too late");
    }

    #[test]
    fn a_hint_is_not_repeated_at_once() {
        let mut cues = CueScheduler::new(Grammar::Read);
        let played = (0..600)
            .filter(|i| {
                let t = f64::from(*i) / 30.0;
                cues.hint(t, Cue::Hint(Advice::TooDark));
                cues.take(t).is_some()
            })
            .count();
        assert!((3..=5).contains(&played), "{played}");
    }

    #[test]
    fn the_tone_waits_after_liftoff_and_does_not_stutter() {
        let mut cues = CueScheduler::new(Grammar::Target { deg: 10.0 });
        assert_eq!(cues.change(Some(15.0), Some(0.2)), None);
        assert_eq!(cues.change(Some(15.0), Some(0.31)), Some(Cue::ToneOn));
        assert_eq!(cues.change(Some(9.5), Some(0.4)), None);
        assert_eq!(cues.change(Some(8.9), Some(0.5)), Some(Cue::ToneOff));
        cues.rep(0.5, RepWord::Held);
        assert_eq!(cues.take(0.5), None, "no words in this grammar");
    }
}
