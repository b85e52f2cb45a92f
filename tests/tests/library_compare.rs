//! Two reps over each other: truth is the same script filmed twice, or two scripts that differ by what was set.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::replay::{Anchor, CompareError, Comparison, Side, TimeAxis, Unlike, compare};
use keel_core::report::Report;
use keel_core::track::{Facing, Track};
use keel_tests::film::{Camera, film, film_with};
use keel_tests::script::{LossAt, RepScript, SetScript};

fn filmed(rep: RepScript, camera: &Camera) -> (Track, Report) {
    let script = SetScript { standing_s: 0.6, ..SetScript::new(vec![rep]) };
    let track = film(&script, camera);
    let report = Report::of(&track);
    (track, report)
}

fn side((track, report): &(Track, Report)) -> Side<'_> {
    Side { report, track: Some(track), rep: 1, belt: None }
}

fn both(a: &(Track, Report), b: &(Track, Report), anchor: Anchor, axis: TimeAxis) -> Comparison {
    compare(&side(a), &side(b), anchor, axis).unwrap()
}

fn largest(values: &[Option<f64>]) -> f64 {
    values.iter().flatten().fold(0.0, |most: f64, v| most.max(v.abs()))
}

#[test]
fn one_pull_at_two_frame_rates_and_from_both_sides_is_one_curve() {
    let rep = RepScript::losing(LossAt::KneePass, 5.0, 10.0);
    let a = filmed(rep, &Camera { fps: 60.0, ..Camera::default() });
    let b = filmed(rep, &Camera { fps: 30.0, facing: Facing::Left, ..Camera::default() });
    for anchor in [Anchor::Liftoff, Anchor::KneePass, Anchor::Lockout] {
        let c = both(&a, &b, anchor, TimeAxis::Seconds);
        assert!(c.at.contains(&0.0));
        assert!(c.difference_deg.iter().flatten().count() > 60);
        assert!(
            largest(&c.difference_deg) < c.margin_deg.unwrap(),
            "{anchor:?}: {}",
            largest(&c.difference_deg)
        );
        assert_eq!(c.differs(), Some(false));
        assert!(c.unlike.is_empty(), "{:?}", c.unlike);
    }
}

#[test]
fn a_slow_and_a_fast_pull_cover_each_other_in_shares_of_the_pull() {
    let slow = RepScript { up_s: 2.4, ..RepScript::losing(LossAt::KneePass, 4.0, 8.0) };
    let (a, b) =
        (filmed(RepScript { up_s: 1.2, ..slow }, &Camera::default()), filmed(slow, &Camera::default()));
    let shares = both(&a, &b, Anchor::Liftoff, TimeAxis::PullShare);
    let seconds = both(&a, &b, Anchor::Liftoff, TimeAxis::Seconds);
    let during = |c: &Comparison, to: f64| {
        let values: Vec<f64> =
            c.at.iter()
                .zip(&c.difference_deg)
                .filter(|(t, _)| (0.0..=to).contains(*t))
                .filter_map(|(_, d)| *d)
                .collect();
        values.iter().map(|d| d.abs()).sum::<f64>() / values.len() as f64
    };
    assert!(
        during(&shares, 1.0) < 0.5 * during(&seconds, 1.2),
        "{} {}",
        during(&shares, 1.0),
        during(&seconds, 1.2)
    );
}

#[test]
fn a_loss_is_a_difference_beyond_the_joint_margin() {
    let a = filmed(RepScript::default(), &Camera::default());
    let b = filmed(RepScript::losing(LossAt::Liftoff, 6.0, 12.0), &Camera::default());
    let c = both(&a, &b, Anchor::Liftoff, TimeAxis::Seconds);
    assert_eq!(c.differs(), Some(true));
    assert!((c.peak_difference_deg.unwrap() - 18.0).abs() < c.margin_deg.unwrap());
    let (one, other) = (a.1.reps[0].margin_deg.unwrap(), b.1.reps[0].margin_deg.unwrap());
    assert!((c.margin_deg.unwrap() - one.hypot(other)).abs() < 1e-12);
}

#[test]
fn unlike_conditions_are_told() {
    let like = filmed(RepScript::default(), &Camera::default());
    let turned = filmed(RepScript::default(), &Camera { yaw_deg: 18.0, ..Camera::default() });
    let far = filmed(RepScript::default(), &Camera { mm_per_px: 4.0, ..Camera::default() });
    let unlike = |b: &(Track, Report)| both(&like, b, Anchor::Liftoff, TimeAxis::Seconds).unlike;
    assert_eq!(unlike(&turned), [Unlike::View]);
    assert_eq!(unlike(&far), [Unlike::Scale]);
    // A loose shirt stands 3 cm further off the back.
    let script = SetScript { standing_s: 0.6, ..SetScript::new(vec![RepScript::default()]) };
    let loose = film_with(&script, &Camera::default(), |_, o| {
        if let Some(lifter) = &mut o.lifter {
            let [_, skin, outline] = &mut lifter.spine;
            for (s, o) in skin.iter().zip(outline.iter_mut()) {
                if let (Some(s), Some(o)) = (s, o) {
                    o.position = o.position + (o.position - s.position) * 2.0;
                }
            }
        }
        true
    });
    let report = Report::of(&loose);
    assert!(unlike(&(loose, report)).contains(&Unlike::Clothes));
    let belted = Side { belt: Some(true), ..side(&like) };
    let bare = Side { belt: Some(false), ..side(&like) };
    let c = compare(&bare, &belted, Anchor::Liftoff, TimeAxis::Seconds).unwrap();
    assert_eq!(c.unlike, [Unlike::Belt]);
}

#[test]
fn what_is_missing_is_named() {
    let a = filmed(RepScript::default(), &Camera::default());
    let none = Side { rep: 9, ..side(&a) };
    let of = |b: &Side<'_>| compare(&side(&a), b, Anchor::KneePass, TimeAxis::PullShare).unwrap_err();
    assert_eq!(of(&none), CompareError::NoRep { rep: 9 });
    let edit = |change: fn(&mut keel_core::verdict::RepVerdict)| {
        let mut report = a.1.clone();
        change(&mut report.reps[0]);
        report
    };
    // As only a report from outside can say it.
    for (end_s, lockout_s) in [(1e15, 1.0), (f64::MAX, 1.0), (10.0, 1e-300)] {
        let mut report = a.1.clone();
        (report.reps[0].end_s, report.reps[0].lockout_s) = (Some(end_s), Some(lockout_s));
        report.reps[0].liftoff_s = Some(0.0);
        let side = Side { report: &report, ..side(&a) };
        let apart = compare(&side, &side, Anchor::Liftoff, TimeAxis::PullShare);
        assert!(matches!(apart, Err(CompareError::TooLong)), "{end_s} {lockout_s}");
    }
    let no_knee = edit(|r| r.knee_pass_s = None);
    let no_base = edit(|r| r.baseline_deg = None);
    let no_pull = edit(|r| r.lockout_s = None);
    let with = |report| Side { report, ..side(&a) };
    assert_eq!(of(&with(&no_knee)), CompareError::NoAnchor { rep: 1, anchor: Anchor::KneePass });
    assert_eq!(of(&with(&no_base)), CompareError::NoBaseline { rep: 1 });
    assert_eq!(of(&with(&no_pull)), CompareError::NoPull { rep: 1 });
}
