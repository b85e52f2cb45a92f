#!/bin/sh
# Stands in for the C compiler and the archiver of a phone's SDK, for `cargo check` alone: every object it is asked for is an empty file,
# every archive an empty archive.
case "$*" in
  *--version* | *-dumpversion*)
    echo "stub 1.0"
    exit 0
    ;;
esac
out='' previous=''
for argument in "$@"; do
  [ "$previous" = -o ] && out=$argument
  case "$argument" in
    -o?*) out=${argument#-o} ;;
    *.a) [ -n "$out" ] || out=$argument ;;
  esac
  previous=$argument
done
case "$out" in
  '') ;;
  *.a) printf '!<arch>\n' >"$out" ;;
  *) : >"$out" ;;
esac
