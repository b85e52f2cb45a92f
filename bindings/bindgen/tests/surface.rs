//! The exported surface is what its committed text says, and every call can say what went wrong.

use keel_bindgen::Surface;

/// The surface of the library beside this test: cargo builds it as a dependency.
fn surface() -> anyhow::Result<Surface> {
    let name = format!("{}keel_ffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let library = std::env::current_exe()?.with_file_name(name);
    Surface::of(&camino::Utf8PathBuf::try_from(library)?)
}

#[test]
fn the_exported_surface_is_the_committed_one() {
    let found = surface().unwrap().to_string();
    let committed = include_str!("../../ffi/surface.txt");
    let changed: Vec<String> = changes(committed, &found);
    assert!(
        changed.is_empty(),
        "the exported surface changed:\n{}\nIf that is meant, write it down and tell the apps:\n  \
         cargo build -p keel-ffi && cargo run -p keel-bindgen -- surface target/debug/libkeel_ffi.so > bindings/ffi/surface.txt",
        changed.join("\n")
    );
}

#[test]
fn every_call_returns_a_typed_error_and_no_integer_that_kotlin_reads_wrongly() {
    let surface = surface().unwrap();
    assert_eq!(surface.untyped().collect::<Vec<_>>(), [""; 0]);
    let text = surface.to_string();
    for narrow in ["Int8", "UInt8", "Int16", "UInt16", "UInt32", "UInt64", "message:"] {
        assert!(!text.contains(narrow), "{narrow}");
    }
}

/// Lines that only one of two texts has.
fn changes(committed: &str, found: &str) -> Vec<String> {
    let only = |sign: &str, of: &str, other: &str| -> Vec<String> {
        of.lines()
            .filter(|line| !other.lines().any(|o| o == *line))
            .map(|line| format!("{sign} {line}"))
            .collect()
    };
    let mut lines = only("-", committed, found);
    lines.extend(only("+", found, committed));
    if lines.is_empty() && committed != found {
        lines.push("the order of lines, or a line that stands twice".to_owned());
    }
    lines
}
