# test.sh SOURCE [SUITE…]: the checks of the sources, then every test, or only those named.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
shift
. "$source_dir/build-aux/project.sh"
export LC_ALL=C
unset LANGUAGE
# The checks of the sources need no build.
[ "$*" = lint ] || build test || { echo '0 passed, 1 failed'; exit 1; }
describe_flavour test
use_built
exec python3 "$source_dir/build-aux/run-tests.py" "$source_dir" "$build_dir" "$@"
