//! Runs a session over observations and notes what came out.

use crate::film::{Camera, header};
use crate::gym::{Act, Gym};
use crate::script::{LossAt, RepScript, SetScript};
use keel_core::live::{CameraFacts, Cue, EndReason, Event};
use keel_core::recorder::{LiveOptions, RecorderError, Session, SetReport};
use keel_core::track::{Observation, Track};
use keel_core::verdict::{LostAt, RepVerdict, Word};

/// Size of the simulated frames, px.
pub const SIZE_PX: (u32, u32) = (1080, 1920);

/// A phone at 30 frames a second.
pub fn camera() -> Camera {
    Camera { noise_px: 0.8, fps: 30.0, ..Camera::default() }
}

/// A set of reps that lose 14 deg at liftoff, walked up to and away from.
pub fn set_of(reps: usize) -> Gym {
    let reps = vec![RepScript::losing(LossAt::Liftoff, 4.0, 10.0); reps];
    Gym::new(vec![
        Act::Stand(0.0, 1.5),
        Act::Set(SetScript { standing_s: 0.5, ..SetScript::new(reps) }),
        Act::StandUp(1.0),
        Act::Stand(0.0, 9.0),
    ])
}

/// A set as it was recorded.
#[derive(Clone, Debug)]
pub struct RecordedSet {
    /// Its back-dated begin, s.
    pub began_s: f64,
    /// When the recorder knew, s.
    pub noticed_s: f64,
    /// When it ended, s.
    pub ended_s: f64,
    /// Reps and attempts that were counted while it went on.
    pub counted: (u32, u32),
    /// Words that were said after reps, with their times, s.
    pub words: Vec<(f64, Cue)>,
    /// The verdict.
    pub report: SetReport,
}

/// Everything that came out.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Events with their times, s.
    pub events: Vec<(f64, Event)>,
    /// Cues with their times, s.
    pub cues: Vec<(f64, Cue)>,
    /// Sets that ended by themselves or with the film.
    pub sets: Vec<RecordedSet>,
}

/// Whether a cue is a word on a rep.
pub fn is_rep_word(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::Held | Cue::Slight | Cue::Lost | Cue::LostAtLiftoff | Cue::LostAtKneePass | Cue::NotJudged
    )
}

/// Whether a word denies what the verdict says of the rep.
pub fn contradicts(cue: Cue, rep: &RepVerdict) -> bool {
    match cue {
        Cue::Held => rep.verdict != Word::Held,
        Cue::Slight | Cue::Lost => !rep.verdict.is_loss(),
        Cue::LostAtLiftoff => !(rep.verdict.is_loss() && rep.lost_at == Some(LostAt::Liftoff)),
        Cue::LostAtKneePass => !(rep.verdict.is_loss() && rep.lost_at == Some(LostAt::KneePass)),
        Cue::NotJudged => rep.verdict != Word::NotJudged,
        _ => false,
    }
}

impl RecordedSet {
    /// The reps of the verdict, attempts left out, each with the word that was said after it: time after lockout, s, and cue.
    pub fn spoken(&self) -> Vec<(&RepVerdict, Option<(f64, Cue)>)> {
        let first_s = self.report.track.observations.first().map_or(0.0, |o| o.time.nanos() as f64 * 1e-9);
        let reps = self.report.report.reps.iter().filter(|rep| !rep.attempt);
        reps.map(|rep| {
            let after =
                |lockout_s: f64| self.words.iter().map(move |(t, cue)| (t - first_s - lockout_s, *cue));
            let word =
                rep.lockout_s.and_then(|at| after(at).find(|(late_s, _)| (-0.5..1.2).contains(late_s)));
            (rep, word)
        })
        .collect()
    }
}

/// Plays observations to an armed session; every set is judged and saved as it ends, and one that is still on is ended
/// with the film.
///
/// # Errors
/// What the session refuses.
pub fn play(observations: &[Observation], options: LiveOptions) -> Result<Log, RecorderError> {
    play_through(Session::new(header(), options), SIZE_PX, observations)
}

/// Plays a film's track likewise, as the network saw it.
///
/// # Errors
/// What the session refuses.
pub fn play_track(track: &Track, options: LiveOptions) -> Result<Log, RecorderError> {
    let header = &track.header;
    play_through(
        Session::new(header.clone(), options),
        (header.width_px, header.height_px),
        &track.observations,
    )
}

fn play_through(
    mut session: Session,
    size_px: (u32, u32),
    observations: &[Observation],
) -> Result<Log, RecorderError> {
    session.place()?;
    session.arm(0.0)?;
    let mut log = Log::default();
    let (mut began, mut words) = (None, Vec::new());
    let facts = CameraFacts::default();
    for seen in observations {
        let state = session.push(seen, size_px, &facts, None)?;
        let (time_s, counted) = (state.time_s, (state.reps, state.attempts));
        if let Some(cue) = state.cue {
            log.cues.push((time_s, cue));
            if is_rep_word(cue) {
                words.push((time_s, cue));
            }
        }
        let Some(event) = state.event else { continue };
        log.events.push((time_s, event));
        match event {
            Event::SetBegan { at_s } => {
                began = Some((at_s, time_s));
                words.clear();
            }
            Event::SetDropped => began = None,
            Event::SetEnded { .. } => {
                finish(&mut session, &mut log, began.take(), time_s, counted, &mut words)?;
                session.arm(0.0)?;
            }
            _ => {}
        }
    }
    if let Some(began) = began {
        let state = session.state();
        let (time_s, counted) = (state.time_s, (state.reps, state.attempts));
        session.end_set()?;
        log.events.push((time_s, Event::SetEnded { reason: EndReason::Tapped }));
        finish(&mut session, &mut log, Some(began), time_s, counted, &mut words)?;
    }
    Ok(log)
}

fn finish(
    session: &mut Session,
    log: &mut Log,
    began: Option<(f64, f64)>,
    ended_s: f64,
    counted: (u32, u32),
    words: &mut Vec<(f64, Cue)>,
) -> Result<(), RecorderError> {
    let report = session.verdict()?;
    session.save()?;
    let (began_s, noticed_s) = began.unwrap_or((ended_s, ended_s));
    log.sets.push(RecordedSet { began_s, noticed_s, ended_s, counted, words: std::mem::take(words), report });
    Ok(())
}
