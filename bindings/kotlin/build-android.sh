#!/usr/bin/env bash
# Builds libkeel_ffi for phones and emulators into build/jniLibs, and the Kotlin side of the crossing into target/bindings/kotlin.
# Needs the Android NDK (ANDROID_NDK_HOME), cargo-ndk, and the Rust targets aarch64-linux-android and x86_64-linux-android.
set -euo pipefail
cd "$(dirname "$0")/../.."
readonly target=${CARGO_TARGET_DIR:-target}
readonly libs=bindings/kotlin/build/jniLibs
readonly page=16384
readonly min_api=26

: "${ANDROID_NDK_HOME:?set it to the folder of the Android NDK, r27 or later}"
command -v cargo-ndk >/dev/null || { echo "cargo-ndk is missing; cargo install cargo-ndk" >&2; exit 1; }

# A library for the newest phones must not assume pages of 4 KB.
export RUSTFLAGS="${RUSTFLAGS:-} -Clink-arg=-Wl,-z,max-page-size=$page"
rm -rf "$libs"
cargo ndk --target arm64-v8a --target x86_64 --platform "$min_api" --output-dir "$libs" build --release -p keel-ffi

# The bindings are read from a library that still has its symbols; what ships is stripped after it.
cargo build -p keel-bindgen
"$target/debug/keel-bindgen" generate --no-format --language kotlin --out-dir "$target/bindings/kotlin" \
  "$libs/arm64-v8a/libkeel_ffi.so"

strip=$(echo "$ANDROID_NDK_HOME"/toolchains/llvm/prebuilt/*/bin/llvm-strip)
for library in "$libs"/*/libkeel_ffi.so; do
  "$strip" --strip-unneeded "$library"
  bindings/kotlin/check-library.sh "$library" "$page"
done
