//! Putting a set right, and back: the verdict follows, the original stays.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::{Filter, Library, LibraryError, within};
use keel_core::lift::{Correction, CorrectionError, Lift, LiftSource, Phase, RepEvent};
use keel_core::report::{Report, to_json};
use keel_core::verdict::{LostAt, Word};
use keel_tests::film::{Camera, film};
use keel_tests::library::{EVENING_MS, at, camera, facts, recorded, save};
use keel_tests::script::{LossAt, RepScript, SetScript};

fn same(a: &Report, b: &Report) -> bool {
    to_json(a).unwrap() == to_json(b).unwrap()
}

#[test]
fn a_deleted_rep_leaves_the_verdict_at_once_and_undo_brings_it_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let recording = recorded(&[0.0, 16.0, 0.0], &camera(1));
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recording);
    assert_eq!(recording.report.set.verdict, Word::Clear);
    let worst = &recording.report.reps[1];
    let report = library.correct(id, Correction::Delete { rep_at_s: within(worst) }).unwrap();
    assert_eq!((report.set.verdict, report.set.reps), (Word::Held, 2));
    // The rep that stood after it is now the second.
    assert_eq!(report.reps[1].liftoff_s, recording.report.reps[2].liftoff_s);
    let stored = library.set(id).unwrap();
    assert!(same(&stored.report.unwrap(), &report));
    assert_eq!(stored.summary.judged.unwrap().verdict, Word::Held);
    assert_eq!(library.count(&Filter { verdict: Some(Word::Held), ..Filter::default() }).unwrap(), 1);
    assert!(same(&library.original_report(id).unwrap().unwrap(), &recording.report));
    let undone = library.undo(id).unwrap();
    assert!(same(&undone, &recording.report));
    assert!(library.corrections(id).unwrap().is_empty());
    assert!(matches!(library.undo(id), Err(LibraryError::NothingToUndo { .. })));
    assert_eq!(library.set(id).unwrap().summary.judged.unwrap().verdict, Word::Clear);
}

#[test]
fn corrections_are_taken_back_one_by_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let recording = recorded(&[0.0, 16.0], &camera(1));
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recording);
    let sumo = library.correct(id, Correction::Lift { lift: Lift::Sumo }).unwrap();
    assert_eq!((sumo.lift, sumo.lift_source), (Some(Lift::Sumo), Some(LiftSource::Given)));
    assert_eq!(library.count(&Filter { lift: Some(Lift::Sumo), ..Filter::default() }).unwrap(), 1);
    let rep_at_s = within(&sumo.reps[1]);
    let less = library.correct(id, Correction::Delete { rep_at_s }).unwrap();
    assert_eq!((less.lift, less.set.reps), (Some(Lift::Sumo), 1));
    drop(library);
    let mut library = Library::open(dir.path()).unwrap();
    assert_eq!(library.corrections(id).unwrap().len(), 2);
    assert!(same(&library.undo(id).unwrap(), &sumo));
    assert!(same(&library.undo(id).unwrap(), &recording.report));
}

#[test]
fn corrections_of_two_processes_are_kept_or_refused_and_never_lost() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let recording = recorded(&[0.0, 16.0, 0.0], &camera(1));
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recording);
    let correct = |rep: usize| {
        let rep_at_s = within(&recording.report.reps[rep]);
        Library::open(dir.path()).unwrap().correct(id, Correction::Delete { rep_at_s })
    };
    let outcomes = std::thread::scope(|threads| {
        let going = [0, 1, 2].map(|rep| threads.spawn(move || correct(rep)));
        going.map(|thread| thread.join().unwrap())
    });
    assert!(outcomes.iter().all(|o| matches!(o, Ok(_) | Err(LibraryError::Busy))), "{outcomes:?}");
    let kept = outcomes.iter().filter(|o| o.is_ok()).count();
    assert!(kept >= 1);
    assert_eq!(library.corrections(id).unwrap().len(), kept);
    assert_eq!(library.set(id).unwrap().report.unwrap().reps.len(), 3 - kept);
}

#[test]
fn a_moved_knee_pass_moves_the_phases_and_where_it_was_lost() {
    let script =
        SetScript { standing_s: 0.6, ..SetScript::new(vec![RepScript::losing(LossAt::Liftoff, 5.0, 11.0)]) };
    let track = film(&script, &Camera { fps: 60.0, noise_px: 0.3, ..Camera::default() });
    let judged = Report::of(&track);
    let rep = &judged.reps[0];
    assert_eq!(rep.lost_at, Some(LostAt::Liftoff));
    // Hands that were at the knee at once: most of what was lost was lost there.
    let time_s = rep.liftoff_s.unwrap() + 0.02;
    let correct = Correction::Event { rep_at_s: within(rep), event: RepEvent::KneePass, time_s };
    let report = Report::corrected(&track, &[correct]).unwrap();
    assert_eq!(report.reps[0].knee_pass_s, Some(time_s));
    assert_eq!(report.reps[0].verdict, rep.verdict);
    let samples =
        |report: &Report| report.series.phase.iter().filter(|p| **p == Some(Phase::Liftoff)).count();
    assert!(samples(&report) < samples(&judged));
    let change = |report: &Report| {
        let phase = report.reps[0].phases.iter().find(|p| p.phase == Phase::Liftoff).unwrap();
        phase.change_deg.unwrap()
    };
    assert!(change(&report) < change(&judged) - 3.0, "{} {}", change(&report), change(&judged));
}

#[test]
fn a_moved_liftoff_moves_the_set_up_and_its_baseline() {
    let recording = recorded(&[0.0], &camera(1));
    let rep = &recording.report.reps[0];
    let time_s = rep.liftoff_s.unwrap() - 0.2;
    let moved = Correction::Event { rep_at_s: within(rep), event: RepEvent::Liftoff, time_s };
    let report = Report::corrected(&recording.track, &[moved]).unwrap();
    let corrected = &report.reps[0];
    assert_eq!(corrected.liftoff_s, Some(time_s));
    assert!((rep.start_s - corrected.start_s - 0.2).abs() < 1e-6);
    assert_eq!(corrected.verdict, Word::Held);
}

#[test]
fn two_reps_told_as_one_are_parted() {
    // A hitch well above the floor joins two pulls; the lifter says they were two.
    let script =
        SetScript { standing_s: 0.6, ..SetScript::new(vec![RepScript::default(), RepScript::default()]) };
    let track = film(&script, &Camera { fps: 30.0, noise_px: 0.3, ..Camera::default() });
    let judged = Report::of(&track);
    assert_eq!(judged.reps.len(), 2);
    let gone = Correction::Delete { rep_at_s: within(&judged.reps[1]) };
    let one = Report::corrected(&track, &[gone]).unwrap();
    assert_eq!(one.reps.len(), 1);
    // The one that is left ends with its own descent: nothing to part there.
    let flat = Correction::Split { at_s: judged.reps[0].liftoff_s.unwrap() + 0.1 };
    assert!(matches!(Report::corrected(&track, &[gone, flat]), Err(CorrectionError::NotTwo { .. })));
    // With its end pushed past the second pull it holds both.
    let late = Correction::Event {
        rep_at_s: within(&judged.reps[0]),
        event: RepEvent::End,
        time_s: judged.reps[1].end_s.unwrap(),
    };
    let both = [gone, late, Correction::Split { at_s: judged.reps[0].end_s.unwrap() }];
    let parted = Report::corrected(&track, &both).unwrap();
    assert_eq!(parted.reps.len(), 2, "{:#?}", parted.reps);
    let (a, b) = (&parted.reps[0], &parted.reps[1]);
    assert_eq!(a.liftoff_s, judged.reps[0].liftoff_s);
    assert!((b.liftoff_s.unwrap() - judged.reps[1].liftoff_s.unwrap()).abs() < 0.1);
    assert_eq!((a.verdict, b.verdict), (Word::Held, Word::Held));
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let recording = recorded(&[0.0, 0.0], &camera(1));
    let id = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recording);
    let (first, second) = (&recording.report.reps[0], &recording.report.reps[1]);
    let event = |rep_at_s, event, time_s| Correction::Event { rep_at_s, event, time_s };
    for wrong in [
        Correction::Delete { rep_at_s: 1e9 },
        Correction::Delete { rep_at_s: f64::NAN },
        event(within(first), RepEvent::Liftoff, first.lockout_s.unwrap()),
        event(within(second), RepEvent::Liftoff, first.liftoff_s.unwrap()),
        event(within(first), RepEvent::KneePass, f64::NAN),
        event(within(first), RepEvent::End, f64::INFINITY),
        Correction::Split { at_s: -1.0 },
    ] {
        let error = library.correct(id, wrong).unwrap_err();
        assert!(matches!(error, LibraryError::Correction(_)), "{wrong:?}: {error}");
    }
    assert!(library.corrections(id).unwrap().is_empty());
    assert!(same(&library.set(id).unwrap().report.unwrap(), &recording.report));
}

#[test]
fn a_top_start_has_a_descent_and_an_end_but_no_knee_pass() {
    let script = SetScript::new(vec![RepScript { loss_at: LossAt::KneePass, ..RepScript::default() }; 2]);
    let track = film(&script, &Camera { fps: 30.0, noise_px: 0.3, ..Camera::default() });
    let romanian = Correction::Lift { lift: Lift::Romanian };
    let report = Report::corrected(&track, &[romanian]).unwrap();
    assert_eq!(report.lift, Some(Lift::Romanian));
    let rep = &report.reps[0];
    let at = |event| Correction::Event { rep_at_s: within(rep), event, time_s: within(rep) };
    let wrong = Report::corrected(&track, &[romanian, at(RepEvent::KneePass)]);
    assert!(matches!(wrong, Err(CorrectionError::NoSuchEvent { event: RepEvent::KneePass })));
}

#[test]
fn judging_again_lists_what_changed_and_writes_only_when_asked() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let (same_one, old) = (recorded(&[0.0], &camera(1)), recorded(&[16.0], &camera(2)));
    let steady = save(&mut library, at(EVENING_MS), &facts(100.0, ""), &same_one);
    // A report as rules of another day would have judged it.
    let mut before = old.clone();
    before.report.rules = 0;
    before.report.set.verdict = Word::Held;
    before.report.set.change_deg = Some(2.0);
    let changed = save(&mut library, at(EVENING_MS + 600_000), &facts(100.0, ""), &before);
    let mut rejudge = library.rejudge(&Filter::default()).unwrap();
    let mut steps = 0;
    while !rejudge.step().unwrap().is_complete() {
        steps += 1;
    }
    assert_eq!(steps, 1);
    let found = rejudge.found();
    assert_eq!(found.iter().map(|f| f.id).collect::<Vec<_>>(), [changed]);
    assert_eq!(found[0].before.unwrap().verdict, Word::Held);
    assert_eq!(found[0].after.unwrap().verdict, Word::Clear);
    assert_eq!(library.set(changed).unwrap().summary.judged.unwrap().verdict, Word::Held);
    library.take_over(changed).unwrap();
    assert_eq!(library.set(changed).unwrap().summary.judged.unwrap().verdict, Word::Clear);
    assert_eq!(library.original_report(changed).unwrap().unwrap().rules, 0);
    // Undo takes corrections back, not the rules of today.
    let rep_at_s = within(&old.report.reps[0]);
    library.correct(changed, Correction::Delete { rep_at_s }).unwrap();
    assert_eq!(library.undo(changed).unwrap().set.verdict, Word::Clear);
    // A set that is deleted meanwhile is passed over.
    let mut rejudge = library.rejudge(&Filter::default()).unwrap();
    library.delete(steady).unwrap();
    while !rejudge.step().unwrap().is_complete() {}
    assert!(rejudge.found().iter().all(|found| found.id != steady));
}
