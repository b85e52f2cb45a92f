//! The command as a person or a script meets it: exit codes, one line of reason, no half-written output.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const FILM: &[u8] = include_bytes!("../../../tests/clips/h264.bin");

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Names of everything that lies here, sorted.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn keel(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keel"));
        command.current_dir(self.folder.path()).args(arguments).args(["--runtime", "embedded"]);
        command
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// One line on standard error that names the file and holds every part.
fn one_line(output: &Output, parts: &[&str]) {
    let said = said(output);
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    for part in parts {
        assert!(said.contains(part), "\"{part}\" in: {said}");
    }
}

#[test]
fn a_bad_clip_ends_with_3_one_line_and_nothing_written() {
    let place = Place::new();
    place.file("empty.mp4", b"");
    place.file("cut.mp4", &FILM[..FILM.len() / 2]);
    place.file("hang.mp4", include_bytes!("../../../tests/clips/hang.bin"));
    let mut flipped = FILM.to_vec();
    let at = flipped.windows(4).position(|window| window == b"stsz").unwrap() + 8;
    flipped[at] ^= 0x80;
    place.file("flipped.mp4", &flipped);
    for (clip, why) in [
        ("hang.mp4", "mp4"),
        ("flipped.mp4", "more than any camera writes"),
        ("empty.mp4", "it is empty"),
        ("cut.mp4", "incomplete"),
        ("gone.mp4", "check the path"),
        (".", "not a file"),
    ] {
        let output =
            place.keel(&["analyze", clip, "--json", "report.json", "--csv", "series.csv", "--quiet"]);
        assert_eq!(code(&output), 3, "{clip}: {}", said(&output));
        one_line(&output, &[clip, why]);
        assert!(output.stdout.is_empty());
    }
    assert_eq!(place.names(), ["cut.mp4", "empty.mp4", "flipped.mp4", "hang.mp4"]);
}

#[test]
fn without_ffmpeg_a_film_that_needs_it_says_so() {
    let place = Place::new();
    place.file("note.mp4", b"this is no film, whatever its name says");
    let output = place.command(&["analyze", "note.mp4", "--quiet"]).env("PATH", "").output().unwrap();
    assert_eq!(code(&output), 3);
    one_line(&output, &["note.mp4", "neither an mp4 nor a mov", "install ffmpeg"]);
}

#[test]
fn a_film_without_a_lifter_gets_a_report_that_says_so() {
    let place = Place::new();
    place.file("set.mp4", FILM);
    let output =
        place.keel(&["analyze", "set.mp4", "--json", "r.json", "--csv", "s.csv", "--stills", "stills"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(place.path("r.json")).unwrap()).unwrap();
    assert_eq!(report["set"]["verdict"], "not_judged");
    assert_eq!(report["source"]["frames"], 12);
    assert_eq!(report["model"]["runtime"], "embedded");
    assert!(report["timing"]["infer_ms_p50"].is_number() && report["timing"]["decode_ms_p50"].is_number());
    assert!(std::fs::read_to_string(place.path("s.csv")).unwrap().starts_with("time_s,"));
    assert!(String::from_utf8(output.stdout).unwrap().contains("Not judged: "));
    assert_eq!(place.names(), ["r.json", "s.csv", "set.mp4", "stills"]);
}

#[test]
fn the_same_film_gives_the_same_report() {
    let place = Place::new();
    place.file("set.mp4", FILM);
    let report = || {
        let output = place.keel(&["analyze", "set.mp4", "--json", "-"]);
        let mut report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(said(&output).contains("Not judged"), "the summary makes way for the report");
        report.as_object_mut().unwrap().remove("timing");
        report
    };
    assert_eq!(report(), report());
}

#[test]
fn several_clips_are_all_tried_and_the_worst_code_is_returned() {
    let place = Place::new();
    place.file("a/set.mp4", FILM);
    place.file("b/set.mp4", FILM);
    place.file("empty.mp4", b"");
    let output =
        place.keel(&["analyze", "a/set.mp4", "empty.mp4", "b/set.mp4", "--json", "reports", "--quiet"]);
    assert_eq!(code(&output), 3);
    one_line(&output, &["empty.mp4"]);
    let mut written: Vec<_> =
        std::fs::read_dir(place.path("reports")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    written.sort();
    assert_eq!(written, ["set-2.json", "set.json"]);
}

#[test]
fn wrong_usage_ends_with_2() {
    let place = Place::new();
    place.file("set.mp4", FILM);
    for arguments in [
        &["analyze"][..],
        &["analyse", "set.mp4"],
        &["analyze", "set.mp4", "--json", "-", "--csv", "-"],
        &["analyze", "set.mp4", "set.mp4", "--json", "-"],
        &["analyze", "set.mp4", "--lift", "curl"],
        &["analyze", "set.mp4", "--lang", "fr"],
    ] {
        let output = place.keel(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", said(&output));
        assert!(!said(&output).is_empty());
    }
}

#[test]
fn a_network_that_cannot_be_loaded_ends_with_4() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/models");
    let manifest = std::fs::read_to_string(models.join("keel-spine.json")).unwrap();
    let place = Place::new();
    place.file("set.mp4", FILM);
    place.file("corrupt.onnx", b"no network");
    place.file("corrupt.json", manifest.as_bytes());
    place.file("alone.onnx", b"no network");
    place.file("garbled.onnx", b"no network");
    place.file("garbled.json", &manifest.as_bytes()[..100]);
    // The right file, and a manifest that takes one of its outputs for another.
    place.file("crossed.onnx", &std::fs::read(models.join("keel-spine.onnx")).unwrap());
    let named = |name: &str| format!("\"name\": \"{name}\"");
    let crossed = manifest
        .replace(&named("heatmaps"), &named("?"))
        .replace(&named("masks"), &named("heatmaps"))
        .replace(&named("?"), &named("masks"));
    place.file("crossed.json", crossed.as_bytes());
    for (model, why) in [
        ("crossed.onnx", "has shape"),
        ("missing.onnx", "missing.onnx"),
        ("alone.onnx", "alone.json"),
        ("corrupt.onnx", "corrupt.json"),
        ("garbled.onnx", "garbled.json"),
    ] {
        let output = place.keel(&["analyze", "set.mp4", "--model", model, "--json", "r.json", "--quiet"]);
        assert_eq!(code(&output), 4, "{model}: {}", said(&output));
        one_line(&output, &[why]);
        assert!(!place.path("r.json").exists());
    }
}

#[test]
fn a_broken_onnx_runtime_falls_back_and_says_so_unless_it_was_asked_for() {
    let place = Place::new();
    place.file("set.mp4", FILM);
    let broken = place.file("libonnxruntime.so", b"no library");
    let run = |runtime: &str| {
        Command::new(env!("CARGO_BIN_EXE_keel"))
            .current_dir(place.folder.path())
            .args(["analyze", "set.mp4", "--json", "-", "--runtime", runtime])
            .env("ORT_DYLIB_PATH", &broken)
            .output()
            .unwrap()
    };
    let fallen_back = run("auto");
    assert_eq!(code(&fallen_back), 0, "{}", said(&fallen_back));
    assert!(said(&fallen_back).contains("the built-in runtime is used"));
    let report: serde_json::Value = serde_json::from_slice(&fallen_back.stdout).unwrap();
    assert_eq!(report["model"]["runtime"], "embedded");
    assert_eq!(code(&run("onnxruntime")), 4);
}

#[test]
fn an_output_that_cannot_be_written_is_said_and_leaves_nothing() {
    let place = Place::new();
    place.file("set.mp4", FILM);
    let output = place.keel(&["analyze", "set.mp4", "--json", "no/such/folder/r.json", "--quiet"]);
    assert_eq!(code(&output), 1);
    one_line(&output, &["no/such/folder/r.json", "choose another place"]);
    if cfg!(target_os = "linux") {
        let output = place.keel(&["analyze", "set.mp4", "--json", "/dev/full", "--quiet"]);
        assert_eq!(code(&output), 1);
        one_line(&output, &["/dev/full", "free some space"]);
    }
    assert_eq!(place.names(), ["set.mp4"]);
}

#[test]
fn a_name_is_only_a_name() {
    let place = Place::new();
    let name = "it's $(a) 'set'; | concat:.mp4";
    place.file(name, FILM);
    assert_eq!(code(&place.keel(&["analyze", "--quiet", name])), 0);
    place.file("-y.mp4", b"no film, and no option");
    let output = place.keel(&["analyze", "--quiet", "./-y.mp4"]);
    assert_eq!(code(&output), 3, "{}", said(&output));
}

#[test]
fn the_summary_speaks_german() {
    let place = Place::new();
    place.file("set.mp4", FILM);
    let output = place.keel(&["analyze", "set.mp4", "--lang", "de"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("Nicht beurteilt: "));
}

#[test]
fn what_fails_is_said_in_german() {
    let place = Place::new();
    place.file("set.mp4", FILM);
    place.file("leer.mp4", b"");
    place.file("notiz.mp4", b"this is no film, whatever its name says");
    place.file("halb.mp4", &FILM[..FILM.len() / 2]);
    for (clip, why) in [
        ("leer.mp4", "die Datei ist leer; kopiere sie noch einmal vom Telefon"),
        ("notiz.mp4", "die Datei ist weder mp4 noch mov"),
        ("halb.mp4", "die Kopie ist also unvollständig; kopiere sie noch einmal vom Telefon"),
        ("fort.mp4", "die Datei ist nicht lesbar: sie ist nicht da; prüfe den Pfad"),
    ] {
        let output = place.keel(&["analyze", clip, "--lang", "de"]);
        assert_eq!(code(&output), 3, "{clip}: {}", said(&output));
        one_line(&output, &[&format!("keel: {clip}: "), why]);
    }
    let output = place.keel(&["analyze", "set.mp4", "--lang", "de", "--model", "fort.onnx"]);
    assert_eq!(code(&output), 4);
    one_line(&output, &["keel: fort.onnx: die Datei ist nicht lesbar: sie ist nicht da; nenne ein Netz"]);
    let output = place.keel(&["analyze", "set.mp4", "--lang", "de", "--json", "no/r.json"]);
    assert_eq!(code(&output), 1);
    one_line(&output, &["keel: no/r.json: das lässt sich nicht schreiben: ", "wähle einen anderen Ort"]);
}

#[test]
fn completions_and_the_manual_name_every_command() {
    for arguments in
        [&["completions", "bash"][..], &["completions", "zsh"], &["completions", "fish"], &["man"]]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_keel")).args(arguments).output().unwrap();
        assert_eq!(code(&output), 0);
        let text = String::from_utf8(output.stdout).unwrap();
        for command in ["analyze", "sample", "completions", "man"] {
            assert!(text.contains(command), "{arguments:?} names {command}");
        }
    }
}
