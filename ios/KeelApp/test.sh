#!/usr/bin/env bash
# Builds and tests the package on Linux, against a library that Cargo built: test.sh FOLDER_OF_LIBKEEL_FFI [ARGUMENT...]
# The generated sources of bindings/swift must be there (generate.sh).
set -euo pipefail
library=$(realpath "$1")
shift
cd "$(dirname "$0")"
# Observation asks for symbols of the Swift runtime that the linker does not look for in shared libraries.
exec ../../bindings/swift/swift.sh test --scratch-path "${CARGO_TARGET_DIR:-../../target}/ios" -Xlinker --allow-shlib-undefined \
  -Xlinker "-L$library" -Xlinker -rpath -Xlinker "$library" "$@"
