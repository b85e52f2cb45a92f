#!/usr/bin/env bash
# Checks that keel-ffi compiles for phones, without an Android or Apple SDK: `cargo check` against the standard library's sources, with
# a stand-in for the C compiler. Needs a nightly toolchain, and RUST_SRC: the folder `library` of Rust's sources of the same version.
# Nothing that comes out can be linked.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${RUST_SRC:?set it to the folder library of the sources of the nightly toolchain (its component rust-src)}"
readonly stub=$PWD/bindings/ffi/stub-cc.sh

for target in aarch64-linux-android aarch64-apple-ios; do
  name=${target//-/_}
  env "CC_$name=$stub" "AR_$name=$stub" SDKROOT=/tmp __CARGO_TESTS_ONLY_SRC_ROOT="$RUST_SRC" \
    cargo +nightly check -q -p keel-ffi --lib -Zbuild-std=std,panic_abort --target "$target"
  echo "keel-ffi compiles for $target"
done
