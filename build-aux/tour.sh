# tour.sh SOURCE [DIR]: pictures of every page and dialog, in ./tour or DIR.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
pictures=${2:-$source_dir/tour}
. "$source_dir/build-aux/project.sh"
build dev || exit 1
use_built
[ -f "$source_dir/tests/e2e/tour.py" ] || fail "there is no tour yet (tests/e2e/tour.py)."
mkdir -p "$pictures"
# What users see; a caller may ask for another language.
export LC_ALL="${PERMANENCE_TOUR_LOCALE:-fr_FR.UTF-8}"
exec sh "$source_dir/build-aux/with-display.sh" python3 "$source_dir/tests/e2e/tour.py" "$pictures"
