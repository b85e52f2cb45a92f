//! Soreness: when questions are due, what the log says, and the numbers behind it against scipy's.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_core::library::soreness::{
    Answer, AnswerError, AskReason, Due, Finding, LogEntry, Place, Quality, Question, Score, SorePlace,
    SorenessError, finding, partial_spearman, rank, spearman,
};
use keel_core::library::{Library, Moment, NewSet};
use keel_core::signal::theil_sen;
use keel_tests::library::{DAY_MS, EVENING_MS, at, camera, facts, recorded, save};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use rand_distr::{Distribution, StandardNormal};
use serde_json::Value;

const HOUR_MS: i64 = 3_600_000;

fn answer(score: u8) -> Answer {
    sore(score, Place::LowBack, Quality::Dull)
}

fn sore(score: u8, place: Place, quality: Quality) -> Answer {
    let place = SorePlace { place, score: Score::new(score).unwrap(), quality: Some(quality) };
    Answer::new(vec![place], false).unwrap()
}

fn questions(library: &Library, now: Moment) -> Vec<Question> {
    library.soreness_due(now).unwrap().into_iter().map(|d| d.question).collect()
}

#[test]
fn questions_come_before_the_first_set_next_morning_and_after_two_days() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    // 18:00 local on the day itself: asked before the first set.
    assert_eq!(questions(&library, at(EVENING_MS)), [Question::Before]);
    save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(1)));
    save(&mut library, at(EVENING_MS + HOUR_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(2)));
    let last_ms = EVENING_MS + HOUR_MS;
    let due = |ms: i64| questions(&library, at(ms));
    assert_eq!(due(last_ms + HOUR_MS), []);
    // 04:59 is still the same day, 05:00 the next morning.
    let five_ms = EVENING_MS + 11 * HOUR_MS;
    assert_eq!(due(five_ms - 60_000), []);
    assert_eq!(due(five_ms), [Question::Morning, Question::Before]);
    assert_eq!(due(last_ms + 48 * HOUR_MS - 1), [Question::Morning, Question::Before]);
    assert_eq!(due(last_ms + 48 * HOUR_MS), [Question::TwoDays, Question::Before]);
    assert_eq!(due(last_ms + 72 * HOUR_MS), [Question::Before]);
    // A clock that jumped back asks nothing about a day that has not come.
    assert_eq!(due(EVENING_MS - 3 * DAY_MS), [Question::Before]);
}

#[test]
fn an_answer_is_kept_once_and_only_while_it_is_due() {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let day = at(EVENING_MS).day();
    let before = Due { day, question: Question::Before };
    library.answer_soreness(at(EVENING_MS - HOUR_MS), before, &Answer::NONE).unwrap();
    assert_eq!(questions(&library, at(EVENING_MS)), []);
    save(&mut library, at(EVENING_MS), &facts(100.0, ""), &recorded(&[0.0], &camera(1)));
    let late = library.answer_soreness(at(EVENING_MS + HOUR_MS), before, &answer(3));
    assert!(matches!(late, Err(SorenessError::NotDue { question: Question::Before, .. })));
    let morning = Due { day, question: Question::Morning };
    let early = library.answer_soreness(at(EVENING_MS + HOUR_MS), morning, &answer(3));
    assert!(matches!(early, Err(SorenessError::NotDue { .. })));
    let next = EVENING_MS + 14 * HOUR_MS;
    library.answer_soreness(at(next), morning, &answer(3)).unwrap();
    library.answer_soreness(at(next + 1), morning, &answer(5)).unwrap();
    let days = library.soreness_days(None).unwrap();
    assert_eq!(days.len(), 1);
    let entry = &days[0];
    assert_eq!((entry.before, entry.morning), (Some(Score::default()), Some(Score::new(5).unwrap())));
    assert_eq!((entry.two_days, entry.outcome()), (None, Some(5)));
    // Another place was not sore: known, and nought.
    assert_eq!(library.soreness_days(Some(Place::Glutes)).unwrap()[0].outcome(), Some(0));
    // One day is counted, and no score of it told.
    let log = library.soreness_log(None).unwrap();
    assert_eq!((log.entries, log.finding), (vec![], Some(Finding::NotEnough { have: 1, need: 10 })));
}

#[test]
fn answers_off_the_scale_or_against_themselves_are_refused() {
    assert_eq!(Score::new(11), Err(AnswerError::Score { found: 11 }));
    let place = SorePlace { place: Place::Glutes, score: Score::default(), quality: None };
    assert_eq!(Answer::new(vec![place, place], false), Err(AnswerError::Twice { place: Place::Glutes }));
    assert_eq!(Answer::new(Vec::new(), true), Err(AnswerError::SpreadingNowhere));
    assert!(serde_json::from_str::<Answer>(r#"{"places":[],"spreading":true}"#).is_err());
    let eleven = r#"{"places":[{"place":"glutes","score":11,"quality":null}],"spreading":false}"#;
    assert!(serde_json::from_str::<Answer>(eleven).is_err());
}

#[test]
fn what_is_high_sharp_spreading_or_lasting_ends_the_statistics() {
    let spreading = Answer::new(answer(2).places().to_vec(), true).unwrap();
    for (given, reason) in [
        (answer(7), AskReason::High),
        (sore(2, Place::Glutes, Quality::Sharp), AskReason::Sharp),
        (spreading, AskReason::Spreading),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let mut library = Library::open(dir.path()).unwrap();
        let due = Due { day: at(EVENING_MS).day(), question: Question::Before };
        library.answer_soreness(at(EVENING_MS), due, &given).unwrap();
        let log = library.soreness_log(None).unwrap();
        assert_eq!((log.ask, log.finding, log.entries), (vec![reason], None, vec![]));
    }
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    for day in 0..=8 {
        let now = at(EVENING_MS + day * DAY_MS);
        let due = Due { day: now.day(), question: Question::Before };
        library.answer_soreness(now, due, &answer(2)).unwrap();
        let lasting = day == 8;
        assert_eq!(
            library.soreness_log(None).unwrap().ask.contains(&AskReason::Lasting),
            lasting,
            "day {day}"
        );
    }
    // One day without it, and the week begins anew.
    let now = at(EVENING_MS + 9 * DAY_MS);
    let due = Due { day: now.day(), question: Question::Before };
    library.answer_soreness(now, due, &Answer::NONE).unwrap();
    assert!(library.soreness_log(None).unwrap().ask.is_empty());
}

/// Days whose change, load and soreness are given.
fn days(values: impl Iterator<Item = (f64, f64, u8)>) -> Vec<LogEntry> {
    values
        .enumerate()
        .map(|(i, (exposure, load, later))| LogEntry {
            day: at(EVENING_MS + i as i64 * DAY_MS).day(),
            exposure_deg: Some(exposure),
            load_kg: Some(load),
            before: Some(Score::default()),
            morning: Some(Score::new(later).unwrap()),
            two_days: None,
        })
        .collect()
}

#[test]
fn what_is_said_depends_on_the_number_of_days_and_on_what_they_show() {
    // Change that jumps about, soreness that follows it, loads that do not.
    let exposure = |i: usize| ((i * 7) % 20) as f64;
    let load = |i: usize| 80.0 + ((i * 11) % 13) as f64;
    let follows = |n: usize| days((0..n).map(|i| (exposure(i), load(i), (exposure(i) / 4.0) as u8)));
    assert_eq!(finding(&follows(9)), Finding::NotEnough { have: 9, need: 10 });
    assert!(matches!(finding(&follows(10)), Finding::TooEarly(r) if r.rho > 0.9 && r.pairs == 10));
    assert!(matches!(finding(&follows(19)), Finding::TooEarly(_)));
    assert!(matches!(finding(&follows(20)), Finding::More(r) if r.interval[0] > 0.0));
    let against = days((0..20).map(|i| (exposure(i), load(i), 5 - (exposure(i) / 4.0) as u8)));
    assert!(matches!(finding(&against), Finding::Less(r) if r.interval[1] < 0.0));
    let unrelated = days((0..40).map(|i| (exposure(i), load(i), ((i * 13) % 5) as u8)));
    assert!(matches!(finding(&unrelated), Finding::NoTendency(_)));
    let steady = days((0..20).map(|i| (3.0 + (i % 3) as f64, load(i), (i % 5) as u8)));
    assert_eq!(finding(&steady), Finding::LittleVariation { have: 20 });
    let never_sore = days((0..20).map(|i| (exposure(i), load(i), (i % 2) as u8)));
    assert_eq!(finding(&never_sore), Finding::FewOutcomes { have: 20 });
    // Where load explains both, nothing is left to say.
    let by_load = days((0..40).map(|i| {
        let kg = ((i * 7) % 20) as f64;
        (kg + 3.0 * ((i % 4) as f64 - 1.5) * -0.2, 60.0 + kg, (kg / 4.0) as u8 + u8::from(i % 4 == 0))
    }));
    let said = finding(&by_load);
    assert!(matches!(said, Finding::NoTendency(_) | Finding::More(_)));
    // A day with one side unknown is no pair.
    let mut missing = follows(20);
    missing[3].before = None;
    assert!(matches!(finding(&missing), Finding::TooEarly(r) if r.pairs == 19));
}

#[test]
fn a_tendency_that_turns_at_equal_load_is_not_told() {
    // Heavier days have more change and more soreness; among days of one load, more change goes with less.
    let entries = days((0..60).map(|i| {
        let (band, within) = ((i % 4) as f64, ((i * 7) % 5) as f64 - 2.0);
        (
            10.0 + 8.0 * band + 2.0 * within,
            60.0 + 20.0 * band,
            (5.0 + band - 2.0 * within / 2.0).clamp(0.0, 10.0) as u8,
        )
    }));
    let x: Vec<f64> = entries.iter().map(|e| e.exposure_deg.unwrap()).collect();
    let y: Vec<f64> = entries.iter().map(|e| f64::from(e.outcome().unwrap())).collect();
    let load: Vec<f64> = entries.iter().map(|e| e.load_kg.unwrap()).collect();
    assert!(spearman(&x, &y).unwrap() > 0.0 && partial_spearman(&x, &y, &load).unwrap() < 0.0);
    assert!(matches!(finding(&entries), Finding::NoTendency(_)));
}

/// A library of training days, three days apart, with the change of each and an answer before it and two days after it.
fn trained(days: &[(f64, u8)]) -> (tempfile::TempDir, Library) {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open(dir.path()).unwrap();
    let judged = recorded(&[8.0], &camera(1)).report;
    for (i, (deg, later)) in days.iter().enumerate() {
        let began = EVENING_MS + 3 * i as i64 * DAY_MS;
        let day = at(began).day();
        library.answer_soreness(at(began), Due { day, question: Question::Before }, &Answer::NONE).unwrap();
        let mut report = judged.clone();
        for rep in &mut report.reps {
            rep.change_deg = Some(*deg);
        }
        let new = NewSet {
            started: at(began),
            facts: &facts(100.0, ""),
            track: None,
            report: Some(&report),
            video: None,
            pictures: &[],
        };
        library.save(&new).unwrap();
        let after = at(began + 2 * DAY_MS);
        library.answer_soreness(after, Due { day, question: Question::TwoDays }, &answer(*later)).unwrap();
    }
    (dir, library)
}

#[test]
fn scores_are_told_only_where_a_correlation_may_be_shown() {
    let varied = |n: u8| (0..n).map(|i| (f64::from(i % 5) * 4.0, i % 5)).collect::<Vec<_>>();
    let steady = [(3.0, 0), (4.0, 1), (5.0, 2)].repeat(4);
    let never_sore = [(3.0, 0), (12.0, 1)].repeat(5);
    for (days, finding) in [
        (varied(9), Finding::NotEnough { have: 9, need: 10 }),
        (steady, Finding::LittleVariation { have: 12 }),
        (never_sore, Finding::FewOutcomes { have: 10 }),
    ] {
        let (_dir, library) = trained(&days);
        let log = library.soreness_log(None).unwrap();
        assert_eq!((log.entries, log.finding), (vec![], Some(finding)));
        assert_eq!(library.soreness_days(None).unwrap().len(), days.len());
    }
    let (_dir, mut library) = trained(&varied(10));
    let log = library.soreness_log(None).unwrap();
    assert!(matches!(log.finding, Some(Finding::TooEarly(r)) if r.pairs == 10));
    assert_eq!(
        log.entries.iter().map(LogEntry::outcome).collect::<Vec<_>>()[..3],
        [Some(0), Some(1), Some(2)]
    );
    // From where somebody should be asked on, none of it is told any more.
    let due = library.soreness_due(at(EVENING_MS + 30 * DAY_MS)).unwrap();
    library.answer_soreness(at(EVENING_MS + 30 * DAY_MS), due[0], &answer(7)).unwrap();
    let log = library.soreness_log(None).unwrap();
    assert_eq!((log.ask, log.entries, log.finding), (vec![AskReason::High], vec![], None));
}

fn reference() -> Value {
    serde_json::from_str(include_str!("../fixtures/library/statistics.json")).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

#[test]
fn rho_its_interval_and_what_load_leaves_of_it_are_scipys() {
    let reference = reference();
    let cases = reference["correlations"].as_array().unwrap();
    assert!(cases.len() >= 7);
    for case in cases {
        let (x, y, given) = (numbers(&case["x"]), numbers(&case["y"]), numbers(&case["given"]));
        let got = rank(&x, &y).unwrap();
        let near = |a: f64, b: &Value| assert!((a - b.as_f64().unwrap()).abs() < 1e-9, "{a} for {b}");
        near(got.rho, &case["rho"]);
        near(got.effective, &case["effective"]);
        near(got.interval[0], &case["interval"][0]);
        near(got.interval[1], &case["interval"][1]);
        near(partial_spearman(&x, &y, &given).unwrap(), &case["partial"]);
    }
}

#[test]
fn theil_sen_and_its_interval_are_scipys() {
    for case in reference()["slopes"].as_array().unwrap() {
        let fit = theil_sen(&numbers(&case["x"]), &numbers(&case["y"])).unwrap();
        for (got, due) in [(fit.slope, &case["slope"]), (fit.low, &case["low"]), (fit.high, &case["high"])] {
            assert!((got - due.as_f64().unwrap()).abs() < 1e-9, "{got} for {due}");
        }
    }
}

#[test]
fn the_interval_covers_the_truth_as_often_as_it_says() {
    // Normal pairs with a known rank correlation: 6/pi asin(r/2).
    let r: f64 = 0.5;
    let truth = 6.0 / std::f64::consts::PI * (r / 2.0).asin();
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let mut normal = || -> f64 { StandardNormal.sample(&mut rng) };
    let (mut covered, runs) = (0, 2000);
    for _ in 0..runs {
        let pairs: Vec<(f64, f64)> = (0..25)
            .map(|_| {
                let (a, b) = (normal(), normal());
                (a, r * a + (1.0 - r * r).sqrt() * b)
            })
            .collect();
        let (x, y): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        let [low, high] = rank(&x, &y).unwrap().interval;
        covered += u32::from((low..=high).contains(&truth));
    }
    let share = f64::from(covered) / f64::from(runs);
    assert!((0.93..=0.985).contains(&share), "{share}");
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(rank(&[1.0, 2.0], &[1.0, 2.0]), None);
    assert_eq!(spearman(&[1.0; 9], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]), None);
    assert_eq!(spearman(&[1.0, 2.0], &[1.0]), None);
    let perfect = rank(&[1.0, 2.0, 3.0, 4.0, 5.0], &[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
    assert!(perfect.interval.iter().all(|v| v.is_finite()));
}
