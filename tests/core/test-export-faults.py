# test-export-faults.py PERMANENCECTL: exports that cannot be written: a sentence, and no half file.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import ctypes
import io
import os
import resource
import signal
import socket
import stat
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import ctl  # noqa: E402

ctl.program(sys.argv[1])

FORMATS = ("ods", "xlsx", "csv-fr", "csv-open")
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def without_privilege():
    """Whoever runs the tests, permissions count: even root's program is refused then."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def limited(size):
    """A disk with room for files of SIZE bytes only."""

    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


class Faults(ctl.Case):
    def setUp(self):
        super().setUp()
        self.register = self.path("demo.pmn")
        self.ok("demo", "--seed", "2", "--activities", "250")
        self.out = self.path("out")
        os.mkdir(self.out)

    def words(self, format, name="table", columns=None):
        more = ["--columns", columns] if columns else []
        return ["export", "journal", "--format", format, "-o", os.path.join(self.out, name), *more]

    def count_rows(self, data, format):
        """How many rows of data the file has, if it is a whole one."""
        if format.startswith("csv"):
            return len(list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.assertIsNone(archive.testzip())
            if format == "xlsx":
                text = archive.read("xl/worksheets/sheet1.xml").decode()
                self.assertTrue(text.endswith("</worksheet>"))
                return text.count("<row ")
            text = archive.read("content.xml").decode()
            self.assertTrue(text.endswith("</office:document-content>"))
            return text.count("<table:table-row>")

    def read(self, name="table"):
        with open(os.path.join(self.out, name), "rb") as file:
            return file.read()

    def test_full_disk_leaves_nothing_or_the_whole_file(self):
        for format, columns in [(format, None) for format in FORMATS] + [("xlsx", "national")]:
            self.ok(*self.words(format, columns=columns))
            whole = self.count_rows(self.read(), format)
            os.unlink(os.path.join(self.out, "table"))
            refused = 0
            # Each step of the writing meets the end of the disk once.
            for size in (0, 500, 3000, 9000, 20_000, 40_000, 70_000, 110_000, 180_000, 300_000, 500_000):
                with self.subTest(format=format, columns=columns, size=size):
                    result = self.run_ctl(*self.words(format, columns=columns), prepare=limited(size))
                    if result.code == 0:
                        self.assertEqual(self.count_rows(self.read(), format), whole)
                        os.unlink(os.path.join(self.out, "table"))
                    else:
                        refused += 1
                        self.assertIn("disk is full", result.said)
                    self.assertEqual(os.listdir(self.out), [])
            self.assertGreaterEqual(refused, 2)

    def test_full_disk_leaves_the_file_of_that_name(self):
        for format in FORMATS:
            with open(os.path.join(self.out, "table"), "w", encoding="utf-8") as file:
                file.write("precious")
            self.refused(1, *self.words(format), prepare=limited(2000))
            self.assertEqual(self.read(), b"precious")
            self.assertEqual(os.listdir(self.out), ["table"])

    def test_name_that_exists_is_replaced(self):
        for format in FORMATS:
            with open(os.path.join(self.out, "table"), "w", encoding="utf-8") as file:
                file.write("old" * 100_000)
            self.ok(*self.words(format))
            self.assertGreaterEqual(self.count_rows(self.read(), format), 250)
            self.assertEqual(os.listdir(self.out), ["table"])

    def test_folder_that_may_not_be_written(self):
        os.chmod(self.out, 0o555)
        self.addCleanup(os.chmod, self.out, 0o755)
        for format in FORMATS:
            said = self.refused(1, *self.words(format), prepare=without_privilege)
            self.assertIn("refuses access", said)
            self.assertIn(os.path.join(self.out, "table"), said)
        self.assertEqual(os.listdir(self.out), [])

    def test_folder_that_is_not_there_and_name_of_a_folder(self):
        os.mkdir(os.path.join(self.out, "folder"))
        for format in FORMATS:
            said = self.refused(1, *self.words(format, "absent/table"))
            self.assertIn("there is no folder “%s”" % os.path.join(self.out, "absent"), said)
            self.assertIn("is a folder", self.refused(1, *self.words(format, "folder")))
        self.assertEqual(os.listdir(self.out), ["folder"])

    def test_what_is_not_a_file_stays_what_it_is(self):
        os.mkfifo(os.path.join(self.out, "pipe"))
        os.symlink("/dev/null", os.path.join(self.out, "device"))
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(os.path.join(self.out, "socket"))
        for name in ("pipe", "device", "socket"):
            for words in (self.words("ods", name), ["report", "notice", "-o", os.path.join(self.out, name)]):
                self.assertIn("not a file", self.refused(1, *words))
        self.assertTrue(stat.S_ISFIFO(os.stat(os.path.join(self.out, "pipe")).st_mode))
        self.assertTrue(os.path.islink(os.path.join(self.out, "device")))
        self.assertEqual(sorted(os.listdir(self.out)), ["device", "pipe", "socket"])

    def test_folder_of_the_system(self):
        for words in (self.words("ods", "/proc/a.ods"), self.words("csv-fr", "/proc/self/a.csv")):
            self.assertIn("takes no files", self.refused(1, *words))


ctl.main()
