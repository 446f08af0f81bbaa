# lint.sh SOURCE [--fix | CHECK…]: the checks of the sources; --fix formats them.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
shift
if [ "${1:-}" = --fix ]; then
  cd "$source_dir" || exit 1
  git ls-files -co --exclude-standard -- 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h' | xargs -r clang-format -i
  git ls-files -co --exclude-standard -- 'src/*.blp' | xargs -r blueprint-compiler format --fix >/dev/null
  exit 0
fi
exec python3 "$source_dir/build-aux/lint.py" "$source_dir" "$@"
