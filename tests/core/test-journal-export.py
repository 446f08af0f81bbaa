# test-journal-export.py PERMANENCECTL: the journal as a table for spreadsheets.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import io
import os
import re
import sys
import unittest.mock
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import ctl  # noqa: E402

ctl.program(sys.argv[1])


class Export(ctl.Case):
    def setUp(self):
        super().setUp()
        self.ok("add", "mediator", "--given", "Nadia", "--family", "Belkacem")
        for date, minutes, theme in (("2026-11-18", 45, "email"), ("2026-11-19", 30, "sante")):
            self.ok("log", "individual", "--mediator", "Nadia Belkacem", "--date", date, "--minutes", minutes,
                    "--theme", theme, "--remote")  # fmt: skip

    def export(self, format, *words):
        path = self.path("out")
        self.ok("export", "journal", "--format", format, "-o", path, *words)
        with open(path, "rb") as file:
            return file.read()

    def rows(self, *words):
        return list(csv.DictReader(io.StringIO(self.export("csv-open", *words).decode(), newline="")))

    def test_newest_first_with_iso_dates(self):
        self.assertEqual([row["Date"] for row in self.rows()], ["2026-11-19", "2026-11-18"])
        self.assertEqual([row["Durée (min)"] for row in self.rows()], ["30", "45"])

    def test_filters_and_columns(self):
        rows = self.rows("--to", "2026-11-18", "--columns", "themes,date")
        self.assertEqual(rows, [{"Thématiques": "E-mail", "Date": "2026-11-18"}])

    def test_csv_begins_with_its_headings(self):
        for format, mark, separator, day in ("csv-fr", "\ufeff", ";", "19/11/2026"), ("csv-open", "", ",", "2026-11-19"):
            lines = self.export(format, "--from", "2026-11-19").decode("utf-8").split("\r\n")
            self.assertTrue(lines[0].startswith(mark + "Date" + separator), lines[0])
            self.assertTrue(lines[1].startswith(day + separator), lines[1])
            self.assertEqual(lines[2:], [""])

    def test_a_workbook_says_what_it_holds(self):
        with zipfile.ZipFile(io.BytesIO(self.export("ods", "--from", "2026-11-19"))) as archive:
            said = re.findall(r"<text:p>([^<]*)</text:p>", archive.read("content.xml").decode())
        self.assertEqual(said[0], "Structure")
        self.assertIn("depuis le 19 novembre 2026 (bornes incluses)", said)
        self.assertIn("toutes les activités", said)

    def test_every_format_has_the_same_references(self):
        expected = sorted(row["Référence"] for row in self.rows())
        for format, part in (("ods", "content.xml"), ("xlsx", "xl/worksheets/sheet1.xml")):
            with zipfile.ZipFile(io.BytesIO(self.export(format))) as archive:
                self.assertIsNone(archive.testzip())
                text = archive.read(part).decode()
            self.assertEqual(sorted(re.findall(r">([0-9A-F]{4}-[0-9]{4})<", text)), expected)

    def test_files_say_who_and_when(self):
        parts = {"ods": "meta.xml", "xlsx": "docProps/core.xml"}
        with unittest.mock.patch.dict(os.environ, PMN_FIXED_NOW="2026-11-22T10:00"):
            for format, part in parts.items():
                for layout in ([], ["--columns", "national"]):
                    data = self.export(format, *layout)
                    with zipfile.ZipFile(io.BytesIO(data)) as archive:
                        about = archive.read(part).decode()
                        # Of the clock of this computer, nothing.
                        for entry in archive.infolist():
                            self.assertIn(entry.date_time[:3], {(2026, 11, 22), (1980, 1, 1)}, entry.filename)
                    self.assertRegex(about, r"<dc:creator>Structure d(’|&apos;)essai</dc:creator>")
                    self.assertRegex(about, r"<dc:title>(Liste des|Mes) activités</dc:title>")
                    self.assertIn(">2026-11-22T", about)
                    self.assertEqual(self.export(format, *layout), data)
            with zipfile.ZipFile(io.BytesIO(self.export("ods"))) as archive:
                self.assertIn("<meta:generator>Permanence/", archive.read("meta.xml").decode())
                self.assertIn('"meta.xml"', archive.read("META-INF/manifest.xml").decode())

    def test_refused_in_words(self):
        self.refused(2, "export", "journal", "-o", self.path("out"))
        self.refused(2, "export", "journal", "--format", "pdf", "-o", self.path("out"))
        self.assertIn("colour", self.refused(3, "export", "journal", "--format", "ods", "--columns", "colour", "-o",
                                             self.path("out")))  # fmt: skip
        self.assertFalse(os.path.exists(self.path("out")))


ctl.main()
