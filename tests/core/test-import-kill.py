# test-import-kill.py PROGRAM: an import killed at any instant is wholly there or absent
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import random
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import coop_xlsx  # noqa: E402
import ctl  # noqa: E402

ctl.program(sys.argv[1])

N_KILLS = int(os.environ.get("PMN_KILL_ROUNDS", "12"))


class Kill(ctl.Case):
    def test_killed_import_is_wholly_there_or_absent(self):
        rows = coop_xlsx.make_rows(2000, "team", 9, False, False)
        expected = coop_xlsx.count(rows)["activities"]["total"]
        path = self.path("f.xlsx")
        coop_xlsx.write_xlsx(path, rows, "team", None, 1, 200)
        command = [ctl.PROGRAM, "--register", self.register, "import", "coop-xlsx", path]
        started = time.monotonic()
        self.ok("import", "coop-xlsx", path, "--dry-run")
        lasts = time.monotonic() - started
        rnd = random.Random(int(os.environ.get("PMN_KILL_SEED", "11")))
        found = {0: 0, expected: 0}
        for _ in range(N_KILLS):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # the instant need not be exact: whatever it is, the register must be whole
            try:
                process.wait(rnd.uniform(0.05, 1.1) * lasts)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            self.ok("check")
            total = self.stats()["activities"]["total"]
            self.assertIn(total, found)
            found[total] += 1
            if total:
                step = next(step for step in self.json("undo", "--list") if step["kind"] == "import")
                self.ok("undo", step["step"])
        print(f"# import: killed {N_KILLS} times, activities found: {found}", flush=True)
        self.ok("import", "coop-xlsx", path)
        self.assertEqual(self.stats()["activities"]["total"], expected)


if __name__ == "__main__":
    ctl.main()
