//! The two runtimes held to each other on the model that ships.
#![allow(clippy::unwrap_used, clippy::panic)]

use keel_core::infer::{Embedded, ImageTensor, InferError, Network, OnnxRuntime, Runtime};

/// Greatest absolute difference of any output value; measured 3e-6 to 3e-5 on networks of this kind, so that a change
/// of an operator's meaning shows and rounding does not.
const TOLERANCE: f32 = 1e-3;

#[test]
fn both_runtimes_say_the_same() {
    let path = std::env::var("KEEL_MODEL")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/models/keel-spine.onnx").to_owned());
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: no model at {path}");
        return;
    };
    let outputs: Vec<String> = std::env::var("KEEL_MODEL_OUTPUTS")
        .unwrap_or_else(|_| "heatmaps,spread,presence,masks,view,people".to_owned())
        .split(',')
        .map(str::to_owned)
        .collect();
    let names: Vec<&str> = outputs.iter().map(String::as_str).collect();
    let network = Network { bytes: &bytes, input: "image", outputs: &names };
    let mut embedded = Embedded::load(&network).unwrap();
    let mut other = match OnnxRuntime::load(None, &network) {
        Ok(runtime) => runtime,
        Err(reason @ (InferError::LibraryNotFound | InferError::Library { .. })) => {
            println!("skipped: {reason}");
            return;
        }
        Err(error) => panic!("{error}"),
    };
    let (width, height) = (160, 224);
    let values: Vec<f32> = (0..3 * width * height).map(|i| ((i * 7919) % 255) as f32 / 127.5 - 1.0).collect();
    let image = ImageTensor { width, height, values: &values };
    let (mut a, mut b) = (Vec::new(), Vec::new());
    embedded.run(&image, &mut a).unwrap();
    other.run(&image, &mut b).unwrap();
    for ((name, a), b) in names.iter().zip(&a).zip(&b) {
        assert_eq!(a.shape, b.shape, "{name}");
        let worst = a.values.iter().zip(&b.values).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        println!("{name}: greatest difference {worst:e}");
        assert!(worst <= TOLERANCE, "{name} differs by {worst}");
    }
}
