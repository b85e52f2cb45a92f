#!/usr/bin/env bash
# Times the way of a frame from its planes to its state, in the core alone and through Kotlin. Run `tests/run kotlin` first.
set -euo pipefail
cd "$(dirname "$0")"
readonly target=${CARGO_TARGET_DIR:-$PWD/../../target}

cargo bench -q -p keel-ffi --bench hand_over
cargo build -q --release -p keel-ffi
mvn -q dependency:build-classpath -Dmdep.outputFile=target/classpath
java -Djna.library.path="$target/release" -Dkeel.root=../.. -cp "target/classes:target/test-classes:$(cat target/classpath)" \
  io.keel.bench.HandOverKt
