# lint.sh SOURCE [CHECK…]: the checks of the sources.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
shift
exec python3 "$source_dir/build-aux/lint.py" "$source_dir" "$@"
