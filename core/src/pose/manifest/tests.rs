//! The manifest that ships, one of another family of models, and everything that may be wrong with one.

use super::*;
use crate::pose::{Chain, Joint, Level, PlatePoint};
use proptest::prelude::*;
use serde_json::{Value, json};

const MODEL: &[u8] = include_bytes!("../../../models/keel-spine.onnx");
const SHIPPED: &str = include_str!("../../../models/keel-spine.json");

/// Another family: 37 whole-body points, `SimCC`, `ImageNet` statistics, no trunk crop and no people.
fn simcc_manifest() -> Value {
    let landmark = |i: usize| match i {
        5 => json!({"joint": "shoulder_near"}),
        11 => json!({"joint": "hip_near"}),
        30 => json!({"chain": "vertebral", "level": "C7"}),
        _ => Value::Null,
    };
    let keypoints: Vec<Value> =
        (0..37).map(|i| json!({"name": format!("point_{i}"), "landmark": landmark(i)})).collect();
    json!({
        "format": 1, "name": "spine-37", "version": "2", "licence": "CC-BY-NC-4.0", "source": "a user's own file",
        "sha256": "ab".repeat(32),
        "input": {"name": "input", "layout": "NCHW", "element": "f32", "colour": "RGB", "scale": 1.0,
            "mean": [123.675, 116.28, 103.53], "std": [58.395, 57.12, 57.375], "border": [0, 0, 0],
            "multiple_of": 1, "default_height": 256, "default_width": 192},
        "uses": {"body": {"width": 192, "height": 256, "anchor": "box", "padding": 1.25, "faces": "either"}},
        "outputs": {"simcc": {"x": "simcc_x", "y": "simcc_y", "split": 2.0, "beta": 10.0}},
        "keypoints": keypoints,
        "interpolation": [
            {"landmark": {"chain": "vertebral", "level": "T12"}, "between": ["point_27", "point_28"], "fraction": 0.4},
        ],
    })
}

fn shipped() -> Value {
    serde_json::from_str(SHIPPED).unwrap()
}

fn parsed(value: &Value) -> Result<Manifest, ManifestError> {
    Manifest::parse(&value.to_string())
}

#[test]
fn the_shipped_manifest_names_every_landmark_once_in_the_order_of_the_arrays() {
    let manifest = Manifest::parse(SHIPPED).unwrap();
    let spine = Chain::ALL.iter().flat_map(|&chain| Level::ALL.map(|level| Landmark::Spine { chain, level }));
    let joints = Joint::ALL.map(|joint| Landmark::Joint { joint });
    let plate = PlatePoint::ALL.map(|plate| Landmark::Plate { plate });
    let expected: Vec<Landmark> = spine.chain(joints).chain(plate).collect();
    let given: Vec<Landmark> = manifest.keypoints.iter().filter_map(|k| k.landmark).collect();
    assert_eq!(given, expected);
    assert_eq!(manifest.outputs(), ["heatmaps", "spread", "presence", "masks", "view", "people"]);
}

#[test]
fn a_simcc_model_of_another_family_can_be_described() {
    let manifest = parsed(&simcc_manifest()).unwrap();
    assert_eq!(manifest.outputs(), ["simcc_x", "simcc_y"]);
    let layout = manifest.tensor_layout(192, 256);
    assert!((123.675 * layout.scale[0] + layout.offset[0]).abs() < 1e-5);
    assert!((layout.scale[2] - 1.0 / 57.375).abs() < 1e-7);
}

#[test]
fn a_manifest_survives_being_written_and_read() {
    for value in [shipped(), simcc_manifest()] {
        let manifest = parsed(&value).unwrap();
        assert_eq!(Manifest::parse(&serde_json::to_string(&manifest).unwrap()), Ok(manifest));
    }
}

#[test]
fn missing_unknown_and_mistyped_fields_are_named() {
    for (pointer, field) in [("", "sha256"), ("/input", "std"), ("/uses/body", "padding")] {
        let mut value = shipped();
        value.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(field);
        assert!(matches!(parsed(&value), Err(ManifestError::Json { reason }) if reason.contains(field)));
    }
    let mut unknown = shipped();
    unknown["presense"] = json!({"output": "presence"});
    assert!(matches!(parsed(&unknown), Err(ManifestError::Json { reason }) if reason.contains("presense")));
    let mut mistyped = shipped();
    mistyped["uses"]["body"]["width"] = json!("wide");
    assert!(matches!(parsed(&mistyped), Err(ManifestError::Json { .. })));
    assert!(matches!(Manifest::parse(""), Err(ManifestError::Json { .. })));
}

#[test]
fn values_that_make_no_sense_are_named() {
    for (pointer, bad, field) in [
        ("/name", json!(" "), "name"),
        ("/sha256", json!("AB".repeat(32)), "sha256"),
        ("/input/std/1", json!(0.0), "input.std"),
        ("/input/scale", json!(-1.0), "input.scale"),
        ("/uses/body/width", json!(0), "uses.body.width"),
        ("/uses/body/padding", json!(0.5), "uses.body.padding"),
        ("/uses/trunk/height", json!(1_000_000), "uses.trunk.height"),
        ("/uses/trunk/axis_px", json!(0.0), "uses.trunk.axis_px"),
        ("/uses/trunk/axis_middle_px", json!([400.0, 1.0]), "uses.trunk.axis_middle_px"),
        ("/uses/trunk/height", json!(225), "uses.trunk.height"),
        ("/uses/people/person_height_px/1", json!(30.0), "uses.people.person_height_px"),
        ("/outputs/heatmaps/window", json!(6), "outputs.heatmaps.window"),
        ("/outputs/covariance/values/2", json!("rho"), "outputs.covariance.values"),
        ("/outputs/covariance/clamp/rho/0", json!(-1.5), "outputs.covariance.clamp.rho"),
        ("/outputs/masks/stride", json!(-4.0), "outputs.masks.stride"),
        ("/outputs/view/yaw_unit_deg", json!(0.0), "outputs.view.yaw_unit_deg"),
        ("/outputs/people/distance_unit_px", json!(0.0), "outputs.people.distance_unit_px"),
    ] {
        let mut value = shipped();
        *value.pointer_mut(pointer).unwrap() = bad;
        let error = parsed(&value).unwrap_err();
        assert!(matches!(&error, ManifestError::Value { field: named, .. } if *named == field), "{error}");
    }
    let mut future = shipped();
    future["format"] = json!(2);
    assert_eq!(parsed(&future), Err(ManifestError::Format { found: 2, known: 1 }));
}

#[test]
fn contradictions_are_named() {
    let mut same_name = shipped();
    same_name["keypoints"][1]["name"] = same_name["keypoints"][0]["name"].clone();
    let mut same_landmark = shipped();
    same_landmark["keypoints"][1]["landmark"] = same_landmark["keypoints"][0]["landmark"].clone();
    let mut from_nowhere = simcc_manifest();
    from_nowhere["interpolation"][0]["between"][1] = json!("point_99");
    let mut same_output = shipped();
    same_output["outputs"]["covariance"]["name"] = json!("heatmaps");
    let mut no_search = shipped();
    no_search["uses"]["people"] = Value::Null;
    let mut two_readings = shipped();
    two_readings["outputs"]["simcc"] = simcc_manifest()["outputs"]["simcc"].clone();
    let mut no_reading = shipped();
    no_reading["outputs"]["heatmaps"] = Value::Null;
    let mut no_landmark = simcc_manifest();
    no_landmark["keypoints"] = json!([]);
    no_landmark["interpolation"] = json!([]);
    for value in [
        same_name,
        same_landmark,
        from_nowhere,
        same_output,
        no_search,
        two_readings,
        no_reading,
        no_landmark,
    ] {
        assert!(matches!(parsed(&value), Err(ManifestError::Contradiction { .. })), "{value}");
    }
}

#[test]
fn another_model_file_is_told_by_its_sum() {
    let mut value = shipped();
    // SHA-256 of "abc", FIPS 180-4.
    value["sha256"] = json!("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    let manifest = parsed(&value).unwrap();
    assert_eq!(parsed(&shipped()).unwrap().check_model(MODEL), Ok(()));
    assert_eq!(manifest.check_model(b"abc"), Ok(()));
    assert!(
        matches!(manifest.check_model(b"abd"), Err(ManifestError::Sha256 { expected, .. }) if expected == manifest.sha256)
    );
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}", at in 0..3000_usize) {
        let _ = Manifest::parse(&text);
        let at = (0..=at.min(SHIPPED.len())).rev().find(|&i| SHIPPED.is_char_boundary(i)).unwrap_or(0);
        let _ = Manifest::parse(&format!("{}{text}{}", &SHIPPED[..at], &SHIPPED[at..]));
    }
}
