//! Every scenario under `tests/scenarios` plays out as its file says.

use keel_core::track::decode;
use keel_tests::scenario::{FORMAT, Scenario, run};
use std::path::Path;

#[test]
fn every_scenario_plays_out_as_its_file_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    assert!(files.len() >= 10);
    let mut wrong = Vec::new();
    for file in files {
        let scenario: Scenario = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        assert_eq!(scenario.format, FORMAT);
        let read = decode(&std::fs::read(folder.join(&scenario.track)).unwrap()).unwrap();
        assert_eq!(read.damage, None);
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        wrong.extend(run(&scenario, &read.track).unwrap().into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
