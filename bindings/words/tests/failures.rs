//! Every failure that the bindings or the command can tell of has a sentence, and every next step has one.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use keel_cli::clip::mp4::Mp4Error;
use keel_cli::clip::{ClipError, ClipStep};
use keel_cli::failure::{Failure, Own, disk};
use keel_words::{Language, Words};

/// The exported surface: enums and errors with a line for each case.
const SURFACE: &str = include_str!("../../ffi/surface.txt");

/// The cases of an exported type.
fn cases(of: &str) -> Vec<String> {
    let lines =
        SURFACE.lines().skip_while(|line| *line != of).skip(1).take_while(|line| line.starts_with("  "));
    let cases: Vec<String> = lines.map(|line| snake(line.trim().split(' ').next().unwrap())).collect();
    assert!(!cases.is_empty(), "{of} is not exported");
    cases
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for (i, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && i > 0 {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

#[test]
fn every_failure_and_every_next_step_has_words() {
    let mut wanted: Vec<String> =
        cases("enum NextStep").iter().map(|step| format!("next_step.{step}")).collect();
    for kind in cases("error KeelError") {
        let faults = match kind.as_str() {
            "not_there" => "enum Missing".to_owned(),
            "model" | "frame" | "correction" | "storage" | "library" | "track" | "backup" => {
                let mut name = kind.clone();
                name.replace_range(..1, &kind[..1].to_uppercase());
                format!("enum {name}Fault")
            }
            _ => {
                wanted.push(format!("failure.{kind}"));
                continue;
            }
        };
        wanted.extend(cases(&faults).iter().map(|fault| format!("failure.{kind}_{fault}")));
    }
    // What only the layers above the crossing can find.
    wanted.extend(["failure.closed", "failure.native_library"].map(str::to_owned));
    tables_hold(&["failure", "next_step"], &wanted);
}

#[test]
fn every_failure_of_the_command_has_words() {
    let steps = ClipStep::ALL.map(ClipStep::code);
    let sections: [(&str, &[&str]); 6] = [
        ("clip_failure", &ClipError::CODES),
        ("clip_failure", &Mp4Error::CODES),
        ("clip_step", &steps),
        ("disk", &disk::CODES),
        ("command_failure", &Own::CODES),
        ("command_failure", &Failure::OUTPUT_CODES),
    ];
    let keys = |(section, codes): &(&str, &[&str])| -> Vec<String> {
        codes.iter().map(|code| format!("{section}.{code}")).collect()
    };
    let wanted: Vec<String> = sections.iter().flat_map(keys).collect();
    tables_hold(&["clip_failure", "clip_step", "disk", "command_failure"], &wanted);
}

/// In every language these sections hold these keys and no others.
fn tables_hold(sections: &[&str], wanted: &[String]) {
    for language in Language::ALL {
        let words = Words::of(language);
        let keys: Vec<&str> = words.all().map(|(key, _)| key).collect();
        for key in wanted {
            assert!(keys.contains(&key.as_str()), "{}: no words for {key}", language.code());
        }
        let is_failure =
            |key: &&&str| key.split_once('.').is_some_and(|(section, _)| sections.contains(&section));
        let told = keys.iter().filter(is_failure).count();
        assert_eq!(told, wanted.len(), "{}: words for a failure that nothing tells of", language.code());
    }
}
