# root.sh: where the tools come from: this system when it is recent enough, else a private Debian 13 root.
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev after messages.sh.

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
cache_dir="${XDG_CACHE_HOME:-$HOME/.cache}/permanence"

# system_is_recent: the libraries this project needs are here, at the versions it needs.
system_is_recent () {
  [ -z "${PERMANENCE_FORCE_ROOT:-}" ] || return 1
  command -v pkg-config >/dev/null 2>&1 || return 1
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'glib-2.0 >= 2.84' 'sqlite3 >= 3.46' libsoup-3.0 libsecret-1 yyjson libgsf-1 expat libical zlib xlsxwriter 2>/dev/null || return 1
  for tool in meson ninja gcc msgfmt git python3 blueprint-compiler Xvfb openbox xprop; do
    command -v "$tool" >/dev/null 2>&1 || return 1
  done
  version=$(blueprint-compiler --version 2>/dev/null | sed 's/[^0-9.].*//')
  printf '0.16\n%s\n' "$version" | sort -C -V
}

# package_list NAME...: the packages of the common list and of the lists named.
package_list () {
  awk -v wanted=" $* " '
    /^#/ || /^$/ { next }
    /^\[/ { list = substr ($0, 2, length ($0) - 2); next }
    list == "" || index (wanted, " " list " ") { print $1 }' "$source_dir/build-aux/packages.debian"
}

as_administrator () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    return 127
  fi
}

# debian_install PACKAGE...: installs packages on this system; standard output is not ours to write on.
debian_install () {
  say "dev: installing on this system: $*"
  command -v apt-get >/dev/null 2>&1 || fail "this needs $* (or a system with GTK 4.18, libadwaita 1.7, SQLite 3.46 and Blueprint 0.16); please install them, then run this again."
  log=$(mktemp "${TMPDIR:-/tmp}/permanence-apt.XXXXXX")
  if ! { as_administrator env DEBIAN_FRONTEND=noninteractive apt-get update -q \
         && as_administrator env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    fail "could not install: $*. As administrator, run: apt-get install $*"
  fi
  rm -f "$log"
}

# install_on_recent: on a system whose packages are recent enough, installs them; false elsewhere.
install_on_recent () {
  [ -z "${PERMANENCE_FORCE_ROOT:-}" ] && [ -r /etc/os-release ] || return 1
  # A subshell, since the file sets names of its own.
  release=$( . /etc/os-release && printf '%s %s' "${ID:-}" "${VERSION_ID:-999}" )
  name=${release% *}
  number=${release#* }
  case "$name" in
    debian) oldest=13 ;;
    ubuntu) oldest=26.04 ;;
    fedora) oldest=42 ;;
    *) return 1 ;;
  esac
  printf '%s\n%s\n' "$oldest" "$number" | sort -C -V || return 1
  if [ "$name" = fedora ]; then
    packages=$(grep -v '^#' "$source_dir/build-aux/packages.fedora" | tr '\n' ' ')
    say "dev: installing on this system: $packages"
    # One word per package.
    # shellcheck disable=SC2086
    as_administrator dnf install -y -q $packages >&2 </dev/null || fail "could not install the packages above."
  else
    # One word per package.
    # shellcheck disable=SC2046
    debian_install $(package_list)
  fi
}

# prepare_system: what making and entering a root needs here.
prepare_system () {
  needed=
  command -v mmdebstrap >/dev/null 2>&1 || needed="$needed mmdebstrap"
  command -v bwrap >/dev/null 2>&1 || needed="$needed bubblewrap"
  # Ubuntu does not have Debian's keys; who is not root needs a range of user ids.
  [ -f "$keyring" ] || needed="$needed debian-archive-keyring"
  [ "$(id -u)" -eq 0 ] || command -v newuidmap >/dev/null 2>&1 || needed="$needed uidmap"
  # One word per package.
  # shellcheck disable=SC2086
  [ -z "$needed" ] || debian_install $needed
  bwrap --dev-bind / / true 2>/dev/null \
    || fail "this system does not let a user make a root: an administrator has to allow user namespaces for bwrap, or to run this."
}

# make_root DIR PACKAGE...: makes a Debian 13 root beside DIR and renames it, so that half a root never has its name.
make_root () {
  root=$1
  shift
  mkdir -p "$cache_dir"
  exec 8>"$cache_dir/.lock"
  flock -n 8 || { say "dev: waiting for another ./dev that makes the development root"; flock 8; }
  [ ! -d "$root" ] || return 0
  prepare_system
  say "dev: making a private Debian 13 root in $root (once: it downloads some hundreds of megabytes)"
  # What interrupted runs left; the lock says that nobody is at work on them.
  rm -rf "$cache_dir"/.new-*
  new="$cache_dir/.new-$$"
  log="$cache_dir/root.log"
  mkdir "$new"
  : >"$log"
  start_reporting root_progress "$log"
  # An archive goes through a pipe so that the files are ours, whoever we are.
  if ! { mmdebstrap --variant=minbase --format=tar --keyring="$keyring" \
           --dpkgopt=force-unsafe-io \
           --dpkgopt='path-exclude=/usr/share/doc/*' \
           --dpkgopt='path-exclude=/usr/share/man/*' \
           --dpkgopt='path-exclude=/usr/share/locale/*' \
           --dpkgopt='path-include=/usr/share/locale/fr/*' \
           --dpkgopt='path-include=/usr/share/locale/locale.alias' \
           --aptopt='Acquire::Languages "none"' \
           --include="$(printf '%s,' "$@" | sed 's/,$//')" \
           --customize-hook='chroot "$1" localedef -i fr_FR -f UTF-8 fr_FR.UTF-8' \
           --customize-hook='chroot "$1" localedef -i en_US -f UTF-8 en_US.UTF-8' \
           trixie - </dev/null 2>>"$log" && touch "$new.ok"; } |
       tar -x --no-same-owner --exclude='./dev/*' -C "$new" -f - 2>>"$log" \
     || [ ! -e "$new.ok" ]; then
    stop_reporting
    rm -rf "$new" "$new.ok"
    tail -n 15 "$log" >&2
    fail "the development root could not be made (whole log: $log)."
  fi
  stop_reporting
  rm -f "$new.ok"
  chmod -R u+rwX "$new/etc" "$new/var"
  cp "$source_dir/build-aux/50-permanence.conf" "$new/etc/fonts/conf.d/"
  # Where files of this system are laid over those of the root (enter.sh).
  for file in resolv.conf hosts hostname passwd group machine-id localtime; do
    if [ -L "$new/etc/$file" ] || [ ! -e "$new/etc/$file" ]; then
      rm -f "$new/etc/$file"
      : >"$new/etc/$file"
    fi
  done
  [ -s "$new/etc/machine-id" ] || tr -d - </proc/sys/kernel/random/uuid >"$new/etc/machine-id"
  mv "$new" "$root"
  exec 8>&-
}

# find_root LIST...: sets $root to the development root with these package lists, making it if needed;
# empty when this system serves.
find_root () {
  root=
  if [ -n "${PERMANENCE_ROOT+set}" ]; then
    root=$PERMANENCE_ROOT
    return
  fi
  if [ "$#" -eq 0 ] && system_is_recent; then
    return
  fi
  packages=$(package_list "$@")
  stamp=$({ printf '%s\n' "$packages"; cat "$source_dir/build-aux/50-permanence.conf"; } | sha256sum | cut -c 1-12)
  root="$cache_dir/root-$stamp"
  [ ! -d "$root" ] || return 0
  if [ "$#" -eq 0 ] && install_on_recent && system_is_recent; then
    root=
    return
  fi
  # One word per package.
  # shellcheck disable=SC2086
  make_root "$root" $packages
}

# find_office: makes sure that LibreOffice is somewhere, for soffice.sh: this system's, else in a root beside ours,
# so that what is built does not change.
find_office () {
  [ -z "${PERMANENCE_ROOT+set}" ] || return 0
  if [ -z "$root" ]; then
    command -v soffice >/dev/null 2>&1 || fail "this needs LibreOffice (Calc, without a window): please install it, then run this again."
    return 0
  fi
  usual=$root
  find_root office
  export PERMANENCE_OFFICE_ROOT="$root"
  root=$usual
}
