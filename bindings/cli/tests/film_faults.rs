//! Films as they come: the sample clip filmed, cut and converted badly. Keel says why it can't judge, or judges as before.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/sample.mp4");
/// The sample's first two reps; the third begins at 15.5 s.
const UNTIL_S: &str = "15";

/// The first two reps through a filter; `None`, with a skip said, where ffmpeg is missing.
fn film(test: &str, folder: &TempDir, filter: &str) -> Option<PathBuf> {
    let path = folder.path().join("film.mp4");
    let outcome = Command::new("ffmpeg")
        .args(["-loglevel", "error", "-y", "-t", UNTIL_S, "-i", SAMPLE, "-filter_complex", filter])
        .args(["-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"])
        .arg(&path)
        .status();
    let Ok(status) = outcome else {
        println!("skipped: {test}: no ffmpeg is installed");
        return None;
    };
    assert!(status.success(), "ffmpeg {filter}");
    Some(path)
}

fn report(film: &Path) -> Value {
    let keel = Command::new(env!("CARGO_BIN_EXE_keel"))
        .args(["analyze", "--quiet", "--json", "-"])
        .arg(film)
        .output()
        .unwrap();
    assert!(keel.status.success(), "{}", String::from_utf8_lossy(&keel.stderr));
    serde_json::from_slice(&keel.stdout).unwrap()
}

/// What is said of the two reps without any fault.
fn plain() -> &'static Value {
    static PLAIN: OnceLock<Value> = OnceLock::new();
    PLAIN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        report(&film("plain", &folder, "null").unwrap())
    })
}

fn words(report: &Value) -> Vec<String> {
    report["reps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rep| rep["verdict"].as_str().unwrap().to_string())
        .collect()
}

/// Every rep's reasons, and those of view and set.
fn reasons(report: &Value) -> Vec<String> {
    let of_reps = report["reps"].as_array().unwrap().iter().map(|rep| &rep["reasons"]);
    of_reps
        .chain([&report["set"]["reasons"], &report["view"]["reasons"]])
        .flat_map(|list| list.as_array().unwrap().iter().map(|r| r.as_str().unwrap().to_string()))
        .collect()
}

fn none_judged(report: &Value) {
    assert!(words(report).iter().all(|word| word == "not_judged"), "{:?}", words(report));
    assert_eq!(report["set"]["verdict"], "not_judged");
}

#[test]
fn ten_frames_a_second_are_too_few() {
    let folder = tempfile::tempdir().unwrap();
    let Some(film) = film("ten_frames_a_second_are_too_few", &folder, "fps=10") else { return };
    let report = report(&film);
    none_judged(&report);
    assert!(reasons(&report).contains(&"low_fps".to_string()), "{:?}", reasons(&report));
}

#[test]
fn a_title_before_the_lift_changes_no_word() {
    let folder = tempfile::tempdir().unwrap();
    let title = "testsrc2=s=720x1280:r=30:d=2[title];[title][0:v]concat=n=2:v=1:a=0";
    let Some(film) = film("a_title_before_the_lift_changes_no_word", &folder, title) else { return };
    let titled = report(&film);
    assert_eq!(titled["source"]["shots"], 2);
    assert_eq!(words(&titled), words(plain()));
}

#[test]
fn frames_that_a_converter_repeated_change_no_word() {
    let folder = tempfile::tempdir().unwrap();
    let test = "frames_that_a_converter_repeated_change_no_word";
    let Some(film) = film(test, &folder, "select='mod(n\\,5)',fps=30") else { return };
    let repeated = report(&film);
    // Ninety were repeated; while nothing moves, a repeated picture is as good as a new one.
    assert!(repeated["source"]["frames_repeated"].as_u64().unwrap() > 30, "{}", repeated["source"]);
    assert_eq!(words(&repeated), words(plain()));
}

#[test]
fn a_camera_that_is_moved_in_mid_pull_spoils_that_rep_alone() {
    let folder = tempfile::tempdir().unwrap();
    let test = "a_camera_that_is_moved_in_mid_pull_spoils_that_rep_alone";
    // The second pull runs from 10.1 to 11.6 s.
    let nearer = "scale=w='if(gt(t\\,10.6)\\,936\\,720)':h=-2:eval=frame,crop=720:1280";
    let Some(film) = film(test, &folder, nearer) else { return };
    let moved = words(&report(&film));
    assert!(moved.get(1).is_none_or(|word| word == "not_judged"), "{moved:?}");
    assert_eq!(moved[0], words(plain())[0]);
}

#[test]
fn a_film_lying_on_its_side_is_not_judged() {
    let folder = tempfile::tempdir().unwrap();
    let Some(film) = film("a_film_lying_on_its_side_is_not_judged", &folder, "transpose=1") else { return };
    let report = report(&film);
    none_judged(&report);
    assert!(!reasons(&report).is_empty());
}

#[test]
fn two_lifters_side_by_side_give_no_word_that_neither_earned() {
    let folder = tempfile::tempdir().unwrap();
    let test = "two_lifters_side_by_side_give_no_word_that_neither_earned";
    let twins = "[0:v]split[a][b];[b]hflip[c];[a][c]hstack";
    let Some(film) = film(test, &folder, twins) else { return };
    let both = report(&film);
    assert!(words(&both).len() <= words(plain()).len(), "{:?}", words(&both));
    for (one, two) in words(plain()).iter().zip(words(&both)) {
        assert!(two == "not_judged" || two == *one, "{two} where the lifter alone is {one}");
    }
}
