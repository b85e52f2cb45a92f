//! The recorder on simulated sets: it begins, counts, ends; and it does not begin where nothing is lifted.

use keel_core::live::{Cue, Event};
use keel_core::recorder::LiveOptions;
use keel_core::verdict::Word;
use keel_tests::body::Flexion;
use keel_tests::film::Camera;
use keel_tests::gym::{Act, Gym};
use keel_tests::live::{is_rep_word, play};
use keel_tests::network::Network;
use keel_tests::script::{LossAt, RepScript, SetScript};

fn noisy(seed: u64) -> Camera {
    Camera { noise_px: 1.0, fps: 30.0, seed, ..Camera::default() }
}

fn one_set() -> Gym {
    let reps = vec![
        RepScript::default(),
        RepScript::losing(LossAt::Liftoff, 5.0, 12.0),
        RepScript::losing(LossAt::KneePass, 6.0, 13.0),
    ];
    Gym::new(vec![
        Act::Absent(1.0),
        Act::Walk(-2.0, 0.0, 2.5),
        Act::Chalk(0.0, 2.0),
        Act::Set(SetScript::new(reps)),
        Act::StandUp(1.0),
        Act::Stand(0.0, 1.0),
        Act::Walk(0.0, -2.0, 2.5),
        Act::Absent(8.0),
    ])
}

#[test]
fn a_set_begins_counts_speaks_and_ends() {
    let gym = one_set();
    for network in [Network::EXACT, Network::MEASURED] {
        let log = play(&gym.observe(&noisy(3), &network), LiveOptions::default()).unwrap();
        assert_eq!(log.sets.len(), 1, "{:?}", log.events);
        let set = &log.sets[0];
        let truth = gym.liftoffs_s()[0];
        assert!((set.began_s - truth).abs() < 0.3, "began {} for {truth}", set.began_s);
        assert_eq!(set.counted, (3, 0), "{:?}", log.events);
        assert_eq!(set.report.report.set.reps, 3);
        let words: Vec<Cue> = set.words.iter().map(|(_, cue)| *cue).collect();
        assert_eq!(
            words,
            [Cue::Held, Cue::LostAtLiftoff, Cue::LostAtKneePass],
            "{:?}",
            set.report.report.reps
        );
        assert!(log.events.iter().any(|(_, e)| *e == Event::SetupTaken));
        for ((said, _), rep) in set.words.iter().zip(&set.report.report.reps) {
            let first = set.report.track.observations[0].time.nanos() as f64 * 1e-9;
            let lockout = rep.lockout_s.unwrap() + first;
            assert!((-0.3..0.5).contains(&(said - lockout)), "said {said} for {lockout}");
        }
    }
}

#[test]
fn nothing_begins_where_nothing_is_lifted() {
    let mut ghosts = Vec::new();
    for seed in 0..6 {
        for (name, act) in [
            ("chalk", Act::Chalk(0.0, 4.0)),
            ("shoes", Act::TieShoes(0.0, 5.0)),
            ("shoes beside", Act::TieShoes(-0.5, 5.0)),
            ("load", Act::LoadPlate(0.04, 5.0)),
            ("load low", Act::LoadPlate(0.02, 4.0)),
            ("carry", Act::CarryPlate(1.8, 6.0)),
            ("carry back", Act::CarryPlate(-1.2, 5.0)),
            ("roll", Act::RollBar(0.3, 5.0)),
            ("bottle", Act::Bottle(0.0, 3.0)),
            ("bottle beside", Act::Bottle(0.4, 2.5)),
            ("passer", Act::Passer(3.0)),
            ("false start", Act::FalseStart(5.0)),
            ("hinge", Act::Hinge(0.0, 5.0)),
        ] {
            let gym = Gym::new(vec![
                Act::Stand(0.0, 2.0),
                act.clone(),
                Act::Stand(0.0, 2.0),
                act,
                Act::Stand(0.0, 9.0),
            ]);
            let log = play(&gym.observe(&noisy(seed), &Network::MEASURED), LiveOptions::default()).unwrap();
            // A plate that is gripped, lifted and carried looks like a pull until it is carried: nothing of it may be kept
            // or spoken of.
            let begins = !name.starts_with("carry")
                && log.events.iter().any(|(_, e)| matches!(e, Event::SetBegan { .. }));
            let speaks = log.cues.iter().any(|(_, cue)| is_rep_word(*cue));
            if begins || speaks || !log.sets.is_empty() {
                ghosts.push(format!("{name} {seed}: {:?} {:?}", log.events, log.cues));
            }
        }
    }
    assert!(ghosts.is_empty(), "{ghosts:#?}");
}

#[test]
fn a_failed_pull_is_an_attempt_and_a_dynamic_start_a_rep() {
    let failed = RepScript { travel_share: 0.3, hold_s: 0.1, ..RepScript::default() };
    let quick = RepScript { setup_s: 0.45, setup: Flexion::default(), ..RepScript::default() };
    let script = SetScript::new(vec![quick, failed, RepScript::default()]);
    let gym = Gym::new(vec![Act::Stand(0.0, 3.0), Act::Set(script), Act::StandUp(1.0), Act::Stand(0.0, 9.0)]);
    let log = play(&gym.observe(&noisy(1), &Network::MEASURED), LiveOptions::default()).unwrap();
    assert_eq!(log.sets.len(), 1, "{:?}", log.events);
    assert_eq!(log.sets[0].counted, (2, 1), "{:?}", log.events);
    assert_eq!(log.sets[0].report.report.reps.iter().filter(|r| r.attempt).count(), 1);
    assert_ne!(log.sets[0].report.report.set.verdict, Word::NotJudged);
}
