//! Every failure that the bindings can tell of has a sentence, and every next step has one.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

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
    for language in Language::ALL {
        let words = Words::of(language);
        let keys: Vec<&str> = words.all().map(|(key, _)| key).collect();
        for key in &wanted {
            assert!(keys.contains(&key.as_str()), "{}: no words for {key}", language.code());
        }
        let told = keys.iter().filter(|k| k.starts_with("failure.") || k.starts_with("next_step.")).count();
        assert_eq!(told, wanted.len(), "{}: words for a failure that nothing tells of", language.code());
    }
}
