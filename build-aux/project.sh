# project.sh: building a flavour of the project and the environment of what was built.
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the command scripts, inside the root; needs $source_dir.

. "$source_dir/build-aux/messages.sh"

# describe_flavour NAME: sets build_dir and setup_options. "build" is left to who calls Meson without ./dev.
describe_flavour () {
  build_dir="$source_dir/build-dev"
  setup_options="-Dwerror=true -Dprofile=development --prefix=$source_dir/build-dev/install --libdir=lib"
  case "$1" in
    dev) setup_options="$setup_options --buildtype=debugoptimized" ;;
    test)
      build_dir="$source_dir/build-test"
      setup_options="-Dwerror=true -Dprofile=development --prefix=$build_dir/install --libdir=lib --buildtype=debugoptimized -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false"
      ;;
    release)
      build_dir="$source_dir/build-release"
      setup_options="-Dprofile=default --prefix=$build_dir/install --libdir=lib --buildtype=release -Db_ndebug=false"
      ;;
    fuzz)
      build_dir="$source_dir/build-fuzz"
      setup_options="-Dprofile=development -Dfuzzing=true -Dc_args=-fsanitize=fuzzer-no-link --prefix=$build_dir/install --libdir=lib --buildtype=debugoptimized -Db_sanitize=address,undefined -Db_lundef=false"
      export CC=clang
      ;;
    *) fail "there is no flavour “$1”: dev, test or release." ;;
  esac
}

# build_locked LOG: sets up and builds $build_dir, writing on LOG what the tools say. The lock is held.
build_locked () {
  mark="$PERMANENCE_ROOT $setup_options"
  if [ ! -f "$build_dir/build.ninja" ] || [ "$(cat "$build_dir/.mark" 2>/dev/null)" != "$mark" ]; then
    # Another root or other options: what was built before cannot be mixed with what comes.
    find "$build_dir" -mindepth 1 -maxdepth 1 ! -name .lock ! -name .log -exec rm -rf {} + || return 1
    # One word per option; paths with blanks are refused below.
    # shellcheck disable=SC2086
    meson setup $setup_options "$build_dir" "$source_dir" || return 1
    printf '%s' "$mark" >"$build_dir/.mark"
  fi
  # Asking ninja first keeps the usual case, nothing to do, short.
  if [ -e "$build_dir/.installed" ] && ninja -C "$build_dir" -n | grep -q 'no work to do'; then
    return 0
  fi
  rm -f "$build_dir/.installed"
  ninja -C "$build_dir" || return 1
  meson install --no-rebuild --only-changed --quiet -C "$build_dir" || return 1
  touch "$build_dir/.installed"
}

# build FLAVOUR: builds what is stale; silent unless it fails. Two at once wait for each other.
build () {
  describe_flavour "$1"
  [ -f "$source_dir/meson.build" ] || return 0
  case "$source_dir" in *[[:space:]]*) fail "the path of the sources has a blank, which the tools cannot take: $source_dir" ;; esac
  mkdir -p "$build_dir"
  exec 9>"$build_dir/.lock"
  flock 9
  : >"$build_dir/.log"
  start_reporting build_progress "$build_dir/.log"
  if ! build_locked </dev/null >>"$build_dir/.log" 2>&1; then
    stop_reporting
    grep -v '^\[[0-9]*/[0-9]*\] \(Compiling\|Generating\|Linking\)' "$build_dir/.log" | tail -n 60 >&2
    say "dev: the build failed (whole log: $build_dir/.log)."
    return 1
  fi
  stop_reporting
  exec 9>&-
}

# use_built: puts what was built last where programs look for it.
use_built () {
  installed="$build_dir/install"
  export PATH="$installed/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:$PATH"
  export XDG_DATA_DIRS="${PERMANENCE_HANDOFF:+$PERMANENCE_HANDOFF:}$installed/share:/usr/local/share:/usr/share"
  if [ -d "$installed/share/glib-2.0/schemas" ]; then
    export GSETTINGS_SCHEMA_DIR="$installed/share/glib-2.0/schemas"
  fi
  export MANPATH="$installed/share/man:"
}
