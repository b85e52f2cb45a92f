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

/// The films, with the number of reps where it is certain.
const FILMS: [(&str, Expected, Option<usize>); 25] = [
    ("bartrace_dave.mp4", Constant, Some(1)),
    ("bartrace_randy.mp4", CutIntoThePull, None),
    ("rohanx01_squat.mp4", Constant, Some(2)),
    ("sports2d_walk.mp4", NoLift, Some(0)),
    ("tby66_0016c_1.mp4", Constant, Some(10)),
    ("tby66_0016h_1.mp4", Constant, Some(10)),
    ("tby66_0016k_1.mp4", Constant, Some(9)),
    ("tby66_0016a_1.mp4", Constant, Some(10)),
    ("tby66_0016r_1.mp4", Rounds, Some(10)),
    ("tby66_0016c_2.mp4", Oblique, None),
    ("tby66_0016h_2.mp4", Oblique, None),
    ("tby66_0016k_2.mp4", Oblique, None),
    ("tby66_0016a_2.mp4", Oblique, None),
    ("tby66_0016r_2.mp4", Oblique, None),
    ("jurisimo00_deadlift.mp4", Constant, Some(4)),
    ("jurisimo00_deadlift2.mp4", Constant, Some(2)),
    ("jurisimo00_squat.mp4", Constant, Some(8)),
    ("ulisses-coach_deadlift.mp4", Oblique, None),
    ("ulisses-coach_kbDeadlift.mp4", Oblique, None),
    ("ulisses-coach_kbGoodMorning.mp4", Constant, Some(5)),
    ("j-lederer_squat.mp4", Constant, None),
    ("j-lederer_squatbad.mp4", Rounds, None),
    ("kaiakol_squat_correct_003.mp4", Constant, None),
    ("kaiakol_squat_correct_004.mp4", Constant, None),
    ("kaiakol_squat_correct_005.mp4", Constant, None),
];

fn report(film: &Path) -> Option<Value> {
    let keel = Command::new(env!("CARGO_BIN_EXE_keel"))
        .args(["analyze", "--quiet", "--json", "-"])
        .arg(film)
        .output()
        .unwrap();
    keel.status.success().then(|| serde_json::from_slice(&keel.stdout).unwrap())
}

fn words(report: &Value) -> Vec<&str> {
    report["reps"].as_array().unwrap().iter().map(|rep| rep["verdict"].as_str().unwrap()).collect()
}

/// A line of the table: film, expected, reps found and judged, words, largest change, yaw, reasons.
fn row(name: &str, expected: Expected, reps: Option<usize>, report: &Value) -> String {
    let words = words(report);
    let judged = words.iter().filter(|word| **word != "not_judged").count();
    let lost = words.iter().filter(|word| !matches!(**word, "not_judged" | "held")).count();
    let number = |value: &Value| value.as_f64().map_or("-".to_string(), |v| format!("{v:.0}"));
    let mut reasons: Vec<&str> = Vec::new();
    let of_reps = report["reps"].as_array().unwrap().iter().map(|rep| &rep["reasons"]);
    for list in of_reps.chain([&report["set"]["reasons"], &report["view"]["reasons"]]) {
        for reason in list.as_array().unwrap().iter().map(|r| r.as_str().unwrap()) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    format!(
        "| {name} | {expected:?} | {} of {} | {judged} | {lost} | {} | {} ± {} | {} | {} |",
        words.len(),
        reps.map_or("?".to_string(), |reps| reps.to_string()),
        report["set"]["verdict"].as_str().unwrap(),
        number(&report["set"]["change_deg"]),
        number(&report["set"]["margin_deg"]),
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
    println!("| film | an eye sees | reps | judged | lost | set | change | yaw | reasons |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for (name, expected, reps) in FILMS {
        let film = Path::new(&folder).join(name);
        if !film.exists() {
            println!("| {name} | {expected:?} | not at hand | | | | | | |");
            continue;
        }
        let Some(report) = report(&film) else {
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
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}
