#!/bin/sh
# with-display.sh CMD…: runs CMD on a virtual screen of 1366×768 with its own D-Bus, accessibility bus and window
# manager, and with its own home and XDG folders; all of it ends with CMD.
# SPDX-License-Identifier: GPL-3.0-or-later
# PERMANENCE_SCREEN=WIDTHxHEIGHT sets another size. The folders are under $PERMANENCE_SCRATCH, removed at the end;
# PERMANENCE_KEEP_HOME=1 keeps the home and the XDG folders of the caller.
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

if [ "${1:-}" != --on-bus ]; then
  folder="${TMPDIR:-/tmp}"
  # What a killed session could not remove.
  for stale in "$folder"/permanence-session.*; do
    owner=${stale##*/permanence-session.}
    if [ -O "$stale" ] && ! kill -0 "${owner%%.*}" 2>/dev/null; then rm -rf "$stale"; fi
  done
  scratch=$(mktemp -d "$folder/permanence-session.$$.XXXXXX") || exit 1
  server=
  session=
  # A stray reader of the folders must not keep them: what is left is tried again once.
  trap '[ -z "$session$server" ] || kill $session $server 2>/dev/null; wait; rm -rf "$scratch" 2>/dev/null || rm -rf "$scratch"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkdir -m 700 "$scratch/home" "$scratch/config" "$scratch/data" "$scratch/cache" "$scratch/state" "$scratch/run"
  # Tests that become another user must still reach their own files in the temporary folder.
  chmod 711 "$scratch"
  mkdir "$scratch/tmp"
  # The typeface and size of recent desktops; nothing that moves, so that pictures can be compared.
  mkdir -p "$scratch/defaults/gtk-4.0"
  printf '%s\n' '[Settings]' 'gtk-font-name=Adwaita Sans 11' 'gtk-enable-animations=false' 'gtk-cursor-blink=false' \
    >"$scratch/defaults/gtk-4.0/settings.ini"
  mkfifo "$scratch/display"
  setpriv --pdeathsig TERM Xvfb -displayfd 6 -screen 0 "${PERMANENCE_SCREEN:-1366x768}x24" -nolisten tcp -noreset \
    6>"$scratch/display" >"$scratch/xvfb.log" 2>&1 </dev/null &
  server=$!
  if ! read -r number <"$scratch/display"; then
    cat "$scratch/xvfb.log" >&2
    echo "with-display: the virtual screen did not start." >&2
    exit 1
  fi
  export PERMANENCE_SCRATCH="$scratch"
  export DISPLAY=":$number"
  if [ -z "${PERMANENCE_KEEP_HOME:-}" ]; then
    export HOME="$scratch/home" TMPDIR="$scratch/tmp"
    export XDG_CONFIG_HOME="$scratch/config" XDG_DATA_HOME="$scratch/data"
    export XDG_CACHE_HOME="$scratch/cache" XDG_STATE_HOME="$scratch/state"
  fi
  export XDG_RUNTIME_DIR="$scratch/run" XDG_CONFIG_DIRS="$scratch/defaults:/etc/xdg"
  export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y="${GTK_A11Y:-atspi}" GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-memory}"
  # Secrets go to a file of the private folders, never to the keyring of whoever runs this.
  export SECRET_BACKEND=file SECRET_FILE_TEST_PATH="$scratch/data/keyring" SECRET_FILE_TEST_PASSWORD=test
  # Nothing of the real session may be reached from here.
  unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XAUTHORITY AT_SPI_BUS_ADDRESS SESSION_MANAGER DESKTOP_STARTUP_ID XDG_CURRENT_DESKTOP GTK_THEME GTK_USE_PORTAL
  # What the daemons say goes to a log; what CMD says, where it was to go. In the background, so that a signal is
  # answered at once; each process ends with the one that started it.
  exec 5<&0
  setpriv --pdeathsig TERM dbus-run-session -- setpriv --pdeathsig TERM sh "$0" --on-bus "$@" \
    <&5 3>&1 4>&2 >"$scratch/dbus.log" 2>&1 &
  session=$!
  wait "$session"
  status=$?
  session=
  exit "$status"
fi

shift
exec >&3 2>&4 3>&- 4>&- 5>&-
setpriv --pdeathsig TERM openbox --config-file "$here/openbox.xml" >"$PERMANENCE_SCRATCH/openbox.log" 2>&1 </dev/null &
xsetroot -solid '#3d3846'
tries=0
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ]; then
    echo "with-display: the window manager did not start." >&2
    exit 1
  fi
  sleep 0.05
done
# The accessibility bus is started by its first caller; assistive technology is announced as present.
gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.freedesktop.DBus.Properties.Set \
  org.a11y.Status IsEnabled '<true>' >/dev/null || exit 1
exec "$@"
