# flatpak.sh SOURCE [development|release]: builds, installs (for this user) and starts the Flatpak; says on which runtime.
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs outside the root, since Flatpak makes its own; $PERMANENCE_ROOT is the root, empty on a recent system.
set -u
source_dir=$1
flavour=${2:-development}
root=$PERMANENCE_ROOT
. "$source_dir/build-aux/messages.sh"
. "$source_dir/build-aux/root.sh"

app=io.github.permanence.Permanence
profile=default
case "$flavour" in
  development) app=$app.Devel; profile=development ;;
  release) ;;
  *) fail "there is no flavour “$flavour” of the Flatpak: development or release." ;;
esac
manifest="$source_dir/flatpak/$app.json"
work="$source_dir/build-flatpak"
value () { sed -n "s/^  \"$1\": \"\\(.*\\)\",\$/\\1/p" "$manifest"; }
runtime=$(value runtime)
version=$(value runtime-version)
sdk=$(value sdk)
stand_in=io.github.permanence.StandIn

inside () { "$source_dir/dev" exec --no-build "$@"; }
quietly () {
  "$@" >>"$work/log" 2>&1 </dev/null || { tail -n 30 "$work/log" >&2; fail "“$1” failed (whole log: $work/log)."; }
}
flatpak_user () { flatpak --user "$@"; }
installed () { flatpak info "$1//$2" >/dev/null 2>&1; }

# have_runtime: the runtime of the manifest is installed, or one of the configured remotes has it.
have_runtime () {
  installed "$runtime" "$version" && installed "$sdk" "$version" && return 0
  for remote in $(flatpak remotes --columns=name 2>/dev/null | sort -u); do
    [ "$remote" != permanence-stand-in ] || continue
    say "dev: asking the remote “$remote” for $runtime $version"
    flatpak_user install -y --noninteractive "$remote" "$runtime//$version" "$sdk//$version" >>"$work/log" 2>&1 </dev/null && return 0
  done
  return 1
}

build_on_runtime () {
  command -v flatpak-builder >/dev/null 2>&1 || debian_install flatpak-builder
  quietly flatpak-builder --user --install --force-clean --state-dir="$work/state" "$work/app" "$manifest"
}

# make_stand_in: a runtime out of the root, without what only builds; made again when the root changes.
make_stand_in () {
  [ "$(cat "$work/stand-in.root" 2>/dev/null)" != "$root" ] || ! installed "$stand_in" 13 || return 0
  say "dev: making a stand-in runtime from the private Debian root"
  rm -rf "$work/runtime" "$work/repo"
  mkdir -p "$work/runtime/files"
  arch=$(flatpak --default-arch)
  printf '[Runtime]\nname=%s\nruntime=%s/%s/13\nsdk=%s/%s/13\n' "$stand_in" "$stand_in" "$arch" "$stand_in" "$arch" >"$work/runtime/metadata"
  ( cd "$root/usr" && tar -c -f - \
      --exclude='./include' --exclude='./src' --exclude='./games' --exclude='./lib/gcc' --exclude='./libexec/gcc' --exclude='./lib/llvm-*' \
      --exclude='*.a' --exclude='*/clang*' --exclude='./share/gir-1.0' --exclude='./lib/git-core' --exclude='./share/i18n' --exclude='./lib/systemd' \
      --exclude='./bin/gdb' --exclude='./bin/shellcheck' --exclude='./bin/*-linux-gnu-*' --exclude='./share/perl*' --exclude='*/libclang*' . ) \
    | tar -x -C "$work/runtime/files" -f - || fail "the root could not be copied."
  mkdir -p "$work/runtime/files/etc"
  ( cd "$root/etc" && tar -c -f - fonts ssl dconf ld.so.conf.d ld.so.conf xdg 2>/dev/null ) | tar -x -C "$work/runtime/files/etc" -f -
  quietly flatpak build-export --disable-fsync --files=files --metadata=metadata "$work/repo" "$work/runtime" 13
  rm -rf "$work/runtime"
  quietly flatpak_user remote-add --if-not-exists --no-gpg-verify permanence-stand-in "file://$work/repo"
  quietly flatpak_user remote-modify --no-gpg-verify --url="file://$work/repo" permanence-stand-in
  quietly flatpak_user install -y --noninteractive --reinstall permanence-stand-in "$stand_in//13"
  printf '%s' "$root" >"$work/stand-in.root"
}

build_on_stand_in () {
  [ -n "$root" ] || fail "no runtime $runtime $version can be had: add a remote that has it (flatpak remote-add), then run this again."
  make_stand_in
  rm -rf "$work/app" "$work/build"
  quietly inside meson setup --prefix=/app --libdir=lib --buildtype=release -Dtests=false "-Dprofile=$profile" "$work/build" "$source_dir"
  quietly inside meson compile -C "$work/build"
  quietly flatpak build-init "$work/app" "$app" "$stand_in" "$stand_in" 13
  quietly inside env DESTDIR="$work/stage" meson install --quiet --no-rebuild -C "$work/build"
  # Meson leaves this to the packager when it installs under DESTDIR.
  quietly inside glib-compile-schemas --strict "$work/stage/app/share/glib-2.0/schemas"
  rm -rf "$work/app/files"
  mv "$work/stage/app" "$work/app/files"
  # The permissions are those of the manifest, one per line of it.
  permissions=$(sed -n '/^  "finish-args": \[/,/\]/s/^ *"\(--[^"]*\)",\{0,1\}$/\1/p' "$manifest")
  # shellcheck disable=SC2086
  quietly flatpak build-finish --command=permanence $permissions "$work/app"
  quietly flatpak build-export --disable-fsync "$work/repo" "$work/app"
  quietly flatpak_user install -y --noninteractive --reinstall permanence-stand-in "$app"
}

# start: opens the app; without a display, on a virtual one inside the root, with a picture.
start () {
  if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
    exec flatpak run "$app"
  fi
  [ -n "$root" ] || command -v Xvfb >/dev/null 2>&1 || return 0
  say "There is no display here: the app is shown on a virtual one."
  mkfifo "$work/ready" "$work/ended" 2>/dev/null
  # The screen waits inside the root while the app runs outside, as Flatpak wants it.
  # shellcheck disable=SC2016
  inside sh "$source_dir/build-aux/with-display.sh" sh "$source_dir/build-aux/picture.sh" "$work/window.png" \
    sh -c 'echo "$DISPLAY $DBUS_SESSION_BUS_ADDRESS" >"$1/ready"; read -r status <"$1/ended"; exit "$status"' screen "$work" &
  screen=$!
  read -r display bus <"$work/ready"
  DISPLAY=$display DBUS_SESSION_BUS_ADDRESS=$bus GSK_RENDERER=cairo flatpak run --env=GSK_RENDERER=cairo "$app" >>"$work/log" 2>&1 </dev/null
  echo "$?" >"$work/ended"
  wait "$screen" || { tail -n 20 "$work/log" >&2; fail "the Flatpak did not start."; }
}

command -v flatpak >/dev/null 2>&1 || debian_install flatpak
mkdir -p "$work"
: >"$work/log"
exec 9>"$work/.lock"
flock 9
if have_runtime; then
  build_on_runtime
  say "dev: installed $app on $runtime $version"
else
  say "dev: $runtime $version is not installed and no remote has it"
  build_on_stand_in
  say "dev: installed $app on the stand-in runtime $stand_in 13 (from the private Debian root)"
fi
exec 9>&-
start
