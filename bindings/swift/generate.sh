#!/usr/bin/env bash
# Writes the Swift side of the crossing into Generated, from a library that still has its symbols: generate.sh KEEL_BINDGEN LIBRARY
set -euo pipefail
bindgen=$(realpath "$1")
library=$(realpath "$2")
cd "$(dirname "$0")"
readonly header=Generated/KeelCoreFFI/include code=Generated/KeelCore

rm -rf Generated
mkdir -p "$header" "$code"
"$bindgen" generate --no-format --language swift --out-dir "$code" "$library"
mv "$code/KeelCoreFFI.h" "$header"
mv "$code/KeelCoreFFI.modulemap" "$header/module.modulemap"
echo '// A package needs a source file to take headers from.' >Generated/KeelCoreFFI/empty.c

# What the generated code found when it compared itself with the library; left alone it would end the process.
cat >>"$code/KeelCore.swift" <<'SWIFT'


/// Why the library that is loaded does not belong to this code; `nil` where it does.
public func libraryFault() -> String? {
    switch initializationResult {
    case .ok: nil
    case .contractVersionMismatch: "contract version mismatch"
    case .apiChecksumMismatch: "checksum mismatch"
    }
}
SWIFT
