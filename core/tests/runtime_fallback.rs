//! What happens without ONNX Runtime; a process of its own, because a library once loaded stays.
#![allow(clippy::unwrap_used)]

use keel_core::infer::{InferError, Network, RuntimeChoice, RuntimeName, open};
use std::path::Path;

const RELU: Network<'_> = Network { bytes: include_bytes!("data/relu.onnx"), input: "x", outputs: &["y"] };

#[test]
fn a_missing_or_broken_library_falls_back_and_says_why_or_fails_where_it_was_demanded() {
    let no_library = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    for path in ["/nowhere/libonnxruntime.so", no_library].map(Path::new) {
        let opened = open(RuntimeChoice::Auto, Some(path), &RELU).unwrap();
        assert_eq!(opened.runtime.name(), RuntimeName::Embedded);
        assert!(matches!(opened.passed_over, Some(InferError::Library { path: named, .. }) if named == path));
        let demanded = open(RuntimeChoice::OnnxRuntime, Some(path), &RELU).err();
        assert!(matches!(demanded, Some(InferError::Library { .. })), "{demanded:?}");
    }
}
