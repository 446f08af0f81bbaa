# run.sh SOURCE [ARG…]: builds and opens the app; on a machine without a display, shows it on a virtual one.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
shift
. "$source_dir/build-aux/project.sh"
build dev || exit 1
use_built
[ -x "$build_dir/install/bin/permanence" ] || fail "the app is not built."

# A root has two languages; without one the app speaks that of its users.
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
  '') export LANG=fr_FR.UTF-8 ;;
  fr*) locale -a 2>/dev/null | grep -qix "$(printf '%s' "${LC_ALL:-${LC_MESSAGES:-$LANG}}" | sed 's/UTF-8/utf8/')" || export LC_ALL=fr_FR.UTF-8 ;;
esac

display_answers () {
  [ -z "${WAYLAND_DISPLAY:-}" ] || [ ! -S "${XDG_RUNTIME_DIR:-/nowhere}/${WAYLAND_DISPLAY}" ] || return 0
  [ -n "${DISPLAY:-}" ] && xprop -root _NET_SUPPORTED >/dev/null 2>&1
}

if display_answers; then
  exec permanence "$@"
fi
say "There is no display here: the app is shown on a virtual one."
# The same data and settings as with a display; there is no settings service to ask here, hence the file.
export PERMANENCE_KEEP_HOME=1 GSETTINGS_BACKEND=keyfile
exec sh "$source_dir/build-aux/with-display.sh" sh "$source_dir/build-aux/picture.sh" "$build_dir/window.png" permanence "$@"
