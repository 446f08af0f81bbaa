# run-benchmarks.py BUILD [NAME…]: runs what meson.build declares with benchmark(), one after the other.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys


def main():
    build, *wanted = sys.argv[1:]
    benchmarks = json.loads(subprocess.check_output(["meson", "introspect", "--benchmarks", build]))
    unknown = set(wanted) - {item["name"] for item in benchmarks}
    if unknown or not benchmarks:
        names = ", ".join(item["name"] for item in benchmarks) or "none yet"
        print(f"There is no benchmark “{' '.join(sorted(unknown)) or '…'}”. Benchmarks: {names}.", file=sys.stderr)
        return 2
    status = 0
    for item in benchmarks:
        if wanted and item["name"] not in wanted:
            continue
        # Figures appear as they are measured.
        result = subprocess.run(item["cmd"], cwd=item["workdir"] or build, env={**os.environ, **item["env"]})
        status = status or (1 if result.returncode else 0)
    return status


if __name__ == "__main__":
    sys.exit(main())
