#!/usr/bin/env bash
# Puts the resources of the Android framework that the manifest is linked against into FOLDER/framework-res.apk, and says where.
# Debian 12 has those of Android 10, which know nothing of backup rules and of the back gesture; Debian 13 has newer ones.
set -euo pipefail
folder=$(realpath -m "$1")
readonly apk=$folder/framework-res.apk
if [ ! -s "$apk" ]; then
  mkdir -p "$folder/lists/partial" "$folder/archives/partial"
  # shellcheck disable=SC2016 # apt-get fills this in
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' | head -1)
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$folder/sources.list"
  options=(-qq -o "Dir::Etc::SourceList=$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache::Archives=$folder/archives" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
    -o Acquire::Languages=none -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update >&2
  (cd "$folder" && apt-get "${options[@]}" download android-framework-res >&2)
  dpkg-deb --fsys-tarfile "$folder"/android-framework-res_*.deb | tar -xO ./usr/share/android-framework-res/framework-res.apk >"$apk.new"
  rm -rf "$folder/lists" "$folder/archives" "$folder"/*.deb "$folder/sources.list"
  mv "$apk.new" "$apk"
fi
echo "$apk"
