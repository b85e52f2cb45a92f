//! The report document: its contract, its repeatability, its refusals.

use keel_core::report::{JSON_SCHEMA, Report, ReportError, from_json, series_csv, to_json};
use keel_core::track::{Track, decode, encode};
use keel_tests::film::{Camera, film, film_with, header};
use keel_tests::script::{LossAt, RepScript, SetScript};

fn tracks() -> Vec<Track> {
    let noisy = Camera { noise_px: 1.0, ..Camera::default() };
    let mixed = SetScript::new(vec![
        RepScript::default(),
        RepScript::losing(LossAt::KneePass, 4.0, 12.0),
        RepScript { travel_share: 0.3, ..RepScript::default() },
    ]);
    vec![
        film(&mixed, &noisy),
        film(&mixed, &Camera { yaw_deg: 45.0, ..noisy }),
        film(&SetScript { standing_s: 3.0, ..SetScript::new(vec![]) }, &noisy),
        film_with(&mixed, &noisy, |t, o| {
            o.lifter = o.lifter.take().filter(|_| t < 4.0);
            true
        }),
        Track { header: header(), observations: Vec::new() },
    ]
}

#[test]
fn every_report_fulfils_the_published_schema() {
    let schema = jsonschema::validator_for(&serde_json::from_str(JSON_SCHEMA).unwrap()).unwrap();
    for track in tracks() {
        let json = serde_json::from_str(&to_json(&Report::of(&track)).unwrap()).unwrap();
        let errors: Vec<String> =
            schema.iter_errors(&json).map(|e| format!("{} {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn judging_the_stored_track_again_gives_the_same_bytes() {
    for track in tracks() {
        let stored = encode(&track, 30);
        let once = to_json(&Report::of(&decode(&stored).unwrap().track)).unwrap();
        let again = encode(&decode(&stored).unwrap().track, 30);
        assert_eq!(stored, again, "storing what was read changes nothing");
        assert_eq!(once, to_json(&Report::of(&decode(&again).unwrap().track)).unwrap());
    }
}

#[test]
fn a_report_reads_back_and_a_later_one_is_refused() {
    let report = Report::of(&tracks()[0]);
    let text = to_json(&report).unwrap();
    assert_eq!(to_json(&from_json(&text).unwrap()).unwrap(), text);
    let later = text.replacen("\"schema\": 3", "\"schema\": 9", 1);
    assert!(matches!(from_json(&later), Err(ReportError::Newer { found: 9, known: 3 })));
    for nonsense in ["", "{", "[]", "{\"schema\": 3}", "null"] {
        assert!(matches!(from_json(nonsense), Err(ReportError::Malformed(_))), "{nonsense:?}");
    }
}

#[test]
fn the_series_table_has_a_line_for_every_time() {
    let report = Report::of(&tracks()[0]);
    let csv = series_csv(&report.series);
    assert_eq!(csv.lines().count(), report.series.t_s.len() + 1);
    assert!(csv.contains(",knee_pass"));
}
