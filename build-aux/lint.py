# lint.py SOURCE [--fix | CHECK…]: runs the checks of the sources (build-aux/checks/), or only those named; --fix mends
# what a program can mend first: formatting, the list of translatable files.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

from checks import Project, Unavailable, all_checks, all_fixes


def run(source, wanted, build=None):
    """Runs the checks and shows what they find; gives how many passed and failed."""
    project = Project(source, build)
    checks = all_checks()
    unknown = [name for name in wanted if name not in checks]
    if unknown:
        print(f"There is no check “{unknown[0]}”. Checks: {', '.join(checks)}.", file=sys.stderr)
        return 0, 1
    passed = failed = 0
    for name, check in checks.items():
        if wanted and name not in wanted:
            continue
        try:
            messages = check(project)
        except Unavailable as reason:
            print(f"skipped: lint {name}: {reason}", file=sys.stderr)
            continue
        if messages:
            failed += 1
            print(f"\n── lint {name}: {check.__doc__}", file=sys.stderr)
            for message in messages[:40]:
                print("   " + message, file=sys.stderr)
            if len(messages) > 40:
                print(f"   … and {len(messages) - 40} more", file=sys.stderr)
        else:
            passed += 1
    return passed, failed


def main():
    source, *wanted = sys.argv[1:]
    if wanted[:1] == ["--fix"]:
        wanted = wanted[1:]
        for fix in all_fixes():
            fix(Project(source))
    builds = [os.path.join(source, name) for name in ("build-test", "build-dev")]
    passed, failed = run(source, wanted, next((build for build in builds if os.path.isdir(build)), None))
    sys.stderr.flush()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
