#!/usr/bin/env bash
# Checks a library that is to ship: every segment aligned to the page size, the crossing exported, no test in it.
# check-library.sh LIBRARY PAGE_BYTES
set -euo pipefail
readonly library=$1 page=$2

"$(dirname "$0")/check-alignment.sh" "$library" "$page"
exported=$(readelf --wide --dyn-syms "$library" | grep -v ' UND ' | grep -c ' uniffi_keel_ffi_') || true
if ((exported == 0)); then
  echo "$library: nothing of the crossing is exported; build keel-ffi as a cdylib" >&2
  exit 1
fi
if grep -q "a panic that a test asked for" "$library"; then
  echo "$library: it was built with test-panic; build it without features" >&2
  exit 1
fi
echo "$library: $exported symbols of the crossing, segments of $page bytes, $(stat --format=%s "$library") bytes"
