# bench.sh SOURCE [NAME…]: runs the benchmarks from an optimised build, or only those named.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
shift
. "$source_dir/build-aux/project.sh"
build release || exit 1
use_built
export LC_ALL=C.UTF-8
# The registers of the benchmarks outlive the home of their own that each run has.
export PERMANENCE_BENCH_FOLDER="${XDG_CACHE_HOME:-$HOME/.cache}/permanence/bench"
exec sh "$source_dir/build-aux/with-display.sh" python3 "$source_dir/build-aux/run-benchmarks.py" "$build_dir" "$@"
