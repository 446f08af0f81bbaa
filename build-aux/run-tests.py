# run-tests.py SOURCE BUILD [SUITE…]: runs the checks of the sources and the tests; says only what failed, then
# how many cases passed and failed.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import subprocess
import sys

import lint

CASE = re.compile(r"^\s*(not )?ok\b(?:\s+\d+)?\s*(?:-\s*)?(.*)$")
DIRECTIVE = re.compile(r"#\s*(SKIP|TODO)\b\s*(.*)$", re.IGNORECASE)


def cases_of(record):
    """The cases of one test program: lists of names passed, failed and skipped."""
    passed, failed, skipped = [], [], []
    for line in record.get("stdout", "").splitlines():
        match = CASE.match(line)
        # Indented lines are sub-cases, already summed up by the line that follows them.
        if not match or line[:1].isspace():
            continue
        name = match.group(2).strip()
        directive = DIRECTIVE.search(name)
        if directive and directive.group(1).upper() == "SKIP":
            skipped.append(f"{record['name']}: {name}")
        elif match.group(1):
            failed.append(name)
        else:
            passed.append(name)
    good = record["result"] in ("OK", "EXPECTEDFAIL", "UNEXPECTEDPASS")
    if record["result"] == "SKIP" and not skipped:
        skipped.append(record["name"])
    elif not good and record["result"] != "SKIP" and not failed:
        # A crash, a leak, a time-out: the program failed although no case of it says so.
        failed.append(f"{record['name']} ({record['result'].lower()})")
    elif good and not (passed or failed or skipped):
        passed.append(record["name"])
    return passed, failed, skipped


def select(build, wanted):
    """What to give to meson test for the suites and test names WANTED; None if one of them does not exist."""
    tests = json.loads(subprocess.check_output(["meson", "introspect", "--tests", build]))
    suites = {suite.rpartition(":")[2] for test in tests for suite in test["suite"]}
    names = {test["name"] for test in tests}
    arguments, plain = [], []
    for word in wanted:
        if word in suites:
            arguments += ["--suite", word]
        elif word in names:
            plain.append(word)
        else:
            print(f"There is no suite or test “{word}”. Suites: {', '.join(sorted(suites | {'lint'}))}.", file=sys.stderr)
            return None
    return arguments + plain


def run_meson(source, build, arguments):
    """Runs the tests on a private screen; gives the records of meson's log."""
    log = os.path.join(build, "meson-logs", "testlog.json")
    if os.path.exists(log):
        os.unlink(log)
    command = ["setpriv", "--pdeathsig", "TERM", "sh", os.path.join(source, "build-aux", "with-display.sh"),
               "meson", "test", "-C", build, "--no-rebuild", "--timeout-multiplier", "3", *arguments]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            errors="replace")
    records = []
    if os.path.exists(log):
        with open(log, encoding="utf-8", errors="replace") as stream:
            records = [json.loads(line) for line in stream if line.strip()]
    # Without a single record and with an error, it is the harness that failed.
    if not records and result.returncode != 0:
        print(result.stdout, file=sys.stderr)
        records = [{"name": "meson test", "result": "FAIL", "stdout": ""}]
    return records


def report(record, failed):
    """Shows what a failed program wrote."""
    print(f"\n── {record['name']}: {'; '.join(failed)}", file=sys.stderr)
    lines = record.get("stdout", "").splitlines() + record.get("stderr", "").splitlines()
    lines = [line for line in lines if not re.match(r"^(ok\b|# (Start|End) of )", line)]
    if len(lines) > 120:
        lines = lines[:40] + [f"… {len(lines) - 120} lines …"] + lines[-80:]
    print("\n".join("   " + line for line in lines), file=sys.stderr)


def main():
    source, build, *wanted = sys.argv[1:]
    passed = failed = 0
    skipped = []
    if not wanted or "lint" in wanted:
        good, bad = lint.run(source, [], build if os.path.isdir(build) else None)
        passed += good
        failed += bad
    rest = [word for word in wanted if word != "lint"]
    if rest or not wanted:
        arguments = select(build, rest)
        if arguments is None:
            return 2
        for record in run_meson(source, build, arguments):
            good, bad, left_out = cases_of(record)
            passed += len(good)
            failed += len(bad)
            skipped += left_out
            if bad:
                report(record, bad)
    for name in skipped:
        print(f"skipped: {name}", file=sys.stderr)
    sys.stderr.flush()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
