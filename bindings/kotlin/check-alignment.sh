#!/usr/bin/env bash
# Checks that every segment of a library is aligned to a page: phones with pages of 16 KB refuse it otherwise.
# check-alignment.sh LIBRARY PAGE_BYTES
set -euo pipefail
readonly library=$1 page=$2

segments=$(readelf --wide --program-headers "$library" | awk '$1 == "LOAD" { print $NF }')
[ -n "$segments" ] || { echo "$library: it has no segments; give a shared library" >&2; exit 1; }
for alignment in $segments; do
  if ((alignment < page)); then
    echo "$library: a segment is aligned to $((alignment)) bytes instead of $page; link with -z max-page-size=$page" >&2
    exit 1
  fi
done
