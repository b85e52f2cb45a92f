#!/usr/bin/env bash
# Prints the folder `library` of the standard library's sources for the nightly toolchain: of rustup's component rust-src where it is
# installed, else of Debian's package of the same version (sid or experimental), unpacked into a folder: rust-src.sh FOLDER
set -euo pipefail
own=$(rustc +nightly --print sysroot)/lib/rustlib/src/rust/library
[ ! -d "$own" ] || { echo "$own"; exit; }

mkdir -p "$1/lists/partial" "$1/cache/archives/partial"
cd "$1"
unpacked() { find "$PWD/usr/src" -mindepth 2 -maxdepth 2 -name library 2>/dev/null; }
version=$(rustc +nightly --version | sed -E 's/^rustc ([0-9]+\.[0-9]+)\..*/\1/')
if [ -z "$(unpacked)" ]; then
  command -v apt-get >/dev/null || { echo "install it with rustup +nightly component add rust-src" >&2; exit 1; }
  # shellcheck disable=SC2016 # apt-get fills this in
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' | head -1)
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$mirror" sid "$mirror" experimental >sources
  apt() { "$@" -o "Dir::Etc::SourceList=$PWD/sources" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$PWD/lists" -o "Dir::Cache=$PWD/cache"; }
  apt apt-get -qq update >&2
  package=$(apt apt-cache madison rust-src | awk -v version="$version." 'index($3, version) == 1 { print $3; exit }')
  [ -n "$package" ] || { echo "Debian has no sources of Rust $version; install rustup's component rust-src" >&2; exit 1; }
  apt apt-get -qq download "rust-src=$package" >&2
  dpkg -x rust-src_*.deb .
fi
unpacked
