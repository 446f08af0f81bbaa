# test-journal-national.py PERMANENCECTL: the national platform's own columns, there and back.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import io
import os
import sqlite3
import stat
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import coop_xlsx  # noqa: E402
import ctl  # noqa: E402

ctl.program(sys.argv[1])

NOTES, BENEFICIARY = "Notes supplémentaires", "Bénéficiaire"


def comparable(figures):
    """Figures without what the platform does not tell apart: names were not asked for, a one-off is an individual
    session, what is local does not exist there."""
    figures = dict(figures, minutes_local=0)
    activities = dict(figures["activities"], local=0)
    activities["individual"] += activities["one_off"]
    activities["one_off"] = 0
    total = figures["beneficiaries"]["total"]
    return dict(figures, activities=activities, beneficiaries={"anonymous": figures["accompaniments"], "total": total})


class National(ctl.Case):
    def export(self, *options, format="xlsx"):
        path = self.path("out." + format)
        self.ok("export", "journal", "--columns", "national", "--format", format, "-o", path, *options)
        return path

    def demo(self, seed, n):
        self.register = self.path("demo.pmn")
        self.ok("demo", "--seed", seed, "--activities", n)

    def import_elsewhere(self, path):
        """The figures of a new register that read the file."""
        self.register = self.path("other.pmn")
        self.ok("init", "--name", "Ailleurs")
        report = self.json("import", "coop-xlsx", path, "--include-outside")
        self.assertEqual(report["rejected"], [])
        return self.stats()

    def own_register(self):
        """A register of one person, who is at the keyboard and followed somebody."""
        rows = coop_xlsx.make_rows(40, "own", 5, True, True)
        coop_xlsx.write_xlsx(self.path("own.xlsx"), rows, "own", None, 5, 0)
        self.ok("import", "coop-xlsx", self.path("own.xlsx"), "--with-names", "--with-notes")
        with sqlite3.connect(self.register) as base:
            base.execute("INSERT INTO setting SELECT 'local:actor', id FROM mediator")
        base.close()
        return rows

    def test_platform_file_comes_back_the_same(self):
        rows = coop_xlsx.make_rows(120, "team", 11, False, False)
        coop_xlsx.write_xlsx(self.path("team.xlsx"), rows, "team", None, 11, 0)
        self.ok("import", "coop-xlsx", self.path("team.xlsx"), "--include-outside")
        before = self.stats()
        path = self.export()
        # Counted by no code of the product, from what was written.
        self.assertEqual(coop_xlsx.count(list(coop_xlsx.read_rows(path))), coop_xlsx.count(rows))
        self.assertEqual(self.import_elsewhere(path), before)

    def test_register_with_counted_people_gives_the_same_figures(self):
        self.demo(3, 400)
        before = self.stats()
        self.assertGreater(before["activities"]["one_off"], 0)
        self.assertGreater(before["activities"]["local"], 0)
        after = self.import_elsewhere(self.export())
        for key, value in comparable(before).items():
            if key != "beneficiaries":
                self.assertEqual(comparable(after)[key], value, key)

    def test_headers_and_blocks_of_the_platform(self):
        self.demo(3, 20)
        with open(self.export(format="csv-open"), newline="", encoding="utf-8") as file:
            self.assertEqual(next(csv.reader(file)), coop_xlsx.headers("team"))
        with open(self.export(format="csv-fr"), newline="", encoding="utf-8-sig") as file:
            lines = list(csv.reader(file, delimiter=";"))
        labels = [line[0] if line else "" for line in lines[:21]]
        self.assertEqual(labels[0], "Informations export")
        self.assertEqual(labels[1:7], ["Nom", "Prénom", "Rôle", "Total", "Date d'export", "Heure d'export"])
        self.assertEqual(labels[8], "Filtres")
        self.assertEqual(labels[9:19], coop_xlsx.FILTERS)
        self.assertEqual(lines[20], coop_xlsx.headers("team"))
        self.assertEqual(int(lines[4][1]), len(lines) - 21)

    def test_filters_are_said_and_applied(self):
        self.demo(3, 200)
        options = ["--theme", "email", "--from", "2026-01-01"]
        with open(self.export(*options, format="csv-fr"), newline="", encoding="utf-8-sig") as file:
            lines = list(csv.reader(file, delimiter=";"))
        said = dict(line for line in lines[9:19] if len(line) == 2)
        self.assertEqual(said["Thématiques non administratives"], "E-mail")
        self.assertIn("2026", said["Période"])
        self.assertEqual(said["Tags"], "-")
        self.assertEqual(len(lines) - 21, self.stats(*options)["accompaniments"])

    def test_the_same_register_knows_its_own_file(self):
        self.demo(4, 60)
        before = self.stats()
        report = self.json("import", "coop-xlsx", self.export(), "--include-outside")
        self.assertEqual((report["created"], report["linked"], report["rejected"]), (0, 0, []))
        self.assertEqual(self.stats(), before)

    def test_own_export_has_names_and_notes_when_asked(self):
        rows = self.own_register()
        person = ["--mediator", "Inès Le Goff"]
        path = self.export(*person, "--with-names", "--with-notes")
        back = list(coop_xlsx.read_rows(path))
        for title in (BENEFICIARY, NOTES):
            self.assertEqual(sorted(row.get(title, "") for row in back), sorted(row.get(title, "") for row in rows))
        # Whoever else uses the computer does not read it.
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        back = list(coop_xlsx.read_rows(self.export(*person)))
        self.assertEqual({row[BENEFICIARY] for row in back}, {"Bénéficiaire anonyme"})
        self.assertEqual({row.get(NOTES, "") for row in back}, {""})

    def test_names_and_notes_of_others_are_refused(self):
        self.own_register()
        for options in (["--with-names"], ["--with-notes"], ["--with-names", "--theme", "email"]):
            self.refused(3, "export", "journal", "--columns", "national", "--format", "ods", "-o", self.path("no"), *options)
        self.refused(2, "export", "journal", "--format", "ods", "-o", self.path("no"), "--with-names")
        self.assertFalse(os.path.exists(self.path("no")))

    def test_only_what_the_platform_knows(self):
        self.ok("add", "mediator", "--given", "Nadia", "--family", "Belkacem")
        who = ["--mediator", "Nadia Belkacem", "--date", "2026-11-18"]
        self.ok("log", "local", *who, "--minutes", "60", "--kind", "preparation")
        self.ok("log", "individual", *who, "--minutes", "45", "--theme", "email", "--remote")
        text = open(self.export(format="csv-open"), encoding="utf-8").read()
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual([row["Type"] for row in rows], ["Accompagnement individuel"])
        self.assertEqual(rows[0]["Participants"], "1")
        self.assertEqual(rows[0]["Genre du bénéficiaire"], "Non communiqué")


ctl.main()
