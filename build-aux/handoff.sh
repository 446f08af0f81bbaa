# handoff.sh: lets the app inside the root open addresses and files with the programs of this system.
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev for "run". The desktop portal is used where there is one; otherwise addresses go through a pipe to
# xdg-open outside. With neither, the app finds nothing that opens an address and shows it to be copied.

hand_off () {
  [ -n "$root" ] && [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || return 0
  if command -v gdbus >/dev/null 2>&1 \
     && gdbus introspect --session --dest org.freedesktop.portal.Desktop --object-path /org/freedesktop/portal/desktop 2>/dev/null </dev/null \
        | grep -q 'org.freedesktop.portal.OpenURI'; then
    export GTK_USE_PORTAL=1 GDK_DEBUG="${GDK_DEBUG:+$GDK_DEBUG,}portals"
    return 0
  fi
  command -v xdg-open >/dev/null 2>&1 || return 0
  folder="$source_dir/build-dev/handoff"
  mkdir -p "$folder/applications"
  pipe="$folder/pipe"
  rm -f "$pipe"
  mkfifo -m 600 "$pipe" || return 0
  types='x-scheme-handler/http;x-scheme-handler/https;x-scheme-handler/mailto;x-scheme-handler/help;inode/directory;application/pdf;text/plain;text/csv;text/calendar;application/vnd.oasis.opendocument.spreadsheet;application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  printf '[Desktop Entry]\nType=Application\nName=Host\nNoDisplay=true\nExec=sh "%s/build-aux/handoff-send.sh" "%s" %%u\nMimeType=%s;\n' \
    "$source_dir" "$pipe" "$types" >"$folder/applications/permanence-handoff.desktop"
  printf '[Default Applications]\n' >"$folder/applications/mimeapps.list"
  printf '%s\n' "$types" | tr ';' '\n' | sed 's/$/=permanence-handoff.desktop/' >>"$folder/applications/mimeapps.list"
  printf '[MIME Cache]\n' >"$folder/applications/mimeinfo.cache"
  printf '%s\n' "$types" | tr ';' '\n' | sed 's/$/=permanence-handoff.desktop;/' >>"$folder/applications/mimeinfo.cache"
  export PERMANENCE_HANDOFF="$folder"
  # The reader ends with the app: this process becomes it.
  tail --pid=$$ -f "$pipe" 2>/dev/null | while IFS= read -r address; do
    # The help of what was just built, not of what is installed here.
    case "$address" in help:permanence*) address="help:$source_dir/build-dev/install/share/help/fr/permanence${address#help:permanence}" ;; esac
    xdg-open "$address" >/dev/null 2>&1 </dev/null
  done >/dev/null 2>&1 &
}
