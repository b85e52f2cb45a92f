//! The library's commands as a person or a script meets them, on a library of two sets.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const FILM: &[u8] = include_bytes!("../../../tests/clips/h264.bin");

struct Place {
    folder: TempDir,
}

impl Place {
    /// A place with a library of two sets, as an earlier Keel left it.
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/library/schema-1");
        copy(&fixture, &place.path("library"));
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn keel(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keel"));
        command.current_dir(self.folder.path()).args(arguments).args(["--library", "library"]);
        command.output().unwrap()
    }

    /// What a command that succeeds says.
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.keel(arguments);
        let (said, failed) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", failed.unwrap());
        said.unwrap()
    }

    /// The exit code and the one line of a command that fails.
    fn fails(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.keel(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        (output.status.code().unwrap(), said)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn sets_are_listed_found_and_shown() {
    let place = Place::new();
    let all = place.says(&["sets"]);
    assert_eq!(all.lines().count(), 3, "{all}");
    assert!(all.contains("100 kg") && all.contains("2026-11-25 18:00") && all.contains("Rücken rund"));
    let found = place.says(&["sets", "--words", "ruecken", "--load-from", "220lb", "--verdict", "clear"]);
    assert_eq!(found.lines().count(), 2, "{found}");
    assert!(place.says(&["sets", "--lift", "squat", "--lang", "de"]).contains("Kein Satz passt"));
    let shown = place.says(&["show", "last", "--lang", "de"]);
    assert!(shown.contains("gehalten") && shown.contains("Notiz: steady"), "{shown}");
    let (code, said) = place.fails(&["show", "0000"]);
    assert!(code == 5 && said.contains("there is no set"), "{said}");
    let (code, said) = place.fails(&["show", "5"]);
    assert!(code == 5 && said.contains("more than one"), "{said}");
}

#[test]
fn what_fails_is_said_in_german_and_names_what_it_is_about_once() {
    let place = Place::new();
    fs::write(place.path("text.backup"), "no backup").unwrap();
    for (arguments, expected, said) in [
        (&["show", "0000"][..], 5, "es gibt keinen Satz \"0000\"; gib die ersten Stellen"),
        (&["correct", "53ed", "--undo"], 5, "Es gibt nichts zurückzunehmen (53ed"),
        (&["compare", "5b03", "53ed", "--rep-a", "7"], 5, "Diese Wiederholung gibt es nicht (7). Wähle"),
        (&["restore", "fort.backup"], 5, "Die Datei lässt sich nicht lesen oder schreiben (fort.backup). "),
        (&["restore", "text.backup"], 5, "Das ist kein vollständiges Backup von Keel (text.backup). "),
        (&["export", "library"], 5, "Der Ordner ist nicht leer (library). "),
        (&["soreness", "--answer", "two_days", "--none"], 5, "Diese Frage steht nicht an ("),
        (&["delete", "last"], 2, "Das löscht für immer. Sag es noch einmal mit --yes."),
    ] {
        let (code, line) = place.fails(&[arguments, &["--lang", "de"]].concat());
        assert_eq!(code, expected, "{line}");
        assert!(line.starts_with(&format!("keel: {said}")), "{line}");
        assert!(!line.contains("TwoDays"), "{line}");
    }
}

#[cfg(unix)]
#[test]
fn who_reads_only_the_beginning_is_no_failure() {
    let place = Place::new();
    for command in ["sets", "show last"] {
        let keel = env!("CARGO_BIN_EXE_keel");
        // The reader is gone before anything is said.
        let script = format!("(sleep 0.2; \"{keel}\" {command} --library library; echo $? >code) | true");
        let output = Command::new("sh").args(["-c", &script]).current_dir(place.path("")).output().unwrap();
        assert_eq!(fs::read_to_string(place.path("code")).unwrap().trim(), "0");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{command}");
    }
}

#[test]
fn a_correction_is_said_and_taken_back() {
    let place = Place::new();
    assert!(place.says(&["correct", "53ed", "--rep", "1", "--delete"]).contains("Corrected: Not judged"));
    assert!(place.says(&["show", "53ed"]).contains("--undo"));
    assert!(place.says(&["correct", "53ed", "--undo"]).contains("lost at"));
    assert_eq!(place.fails(&["correct", "53ed", "--undo"]).0, 5);
    assert_eq!(place.fails(&["correct", "53ed", "--rep", "7", "--delete"]).0, 2);
    assert_eq!(place.keel(&["correct", "53ed"]).status.code(), Some(2));
}

#[test]
fn pages_and_tables_are_written_and_ask_the_network_for_nothing() {
    let place = Place::new();
    let said = place.says(&["compare", "5b03", "53ed", "--anchor", "knee_pass", "--html", "compare.html"]);
    assert!(said.contains("The second rep changed by") && said.contains("Written: compare.html"), "{said}");
    let said = place.says(&["trend", "--csv", "trend.csv", "--html", "trend.html"]);
    assert!(said.contains("100 to 120 kg") && said.contains("2 sets"), "{said}");
    let csv = fs::read_to_string(place.path("trend.csv")).unwrap();
    assert!(csv.starts_with("series,set_id,started_utc_ms") && csv.lines().count() == 3, "{csv}");
    place.says(&["soreness", "--html", "soreness.html"]);
    place.says(&["replay", "last", "--html", "replay.html"]);
    for page in ["compare.html", "trend.html", "soreness.html", "replay.html"] {
        let text = fs::read_to_string(place.path(page)).unwrap();
        assert!(text.starts_with("<!doctype html>") && text.contains("default-src 'none'"), "{page}");
        assert!(!text.contains("{{") && !text.contains("src=\"http"), "{page}");
    }
}

#[test]
fn soreness_is_answered_while_it_is_due() {
    let place = Place::new();
    // Without sets the question before the first one is due whatever the day.
    place.says(&["delete", "--everything", "--yes"]);
    let said = place.says(&["soreness", "--lang", "de"]);
    assert!(said.contains("Schon Muskelkater") && said.contains("Nicht genug Trainings: 0 von 10"), "{said}");
    let answer = ["soreness", "--answer", "before", "--place", "low_back=3:tight", "--place", "glutes=1"];
    assert!(place.says(&answer).contains("Noted"));
    // Few sessions are counted, and no score of them is listed.
    let counted = place.says(&["soreness"]);
    assert_eq!(
        counted.trim().lines().collect::<Vec<_>>(),
        ["No question is due.", "Not enough sessions: 0 of 10."]
    );
    assert!(place.says(&["soreness", "--answer", "before", "--place", "glutes=8"]).contains("Noted"));
    let asked = place.says(&["soreness"]);
    assert!(
        asked.contains("Consider asking a health professional")
            && !asked.contains("sessions:")
            && !asked.contains(|c: char| c.is_ascii_digit()),
        "{asked}"
    );
    assert_eq!(place.fails(&["soreness", "--answer", "two_days", "--none"]).0, 5);
    assert_eq!(
        place.keel(&["soreness", "--answer", "before", "--place", "low_back=11"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_backup_is_shown_restored_and_deleted_again() {
    let place = Place::new();
    assert!(place.says(&["backup", "keel.backup"]).contains("2 sets"));
    place.says(&["export", "before"]);
    assert_eq!(place.fails(&["delete", "last"]).0, 2);
    assert!(place.says(&["delete", "--everything", "--yes"]).contains("2 sets"));
    assert!(place.says(&["sets"]).contains("No sets here yet"));
    let shown = place.says(&["restore", "keel.backup"]);
    assert!(shown.contains("2 sets, of which 2 are new") && shown.contains("--merge"), "{shown}");
    assert!(place.says(&["sets"]).contains("No sets here yet"));
    assert!(place.says(&["restore", "keel.backup", "--merge"]).contains("2 sets came"));
    place.says(&["export", "after"]);
    let csv = |dir: &str| fs::read(place.path(dir).join("sets.csv")).unwrap();
    assert_eq!(csv("before"), csv("after"));
    assert_eq!(place.fails(&["export", "after"]).0, 5);
    let mut bytes = fs::read(place.path("keel.backup")).unwrap();
    bytes[1000] ^= 1;
    fs::write(place.path("keel.backup"), bytes).unwrap();
    let (code, said) = place.fails(&["restore", "keel.backup", "--replace"]);
    assert!(code == 5 && said.contains("altered"), "{said}");
    assert!(place.says(&["storage"]).contains("Sets: 2"));
}

#[test]
fn a_lost_database_is_named_and_repaired() {
    let place = Place::new();
    assert!(place.says(&["library", "repair"]).contains("whole"));
    fs::write(place.path("library/keel.db"), "garbage ".repeat(1000)).unwrap();
    let (code, said) = place.fails(&["sets"]);
    assert!(code == 5 && said.contains("keel library repair"), "{said}");
    let said = place.says(&["library", "repair"]);
    assert!(said.contains("2 rebuilt") && said.contains("The damaged database is kept"), "{said}");
    assert!(place.says(&["sets"]).contains("2026-11-25 18:00"));
    assert!(place.says(&["rejudge"]).contains("nothing changed"));
}

#[test]
fn a_judged_clip_is_kept_once_with_what_is_told_of_it() {
    let place = Place::new();
    fs::write(place.path("set.mp4"), FILM).unwrap();
    let save = [
        "analyze",
        "set.mp4",
        "--save",
        "--load",
        "142,5kg",
        "--belt",
        "true",
        "--note",
        "schwer",
        "--at",
        "2026-11-26T18:04",
        "--runtime",
        "embedded",
    ];
    assert!(place.says(&save).contains("Saved as"));
    assert!(place.says(&save).contains("saved already"));
    let all = place.says(&["sets"]);
    assert!(
        all.contains("142.5 kg") && all.contains("2026-11-26 18:04") && all.lines().count() == 4,
        "{all}"
    );
    assert!(place.says(&["show", "last"]).contains("with a belt"));
    fs::remove_file(place.path("set.mp4")).unwrap();
    assert!(place.says(&["show", "last"]).contains("The film of this set is gone"));
    let wrong = |load: &str| {
        let output = place.keel(&["analyze", "set.mp4", "--save", "--load", load]);
        output.status.code() == Some(2)
    };
    assert!(["-5", "NaN", "1e9", "heavy"].iter().all(|load| wrong(load)));
}
