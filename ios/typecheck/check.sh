#!/usr/bin/env bash
# Type-checks every Swift file of the app against hand-written declarations of what it uses of Apple's API, and against the real
# KeelApp: check.sh FOLDER [APP]. FOLDER is where the package was built (KeelApp/test.sh), APP another folder of sources.
set -euo pipefail
here=$(realpath "$(dirname "$0")")
built=$(realpath "$1")
app=$(realpath "${2:-$here/../App}")
readonly declared=$built/typecheck
mkdir -p "$declared"

# Asks the compiler; nothing is made but what is asked for.
compile() {
  (cd "$here" && ../../bindings/swift/swift.sh --driver-mode=swiftc "$@" -swift-version 6 -parse-as-library \
    -module-cache-path "$declared/cache" -I "$declared" -I "$built/debug/Modules" \
    -Xcc "-fmodule-map-file=$(realpath ../../bindings/swift/Generated/KeelCoreFFI/include/module.modulemap)")
}

# In the order in which they import each other.
for module in FoundationOnApple CoreGraphics CoreVideo CoreMedia QuartzCore VideoToolbox AVFoundation CoreMotion \
  UniformTypeIdentifiers UIKit PhotosUI SwiftUI; do
  made=$declared/$module.swiftmodule
  if [ ! -f "$made" ] || [ -n "${stale:-}" ] || [ -n "$(find "$here/$module" -newer "$made" -print -quit)" ]; then
    compile -emit-module -wmo -module-name "$module" -emit-module-path "$made" "$here/$module"/*.swift
    stale=yes
  fi
done

mapfile -t sources < <(find "$app" -name '*.swift' | sort)
compile -typecheck -wmo -module-name App -warnings-as-errors -Xfrontend -import-module -Xfrontend FoundationOnApple "${sources[@]}"
echo "${#sources[@]} files are well typed"
