//! From tracks of a scripted lifter to words: truth is what the script set.

use keel_core::geometry::Vec2;
use keel_core::lift::Phase;
use keel_core::track::{Facing, Track};
use keel_core::verdict::{Baseline, FindingCode, Judgement, LostAt, Reason, Word, judge};
use keel_tests::body::Flexion;
use keel_tests::film::{Camera, film, film_with, header};
use keel_tests::script::{LossAt, RepScript, SetScript};

fn noisy() -> Camera {
    Camera { noise_px: 1.0, ..Camera::default() }
}

#[test]
fn five_reps_get_their_words_places_and_degrees() {
    let round = RepScript { setup: Flexion { thoracic_deg: 16.0, lumbar_deg: 30.0 }, ..RepScript::default() };
    let script = SetScript::new(vec![
        RepScript::default(),
        RepScript::losing(LossAt::Liftoff, 3.0, 6.0),
        RepScript::losing(LossAt::KneePass, 5.0, 10.0),
        RepScript::losing(LossAt::KneePass, 8.0, 17.0),
        round,
    ]);
    let out = judge(&film(&script, &noisy()));
    let words: Vec<Word> = out.reps.iter().map(|r| r.verdict).collect();
    assert_eq!(words, [Word::Held, Word::Slight, Word::Clear, Word::Large, Word::Held], "{:#?}", out.reps);
    assert_eq!(out.reps[1].lost_at, Some(LostAt::Liftoff));
    assert_eq!(out.reps[2].lost_at, Some(LostAt::KneePass));
    for (rep, truth) in out.reps.iter().zip([0.0, 9.0, 15.0, 25.0, 0.0]) {
        let (change, margin) = (rep.change_deg.unwrap(), rep.margin_deg.unwrap());
        assert!((change - truth).abs() <= margin, "rep {}: {change} +- {margin} for {truth}", rep.index);
    }
    let rounded: Vec<u32> = out
        .reps
        .iter()
        .filter(|r| r.findings.iter().any(|f| f.code == FindingCode::RoundedBeforeLiftoff))
        .map(|r| r.index)
        .collect();
    assert_eq!(rounded, [5]);
    assert_eq!((out.set.reps, out.set.reps_judged, out.set.reps_held), (5, 5, 2));
    assert_eq!((out.set.first_lost_rep, out.set.worst_rep), (Some(2), Some(4)));
}

#[test]
fn every_phase_has_its_own_word() {
    let script = SetScript::new(vec![RepScript::default(), RepScript::losing(LossAt::KneePass, 8.0, 17.0)]);
    let out = judge(&film(&script, &noisy()));
    let word = |rep: usize, phase| out.reps[rep].phases.iter().find(|p| p.phase == phase).unwrap().word;
    assert_eq!(word(0, Phase::Setup), None, "a set-up has no change");
    for phase in [Phase::Liftoff, Phase::KneePass, Phase::Lockout] {
        assert_eq!(word(0, phase), Some(Word::Held), "{phase:?}");
    }
    assert_eq!(word(1, Phase::Liftoff), Some(Word::Held), "what comes later is not laid on liftoff");
    assert_eq!(word(1, Phase::KneePass), Some(Word::Large));
    // Who is told to stand still flexed has no "held" at the top, and the other way round.
    for (index, rep) in out.reps.iter().enumerate() {
        let flexed = rep.findings.iter().any(|f| f.code == FindingCode::StillFlexed);
        assert_eq!(word(index, Phase::Lockout) == Some(Word::Held), !flexed, "{:?}", rep.findings);
    }
}

#[test]
fn events_are_within_fifty_milliseconds() {
    let script = SetScript::new(vec![RepScript::default(), RepScript { up_s: 2.4, ..RepScript::default() }]);
    for fps in [30.0, 60.0] {
        let out = judge(&film(&script, &Camera { fps, ..noisy() }));
        let (liftoffs, knees) = (script.liftoffs_s(), script.knee_passes_s());
        for ((rep, liftoff), knee) in out.reps.iter().zip(liftoffs).zip(knees) {
            let near = |got: Option<f64>, truth: f64| (got.unwrap() - truth).abs() <= 0.05;
            assert!(near(rep.liftoff_s, liftoff), "liftoff {:?} for {liftoff} at {fps} fps", rep.liftoff_s);
            assert!(near(rep.knee_pass_s, knee), "knee-pass {:?} for {knee} at {fps} fps", rep.knee_pass_s);
        }
    }
}

#[test]
fn a_rigid_spine_is_held_whatever_its_shape_view_and_scale() {
    for setup in [-10.0, 0.0, 20.0, 40.0] {
        let rep = RepScript {
            setup: Flexion { thoracic_deg: setup / 3.0, lumbar_deg: setup },
            ..RepScript::default()
        };
        let script = SetScript::new(vec![rep, rep]);
        for camera in [
            Camera { facing: Facing::Left, ..noisy() },
            Camera { mm_per_px: 4.0, ..noisy() },
            Camera { mm_per_px: 1.2, ..noisy() },
            Camera { nod_deg: 30.0, ..noisy() },
            Camera { fps: 24.0, ..noisy() },
        ] {
            let out = judge(&film(&script, &camera));
            assert_eq!(out.set.verdict, Word::Held, "set-up {setup}, {camera:?}: {:#?}", out.set);
            assert_eq!(out.set.reps, 2);
        }
    }
}

#[test]
fn a_mirrored_film_gives_the_same_numbers() {
    let script = SetScript::new(vec![RepScript::losing(LossAt::Liftoff, 4.0, 9.0)]);
    let right = judge(&film(&script, &Camera::default()));
    let left = judge(&film(&script, &Camera { facing: Facing::Left, ..Camera::default() }));
    let change = |j: &Judgement| j.reps[0].change_deg.unwrap();
    assert!((change(&right) - change(&left)).abs() < 0.1, "{} {}", change(&right), change(&left));
    assert_eq!(right.reps[0].verdict, left.reps[0].verdict);
}

#[test]
fn an_oblique_view_is_refused_and_a_turned_one_needs_a_clearer_difference() {
    let script = SetScript::new(vec![RepScript::losing(LossAt::Liftoff, 5.0, 12.0)]);
    let oblique = judge(&film(&script, &Camera { yaw_deg: 42.0, ..Camera::default() }));
    assert_eq!(oblique.set.verdict, Word::NotJudged);
    assert!(oblique.set.reasons.contains(&Reason::ViewTurned));
    assert!(!oblique.view.usable);
    assert!(oblique.reps.iter().all(|r| r.findings.is_empty()), "posture is told from an oblique camera");
    let slight = SetScript::new(vec![RepScript::losing(LossAt::Liftoff, 2.0, 5.5)]);
    let turned = judge(&film(&slight, &Camera { yaw_deg: 27.0, ..Camera::default() }));
    assert_eq!(turned.set.verdict, Word::NotJudged, "yaw {:?}: {:?}", turned.view, turned.set);
}

#[test]
fn a_lost_point_is_never_good() {
    let script = SetScript::new(vec![RepScript::default()]);
    let track = film_with(&script, &Camera::default(), |_, o| {
        if let Some(l) = &mut o.lifter {
            l.spine[0][4] = None;
        }
        true
    });
    let out = judge(&track);
    assert_eq!(out.set.verdict, Word::NotJudged);
    assert!(out.set.reasons.contains(&Reason::Occluded), "{:?}", out.set.reasons);
}

#[test]
fn a_film_cut_close_to_liftoff_has_a_weaker_baseline_and_one_in_mid_pull_has_none() {
    let script = SetScript {
        standing_s: 0.0,
        ..SetScript::new(vec![RepScript { setup_s: 0.25, ..RepScript::default() }])
    };
    let close = judge(&film(&script, &noisy()));
    assert_eq!(close.reps[0].baseline, Baseline::ShortSetup);
    assert_eq!(close.reps[0].verdict, Word::Held);
    let liftoff = script.liftoffs_s()[0];
    let late = judge(&film_with(&script, &noisy(), |t, _| t > liftoff + 0.6));
    assert_eq!(late.set.verdict, Word::NotJudged, "{:?}", late.reps);
    assert!(late.set.reasons.contains(&Reason::NoStillSetup), "{:?}", late.set.reasons);
}

#[test]
fn touch_and_go_is_measured_against_the_first_setup() {
    let first = RepScript { rest_s: 0.0, down_s: 0.6, ..RepScript::default() };
    let next = RepScript { setup_s: 0.05, rest_s: 0.0, ..RepScript::losing(LossAt::Liftoff, 4.0, 10.0) };
    let out = judge(&film(&SetScript::new(vec![first, next]), &noisy()));
    assert_eq!(
        out.reps.iter().map(|r| r.baseline).collect::<Vec<_>>(),
        [Baseline::Setup, Baseline::FirstSetup]
    );
    assert_eq!(out.reps[1].verdict, Word::Clear, "{:?}", out.reps[1]);
}

#[test]
fn a_failed_pull_is_an_attempt_and_no_rep() {
    let failed = RepScript { travel_share: 0.3, hold_s: 0.1, ..RepScript::default() };
    let out =
        judge(&film(&SetScript::new(vec![RepScript::default(), failed, RepScript::default()]), &noisy()));
    assert_eq!(
        out.reps.iter().map(|r| r.attempt).collect::<Vec<_>>(),
        [false, true, false],
        "{:?}",
        out.reps
    );
    assert_eq!(out.set.reps, 2);
}

#[test]
fn a_gap_at_liftoff_is_not_judged_but_a_dropped_frame_is_nothing() {
    let script = SetScript::new(vec![RepScript::default()]);
    let liftoff = script.liftoffs_s()[0];
    let gap = judge(&film_with(&script, &noisy(), |t, _| (t - liftoff).abs() > 0.2));
    assert_eq!(gap.set.verdict, Word::NotJudged);
    let mut n = 0;
    let dropped = judge(&film_with(&script, &noisy(), |_, _| {
        n += 1;
        n % 5 != 0
    }));
    assert_eq!(dropped.set.verdict, Word::Held, "{:?}", dropped.set);
}

#[test]
fn standing_about_is_no_lift() {
    let script = SetScript::new(vec![]);
    let out = judge(&film(&SetScript { standing_s: 4.0, ..script }, &noisy()));
    assert_eq!((out.set.verdict, out.set.reps), (Word::NotJudged, 0));
    assert_eq!(out.set.reasons, [Reason::NoLift]);
}

#[test]
fn a_film_that_opens_with_another_shot_is_judged_by_the_one_that_lifts() {
    let script = SetScript::new(vec![RepScript::losing(LossAt::Liftoff, 4.0, 10.0)]);
    let whole = judge(&film(&script, &noisy()));
    let track = film_with(&script, &noisy(), |t, o| {
        o.shot = u16::from(t > 0.5);
        if t <= 0.5 {
            o.lifter = None;
        }
        true
    });
    let out = judge(&track);
    assert_eq!(out.set.verdict, whole.set.verdict);
    assert!((out.set.change_deg.unwrap() - whole.set.change_deg.unwrap()).abs() < 0.5);
}

#[test]
fn before_a_wall_without_a_mark_planted_feet_show_that_the_camera_stays() {
    let script = SetScript::new(vec![RepScript::default(), RepScript::losing(LossAt::KneePass, 8.0, 17.0)]);
    let unmarked = film_with(&script, &noisy(), |_, o| {
        o.camera = None;
        true
    });
    let out = judge(&unmarked);
    assert_eq!(out.reps.iter().map(|r| r.verdict).collect::<Vec<_>>(), [Word::Held, Word::Large]);
    assert!(!out.view.camera_moved);
}

#[test]
fn a_camera_that_wanders_before_a_wall_without_a_mark_is_refused() {
    let script = SetScript::new(vec![RepScript::default(), RepScript::default()]);
    let wandering = film_with(&script, &noisy(), |t, o| {
        o.camera = None;
        let wandered = Vec2::new(60.0 * t, 0.0);
        let points = o.lifter.iter_mut().flat_map(|l| {
            let spine = l.spine.iter_mut().flatten();
            spine.chain(&mut l.joints).chain(&mut l.plate)
        });
        for point in points.flatten() {
            point.position = point.position + wandered;
        }
        true
    });
    let out = judge(&wandering);
    assert!(out.reps.iter().all(|r| r.verdict == Word::NotJudged), "{:#?}", out.reps);
    assert!(out.view.camera_moved && out.set.reasons.contains(&Reason::CameraMoved), "{:#?}", out.set);
}

#[test]
fn repeated_frames_change_no_word() {
    let script = SetScript::new(vec![RepScript::losing(LossAt::KneePass, 4.0, 11.0)]);
    let camera = Camera { fps: 30.0, ..noisy() };
    let plain = judge(&film(&script, &camera));
    let mut track = film(&script, &camera);
    for i in (5..track.observations.len()).step_by(5) {
        let (before, after) = track.observations.split_at_mut(i);
        let time = after[0].time;
        after[0] = before[i - 1].clone();
        after[0].time = time;
        after[0].repeated = true;
    }
    let out = judge(&track);
    let b: Vec<_> = out
        .series
        .bar_height
        .iter()
        .enumerate()
        .step_by(6)
        .map(|(i, b)| (i, b.map(|v| (v * 100.0).round())))
        .collect();
    println!("{b:?} {:?}", out.view);
    assert_eq!(out.set.verdict, plain.set.verdict, "{:?}", out.reps);
    assert!((out.set.change_deg.unwrap() - plain.set.change_deg.unwrap()).abs() < 1.5);
}

#[test]
fn an_empty_track_is_answered() {
    let out = judge(&Track { header: header(), observations: Vec::new() });
    assert_eq!(out.set.reasons, [Reason::NoLifter]);
}
