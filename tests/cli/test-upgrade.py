# test-upgrade.py PERMANENCECTL: registers made by every released version open, with their figures.
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import gzip
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "fixtures", "registers")
sys.path.insert(0, os.path.join(HERE, "..", "lib"))

from tap import main  # noqa: E402


KILL_ROUNDS = int(os.environ.get("PMN_KILL_ROUNDS", "12"))


class Upgrade(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pmn-upgrade-")
        self.addCleanup(shutil.rmtree, self.folder)

    def environment(self):
        return dict(os.environ, HOME=self.folder, XDG_DATA_HOME=self.folder, LC_ALL="C.UTF-8")

    def run_ok(self, register, *words):
        result = subprocess.run([PROGRAM, "--register", register, *words], env=self.environment(), capture_output=True,
                                text=True)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def unpack(self, version):
        register = os.path.join(self.folder, version + ".pmn")
        for path in glob.glob(glob.escape(register) + "*"):
            os.remove(path)
        with gzip.open(os.path.join(FIXTURES, version + ".pmn.gz")) as packed, open(register, "wb") as file:
            shutil.copyfileobj(packed, file)
        return register

    def check_figures(self, register, version):
        with open(os.path.join(FIXTURES, version + ".json"), encoding="utf-8") as file:
            self.assertEqual(json.loads(self.run_ok(register, "--json", "stats")), json.load(file))

    def test_registers_of_earlier_versions(self):
        archives = sorted(glob.glob(os.path.join(FIXTURES, "*.pmn.gz")))
        self.assertTrue(archives, "no register of an earlier version")
        for archive in archives:
            version = os.path.basename(archive).removesuffix(".pmn.gz")
            with self.subTest(version):
                register = self.unpack(version)
                self.assertIn("ok", self.run_ok(register, "check"))
                self.check_figures(register, version)
                self.check_search_index(register)
                self.run_ok(register, "undo", "--list")
                self.assertIn("Brumeval", self.run_ok(register, "dump"))

    def check_search_index(self, register):
        """An index that has known FTS5's secure-delete breaks later: it was made again without."""
        connection = sqlite3.connect(register)
        try:
            self.assertEqual(connection.execute("SELECT v FROM activity_search_config"
                                                " WHERE k = 'secure-delete'").fetchall(), [(0,)])
        finally:
            connection.close()

    def version_of(self, register):
        """Looked at before the program mends anything."""
        connection = sqlite3.connect(register)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
            self.assertEqual("saved_filter" in tables, version >= 2)
            self.assertEqual("activity_template" in tables, version >= 2)
            return version
        finally:
            connection.close()

    def test_killed_upgrade_is_wholly_there_or_absent(self):
        rnd = random.Random(int(os.environ.get("PMN_KILL_SEED", "1")))
        register = self.unpack("0.1.0")
        self.assertEqual(self.version_of(register), 1)
        started = time.monotonic()
        self.run_ok(register, "stats")
        lasts = time.monotonic() - started
        latest = self.version_of(register)
        found = dict.fromkeys(range(1, latest + 1), 0)
        for _ in range(KILL_ROUNDS):
            register = self.unpack("0.1.0")
            process = subprocess.Popen([PROGRAM, "--register", register, "stats"], env=self.environment(),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # the instant need not be exact: whatever it is, the register must be whole
            try:
                process.wait(rnd.uniform(0, 0.9) * lasts)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            version = self.version_of(register)
            found[version] += 1
            backups = glob.glob(os.path.join(self.folder, "*-backups", "*.pmn"))
            self.assertTrue(version == 1 or backups, "a copy of what was before")
            for copy in backups:
                self.assertEqual(self.version_of(copy), 1)
                os.remove(copy)
            self.assertIn("ok", self.run_ok(register, "check"))
            self.check_figures(register, "0.1.0")
            self.check_search_index(register)
            self.assertEqual(self.version_of(register), latest)
        print(f"# upgrade: killed {KILL_ROUNDS} times, found at version: {found}", flush=True)


main()
