#!/usr/bin/env bash
# Checks the libraries for 64-bit phones in the AARs that build.gradle.kts names: all aligned to pages of 16 KB. Maven fetches them; one
# that its repository does not serve is told as skipped.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

grep -oE 'implementation\("[^"]+"' build.gradle.kts | cut -d'"' -f2 | while read -r coordinates; do
  IFS=: read -r group artifact version <<<"${coordinates%@aar}"
  if ! mvn -B -q dependency:copy "-Dartifact=$group:$artifact:$version:aar" "-DoutputDirectory=$folder" >"$folder/log" 2>&1; then
    grep -q 'Could not find artifact' "$folder/log" || { cat "$folder/log" >&2; exit 1; }
    echo "check skipped: 16 KB pages of $artifact $version: the repository does not serve its AAR"
    continue
  fi
  python3 -m zipfile -e "$folder/$artifact-$version.aar" "$folder/$artifact"
  for library in "$folder/$artifact"/jni/{arm64-v8a,x86_64}/*.so; do
    ./check-alignment.sh "$library" 16384
  done
  echo "check passed: 16 KB pages of $artifact $version"
done
