//! What Keel says of real films, beside what an eye expects of them. The films show people and are no part of Keel:
//! the test reads them from the folder that `KEEL_FOOTAGE` names (`tests/EVALUATION.md` lists them) and is skipped
//! without it. It prints the rows of that document's table.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What an eye sees in a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    /// Filmed from the side, the curve stays what it was: held, or not judged with a reason, never lost.
    Constant,
    /// Filmed from the side, and the back rounds: told apart from the constant takes of the same lifter.
    Rounds,
    /// Filmed obliquely: no word for any rep.
    Oblique,
    /// The pull is under way when the film begins: never held.
    CutIntoThePull,
    /// Nobody lifts: no rep.
    NoLift,
}

use Expected::{Constant, CutIntoThePull, NoLift, Oblique, Rounds};

/// The films, with the number of reps where it is certain, and the lift where a lifter would have named it: kettlebells and
/// bodies show no bar.
const FILMS: [(&str, Expected, Option<usize>, Option<&str>); 25] = [
    ("bartrace_dave.mp4", Constant, Some(1), None),
    ("bartrace_randy.mp4", CutIntoThePull, None, None),
    ("rohanx01_squat.mp4", Constant, Some(2), Some("squat")),
    ("sports2d_walk.mp4", NoLift, Some(0), None),
    ("tby66_0016c_1.mp4", Constant, Some(10), Some("kettlebell")),
    ("tby66_0016h_1.mp4", Constant, Some(10), Some("kettlebell")),
    ("tby66_0016k_1.mp4", Constant, Some(9), Some("kettlebell")),
    ("tby66_0016a_1.mp4", Constant, Some(10), Some("kettlebell")),
    ("tby66_0016r_1.mp4", Rounds, Some(10), Some("kettlebell")),
    ("tby66_0016c_2.mp4", Oblique, None, Some("kettlebell")),
    ("tby66_0016h_2.mp4", Oblique, None, Some("kettlebell")),
    ("tby66_0016k_2.mp4", Oblique, None, Some("kettlebell")),
    ("tby66_0016a_2.mp4", Oblique, None, Some("kettlebell")),
    ("tby66_0016r_2.mp4", Oblique, None, Some("kettlebell")),
    ("jurisimo00_deadlift.mp4", Constant, Some(4), None),
    ("jurisimo00_deadlift2.mp4", Constant, Some(2), None),
    ("jurisimo00_squat.mp4", Constant, Some(8), Some("squat")),
    ("ulisses-coach_deadlift.mp4", Oblique, None, None),
    ("ulisses-coach_kbDeadlift.mp4", Oblique, None, Some("kettlebell")),
    ("ulisses-coach_kbGoodMorning.mp4", Constant, Some(5), None),
    ("j-lederer_squat.mp4", Constant, None, Some("squat")),
    ("j-lederer_squatbad.mp4", Rounds, None, Some("squat")),
    ("kaiakol_squat_correct_003.mp4", Constant, None, Some("squat")),
    ("kaiakol_squat_correct_004.mp4", Constant, None, Some("squat")),
    ("kaiakol_squat_correct_005.mp4", Constant, None, Some("squat")),
];

fn report(film: &Path, lift: Option<&str>) -> Option<Value> {
    let keel = Command::new(env!("CARGO_BIN_EXE_keel"))
        .args(["analyze", "--quiet", "--json", "-"])
        .args(lift.into_iter().flat_map(|lift| ["--lift", lift]))
        .arg(film)
        .output()
        .unwrap();
    keel.status.success().then(|| serde_json::from_slice(&keel.stdout).unwrap())
}

/// Reps, attempts left out.
fn reps_of(report: &Value) -> Vec<&Value> {
    report["reps"].as_array().unwrap().iter().filter(|rep| rep["attempt"] == false).collect()
}

fn words(report: &Value) -> Vec<&str> {
    reps_of(report).iter().map(|rep| rep["verdict"].as_str().unwrap()).collect()
}

/// How many reps began round.
fn rounded(report: &Value) -> usize {
    let is_round = |finding: &Value| finding["code"] == "rounded_before_liftoff";
    reps_of(report).iter().filter(|rep| rep["findings"].as_array().unwrap().iter().any(is_round)).count()
}

/// Largest rise of a series between liftoff and knee-pass over the judged reps, deg: what a constant curve reads as flexion.
fn rise_deg(report: &Value, series: &str) -> Option<f64> {
    let numbers = |key: &str| report["series"][key].as_array().unwrap().iter().map(Value::as_f64);
    let samples: Vec<(f64, f64)> =
        numbers("t_s").zip(numbers(series)).filter_map(|(t, v)| t.zip(v)).collect();
    let within = |rep: &Value| {
        let (from, to) = rep["liftoff_s"].as_f64().zip(rep["knee_pass_s"].as_f64())?;
        let mut lowest = f64::INFINITY;
        let values = samples.iter().filter(|(t, _)| (from..=to).contains(t)).map(|(_, v)| *v);
        values
            .map(|v| {
                lowest = lowest.min(v);
                v - lowest
            })
            .max_by(f64::total_cmp)
    };
    reps_of(report)
        .into_iter()
        .filter(|rep| rep["verdict"] != "not_judged")
        .filter_map(within)
        .max_by(f64::total_cmp)
}

/// A line of the table: film, expected, reps found, judged, lost and round before liftoff, word, largest change, largest
/// rise of T7-L4 and T12-L4 from liftoff to the knee, yaw, reasons.
fn row(name: &str, expected: Expected, reps: Option<usize>, report: &Value) -> String {
    let words = words(report);
    let judged = words.iter().filter(|word| **word != "not_judged").count();
    let lost = words.iter().filter(|word| !matches!(**word, "not_judged" | "held")).count();
    let told = |value: Option<f64>| value.map_or("-".to_string(), |v| format!("{v:.0}"));
    let number = |value: &Value| told(value.as_f64());
    let mut reasons: Vec<&str> = Vec::new();
    let reps_seen = reps_of(report);
    let of_reps = reps_seen.iter().map(|rep| &rep["reasons"]);
    for list in of_reps.chain([&report["set"]["reasons"], &report["view"]["reasons"]]) {
        for reason in list.as_array().unwrap().iter().map(|r| r.as_str().unwrap()) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    format!(
        "| {name} | {expected:?} | {} of {} | {judged} | {lost} | {} | {} | {} ± {} | {} / {} | {} | {} |",
        words.len(),
        reps.map_or("?".to_string(), |reps| reps.to_string()),
        rounded(report),
        report["set"]["verdict"].as_str().unwrap(),
        number(&report["set"]["change_deg"]),
        number(&report["set"]["margin_deg"]),
        told(rise_deg(report, "flexion_deg")),
        told(rise_deg(report, "lumbar_deg")),
        number(&report["view"]["yaw_deg"]),
        reasons.join(", "),
    )
}

#[test]
fn real_films_are_judged_as_an_eye_expects() {
    let Some(folder) = std::env::var_os("KEEL_FOOTAGE") else {
        println!(
            "skipped: real_films_are_judged_as_an_eye_expects: KEEL_FOOTAGE names no folder of real films"
        );
        return;
    };
    let mut misses = Vec::new();
    println!(
        "| film | an eye sees | reps | judged | lost | began round | set | change | rise to the knee | yaw | reasons |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for (name, expected, reps, lift) in FILMS {
        let film = Path::new(&folder).join(name);
        if !film.exists() {
            println!("| {name} | {expected:?} | not at hand | | | | | | | | |");
            continue;
        }
        let Some(report) = report(&film, lift) else {
            misses.push(format!("{name} could not be read"));
            continue;
        };
        println!("{}", row(name, expected, reps, &report));
        let words = words(&report);
        let wrong = |word: &str| match expected {
            Constant => !matches!(word, "held" | "not_judged"),
            Oblique => word != "not_judged",
            CutIntoThePull => word == "held",
            Rounds => false,
            NoLift => true,
        };
        for (index, word) in words.iter().enumerate().filter(|(_, word)| wrong(word)) {
            misses.push(format!("{name}: rep {} of a film that is {expected:?} is called {word}", index + 1));
        }
        // The takes of one lifter: only r is round.
        if name.starts_with("tby66") && name.ends_with("_1.mp4") {
            let is_told = rounded(&report) > 0 || words.iter().any(|w| !matches!(*w, "held" | "not_judged"));
            if is_told != (expected == Rounds) {
                misses.push(format!("{name}: told as round: {is_told}, a film that is {expected:?}"));
            }
        }
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}
