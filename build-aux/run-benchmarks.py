# run-benchmarks.py BUILD [NAME…]: runs what meson.build declares with benchmark(), one after the other, and ends with
# the number of targets missed in all of them.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import subprocess
import sys

MISSED = re.compile(r"^(\d+) target\(s\) missed$")


def run(item, build):
    """Shows what a benchmark prints while it measures. Returns its status and the targets it missed."""
    missed = 0
    with subprocess.Popen(
        item["cmd"], cwd=item["workdir"] or build, env={**os.environ, **item["env"]}, stdout=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout:
            match = MISSED.match(line)
            if match:
                missed += int(match[1])
            print(line, end="", flush=True)
    return process.returncode, missed


def main():
    build, *wanted = sys.argv[1:]
    benchmarks = json.loads(subprocess.check_output(["meson", "introspect", "--benchmarks", build]))
    unknown = set(wanted) - {item["name"] for item in benchmarks}
    if unknown or not benchmarks:
        names = ", ".join(item["name"] for item in benchmarks) or "none yet"
        print(f"There is no benchmark “{' '.join(sorted(unknown)) or '…'}”. Benchmarks: {names}.", file=sys.stderr)
        return 2
    status = 0
    total = 0
    failed = []
    for item in benchmarks:
        if wanted and item["name"] not in wanted:
            continue
        print(f"━━━ {item['name']}", flush=True)
        returncode, missed = run(item, build)
        total += missed
        if returncode:
            status = 1
            failed.append(item["name"])
    if failed:
        print(f"\nNot run to the end: {', '.join(failed)}")
    print(f"\nIn all: {total} target(s) missed")
    return status


if __name__ == "__main__":
    sys.exit(main())
