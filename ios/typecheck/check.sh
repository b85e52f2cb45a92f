#!/usr/bin/env bash
# Type-checks every Swift file of the app against hand-written declarations of what it uses of Apple's API, and against the real KeelApp:
# check.sh FOLDER_OF_BUILT_MODULES [APP_FOLDER]. The folder is .../debug/Modules of the package's build (KeelApp/test.sh makes it).
set -euo pipefail
modules=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
app=$(realpath "${2:-$here/../App}")
swift=$here/../../bindings/swift/swift.sh
built=$modules/../typecheck
mkdir -p "$built"

swiftc() {
  "$swift" swiftc-of-this "$@"
}
