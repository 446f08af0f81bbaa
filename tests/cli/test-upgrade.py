# test-upgrade.py PERMANENCECTL: registers made by every released version open, with their figures.
# SPDX-License-Identifier: GPL-3.0-or-later
import glob
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "fixtures", "registers")
sys.path.insert(0, os.path.join(HERE, "..", "lib"))

from tap import main  # noqa: E402


class Upgrade(unittest.TestCase):
    def run_ok(self, register, *words):
        environment = dict(os.environ, HOME=self.folder, XDG_DATA_HOME=self.folder, LC_ALL="C.UTF-8")
        result = subprocess.run([PROGRAM, "--register", register, *words], env=environment, capture_output=True,
                                text=True)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def test_registers_of_earlier_versions(self):
        archives = sorted(glob.glob(os.path.join(FIXTURES, "*.pmn.gz")))
        self.assertTrue(archives, "no register of an earlier version")
        for archive in archives:
            version = os.path.basename(archive).removesuffix(".pmn.gz")
            with self.subTest(version):
                self.folder = tempfile.mkdtemp(prefix="pmn-upgrade-")
                self.addCleanup(shutil.rmtree, self.folder)
                register = os.path.join(self.folder, version + ".pmn")
                with gzip.open(archive) as packed, open(register, "wb") as file:
                    shutil.copyfileobj(packed, file)
                self.assertIn("ok", self.run_ok(register, "check"))
                with open(os.path.join(FIXTURES, version + ".json"), encoding="utf-8") as file:
                    self.assertEqual(json.loads(self.run_ok(register, "--json", "stats")), json.load(file))
                self.run_ok(register, "undo", "--list")
                self.assertIn("Brumeval", self.run_ok(register, "dump"))


main()
