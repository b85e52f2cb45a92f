//! Both runtimes on the smallest network there is.

use super::*;

/// `y = relu(x)` over 1 x 3 x h x w, opset 17.
const RELU: &[u8] = include_bytes!("../../tests/data/relu.onnx");

/// Whether an ONNX Runtime library can be had; the reason is printed where not.
fn onnxruntime_is_here() -> bool {
    let network = Network { bytes: RELU, input: "x", outputs: &["y"] };
    match OnnxRuntime::load(None, &network) {
        Ok(_) => true,
        Err(reason) => {
            println!("skipped: {reason}");
            false
        }
    }
}

type Load = fn(&Network<'_>) -> Result<Box<dyn Runtime>, InferError>;

fn runtimes() -> Vec<Load> {
    let mut loads: Vec<Load> = vec![|network| Ok(Box::new(Embedded::load(network)?))];
    if onnxruntime_is_here() {
        loads.push(|network| Ok(Box::new(OnnxRuntime::load(None, network)?)));
    }
    loads
}

#[test]
fn a_network_runs_at_any_size_into_reused_memory() {
    for load in runtimes() {
        let mut runtime = load(&Network { bytes: RELU, input: "x", outputs: &["y"] }).unwrap();
        let mut outputs = Vec::new();
        for (width, height) in [(2, 3), (5, 1), (2, 3)] {
            let values: Vec<f32> = (0..3 * width * height).map(|i| i as f32 - 4.0).collect();
            runtime.run(&ImageTensor { width, height, values: &values }, &mut outputs).unwrap();
            let expected: Vec<f32> = values.iter().map(|v| v.max(0.0)).collect();
            assert_eq!(outputs, [Output { shape: vec![1, 3, height, width], values: expected }]);
        }
    }
}

#[test]
fn a_broken_model_is_an_error_that_names_its_runtime() {
    for load in runtimes() {
        for bytes in [&[][..], b"not a model", &RELU[..RELU.len() / 2]] {
            let error = load(&Network { bytes, input: "x", outputs: &["y"] }).err();
            let is_typed = matches!(
                error,
                Some(InferError::Model { bytes: length, .. }) if length == bytes.len()
            ) || matches!(error, Some(InferError::Port { .. }));
            assert!(is_typed, "{error:?}");
        }
    }
}

#[test]
fn a_missing_port_and_a_short_tensor_are_named() {
    for load in runtimes() {
        let port = |input, outputs| load(&Network { bytes: RELU, input, outputs }).err();
        assert_eq!(port("x", &["heat"]), Some(InferError::Port { port: "output", name: "heat".into() }));
        assert_eq!(port("image", &["y"]), Some(InferError::Port { port: "input", name: "image".into() }));
        let mut runtime = load(&Network { bytes: RELU, input: "x", outputs: &["y"] }).unwrap();
        let short = ImageTensor { width: 2, height: 2, values: &[0.0; 11] };
        assert_eq!(
            runtime.run(&short, &mut Vec::new()),
            Err(InferError::Input { width: 2, height: 2, values: 11 })
        );
    }
}

#[test]
fn the_choice_is_read_from_its_word() {
    assert_eq!("auto".parse(), Ok(RuntimeChoice::Auto));
    assert_eq!("onnxruntime".parse(), Ok(RuntimeChoice::OnnxRuntime));
    assert_eq!("embedded".parse(), Ok(RuntimeChoice::Embedded));
    assert!("tract".parse::<RuntimeChoice>().unwrap_err().contains("tract"));
}

#[test]
fn a_replay_gives_back_what_was_recorded_and_starts_again() {
    let run = |v: f32| vec![Output { shape: vec![1], values: vec![v] }];
    let mut replay = Replay::new(RuntimeName::Embedded, vec![run(1.0), run(2.0)]);
    let image = ImageTensor { width: 1, height: 1, values: &[0.0; 3] };
    let mut outputs = Vec::new();
    for expected in [1.0, 2.0, 1.0] {
        replay.run(&image, &mut outputs).unwrap();
        assert_eq!(outputs, run(expected));
    }
    let mut empty = Replay::new(RuntimeName::Embedded, Vec::new());
    assert_eq!(empty.run(&image, &mut outputs), Err(InferError::NothingRecorded));
}
