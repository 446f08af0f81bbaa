# lint.sh SOURCE [--fix | CHECK…]: the checks of the sources; --fix mends what a program can mend.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
shift
exec python3 "$source_dir/build-aux/lint.py" "$source_dir" "$@"
