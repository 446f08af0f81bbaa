# blueprints.py COMPILER SOURCE OUTPUT STAMP FILE…: compiles every Blueprint at once, then writes STAMP.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys

compiler, source, output, stamp, *files = sys.argv[1:]
# An older .ui must not survive the Blueprint it came from.
for folder, _, names in os.walk(output):
    for name in names:
        if name.endswith(".ui"):
            os.unlink(os.path.join(folder, name))
result = subprocess.run([compiler, "batch-compile", output, source, *files], check=False)
if result.returncode == 0:
    with open(stamp, "w", encoding="utf-8") as stream:
        stream.write("\n".join(files) + "\n")
sys.exit(result.returncode)
