#!/usr/bin/env bash
# Builds the core for iPhones and for the simulator into build/KeelCoreFFI.xcframework, and the Swift side of the crossing.
# Needs macOS with Xcode, and the Rust targets aarch64-apple-ios, aarch64-apple-ios-sim and x86_64-apple-ios.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
readonly package=$PWD/bindings/swift library=libkeel_ffi.a
readonly build=$package/build
readonly framework=$build/KeelCoreFFI.xcframework
export IPHONEOS_DEPLOYMENT_TARGET=16.0

command -v xcodebuild >/dev/null || { echo "xcodebuild is missing; install Xcode" >&2; exit 1; }
for triple in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios; do
  cargo build --release -p keel-ffi --target "$triple"
done

# The bindings are read from a library that still has its symbols.
cargo build -p keel-bindgen
"$package/generate.sh" "$target/debug/keel-bindgen" "$target/aarch64-apple-ios/release/$library"

rm -rf "$build"
# Headers in a folder of the module's name: two frameworks with a modulemap beside each other would be in each other's way.
mkdir -p "$build/simulator" "$build/headers"
cp -R "$package/Generated/KeelCoreFFI/include" "$build/headers/KeelCoreFFI"
lipo -create "$target/aarch64-apple-ios-sim/release/$library" "$target/x86_64-apple-ios/release/$library" \
  -output "$build/simulator/$library"
xcodebuild -create-xcframework \
  -library "$target/aarch64-apple-ios/release/$library" -headers "$build/headers" \
  -library "$build/simulator/$library" -headers "$build/headers" \
  -output "$framework"

# Checks a slice: its architectures, its headers, the crossing in it, no test in it.
check() {
  local slice=$framework/$1 found
  shift
  found=$(lipo -archs "$slice/$library" | tr ' ' '\n' | sort | xargs)
  [ "$found" = "$*" ] || { echo "$slice: built for $found instead of $*" >&2; exit 1; }
  [ -f "$slice/Headers/KeelCoreFFI/module.modulemap" ] || { echo "$slice: the modulemap is missing" >&2; exit 1; }
  nm -gU "$slice/$library" 2>/dev/null | grep -c ' _uniffi_keel_ffi_' >"$build/exported" ||
    { echo "$slice: nothing of the crossing is in it; build keel-ffi as a staticlib" >&2; exit 1; }
  if grep -q "a panic that a test asked for" "$slice/$library"; then
    echo "$slice: it was built with test-panic; build it without features" >&2
    exit 1
  fi
  echo "$slice: $* with $(cat "$build/exported") symbols of the crossing, $(stat -f %z "$slice/$library") bytes"
}
check ios-arm64 arm64
check ios-arm64_x86_64-simulator arm64 x86_64
