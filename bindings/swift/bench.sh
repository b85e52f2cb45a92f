#!/usr/bin/env bash
# Times the way of a frame from its planes to its state, in the core alone and through Swift.
set -euo pipefail
cd "$(dirname "$0")"
target=$(realpath -m "${CARGO_TARGET_DIR:-$PWD/../../target}")

cargo bench -q -p keel-ffi --bench hand_over
cargo build -q --release -p keel-ffi -p keel-bindgen
./generate.sh "$target/release/keel-bindgen" "$target/release/libkeel_ffi.so"
./swift.sh run -c release --scratch-path "$target/swift" -Xlinker "-L$target/release" -Xlinker -rpath -Xlinker "$target/release" \
  HandOver ../../tests/scenarios/three_reps.keeltrack
