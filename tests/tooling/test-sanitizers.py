# test-sanitizers.py PROGRAM: a leak and an undefined result fail a test, and nothing else does.
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

PROGRAM = sys.argv[1]
CASES = (("none", False, ""), ("leak", True, "detected memory leaks"), ("overflow", True, "signed integer overflow"))

failed = 0
print(f"1..{len(CASES)}")
for number, (fault, fails, words) in enumerate(CASES, 1):
    result = subprocess.run([PROGRAM, fault], capture_output=True, text=True)
    good = (result.returncode != 0) == fails and words in result.stderr
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} {fault}")
    if not good:
        print(result.stderr, file=sys.stderr)
sys.exit(1 if failed else 0)
