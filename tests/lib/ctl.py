# ctl.py: permanencectl in a folder of its own, for tests that drive it
# SPDX-License-Identifier: GPL-3.0-or-later
"""A test module begins with `ctl.program (sys.argv[1])` and ends with `ctl.main ()`."""

import json
import os
import sqlite3
import subprocess
import tempfile
import unittest

from tap import main  # noqa: F401  (what a test module ends with)

PROGRAM = None


def program(path):
    """The program to drive; the test's own arguments are not for unittest."""
    global PROGRAM
    PROGRAM = path


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.text = process.stdout.decode()
        self.said = process.stderr.decode()

    @property
    def json(self):
        return json.loads(self.text)


class Case(unittest.TestCase):
    """Each test has a new register."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="pmn-ctl-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.register = self.path("r.pmn")
        self.ok("init", "--name", "Structure d’essai")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def command(self, *arguments):
        return [PROGRAM, "--register", self.register, *map(str, arguments)]

    def environment(self):
        return dict(os.environ, HOME=self.folder, XDG_DATA_HOME=self.folder, LANGUAGE="C")

    def run_ctl(self, *arguments, prepare=None):
        """PREPARE: called in the child before the program."""
        process = subprocess.run(self.command(*arguments), capture_output=True, env=self.environment(),
                                 stdin=subprocess.DEVNULL, preexec_fn=prepare)  # fmt: skip
        self.assertGreaterEqual(process.returncode, 0, process.stderr.decode())
        self.assertNotIn(b"Sanitizer", process.stderr)
        return Result(process)

    def ok(self, *arguments):
        result = self.run_ctl(*arguments)
        self.assertEqual(result.code, 0, result.said)
        return result

    def json(self, *arguments):
        document = self.ok("--json", *arguments).json
        if arguments[0] == "import":
            self.check_sum(document)
        return document

    def check_sum(self, report):
        """Each activity of an imported file became one thing, and refused rows make none."""
        became = [report[name] for name in ("created", "updated", "unchanged", "linked", "trashed", "outside")]
        self.assertEqual(report["activities"], sum(became))
        self.assertLessEqual(report["activities"] + len({row["row"] for row in report["rejected"]}), report["rows"])

    def refused(self, code, *arguments, prepare=None):
        """What is said on standard error."""
        result = self.run_ctl(*arguments, prepare=prepare)
        self.assertEqual(result.code, code, result.said + result.text)
        self.assertTrue(result.said.strip())
        return result.said

    def stats(self, *arguments):
        return self.json("stats", *arguments)

    def content(self):
        """Every row of every table of the register, read without the product."""
        connection = sqlite3.connect(self.register)
        try:
            names = [
                name
                for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
                if "VIRTUAL" not in sql and not name.startswith("activity_search")
            ]
            return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in sorted(names)}
        finally:
            connection.close()

    def rows(self, sql, *parameters):
        connection = sqlite3.connect(self.register)
        try:
            return connection.execute(sql, parameters).fetchall()
        finally:
            connection.close()
