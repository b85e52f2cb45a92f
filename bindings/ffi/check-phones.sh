#!/usr/bin/env bash
# Checks that keel-ffi compiles for phones, without an Android or Apple SDK: `cargo check` against the standard library's sources, with
# a stand-in for the C compiler. Needs a nightly toolchain, and RUST_SRC: the folder `library` of Rust's sources of the same version.
# With ZIG, the program of PyPI's `ziglang`, it also links the library for Android as far as that goes without Android's own: Zig
# compiles SQLite, empty libraries stand for the phone's. What comes out can't be loaded; its exports and its pages can be checked.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${RUST_SRC:?set it to the folder library of the sources of the nightly toolchain (its component rust-src)}"
readonly stub=$PWD/bindings/ffi/stub-cc.sh page=16384
export __CARGO_TESTS_ONLY_SRC_ROOT=$RUST_SRC

for target in aarch64-linux-android aarch64-apple-ios; do
  name=${target//-/_}
  env "CC_$name=$stub" "AR_$name=$stub" SDKROOT=/tmp \
    cargo +nightly check -q -p keel-ffi --lib -Zbuild-std=std,panic_abort --target "$target"
  echo "check passed: keel-ffi compiles for $target"
done

if [ -z "${ZIG:-}" ]; then
  echo "check skipped: linking for Android: set ZIG to the program of PyPI's ziglang"
  exit
fi
lld=$(rustc +nightly --print sysroot)/lib/rustlib/$(rustc +nightly --print host-tuple)/bin/rust-lld
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
stubs=$target/phone-stubs
mkdir -p "$stubs"
"$ZIG" cc -target aarch64-linux-musl -c -x c /dev/null -o "$stubs/empty.o"
for library in c m dl log; do
  "$lld" -flavor gnu -shared -soname "lib$library.so" -o "$stubs/lib$library.so" "$stubs/empty.o"
done
"$ZIG" ar rcs "$stubs/libunwind.a" "$stubs/empty.o"
# Unoptimised: it is only looked at from outside.
env CRATE_CC_NO_DEFAULTS=1 CC_aarch64_linux_android="$ZIG cc -target aarch64-linux-musl -fPIC" AR_aarch64_linux_android="$ZIG ar" \
  CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=false \
  CARGO_TARGET_AARCH64_LINUX_ANDROID_RUSTFLAGS="-Zunstable-options -Clinker-flavor=gnu-lld -Clinker=$lld -L$stubs -Clink-arg=-zmax-page-size=$page" \
  cargo +nightly rustc -q -p keel-ffi --lib --crate-type cdylib -Zbuild-std=std,panic_abort --target aarch64-linux-android
bindings/kotlin/check-library.sh "$target/aarch64-linux-android/debug/libkeel_ffi.so" "$page"
echo "check passed: keel-ffi links for aarch64-linux-android with pages of 16 KB"
