//! Trends: what was put into the sets comes out as slope, span and difference; what was not, does not.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::float_cmp, reason = "bounds of bands are whole numbers")]

use keel_core::library::trend::{LoadBand, spans};
use keel_core::library::{Facts, Filter, Library, Moment};
use keel_core::report::Report;
use keel_tests::library::{DAY_MS, EVENING_MS, Recording, at, camera, facts, recorded, save};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use rand_distr::{Distribution, StandardNormal};

/// The recording with other changes of its reps, deg, as if the lifter had moved so.
fn with_changes(base: &Recording, changes: &[f64]) -> Recording {
    let mut recording = base.clone();
    let report: &mut Report = &mut recording.report;
    let rep = report.reps[0].clone();
    report.reps = changes
        .iter()
        .enumerate()
        .map(|(i, deg)| keel_core::verdict::RepVerdict {
            index: i as u32 + 1,
            change_deg: Some(*deg),
            ..rep.clone()
        })
        .collect();
    let mut sorted = changes.to_vec();
    report.set.median_change_deg = keel_core::signal::median(&mut sorted);
    report.set.reps = changes.len() as u32;
    report.set.reps_judged = changes.len() as u32;
    recording
}

fn noise(seed: u64) -> impl FnMut() -> f64 {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    move || StandardNormal.sample(&mut rng)
}

#[test]
fn change_grows_with_load_and_over_the_reps_and_not_with_time() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let base = recorded(&[0.0], &camera(1));
    let mut noise = noise(3);
    for week in 0..20 {
        for (set, load) in [80.0, 90.0, 120.0].into_iter().enumerate() {
            let changes: Vec<f64> =
                (0..5).map(|rep| 0.1 * load + 0.5 * f64::from(rep) + 0.3 * noise()).collect();
            let started = at(EVENING_MS + week * 7 * DAY_MS + set as i64 * 600_000);
            save(&mut library, started, &facts(load, ""), &with_changes(&base, &changes));
        }
    }
    let trend = library.trend(&Filter::default()).unwrap();
    let bands: Vec<_> = trend.series.iter().map(|s| s.conditions.load.unwrap().range_kg()).collect();
    assert_eq!(bands, [[80.0, 100.0], [120.0, 140.0]]);
    let heavy = &trend.series[1];
    assert_eq!((heavy.points.len(), heavy.judged_share), (20, 1.0));
    let per_rep = heavy.per_rep.unwrap();
    assert!(per_rep.interval[0] <= 0.5 && 0.5 <= per_rep.interval[1], "{per_rep:?}");
    let last_minus_first = heavy.last_minus_first.unwrap();
    assert!((last_minus_first.deg - 2.0).abs() < 0.4, "{last_minus_first:?}");
    assert!(last_minus_first.interval_deg[0] > 1.0);
    let per_day = heavy.per_day.unwrap();
    assert!(per_day.interval[0] <= 0.0 && 0.0 <= per_day.interval[1], "{per_day:?}");
    assert!(heavy.spans.is_empty());
    assert_eq!(heavy.rolling.len(), 16);
    let per_kg = trend.by_load[0].per_kg.unwrap();
    assert!(per_kg.interval[0] <= 0.1 && 0.1 <= per_kg.interval[1], "{per_kg:?}");
    assert_eq!(per_kg.count, 60);
}

#[test]
fn an_attempt_keeps_its_number_and_has_no_change() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let mut recording = with_changes(&recorded(&[0.0], &camera(1)), &[1.0, 30.0, 3.0]);
    recording.report.reps[1].attempt = true;
    save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recording);
    let trend = library.trend(&Filter::default()).unwrap();
    let point = &trend.series[0].points[0];
    assert_eq!(point.reps_deg, [Some(1.0), None, Some(3.0)]);
    assert_eq!(point.last_minus_first_deg, Some(2.0));
}

#[test]
fn sets_filmed_under_unlike_conditions_stand_apart() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let base = recorded(&[0.0], &camera(1));
    let mut turned = base.clone();
    turned.report.view.yaw_deg = Some(20.0);
    let mut small = base.clone();
    small.report.view.spine_px = Some(70.0);
    for (i, recording) in [&base, &turned, &small, &base].into_iter().enumerate() {
        save(&mut library, at(EVENING_MS + i as i64 * DAY_MS), &facts(100.0, ""), recording);
    }
    let belted = Facts { belt: Some(true), ..facts(100.0, "") };
    save(&mut library, at(EVENING_MS + 9 * DAY_MS), &belted, &base);
    let trend = library.trend(&Filter::default()).unwrap();
    let sizes: Vec<usize> = trend.series.iter().map(|s| s.points.len()).collect();
    assert_eq!(sizes, [2, 1, 1, 1]);
    assert_eq!(trend.series.iter().filter(|s| s.conditions.turned).count(), 1);
    assert_eq!(trend.series.iter().filter(|s| s.conditions.small).count(), 1);
    assert_eq!(trend.series.iter().filter(|s| s.conditions.belt == Some(true)).count(), 1);
}

#[test]
fn a_load_entered_in_pounds_is_in_the_band_of_its_kilograms() {
    assert_eq!(LoadBand::of(100.0).range_kg(), [100.0, 120.0]);
    assert_eq!(LoadBand::of(99.999).range_kg(), [80.0, 100.0]);
    assert_eq!(LoadBand::of(0.0).range_kg(), [0.0, 20.0]);
}

fn weekly(values: &[f64]) -> Vec<(Moment, f64)> {
    values.iter().enumerate().map(|(i, v)| (at(EVENING_MS + i as i64 * 3 * DAY_MS), *v)).collect()
}

#[test]
fn technique_lost_and_won_back_is_one_span_with_its_evidence() {
    let mut noise = noise(5);
    let truth = |i: usize| if (15..28).contains(&i) { 13.0 } else { 3.0 };
    let values: Vec<f64> = (0..45).map(|i| truth(i) + noise()).collect();
    let sessions = weekly(&values);
    let found = spans(&sessions);
    assert_eq!(found.len(), 1, "{found:?}");
    let span = found[0];
    let index = |m: Moment| sessions.iter().position(|(at, _)| *at == m).unwrap();
    assert!(index(span.lost).abs_diff(15) <= 1, "{}", index(span.lost));
    assert!(index(span.regained.unwrap()).abs_diff(28) <= 1);
    assert!((span.before_deg - 3.0).abs() < 1.5 && (span.during_deg - 13.0).abs() < 1.5);
    assert!((span.after_deg.unwrap() - 3.0).abs() < 1.5 && span.needed_deg < 6.0);
    assert!(span.sessions.abs_diff(13) <= 2);
}

#[test]
fn a_loss_that_lasts_is_open_and_one_within_measurement_error_is_none() {
    let mut noise = noise(6);
    let open: Vec<f64> = (0..30).map(|i| if i < 12 { 2.0 } else { 12.0 } + noise()).collect();
    let found = spans(&weekly(&open));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].regained, found[0].after_deg), (None, None));
    // From 1 to 5 deg is a shift, but no rep of 5 deg counts as lost.
    let under: Vec<f64> = (0..30).map(|i| if i < 12 { 1.0 } else { 5.0 } + 0.3 * noise()).collect();
    assert!(spans(&weekly(&under)).is_empty());
    assert!(spans(&weekly(&[1.0; 9])).is_empty());
    // One bad week is no span.
    let mut week = vec![2.0; 30];
    week[10..12].fill(20.0);
    assert!(spans(&weekly(&week)).is_empty());
}

/// The stated false-alarm rates: series of 100 sessions in which nothing changed, around the threshold, where any rise
/// would be told.
#[test]
fn false_alarms_are_as_rare_as_stated() {
    let mut noise = noise(11);
    for (correlation, most) in [(0.0_f64, 0.01), (0.3, 0.05)] {
        let runs = 1000;
        let mut alarms = 0;
        for _ in 0..runs {
            let mut last = noise();
            let values: Vec<f64> = (0..100)
                .map(|_| {
                    last = correlation * last + (1.0 - correlation * correlation).sqrt() * noise();
                    // A scatter of 3 deg, so that the least shift that is told at all does not help.
                    9.0 + 3.0 * last
                })
                .collect();
            alarms += u32::from(!spans(&weekly(&values)).is_empty());
        }
        let rate = f64::from(alarms) / f64::from(runs);
        assert!(rate <= most, "{rate} at correlation {correlation}");
    }
}
