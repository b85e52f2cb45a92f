//! Before a set: readiness, the range check, and the spot that was used last time.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::live::{CameraFacts, Check, Condition, Cue, RangeStep, SetupGhost};
use keel_core::recorder::{LiveOptions, Session};
use keel_tests::body::Flexion;
use keel_tests::film::{Camera, header, observe_moment};
use keel_tests::gym::{Act, Gym};
use keel_tests::live::{SIZE_PX, camera, play, set_of};
use keel_tests::network::Network;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

#[test]
fn readiness_asks_for_the_hinge_and_is_proved_by_it() {
    let gym =
        Gym::new(vec![Act::Absent(2.0), Act::Stand(-0.6, 3.0), Act::Hinge(-0.6, 5.0), Act::Stand(-0.6, 3.0)]);
    let mut session = Session::new(header(), LiveOptions::default());
    session.place().unwrap();
    let mut shown = Vec::new();
    let mut changes = 0;
    let mut before = None;
    for o in gym.observe(&camera(), &Network::MEASURED) {
        let facts = CameraFacts { tilt_deg: Some(1.0), free_storage_mb: Some(9e3), ..CameraFacts::default() };
        let state = session.push(&o, SIZE_PX, &facts, None).unwrap();
        let body = state.readiness.iter().find(|i| i.check == Check::WholeBody).unwrap();
        if shown.last() != Some(&body.condition) {
            shown.push(body.condition);
        }
        changes += u32::from(before.is_some_and(|b| b != state.readiness));
        before = Some(state.readiness);
    }
    assert_eq!(shown, [Condition::Unknown, Condition::Bad, Condition::Warn, Condition::Good]);
    assert!(session.state().ready);
    assert!(changes <= 12, "{changes} changes in 13 s");
}

#[test]
fn the_range_check_tells_how_much_of_a_back_can_be_seen() {
    for (amount, visible) in [(1.0, true), (0.3, false)] {
        let mut session = Session::new(header(), LiveOptions::default());
        session.place().unwrap();
        session.range_check().unwrap();
        let body = Gym::new(vec![]).body;
        let mut rng = ChaCha8Rng::seed_from_u64(5);
        let mut cues = Vec::new();
        for i in 0..30 * 14 {
            let t = f64::from(i) / 30.0;
            let down = (t / 1.0).clamp(0.0, 1.0);
            // Told to arch 3 s after the hinge is held, to round 3 s later.
            let bend = match t {
                t if t < 5.0 => 0.0,
                t if t < 8.2 => -15.0,
                _ => 25.0,
            } * amount;
            let flexion = Flexion { thoracic_deg: 0.3 * bend, lumbar_deg: 0.7 * bend };
            let posture = body.posture(1.0 - 0.8 * down, flexion, 0.0);
            let shown = Gym::new(vec![Act::Stand(-0.6, 99.0)]).at(1.0, &camera()).moment.unwrap();
            let moment = keel_tests::film::Moment { posture, grip: posture.grip, ..shown };
            let o = observe_moment(&moment, &camera(), t, &mut rng);
            let state = session.push(&o, SIZE_PX, &CameraFacts::default(), None).unwrap();
            cues.extend(state.cue.filter(|c| !matches!(c, Cue::Hint(_))));
        }
        let Some(RangeStep::Done(check)) = session.state().range_check else {
            panic!("{:?} {cues:?}", session.state().range_check)
        };
        assert_eq!(check.visible, visible, "{check:?}");
        assert!((check.range_deg - 40.0 * amount).abs() < 5.0, "{check:?}");
        let last = if visible { Cue::RangeSeen } else { Cue::RangeHidden };
        assert_eq!(cues, [Cue::RangeHinge, Cue::RangeHold, Cue::RangeArch, Cue::RangeRound, last]);
    }
}

#[test]
fn the_same_spot_is_recognised_and_another_is_not() {
    let seen = set_of(1).observe(&camera(), &Network::EXACT);
    let log = play(&seen, LiveOptions::default()).unwrap();
    let report = &log.sets[0].report;
    let ghost = SetupGhost::of(&report.track, &report.report).unwrap();
    assert!(ghost.curve.len() > 40);
    for (mm_per_px, same) in [(2.5, true), (2.1, false)] {
        let again = Camera { mm_per_px, seed: 9, ..camera() };
        let mut session = Session::new(header(), LiveOptions::default());
        session.place().unwrap();
        session.set_ghost(Some(ghost.clone()));
        for o in &set_of(1).observe(&again, &Network::EXACT)[..60] {
            session.push(o, SIZE_PX, &CameraFacts::default(), None).unwrap();
        }
        assert_eq!(session.state().spot.unwrap().same, same, "{:?}", session.state().spot);
    }
}
