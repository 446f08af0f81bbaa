#!/bin/sh
# make-fixture-register.sh VERSION: the register that this version of the program makes, for the test of upgrades.
# Run inside ./dev exec when a version is tagged, and commit what it writes in tests/fixtures/registers.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu

version=$1
folder=$(cd "$(dirname "$0")/../tests/fixtures/registers" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PMN_FIXED_NOW=2026-11-22T10:00 LC_ALL=C.UTF-8

run() { permanencectl --register "$work/register.pmn" "$@"; }

run demo --seed 1 --activities 80 >"$work/log"
run add beneficiary --given Zélie --family Brumeval --birth-year 1950 --gender feminin >>"$work/log"
run add absence --mediator "Capucine Brumeval" --from 2026-11-02 --to 2026-11-06 --reason leave >>"$work/log"
run log workshop --mediator "Capucine Brumeval" --date 2026-11-20 --minutes 120 --remote --theme email \
    --participants 7 --gender feminin=4 --title "Découvrir sa boîte mail" --tag Été >>"$work/log"
reference=$(run log individual --mediator "Capucine Brumeval" --date 2026-11-19 --minutes 30 --remote --theme email |
    cut -d' ' -f1)
run delete "$reference" >>"$work/log"
run check >>"$work/log"
run --json stats >"$folder/$version.json"
gzip -9nc "$work/register.pmn" >"$folder/$version.pmn.gz"
ls -l "$folder/$version.pmn.gz"
