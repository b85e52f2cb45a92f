//! Decoders against outputs painted from known geometry.

use super::*;
use crate::geometry::Vec2;
use crate::infer::Output;
use crate::pose::manifest::{Manifest, Mask};
use crate::pose::{Joint, Landmark, Level, PoseError};
use proptest::prelude::*;

const SHIPPED: &str = include_str!("../../../models/keel-spine.json");
const COLUMNS: usize = 40;
const ROWS: usize = 56;

fn manifest() -> Manifest {
    Manifest::parse(SHIPPED).unwrap()
}

/// The network's outputs with a bump of standard deviation `sigma_px` for point i at `place(i)`.
fn outputs(place: impl Fn(usize) -> Vec2, sigma_px: f64) -> Vec<Output> {
    let mut maps = Vec::with_capacity(40 * ROWS * COLUMNS);
    for i in 0..40 {
        let p = place(i);
        for at in 0..ROWS * COLUMNS {
            let cell = Vec2::new((at % COLUMNS) as f64, (at / COLUMNS) as f64) * 4.0 + Vec2::new(2.0, 2.0);
            let d = (cell - p).length() / sigma_px;
            maps.push((-0.5 * d * d).max(-12.0) as f32);
        }
    }
    let of = |shape: &[usize], values: Vec<f32>| Output { shape: shape.to_vec(), values };
    vec![
        of(&[1, 40, ROWS, COLUMNS], maps),
        of(&[1, 40, 3], [1.0, 0.5, 0.3].repeat(40)),
        of(&[1, 40], (0..40).map(|i| if i % 2 == 0 { 3.0 } else { -3.0 }).collect()),
        of(&[1, 2, ROWS, COLUMNS], (0..2 * ROWS * COLUMNS).map(|i| (i % COLUMNS) as f32 - 20.0).collect()),
        of(&[1, 4], vec![0.5, -2.0, 1.5, 0.0]),
        of(&[1, 5, ROWS / 2, COLUMNS / 2], vec![-5.0; 5 * ROWS * COLUMNS / 4]),
    ]
}

fn points(outputs: &[Output]) -> CropPoints {
    let mut points = CropPoints::default();
    Decoder::new(&manifest()).points(outputs, |_| true, &mut points).unwrap();
    points
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_bump_is_found_where_it_was_painted(x in 20.0..140.0f64, y in 20.0..200.0f64, sigma in 3.0..5.0f64) {
        let places = |i: usize| Vec2::new(x + 0.37 * (i % 7) as f64, y + 0.29 * (i % 5) as f64);
        let seen = points(&outputs(places, sigma));
        let all = seen.spine.iter().flatten().chain(&seen.joints).chain(&seen.plate);
        for (i, point) in all.enumerate() {
            let error = (point.unwrap().point.position - places(i)).length();
            prop_assert!(error < 0.25, "point {i} is {error} px off");
        }
    }

    #[test]
    fn a_shift_by_a_cell_moves_the_point_by_exactly_that(x in 40.0..80.0f64, y in 40.0..80.0f64) {
        let at = |dx: f64| points(&outputs(|_| Vec2::new(x + dx, y), 4.0)).joints[3].unwrap().point.position;
        prop_assert!((at(4.0) - at(0.0) - Vec2::new(4.0, 0.0)).length() < 1e-3);
    }
}

#[test]
fn spread_presence_and_view_are_read_as_the_manifest_says() {
    let outputs = outputs(|_| Vec2::new(80.0, 100.0), 4.0);
    let seen = points(&outputs);
    let first = seen.spine[0][0].unwrap();
    let (sx, sy, rho) = (1.0_f64.exp(), 0.5_f64.exp(), 0.3_f64.tanh());
    let c = first.point.covariance;
    assert!(
        (c.xx - sx * sx).abs() < 1e-5 && (c.yy - sy * sy).abs() < 1e-5 && (c.xy - rho * sx * sy).abs() < 1e-5
    );
    assert!((first.point.presence - 0.952_574).abs() < 1e-5);
    assert!(seen.spine[0][1].unwrap().point.presence < 0.05);
    assert!(first.mass > 0.95, "{}", first.mass);
    let view = Decoder::new(&manifest()).view(&outputs).unwrap().unwrap();
    assert!((view.yaw_deg - 15.0).abs() < 1e-6 && (view.at_implement - 0.5).abs() < 1e-9);
    assert!((view.yaw_sigma_deg - 30.0 * (-2.0_f64).exp()).abs() < 1e-6);
}

#[test]
fn a_flat_map_has_little_mass_and_an_unwanted_point_is_not_read() {
    let mut outputs = outputs(|_| Vec2::new(80.0, 100.0), 4.0);
    outputs[0].values.iter_mut().enumerate().for_each(|(i, v)| *v = ((i * 7919) % 100) as f32 * 1e-3);
    let mut seen = CropPoints::default();
    let wanted = |landmark| matches!(landmark, Landmark::Spine { level: Level::T7, .. });
    Decoder::new(&manifest()).points(&outputs, wanted, &mut seen).unwrap();
    assert!(seen.spine[0][Level::T7.index()].unwrap().mass < 0.05);
    assert!(seen.joints.iter().all(Option::is_none));
}

#[test]
fn what_is_no_number_is_no_point() {
    let mut outputs = outputs(|_| Vec2::new(80.0, 100.0), 4.0);
    outputs[0].values[..ROWS * COLUMNS].fill(f32::NAN);
    outputs[1].values[3] = f32::NAN;
    outputs[4].values[0] = f32::INFINITY;
    let seen = points(&outputs);
    assert_eq!((seen.spine[0][0], seen.spine[0][1]), (None, None));
    assert!(seen.spine[0][2].is_some());
    assert_eq!(Decoder::new(&manifest()).view(&outputs), Ok(None));
}

#[test]
fn a_mask_edge_lies_between_the_cells() {
    let outputs = outputs(|_| Vec2::new(80.0, 100.0), 4.0);
    let mask = Decoder::new(&manifest()).mask(&outputs, Mask::PersonVisible).unwrap().unwrap();
    assert!(mask.logit(Vec2::new(82.0, 50.0)).abs() < 1e-6);
    assert!((mask.logit(Vec2::new(84.0, 51.0)) - 0.5).abs() < 1e-6);
}

#[test]
fn people_are_the_local_tops_and_overlapping_boxes_are_one() {
    let mut outputs = outputs(|_| Vec2::new(80.0, 100.0), 4.0);
    let (columns, plane) = (COLUMNS / 2, ROWS * COLUMNS / 4);
    for (column, row, logit) in [(5, 10, 3.0), (6, 10, 2.5), (15, 10, 1.0)] {
        let at = row * columns + column;
        outputs[5].values[at] = logit;
        for channel in 1..5 {
            outputs[5].values[channel * plane + at] = 1.0;
        }
    }
    let mut found = Vec::new();
    Decoder::new(&manifest()).people(&outputs, &mut found).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].low, found[0].high), (Vec2::new(12.0, 52.0), Vec2::new(76.0, 116.0)));
    let mut crowd = vec![PersonBox { score: 0.4, ..found[0] }, found[1], found[0]];
    suppress(&mut crowd);
    assert_eq!(crowd, [found[0], found[1]]);
}

#[test]
fn outputs_of_another_shape_are_refused_by_name() {
    let decoder = Decoder::new(&manifest());
    for (index, name) in [(0, "heatmaps"), (1, "spread"), (2, "presence")] {
        let mut outputs = outputs(|_| Vec2::new(80.0, 100.0), 4.0);
        outputs[index].values.pop();
        let error = decoder.points(&outputs, |_| true, &mut CropPoints::default()).unwrap_err();
        assert!(matches!(error, PoseError::Shape { output, .. } if output == name));
    }
    let nothing: [Output; 0] = [];
    assert!(matches!(decoder.view(&nothing), Err(PoseError::Shape { found, .. }) if found.is_empty()));
    assert!(decoder.mask(&nothing, Mask::PersonVisible).is_err());
    assert!(decoder.people(&nothing, &mut Vec::new()).is_err());
}

#[test]
fn simcc_and_regression_models_are_read_and_levels_between_their_points() {
    let mut json: serde_json::Value = serde_json::from_str(SHIPPED).unwrap();
    json["outputs"] = serde_json::json!({"simcc": {"x": "sx", "y": "sy", "split": 2.0, "beta": 10.0}});
    json["uses"]["people"] = serde_json::Value::Null;
    json["keypoints"] = serde_json::json!([
        {"name": "a", "landmark": {"joint": "hip_near"}}, {"name": "b", "landmark": null}]);
    json["interpolation"] = serde_json::json!([
        {"landmark": {"joint": "shoulder_near"}, "between": ["a", "b"], "fraction": 0.25}]);
    let line = |bins: usize, at: f64| {
        (0..bins).map(move |i| (-0.5 * (((i as f64 + 0.5) / 2.0 - at) / 3.0).powi(2)) as f32)
    };
    let two =
        |bins, a, b| Output { shape: vec![1, 2, bins], values: line(bins, a).chain(line(bins, b)).collect() };
    let simcc = [two(384, 50.3, 90.3), two(512, 100.2, 180.2)];
    let read = |json: &serde_json::Value, outputs: &[Output]| {
        let mut seen = CropPoints::default();
        let manifest = Manifest::parse(&json.to_string()).unwrap();
        Decoder::new(&manifest).points(outputs, |_| true, &mut seen).unwrap();
        [Joint::HipNear, Joint::ShoulderNear].map(|joint| seen.joints[joint.index()].unwrap().point.position)
    };
    json["outputs"]["simcc"]["beta"] = serde_json::json!(10.0);
    let [hip, shoulder] = read(&json, &simcc);
    assert!((hip - Vec2::new(50.3, 100.2)).length() < 0.05, "{hip:?}");
    assert!((shoulder - Vec2::new(60.3, 120.2)).length() < 0.05, "{shoulder:?}");
    json["outputs"] = serde_json::json!({"regression": {"name": "xy", "unit_px": [192.0, 256.0]}});
    let pairs = [Output { shape: vec![1, 2, 2], values: vec![0.25, 0.5, 0.75, 0.5] }];
    let [hip, shoulder] = read(&json, &pairs);
    assert!(
        (hip - Vec2::new(48.0, 128.0)).length() < 1e-9 && (shoulder - Vec2::new(72.0, 128.0)).length() < 1e-9
    );
}
