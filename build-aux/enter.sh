# enter.sh: runs a command inside the development root, or on this system when there is none.
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev after root.sh; needs $root and $source_dir.

# bind_beneath PATH: a directory under /usr, /etc or /var of this system that must be seen all the same.
bind_beneath () {
  case "$1" in
    /usr/* | /etc/* | /var/*)
      mkdir -p "$root$1"
      bindings="$bindings$1
"
      ;;
  esac
}

# enter CMD…: replaces this process by CMD in the root; standard streams, directory and process group stay.
enter () {
  # Programs of the root find it again from here: no second root inside the first.
  export PERMANENCE_ROOT="$root"
  if [ -z "$root" ] || [ -n "${PERMANENCE_INSIDE:-}" ]; then
    exec "$@"
  fi
  command -v bwrap >/dev/null 2>&1 || debian_install bubblewrap
  here=$(pwd -P)
  bindings=
  bind_beneath "$source_dir"
  bind_beneath "$HOME"
  bind_beneath "$cache_dir"
  bind_beneath "$here"
  # The time zone has a name only through the link; a plain copy has not.
  if [ -z "${TZ:-}" ] && zone=$(readlink -f /etc/localtime 2>/dev/null); then
    case "$zone" in */zoneinfo/*) export TZ="${zone#*/zoneinfo/}" ;; esac
  fi
  # The programs of the root come before those that this system keeps elsewhere, which expect other libraries.
  export PATH="/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:$PATH"
  unset LD_LIBRARY_PATH LD_PRELOAD PYTHONPATH PYTHONHOME XDG_DATA_DIRS GI_TYPELIB_PATH GTK_PATH GIO_EXTRA_MODULES

  # The command is what the argument list ends with; the options are put before it, last first.
  set -- -- "$@"
  set -- --chdir "$here" "$@"
  [ -z "$bindings" ] || while IFS= read -r path; do
    [ -z "$path" ] || set -- --bind "$path" "$path" "$@"
  done <<LIST
$bindings
LIST
  for file in /etc/resolv.conf /etc/hosts /etc/hostname /etc/passwd /etc/group /etc/machine-id /etc/localtime /etc/ssl/certs/ca-certificates.crt; do
    [ ! -s "$file" ] || set -- --ro-bind "$(readlink -f "$file")" "$file" "$@"
  done
  for path in /* /.[!.]*; do
    case "$path" in
      /usr | /bin | /sbin | /lib* | /etc | /var | /proc | /dev) continue ;;
    esac
    if [ -L "$path" ]; then
      set -- --symlink "$(readlink "$path")" "$path" "$@"
    elif [ -d "$path" ]; then
      set -- --bind-try "$path" "$path" "$@"
    fi
  done
  exec bwrap --die-with-parent \
    --ro-bind "$root/usr" /usr --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --ro-bind "$root/etc" /etc --bind "$root/var" /var --bind /var/tmp /var/tmp \
    --dev-bind /dev /dev --bind /proc /proc \
    --setenv PERMANENCE_INSIDE 1 "$@"
}
