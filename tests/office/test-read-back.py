# test-read-back.py PERMANENCECTL WRITE_SHEET SOFFICE_SH: LibreOffice turns what we write into CSV; the values are compared.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import ctl  # noqa: E402

ctl.program(sys.argv[1])
WRITE_SHEET, SOFFICE = sys.argv[2:4]

# As for a French user who opens the file: UTF-8, the separator of the profile, quoted text is text.
READ = {"csv-fr": "--infilter=CSV:59,34,76,1,,1036,true,true", "csv-open": "--infilter=CSV:44,34,76,1,,1033,true,true"}
# Text in quotes and nothing else, so that what is a number or a date to LibreOffice is seen.
WRITTEN = "csv:Text - txt - csv (StarCalc):9,34,76,1,,1036,true,true,false"
FORMATS = ("ods", "xlsx", "csv-fr", "csv-open")


def soffice(*arguments):
    environment = dict(os.environ, LC_ALL="fr_FR.UTF-8")
    return subprocess.run(["sh", SOFFICE, *arguments], capture_output=True, env=environment, stdin=subprocess.DEVNULL)


if soffice("--version").returncode != 0:
    print("1..0 # SKIP LibreOffice is not here: ./dev test --with-office office")
    sys.exit(0)


class Text(str):
    """A cell that LibreOffice holds for text."""


def cells(path):
    """The rows of LibreOffice's CSV: quoted cells as Text, the others (numbers, dates) as str."""
    rows, row, i = [], [], 0
    with open(path, encoding="utf-8", newline="") as file:
        data = file.read().replace("\r\n", "\n")
    while i < len(data):
        if data[i] == '"':
            value = ""
            while True:
                end = data.index('"', i + 1)
                value += data[i + 1 : end]
                i = end + 1
                if data[i : i + 1] != '"':
                    break
                value += '"'
            row.append(Text(value))
        else:
            end = min(at for at in (data.find("\t", i), data.find("\n", i), len(data)) if at >= 0)
            row.append(data[i:end])
            i = end
        if data[i : i + 1] == "\n":
            rows.append(row)
            row = []
        i += 1
    return rows


def plain(value):
    """Numbers and dates without the spaces of French typography."""
    return type(value)(value.replace("\u202f", " ").replace("\u00a0", " "))


def number(cell):
    return float(cell.replace(",", "."))


def day(cell):
    """Dates in one spelling: LibreOffice shows those of open data as ISO."""
    parts = cell.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 and len(cell) == 10 and type(cell) is str else cell


def moment(cell):
    """An instant of open data, with its offset, as the other formats say it."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d):\d\d(?:Z|[+-]\d\d:\d\d)", cell)
    return "{3}/{2}/{1} à {4}".format(None, *found.groups()) if found else cell


class ReadBack(ctl.Case):
    def convert(self, path, format):
        folder = self.path("converted")
        result = soffice(*([READ[format]] if format in READ else []), "--convert-to", WRITTEN, "--outdir", folder, path)
        self.assertEqual(result.returncode, 0, result.stderr)
        name = os.path.splitext(os.path.basename(path))[0] + ".csv"
        return cells(os.path.join(folder, name))

    def table(self, rows, first):
        """The rows from the header on, which begins with FIRST."""
        at = next(i for i, row in enumerate(rows) if row and row[0] == first)
        return [[plain(cell) for cell in row] for row in rows[at:]]

    def sample(self, format):
        path = self.path(f"sample-{format}.{format.split('-')[0]}")
        subprocess.run([WRITE_SHEET, format, path], check=True)
        return self.convert(path, format)

    def check_identifiers(self, rows):
        for row in rows[1:]:
            self.assertEqual(row[:2], ["00012345600019", "01000"])
            for cell in row[:4]:
                self.assertIsInstance(cell, Text)
        self.assertEqual([row[2] for row in rows[1:]], ["+33 4 55 66 77 88", "0455667788", "+33455667788"])

    def check_typed(self, format):
        everything = self.sample(format)
        rows = self.table(everything, "SIRET")
        self.check_identifiers(rows)
        self.assertEqual(rows[1][3], '=SOMME(F5;F6) & <b>"œuvre"</b>')
        self.assertEqual(rows[2][3], 'Thème ; virgule, « guillemets » "droits"')
        self.assertEqual(rows[3][3].split("\n"), ["première ligne", "  deuxième, décalée"])
        self.assertEqual([row[4] for row in rows[1:]], ["03/11/2026", "29/02/2028", "31/12/1999"])
        self.assertEqual([row[5] for row in rows[1:]], ["90", "1439", "0"])
        self.assertEqual({row[6] for row in rows[1:]}, {"12,5"})
        self.assertEqual([number(row[7]) for row in rows[1:]], [1234.5, -12, 0.05])
        self.assertEqual({row[8] for row in rows[1:]}, {"12,5%"})
        for row in rows[1:]:
            for cell in row[4:]:
                self.assertNotIsInstance(cell, Text)
        self.assertEqual(everything[0][:2], ["Structure", "Mairie de L’Haÿ-les-Roses"])
        self.assertNotIsInstance(everything[1][1], Text)

    def test_typed_cells_of_ods(self):
        self.check_typed("ods")

    def test_typed_cells_of_xlsx(self):
        self.check_typed("xlsx")

    def check_shown(self, format):
        """On paper: styles, and columns wide enough."""
        path = self.path("shown." + format)
        subprocess.run([WRITE_SHEET, format, path], check=True)
        result = soffice("--convert-to", "pdf", "--outdir", self.folder, path)
        self.assertEqual(result.returncode, 0, result.stderr)
        text = subprocess.run(["pdftotext", "-layout", self.path("shown.pdf"), "-"], capture_output=True, check=True)
        shown = plain(text.stdout.decode())
        for words in ("03/11/2026", "1 439", "12,5", "1 234,50 €", "-12,00 €", "0,05 €", "12,5 %", "00012345600019"):
            self.assertIn(words, shown)
        self.assertNotIn("##", shown)

    def test_ods_as_people_see_it(self):
        self.check_shown("ods")

    def test_xlsx_as_people_see_it(self):
        self.check_shown("xlsx")

    def check_csv(self, format):
        everything = self.sample(format)
        # The headings come first, without a trace of the byte order mark.
        self.assertEqual(everything[0][0], "SIRET")
        rows = self.table(everything, "SIRET")
        self.check_identifiers(rows)
        # Shown as a text, with the apostrophe that keeps it from being computed.
        self.assertEqual(rows[1][3], "'=SOMME(F5;F6) & <b>\"œuvre\"</b>")
        self.assertEqual(rows[3][3].split("\n"), ["première ligne", "  deuxième, décalée"])
        self.assertEqual([day(row[4]) for row in rows[1:]], ["03/11/2026", "29/02/2028", "31/12/1999"])
        self.assertEqual([number(row[7]) for row in rows[1:]], [1234.5, -12, 0.05])
        self.assertEqual({number(row[8]) for row in rows[1:]}, {0.125})
        for row in rows[1:]:
            for cell in row[4:]:
                self.assertNotIsInstance(cell, Text)

    def test_csv_for_french_excel(self):
        self.check_csv("csv-fr")

    def test_csv_of_open_data(self):
        self.check_csv("csv-open")

    def check_journal(self, columns):
        self.register = self.path("demo.pmn")
        self.ok("demo", "--seed", "6", "--activities", "300")
        expected = None
        for format in FORMATS:
            path = self.path(f"journal-{format}.{format.split('-')[0]}")
            self.ok("export", "journal", "--format", format, "--columns", columns, "-o", path)
            rows = [[moment(day(cell)) for cell in row] for row in self.table(self.convert(path, format), "Date")]
            expected = expected or rows
            self.assertEqual(rows, expected, format)
        # The last one is plain text: what LibreOffice saw in each is what was written.
        with open(path, encoding="utf-8", newline="") as file:
            written = [[moment(plain(cell)) for cell in row] for row in csv.reader(file)]
        self.assertGreater(len(written), 200)
        self.assertEqual([row[1:] for row in expected], [row[1:] for row in written])
        self.assertEqual([row[0] for row in expected], [day(row[0]) for row in written])

    def test_list_is_the_same_in_every_format(self):
        self.check_journal("date,kind,themes,title,place,mediator,people,minutes,reference")

    def test_national_columns_are_the_same_in_every_format(self):
        self.check_journal("national")


ctl.main()
