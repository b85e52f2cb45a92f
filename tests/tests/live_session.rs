//! The session's contract: calls in their order, hostile frames, interruptions, the journal, and one judgement for all.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::frame::Timestamp;
use keel_core::live::{CameraFacts, Cue, EndReason, Event, FactError, Grammar, Heat, Stage};
use keel_core::recorder::{LiveOptions, RecorderError, Session, TrackSink, recover};
use keel_core::report::{Report, to_json};
use keel_core::track::{Observation, Track, decode};
use keel_tests::film::{Camera, header, observe_moment};
use keel_tests::gym::{Act, Gym};
use keel_tests::live::{SIZE_PX, camera, play, set_of};
use keel_tests::network::Network;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

fn armed() -> Session {
    let mut session = Session::new(header(), LiveOptions::default());
    session.place().unwrap();
    session.arm(0.0).unwrap();
    session
}

fn push(session: &mut Session, seen: &Observation) -> Result<Option<Event>, RecorderError> {
    session.push(seen, SIZE_PX, &CameraFacts::default(), None).map(|state| state.event)
}

/// A journal in memory.
#[derive(Default)]
struct Journal {
    bytes: Vec<u8>,
    appends: usize,
    full: bool,
}

impl TrackSink for Journal {
    fn append(&mut self, bytes: &[u8]) -> Result<(), String> {
        if self.full {
            return Err("the disk is full".into());
        }
        self.appends += 1;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn discard(&mut self) -> Result<(), String> {
        self.bytes.clear();
        Ok(())
    }
}

#[test]
fn the_live_set_and_the_same_frames_judged_at_once_give_the_same_report() {
    let seen = set_of(3).observe(&camera(), &Network::MEASURED);
    let log = play(&seen, LiveOptions::default()).unwrap();
    let live = &log.sets[0].report;
    let first = live.track.observations[0].time;
    let last = live.track.observations.last().unwrap().time;
    let same: Vec<Observation> = seen.iter().filter(|o| (first..=last).contains(&o.time)).cloned().collect();
    let at_once = Track { header: header(), observations: same }.quantised().unwrap();
    assert_eq!(live.track.observations.len(), at_once.observations.len(), "no frame is lost or doubled");
    assert_eq!(to_json(&live.report).unwrap(), to_json(&Report::of(&at_once)).unwrap());
    let liftoff = Timestamp::from_nanos((set_of(3).liftoffs_s()[0] * 1e9) as i64);
    assert!(liftoff.seconds_since(first) >= 3.0 - 0.1, "three seconds from before the pull are kept");
}

#[test]
fn calls_out_of_order_are_refused_by_name_and_change_nothing() {
    let seen = set_of(1).observe(&camera(), &Network::EXACT);
    let mut session = Session::new(header(), LiveOptions::default());
    let refused = |result: Result<(), RecorderError>, call: &str| match result {
        Err(RecorderError::Order(e)) => assert!(e.call == call && !e.next.is_empty(), "{e}"),
        other => panic!("{call}: {other:?}"),
    };
    refused(push(&mut session, &seen[0]).map(drop), "push");
    refused(session.arm(0.0), "arm");
    refused(session.end_set(), "end_set");
    session.place().unwrap();
    refused(session.place(), "place");
    refused(session.begin_set(), "begin_set");
    refused(session.undo_end(), "undo_end");
    refused(session.verdict().map(drop), "verdict");
    refused(session.save().map(drop), "save");
    assert_eq!(session.arm(f64::NAN).map_err(|e| matches!(e, RecorderError::Countdown { .. })), Err(true));
    session.arm(0.0).unwrap();
    refused(session.arm(0.0), "arm");
    for o in &seen[..30] {
        push(&mut session, o).unwrap();
    }
    session.begin_set().unwrap();
    refused(session.begin_set(), "begin_set");
    refused(session.save().map(drop), "save");
    for o in &seen[30..] {
        push(&mut session, o).unwrap();
    }
    if matches!(session.state().stage, Stage::Set { .. }) {
        session.end_set().unwrap();
    }
    refused(session.end_set(), "end_set");
    refused(session.save().map(drop), "save");
    session.verdict().unwrap();
    session.save().unwrap();
    refused(session.undo_end(), "undo_end");
    refused(session.save().map(drop), "save");
}

#[test]
fn a_wrong_stop_is_undone_without_losing_a_frame() {
    let seen = set_of(3).observe(&camera(), &Network::EXACT);
    let whole = play(&seen, LiveOptions::default()).unwrap();
    let mut session = armed();
    let mut stopped_at = None;
    for (i, o) in seen.iter().enumerate() {
        push(&mut session, o).unwrap();
        if session.state().reps == 1 && stopped_at.is_none() {
            session.end_set().unwrap();
            assert_eq!(session.verdict().unwrap().report.set.reps, 1);
            stopped_at = Some(i);
        }
        if stopped_at.is_some_and(|at| i == at + 60) {
            session.undo_end().unwrap();
        }
    }
    let report = session.verdict().unwrap();
    assert_eq!(report.reason, EndReason::BarStill);
    assert_eq!(report.track.observations, whole.sets[0].report.track.observations);
    assert_eq!(session.state().reps, 3);
}

#[test]
fn a_stop_can_no_longer_be_undone_after_half_a_minute() {
    let gym = Gym::new(vec![Act::Stand(0.0, 45.0)]);
    let seen = gym.observe(&camera(), &Network::EXACT);
    let mut session = armed();
    for (i, o) in seen.iter().enumerate() {
        push(&mut session, o).unwrap();
        match i {
            30 => session.begin_set().unwrap(),
            90 => session.end_set().unwrap(),
            _ => {}
        }
    }
    assert!(matches!(session.undo_end(), Err(RecorderError::Order(_))));
}

#[test]
fn another_size_in_mid_set_is_refused_and_the_set_goes_on() {
    let seen = set_of(1).observe(&camera(), &Network::EXACT);
    let mut session = armed();
    for (i, o) in seen.iter().enumerate() {
        if i > 100 && i % 7 == 0 && session.state().stage.is_set() {
            let turned = (SIZE_PX.1, SIZE_PX.0);
            let refused = session.push(o, turned, &CameraFacts::default(), None).err();
            assert_eq!(refused, Some(RecorderError::SizeChanged { before: SIZE_PX, after: turned }));
        }
        push(&mut session, o).unwrap();
    }
    assert_eq!(session.verdict().unwrap().report.set.reps, 1);
    assert!(session.diagnostics().refused > 5);
}

#[test]
fn times_that_jump_back_repeat_or_leap_are_refused_and_the_set_is_kept() {
    let seen = set_of(2).observe(&camera(), &Network::EXACT);
    let mut session = armed();
    let at = |o: &Observation, nanos: i64| Observation { time: Timestamp::from_nanos(nanos), ..o.clone() };
    for (i, o) in seen.iter().enumerate() {
        push(&mut session, o).unwrap();
        if i % 50 == 20 {
            for nanos in [o.time.nanos(), o.time.nanos() - 1, 0, i64::MIN] {
                assert!(matches!(push(&mut session, &at(o, nanos)), Err(RecorderError::NotLater { .. })));
            }
        }
    }
    assert_eq!(session.verdict().unwrap().report.set.reps, 2);

    let mut session = armed();
    let hour = 3_600_000_000_000;
    let half = seen.len() * 2 / 5;
    for o in &seen[..half] {
        push(&mut session, o).unwrap();
    }
    assert!(session.state().stage.is_set());
    let leapt = at(&seen[half], seen[half].time.nanos() + hour);
    assert!(matches!(push(&mut session, &leapt), Err(RecorderError::Leapt { .. })));
    assert!(matches!(session.state().stage, Stage::Ended { reason: EndReason::Interrupted, .. }));
    let later = at(&seen[half + 1], seen[half + 1].time.nanos() + hour);
    assert_eq!(push(&mut session, &later).unwrap(), Some(Event::SetEnded { reason: EndReason::Interrupted }));
    assert!(session.verdict().unwrap().track.observations.len() > 90);
    session.save().unwrap();
    session.arm(0.0).unwrap();
    assert!(push(&mut session, &at(&seen[half + 2], i64::MAX)).is_err());
}

#[test]
fn a_clock_that_was_set_back_for_good_is_followed_after_a_second() {
    let seen = set_of(1).observe(&camera(), &Network::EXACT);
    let mut session = armed();
    let late = |o: &Observation| Observation {
        time: Timestamp::from_nanos(o.time.nanos() + 9_000_000_000_000),
        ..o.clone()
    };
    push(&mut session, &late(&seen[0])).unwrap();
    let refused = seen.iter().filter(|o| push(&mut session, o).is_err()).count();
    assert_eq!(refused, 30);
}

#[test]
fn what_is_no_number_is_refused_by_field() {
    let seen = set_of(1).observe(&camera(), &Network::EXACT);
    let mut session = armed();
    for (facts, field) in [
        (CameraFacts { tilt_deg: Some(f64::NAN), ..CameraFacts::default() }, "tilt_deg"),
        (CameraFacts { free_storage_mb: Some(-1.0), ..CameraFacts::default() }, "free_storage_mb"),
        (CameraFacts { push_took_ms: Some(f64::INFINITY), ..CameraFacts::default() }, "push_took_ms"),
        (CameraFacts { view_angle_deg: Some(f64::NEG_INFINITY), ..CameraFacts::default() }, "view_angle_deg"),
    ] {
        let refused = session.push(&seen[0], SIZE_PX, &facts, None).err();
        assert!(matches!(refused, Some(RecorderError::Fact(FactError { field: f, .. })) if f == field));
    }
    push(&mut session, &seen[0]).unwrap();
}

#[test]
fn a_short_interruption_leaves_the_set_on_and_a_long_one_closes_it() {
    let seen = set_of(3).observe(&camera(), &Network::EXACT);
    for (gone_s, closes) in [(4.0, false), (25.0, true)] {
        let mut session = armed();
        let mut gone = None;
        let mut events = Vec::new();
        for o in &seen {
            let o = match gone {
                Some(at) if o.time.seconds_since(at) < 0.0 => continue,
                _ => o,
            };
            events.extend(push(&mut session, o).unwrap());
            if session.state().reps == 1 && gone.is_none() {
                session.interrupt().unwrap();
                gone = Some(Timestamp::from_nanos(o.time.nanos() + (gone_s * 1e9) as i64));
            }
        }
        let ended = events.contains(&Event::SetEnded { reason: EndReason::Interrupted });
        assert_eq!(ended, closes && events.iter().any(|e| matches!(e, Event::SetEnded { .. })), "{events:?}");
        if !closes {
            assert!(events.contains(&Event::SetGoesOn), "{events:?}");
            assert!(session.verdict().unwrap().report.set.reps >= 2);
        } else if matches!(session.state().stage, Stage::Interrupted { .. }) {
            session.end_set().unwrap();
            assert_eq!(session.verdict().unwrap().reason, EndReason::Interrupted);
        }
    }
}

#[test]
fn a_killed_app_finishes_its_set_from_the_journal() {
    let seen = set_of(3).observe(&camera(), &Network::EXACT);
    let mut session = armed();
    let mut journal = Journal::default();
    for o in &seen {
        session.push(o, SIZE_PX, &CameraFacts::default(), Some(&mut journal)).unwrap();
        if session.state().reps == 2 {
            break;
        }
    }
    let now = session.state().time_s;
    let (report, track, damage) = recover(&journal.bytes).unwrap();
    assert_eq!(damage, None);
    let last = track.observations.last().unwrap().time.nanos() as f64 * 1e-9;
    assert!(now - last <= 1.05, "{now} {last}");
    assert!(report.set.reps >= 1);
    // Cut off in the middle of a write.
    let (cut, track, damage) = recover(&journal.bytes[..journal.bytes.len() - 7]).unwrap();
    assert!(damage.is_some() && !track.observations.is_empty() && cut.set.reps >= 1);
}

#[test]
fn a_full_disk_is_told_and_the_set_goes_on_in_memory() {
    let seen = set_of(2).observe(&camera(), &Network::EXACT);
    let mut session = armed();
    let mut journal = Journal::default();
    for (i, o) in seen.iter().enumerate() {
        journal.full = (200..320).contains(&i);
        session.push(o, SIZE_PX, &CameraFacts::default(), Some(&mut journal)).unwrap();
        if i == 319 && session.state().stage.is_set() {
            assert_eq!(session.diagnostics().journal_failure.as_deref(), Some("the disk is full"));
        }
    }
    assert_eq!(session.diagnostics().journal_failure, None, "written once there was room again");
    let report = session.verdict().unwrap();
    assert_eq!(report.report.set.reps, 2);
    let saved = session.save().unwrap();
    assert_eq!(decode(&saved.track).unwrap().track, report.track);
    assert_eq!(decode(&journal.bytes).unwrap().track, report.track, "the journal holds the whole set");
}

#[test]
fn after_ten_minutes_a_set_is_closed_with_a_reason() {
    let gym = Gym::new(vec![Act::Stand(0.0, 1.0)]);
    let seen = gym.observe(&Camera { fps: 5.0, ..camera() }, &Network::EXACT);
    let mut session = armed();
    let mut ended_s = None;
    for i in 0..5 * 640 {
        let time = Timestamp::from_nanos(i * 200_000_000);
        // Over the bar all the time, so that nothing but the clock ends it.
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let moment = Gym::new(vec![Act::Hinge(0.0, 10.0)]).at(5.0, &camera()).moment.unwrap();
        let o = Observation { time, ..observe_moment(&moment, &camera(), 0.0, &mut rng) };
        if push(&mut session, &o).unwrap() == Some(Event::SetEnded { reason: EndReason::TooLong }) {
            ended_s = Some(session.state().time_s);
            break;
        }
        if i == 2 {
            session.begin_set().unwrap();
        }
    }
    assert!((600.0..601.0).contains(&ended_s.unwrap()), "{ended_s:?} after {}", seen.len());
    assert!(session.verdict().is_ok());
}

#[test]
fn the_countdown_is_counted_aloud_and_nothing_begins_in_it() {
    let seen = set_of(1).observe(&camera(), &Network::EXACT);
    let mut session = Session::new(header(), LiveOptions::default());
    session.place().unwrap();
    push(&mut session, &seen[0]).unwrap();
    session.arm(3.0).unwrap();
    let mut cues = Vec::new();
    for o in &seen[1..120] {
        let state = session.push(o, SIZE_PX, &CameraFacts::default(), None).unwrap();
        cues.extend(state.cue.filter(|c| matches!(c, Cue::Beep | Cue::BeepLast)));
    }
    assert_eq!(cues, [Cue::Beep, Cue::Beep, Cue::Beep, Cue::BeepLast]);
}

#[test]
fn heat_and_a_falling_frame_rate_are_said_once_and_the_set_goes_on() {
    let seen = set_of(2).observe(&camera(), &Network::EXACT);
    let mut session = armed();
    let mut cues = Vec::new();
    for (i, o) in seen.iter().enumerate() {
        // From the middle of the first rep on the camera gives every other frame only.
        if i > 170 && i % 2 == 0 {
            continue;
        }
        let heat = if i > 170 { Heat::Serious } else { Heat::Nominal };
        let facts = CameraFacts { heat: Some(heat), ..CameraFacts::default() };
        cues.extend(session.push(o, SIZE_PX, &facts, None).unwrap().cue);
    }
    let said = |cue: Cue| cues.iter().filter(|c| **c == cue).count();
    assert_eq!((said(Cue::PhoneHot), said(Cue::FramesFewer)), (1, 1), "{cues:?}");
    assert_eq!(session.verdict().unwrap().report.set.reps, 2);
    let told = session.diagnostics();
    assert_eq!(told.heat_most, Some(Heat::Serious));
    assert!(told.fps.unwrap() < 20.0);
}

#[test]
fn the_tone_sounds_while_the_change_is_too_large_and_not_at_once() {
    let gym = set_of(1);
    let seen = gym.observe(&camera(), &Network::EXACT);
    let options = LiveOptions { grammar: Grammar::Target { deg: 8.0 }, ..LiveOptions::default() };
    let log = play(&seen, options).unwrap();
    let tones: Vec<(f64, Cue)> =
        log.cues.iter().copied().filter(|(_, c)| matches!(c, Cue::ToneOn | Cue::ToneOff)).collect();
    assert_eq!(tones.iter().map(|(_, c)| *c).collect::<Vec<_>>(), [Cue::ToneOn, Cue::ToneOff], "{tones:?}");
    let liftoff = gym.liftoffs_s()[0];
    assert!((0.3..0.7).contains(&(tones[0].0 - liftoff)), "{} {liftoff}", tones[0].0);
    let quiet = play(&seen, LiveOptions { grammar: Grammar::Quiet, ..LiveOptions::default() }).unwrap();
    assert!(quiet.sets[0].words.is_empty());
}
