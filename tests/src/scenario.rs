//! Scenarios as data: a track and calls in, events, cues, readiness and a verdict out. The files under `tests/scenarios`
//! are read verbatim by the runner of every language.

use keel_core::lift::Lift;
use keel_core::live::{
    Advice, CameraFacts, Check, Condition, Cue, EndReason, Event, Grammar, LiveState, Stage,
};
use keel_core::recorder::{LiveOptions, RecorderError, Session};
use keel_core::track::Track;
use keel_core::verdict::Word;
use serde::{Deserialize, Serialize};

/// Version of the form.
pub const FORMAT: u32 = 1;

/// One scenario. Times are s from the track's first frame.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// [`FORMAT`].
    pub format: u32,
    /// What happens, for a reader.
    pub about: String,
    /// The track's file, beside this one: its frames are pushed one by one.
    pub track: String,
    /// The lift that is named.
    pub lift: Option<Lift>,
    /// How much is said.
    pub grammar: Grammar,
    /// Calls, each before the first frame at or after its time.
    pub calls: Vec<CallAt>,
    /// What the caller knows of the frames, each from its time on.
    pub facts: Vec<FactsFrom>,
    /// What must come out.
    pub expect: Expected,
}

/// A call at a time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallAt {
    /// When.
    pub at_s: f64,
    /// Which.
    pub call: Call,
    /// Whether it must be refused.
    #[serde(default)]
    pub refused: bool,
}

/// A call.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    /// The camera is open.
    Place,
    /// Arm with a countdown of so many seconds.
    Arm(f64),
    /// Begin by hand.
    BeginSet,
    /// A tap.
    EndSet,
    /// Take the stop back.
    UndoEnd,
    /// The camera is gone.
    Interrupt,
}

/// Facts from a time on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsFrom {
    /// From when.
    pub from_s: f64,
    /// What is known.
    pub facts: CameraFacts,
}

/// Something within a time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Within<T> {
    /// What.
    pub what: T,
    /// Not before, s.
    pub from_s: f64,
    /// Not after, s.
    pub to_s: f64,
}

/// What must come out.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Codes of all events in order; `setup_taken` and `setup_left` are left out.
    pub events: Vec<Within<String>>,
    /// All cues in order; hints, beeps and `ready` are left out.
    pub cues: Vec<Within<Cue>>,
    /// Items of readiness at times.
    pub readiness: Vec<ReadinessAt>,
    /// The set that is over, or still on, at the end; `None` where there is none.
    pub set: Option<SetExpected>,
}

/// An item at a time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadinessAt {
    /// When.
    pub at_s: f64,
    /// Which.
    pub check: Check,
    /// How it stands.
    pub condition: Condition,
    /// What is to be done.
    pub advice: Option<Advice>,
}

/// A set with its verdict.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetExpected {
    /// Why it ended.
    pub reason: EndReason,
    /// Word of every rep, attempts left out.
    pub reps: Vec<Word>,
    /// Attempts.
    pub attempts: u32,
    /// Word of the set.
    pub verdict: Word,
}

/// Plays a scenario's calls and frames; `look` sees the state after each frame, at its time. Returns the session after the
/// last frame, and every call that was not refused or not made against expectation, one line each.
///
/// # Errors
/// When a frame is refused.
pub fn play(
    scenario: &Scenario,
    track: &Track,
    mut look: impl FnMut(f64, &LiveState),
) -> Result<(Session, Vec<String>), RecorderError> {
    let options = LiveOptions { lift: scenario.lift, grammar: scenario.grammar };
    let mut session = Session::new(track.header.clone(), options);
    let size_px = (track.header.width_px, track.header.height_px);
    let mut wrong = Vec::new();
    let mut calls = scenario.calls.iter().peekable();
    let Some(first) = track.observations.first().map(|o| o.time) else { return Ok((session, wrong)) };
    for seen in &track.observations {
        let time_s = seen.time.seconds_since(first);
        while let Some(at) = calls.next_if(|c| c.at_s <= time_s) {
            let done = make(&mut session, at.call);
            if done.is_err() != at.refused {
                wrong.push(format!("{:?} at {} s: {done:?}", at.call, at.at_s));
            }
        }
        let facts = scenario.facts.iter().rev().find(|f| f.from_s <= time_s).map(|f| f.facts);
        look(time_s, session.push(seen, size_px, &facts.unwrap_or_default(), None)?);
    }
    Ok((session, wrong))
}

/// Plays a scenario; everything that is not as expected, one line each.
///
/// # Errors
/// What the session refuses against expectation.
pub fn run(scenario: &Scenario, track: &Track) -> Result<Vec<String>, RecorderError> {
    let (mut events, mut cues, mut unready) = (Vec::new(), Vec::new(), Vec::new());
    let mut readiness = scenario.expect.readiness.iter().peekable();
    let (mut session, mut wrong) = play(scenario, track, |time_s, state| {
        events.extend(state.event.filter(|e| is_compared(*e)).map(|e| (time_s, code(e))));
        cues.extend(state.cue.filter(|c| is_heard(*c)).map(|c| (time_s, c)));
        while let Some(at) = readiness.next_if(|r| r.at_s <= time_s) {
            let item = state.readiness.iter().find(|i| i.check == at.check);
            if item.is_none_or(|i| (i.condition, i.advice) != (at.condition, at.advice)) {
                unready.push(format!("at {} s: {item:?} instead of {at:?}", at.at_s));
            }
        }
    })?;
    wrong.append(&mut unready);
    compare("event", &scenario.expect.events, &events, &mut wrong);
    compare("cue", &scenario.expect.cues, &cues, &mut wrong);
    verdict(&mut session, scenario.expect.set.as_ref(), &mut wrong)?;
    Ok(wrong)
}

fn make(session: &mut Session, call: Call) -> Result<(), RecorderError> {
    match call {
        Call::Place => session.place(),
        Call::Arm(countdown_s) => session.arm(countdown_s),
        Call::BeginSet => session.begin_set(),
        Call::EndSet => session.end_set(),
        Call::UndoEnd => session.undo_end(),
        Call::Interrupt => session.interrupt(),
    }
}

fn verdict(
    session: &mut Session,
    expected: Option<&SetExpected>,
    wrong: &mut Vec<String>,
) -> Result<(), RecorderError> {
    let stage = session.state().stage;
    if stage.is_set() {
        session.end_set()?;
    }
    let Some(expected) = expected else {
        if stage.has_set() {
            wrong.push(format!("a set where none was expected: {stage:?}"));
        }
        return Ok(());
    };
    if !matches!(session.state().stage, Stage::Ended { .. } | Stage::Judged { .. }) {
        wrong.push(format!("no set: {stage:?}"));
        return Ok(());
    }
    let judged = session.verdict()?;
    let reps: Vec<Word> = judged.report.reps.iter().filter(|r| !r.attempt).map(|r| r.verdict).collect();
    let attempts = judged.report.reps.iter().filter(|r| r.attempt).count() as u32;
    let got = SetExpected { reason: judged.reason, reps, attempts, verdict: judged.report.set.verdict };
    if format!("{got:?}") != format!("{expected:?}") {
        wrong.push(format!("{got:?} instead of {expected:?}"));
    }
    Ok(())
}

fn compare<T: PartialEq + std::fmt::Debug>(
    name: &str,
    expected: &[Within<T>],
    got: &[(f64, T)],
    wrong: &mut Vec<String>,
) {
    let fits = |e: &Within<T>, (at, what): &(f64, T)| e.what == *what && (e.from_s..=e.to_s).contains(at);
    if expected.len() != got.len() || !expected.iter().zip(got).all(|(e, g)| fits(e, g)) {
        wrong.push(format!("{name}s {got:?} instead of {expected:?}"));
    }
}

fn is_compared(event: Event) -> bool {
    !matches!(event, Event::SetupTaken | Event::SetupLeft)
}

fn is_heard(cue: Cue) -> bool {
    !matches!(cue, Cue::Hint(_) | Cue::Beep | Cue::BeepLast | Cue::Ready)
}

/// The code of an event, as its JSON has it.
pub fn code(event: Event) -> String {
    match serde_json::to_value(event) {
        Ok(serde_json::Value::Object(fields)) => {
            fields.get("event").and_then(|v| v.as_str()).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}
