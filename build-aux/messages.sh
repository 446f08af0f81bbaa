# messages.sh: what the commands of ./dev tell whoever waits for them.
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev and by the command scripts. Every message goes to standard error.

say () { printf '%s\n' "$*" >&2; }
fail () { say "dev: $*"; exit 1; }

# start_reporting COMMAND…: on a terminal, from now on, says now and then how far a long work is: what COMMAND prints, when that changed.
start_reporting () {
  reporter=
  [ -t 2 ] || return 0
  {
    before=
    # The shell that waits may be killed: nobody else ends this loop then.
    while sleep "${PERMANENCE_REPORT_SECONDS:-10}" && kill -0 $$ 2>/dev/null; do
      now=$("$@")
      [ "$now" = "$before" ] || say "dev:   $now"
      before=$now
    done
  } </dev/null 8>&- 9>&- &
  reporter=$!
}

# stop_reporting: the work is over.
stop_reporting () {
  [ -z "$reporter" ] || kill "$reporter" 2>/dev/null
  reporter=
}

# root_progress LOG: the last step that mmdebstrap wrote.
root_progress () { sed -n 's/^I: //p' "$1" | tail -n 1; }

# build_progress LOG: how many of its steps ninja has done.
build_progress () { sed -n 's/^\[\([0-9]*\)\/\([0-9]*\)\] .*/built \1 of \2/p' "$1" | tail -n 1; }
