# fuzz.sh SOURCE [NAME…]: searches the parsers for faults with clang's libFuzzer, FUZZ_SECONDS each (60).
# SPDX-License-Identifier: GPL-3.0-or-later
# The inputs that reach new code stay in build-fuzz/corpus; those that break something go to build-fuzz/findings.
set -u
source_dir=$1
shift
. "$source_dir/build-aux/project.sh"
build fuzz || exit 1
status=0
seen=
for program in "$build_dir"/tests/fuzz/fuzz-*; do
  if [ ! -f "$program" ] || [ ! -x "$program" ]; then continue; fi
  name=${program##*/fuzz-}
  if [ "$#" -gt 0 ]; then
    case " $* " in *" $name "*) ;; *) continue ;; esac
  fi
  seen=yes
  findings="$build_dir/findings/$name"
  mkdir -p "$findings" "$build_dir/corpus/$name"
  set_of_inputs="$source_dir/tests/fuzz/corpus/$name"
  [ -d "$set_of_inputs" ] || set_of_inputs=
  say "dev: $name, ${FUZZ_SECONDS:-60} s"
  # No word splitting wanted but that of an absent corpus.
  # shellcheck disable=SC2086
  if ! ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS="suppressions=$source_dir/tests/lsan.supp:print_suppressions=0" \
       UBSAN_OPTIONS=halt_on_error=1 G_DEBUG=fatal-warnings LC_ALL=C.UTF-8 \
       "$program" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
         -artifact_prefix="$findings/" "$build_dir/corpus/$name" $set_of_inputs >"$build_dir/$name.log" 2>&1; then
    tail -n 60 "$build_dir/$name.log" >&2
    say "dev: $name broke; the inputs are in $findings"
    status=1
  else
    printf '%s: %s\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$build_dir/$name.log") inputs tried, no fault"
  fi
done
[ -n "$seen" ] || fail "there is no such fuzz target in tests/fuzz."
exit "$status"
