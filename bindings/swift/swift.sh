#!/usr/bin/env bash
# Runs Swift: the one that is installed or else, for root on Debian, that of Debian 13 in a tree of its own, which is made the first
# time (3 GB). There the repository, Cargo's target folder and the Python environment are at their own places.
# swift.sh ARGUMENT... ; swift.sh --check says whether there is one, and why not.
set -euo pipefail
command -v swift >/dev/null && { [ "$1" = --check ] || exec swift "$@"; exit 0; }

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Swift is not installed, and only root on Debian may install it" >&2
  exit 1
fi
repository=$(realpath "$(dirname "$0")/../..")
target=$(realpath -m "${CARGO_TARGET_DIR:-$repository/target}")
tree=$(realpath -m "${KEEL_SWIFT_TREE:-$target/swift-tree}")
if [ ! -x "$tree/usr/libexec/swift/bin/swift" ]; then
  command -v debootstrap >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; } >&2
  # shellcheck disable=SC2016 # apt-get fills this in
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' | head -1)
  rm -rf "$tree.new"
  debootstrap --variant=minbase --include=swiftlang,libc6-dev,libstdc++-14-dev trixie "$tree.new" "$mirror" >&2
  chroot "$tree.new" apt-get clean
  mv "$tree.new" "$tree"
fi
[ "$1" = --check ] && exit

export tree from=$PWD HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/libexec/swift/bin
export folders="$repository $target ${VIRTUAL_ENV:-}"
# shellcheck disable=SC2016 # the inner shell fills these in
exec unshare --mount --pid --fork --kill-child bash -c '
  mount -t proc proc "$tree/proc"
  for folder in $folders; do
    mkdir -p "$tree$folder"
    mount --bind "$folder" "$tree$folder"
  done
  exec chroot "$tree" sh -c "cd \"\$from\" && exec swift \"\$@\"" sh "$@"' bash "$@"
