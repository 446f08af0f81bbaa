# test-journal-national.py PERMANENCECTL: the national platform's own columns, there and back.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import datetime
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
SOURCE, ID = "Source de la donnée", "ID CRA"
SESSION = ["--date", "2026-11-18", "--minutes", "45", "--theme", "email", "--remote"]


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
            self.assertEqual(next(csv.reader(file, delimiter=";")), coop_xlsx.headers("team"))
        lines = list(coop_xlsx.read_lines(self.export()))
        labels = [line[0] if line else "" for line in lines[:21]]
        self.assertEqual(labels[0], "Informations export")
        self.assertEqual(labels[1:7], ["Nom", "Prénom", "Rôle", "Total", "Date d'export", "Heure d'export"])
        self.assertEqual(labels[8], "Filtres")
        self.assertEqual(labels[9:19], coop_xlsx.FILTERS)
        self.assertEqual(lines[20], coop_xlsx.headers("team"))
        self.assertEqual(int(lines[4][1]), len(lines) - 21)

    def test_instants_for_people_and_for_programs(self):
        self.demo(3, 20)
        with open(self.export(format="csv-open"), newline="", encoding="utf-8") as file:
            programs = [row["Enregistré le"] for row in csv.DictReader(file)]
        with open(self.export(format="csv-fr"), newline="", encoding="utf-8-sig") as file:
            people = [line[1] for line in list(csv.reader(file, delimiter=";"))[1:]]
        self.assertEqual([datetime.datetime.fromisoformat(text).strftime("%d/%m/%Y à %H:%M") for text in programs], people)
        for text in programs:
            self.assertIsNotNone(datetime.datetime.fromisoformat(text).tzinfo)

    def test_filters_are_said_and_applied(self):
        self.demo(3, 200)
        options = ["--theme", "email", "--from", "2026-01-01"]
        lines = list(coop_xlsx.read_lines(self.export(*options)))
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

    # What the platform does not know keeps the identity that its register gave

    def two_alike(self, name):
        """A register where somebody logged two sessions that nothing tells apart."""
        self.register = self.path(name)
        self.ok("init", "--name", "Ici")
        self.ok("add", "mediator", "--given", "Nadia", "--family", "Belkacem")
        return [self.json("log", "individual", "--mediator", "Nadia Belkacem", *SESSION)["id"] for _ in range(2)]

    def read_elsewhere(self, path):
        self.register = self.path("other.pmn")
        return self.read(path)

    def read(self, path):
        report = self.json("import", "coop-xlsx", path)
        self.assertEqual(report["rejected"], [])
        return tuple(report[key] for key in ("created", "updated", "unchanged", "linked"))

    def known(self):
        return {row["id"]: (row["national_id"], row["source"]) for row in self.json("list", "activities")}

    def new_elsewhere(self):
        self.register = self.path("other.pmn")
        self.ok("init", "--name", "Ailleurs")

    def test_source_says_whose_the_identifier_is(self):
        rows = coop_xlsx.make_rows(30, "v1v2", 5, False, False)
        coop_xlsx.write_xlsx(self.path("own.xlsx"), rows, "v1v2", None, 5, 0)
        self.ok("import", "coop-xlsx", self.path("own.xlsx"))
        ours = self.json("log", "individual", "--mediator", "Inès Le Goff", *SESSION)["id"]
        expected = {row[ID]: row[SOURCE] for row in rows}
        expected[ours] = "Permanence"
        with sqlite3.connect(self.register) as base:
            base.execute("INSERT INTO setting SELECT 'local:actor', id FROM mediator")
        base.close()
        for options in ((), ("--mediator", "Inès Le Goff")):
            back = coop_xlsx.read_rows(self.export(*options))
            self.assertEqual({row[ID]: row[SOURCE] for row in back}, expected)

    def test_another_register_takes_each_once(self):
        ids = self.two_alike("here.pmn")
        path = self.export()
        self.new_elsewhere()
        self.assertEqual(self.read(path), (2, 0, 0, 0))
        self.assertEqual(self.known(), {uuid: (None, "register") for uuid in ids})
        self.assertEqual(self.read(path), (0, 0, 2, 0))
        # And gives them back as they were.
        back = os.path.join(self.folder, "back.xlsx")
        os.rename(self.export(), back)
        self.assertEqual({row[ID] for row in coop_xlsx.read_rows(back)}, set(ids))
        self.register = self.path("here.pmn")
        self.assertEqual(self.read(back), (0, 0, 2, 0))
        self.assertEqual(self.known(), {uuid: (None, "local") for uuid in ids})

    def test_what_was_typed_in_another_register_is_not_taken_for_it(self):
        self.two_alike("here.pmn")
        path = self.export()
        self.two_alike("other.pmn")
        self.assertEqual(self.read(path), (2, 0, 0, 0))
        self.assertEqual(self.read(path), (0, 0, 2, 0))
        self.assertEqual(len(self.known()), 4)

    def test_corrections_follow(self):
        ids = self.two_alike("here.pmn")
        path = self.export()
        self.new_elsewhere()
        self.read(path)
        self.register = self.path("here.pmn")
        self.ok("edit", ids[0], "--set-date", "2026-11-17")
        self.assertEqual(self.read_elsewhere(self.export()), (0, 1, 1, 0))
        days = {row["id"]: row["date"] for row in self.json("list", "activities")}
        self.assertEqual(days, {ids[0]: "2026-11-17", ids[1]: "2026-11-18"})

    def test_undone_import_can_be_made_again(self):
        ids = self.two_alike("here.pmn")
        path = self.export()
        self.new_elsewhere()
        self.read(path)
        self.ok("undo")
        self.assertEqual(self.known(), {})
        self.assertEqual(self.read(path), (2, 0, 0, 0))
        self.assertEqual(set(self.known()), set(ids))
        self.ok("undo")
        self.assertEqual(self.known(), {})
        self.ok("check")

    def test_the_platform_learns_of_them_later(self):
        ids = self.two_alike("here.pmn")
        path = self.export()
        rows = list(coop_xlsx.read_rows(path))
        for number, row in enumerate(rows):
            row["Durée (min)"], row["Participants"] = 45, 1
            row[SOURCE], row[ID] = coop_xlsx.SOURCES[1], f"7d6f5b9e-0000-4000-8000-00000000000{number}"
        coop_xlsx.write_xlsx(self.path("platform.xlsx"), rows, "team", None, 5, 0)
        self.new_elsewhere()
        self.read(path)
        self.assertEqual(self.read(self.path("platform.xlsx")), (0, 0, 0, 2))
        self.assertEqual({national for national, _ in self.known().values()}, {row[ID] for row in rows})
        self.assertEqual(self.read(path), (0, 0, 2, 0))
        self.assertEqual(set(self.known()), set(ids))

    def test_one_of_two_alike_is_known_to_the_platform(self):
        """Two sessions of one file are two, in whatever order they come."""
        self.two_alike("here.pmn")
        rows = list(coop_xlsx.read_rows(self.export()))
        for row in rows:
            row["Durée (min)"], row["Participants"] = 45, 1
        rows[1][SOURCE], rows[1][ID] = coop_xlsx.SOURCES[1], "7d6f5b9e-0000-4000-8000-000000000000"
        coop_xlsx.write_xlsx(self.path("mixed.xlsx"), rows, "team", None, 5, 0)
        self.new_elsewhere()
        self.assertEqual(self.read(self.path("mixed.xlsx")), (2, 0, 0, 0))
        self.assertEqual(self.read(self.path("mixed.xlsx")), (0, 0, 2, 0))

    def test_identifier_that_no_register_gives_is_refused(self):
        self.two_alike("here.pmn")
        rows = list(coop_xlsx.read_rows(self.export()))
        for row in rows:
            row["Durée (min)"], row["Participants"] = 45, 1
        rows[1][ID] = "12345"
        coop_xlsx.write_xlsx(self.path("odd.xlsx"), rows, "team", None, 5, 0)
        self.new_elsewhere()
        report = self.json("import", "coop-xlsx", self.path("odd.xlsx"))
        self.assertEqual([(row["column"], row["value"]) for row in report["rejected"]], [(ID, "12345")])
        self.assertEqual(report["created"], 1)


ctl.main()
