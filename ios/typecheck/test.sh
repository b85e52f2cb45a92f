#!/usr/bin/env bash
# The app is well typed; and what would not compile on a Mac does not pass here: test.sh FOLDER, as for check.sh.
set -euo pipefail
here=$(realpath "$(dirname "$0")")
folder=$(realpath "$1")
readonly copy=$folder/typecheck/copy

# A copy of the app, changed by "FILE: SED", must not pass, and it must be said why.
refused() {
  local why=$1 change said
  shift
  rm -rf "$copy"
  cp -r "$here/../App" "$copy"
  for change in "$@"; do sed -i "${change#*: }" "$copy/${change%%: *}"; done
  said=$("$here/check.sh" "$folder" "$copy" 2>&1) && echo "check failed: the app passes with $*" && return
  if [ "$(grep -cE "^[^ ].*error: .*$why" <<<"$said")" = $# ]; then
    echo "check passed: the app is refused with $*"
  else
    echo "$said"
    echo "check failed: the app is refused with $*, but not because of that"
  fi
}

if "$here/check.sh" "$folder"; then echo "check passed: the app is well typed"; else echo "check failed: the app is not well typed"; fi
refused "has no member '(accessibiltyHidden|defualt|repare)'" \
  'Draw/VerdictMark.swift: s/accessibilityHidden/accessibiltyHidden/' \
  'Device/PhoneSpeaker.swift: s/mode: .default/mode: .defualt/' 'Screens/HomeView.swift: s/send(.repair)/send(.repare)/'
refused 'switch must be exhaustive' 'Main/ScreenView.swift: /case .storage/d'
rm -rf "$copy"
