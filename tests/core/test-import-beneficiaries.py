# test-import-beneficiaries.py PROGRAM: the platform's workbook of beneficiaries, read and written
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import stat
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import ctl  # noqa: E402
import plain_xlsx  # noqa: E402

ctl.program(sys.argv[1])

TITLES = ["Nom*", "Prénom*", "Année de naissance", "Commune", "Code INSEE", "Code postal", "Téléphone", "E-mail"]
TITLES += ["Genre", "Notes"]
EXAMPLE = ["Exemple", "Camille", 1980, "Nantes", "44109", "44000", "", "", "F", ""]


def formula(value):
    return plain_xlsx.Formula("VLOOKUP(D4,Communes!A:C,2,0)", value)


JEANNE = ["Martin", "Jeanne", 1951, "Nantes", formula("44109"), formula("44000"), "06 12 34 56 78"]
JEANNE += ["jeanne@exemple.fr", "Féminin", "Vient le jeudi"]


class Beneficiaries(ctl.Case):
    def file(self, rows, sheet="Bénéficiaires"):
        plain_xlsx.write(self.path("b.xlsx"), {sheet: [["Import"], [], TITLES, *rows]})
        return self.path("b.xlsx")

    def people(self):
        return self.rows(
            "SELECT family, given, birth_year, commune, insee, postcode, phone, email, notes FROM beneficiary"
            " WHERE deleted_at IS NULL ORDER BY id"
        )

    def test_people_are_read_with_the_values_of_formulas(self):
        other = ["Étienne", "Élie", "", "", formula(None), formula(None), "", "", "", ""]
        report = self.json("import", "beneficiaries", self.file([EXAMPLE, JEANNE, other]))
        self.assertEqual((report["rows"], report["created"], report["rejected"]), (2, 2, []))
        self.assertEqual([notice["row"] for notice in report["notices"]], [4])
        expected = ("Martin", "Jeanne", 1951, "Nantes", "44109", "44000", "+33612345678", "jeanne@exemple.fr")
        self.assertEqual(self.people()[0], expected + ("Vient le jeudi",))
        self.assertEqual(self.people()[1][:3], ("Étienne", "Élie", None))

    def test_reading_again_creates_nobody(self):
        rows = [JEANNE, ["Martin", "Jeanne", 1960] + [""] * 7]
        self.json("import", "beneficiaries", self.file(rows))
        report = self.json("import", "beneficiaries", self.file([["MARTIN", "jeanne", 1951] + [""] * 7] + rows))
        self.assertEqual((report["created"], report["unchanged"]), (0, 3))
        self.assertEqual(len(self.people()), 2)

    def test_first_empty_row_is_the_end(self):
        formulas = ["", "", "", "", formula(None), formula(None)]
        report = self.json("import", "beneficiaries", self.file([JEANNE, formulas, ["Durand", "Luc"]]))
        self.assertEqual((report["rows"], report["created"]), (1, 1))
        report = self.json("import", "beneficiaries", self.file([JEANNE, [], ["Durand", "Luc"]]))
        self.assertEqual(report["rows"], 1)

    def test_each_wrong_cell_is_named(self):
        bad = ["", "Luc", 1850, "", "4410", "ABCDE", "12", "luc", "X", ""]
        report = self.json("import", "beneficiaries", self.file([JEANNE, bad]))
        self.assertEqual(report["created"], 1)
        said = {(message["row"], message["column"]) for message in report["rejected"]}
        wrong = ["Nom*", "Année de naissance", "Code INSEE", "Code postal", "Téléphone", "E-mail", "Genre"]
        self.assertEqual(said, {(5, column) for column in wrong})

    def test_other_workbook_is_refused(self):
        self.assertIn("Bénéficiaires", self.refused(1, "import", "beneficiaries", self.file([JEANNE], "Feuille1")))

    def test_kind_is_told_by_the_content(self):
        self.assertEqual(self.json("import", "auto", self.file([JEANNE]))["created"], 1)
        self.assertEqual(len(self.people()), 1)

    def test_what_is_written_reads_back_the_same(self):
        rows = [JEANNE, ["O’Neil <&>", "Zoé 👩", "", "Saint-Denis", "93066", "93200", "", "", "Masculin", "a\nb"]]
        self.json("import", "beneficiaries", self.file(rows))
        before = self.people()
        path = self.path("out.xlsx")
        self.assertEqual(self.json("export", "beneficiaries", "-o", path)["rows"], 2)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        self.register = self.path("other.pmn")
        self.ok("init", "--name", "Autre")
        report = self.json("import", "beneficiaries", path)
        self.assertEqual((report["created"], report["rejected"], report["notices"]), (2, [], []))
        self.assertEqual(sorted(self.people(), key=repr), sorted(before, key=repr))

    def test_one_step_undoes_it(self):
        self.json("import", "beneficiaries", self.file([JEANNE]))
        step = next(step for step in self.json("undo", "--list") if step["kind"] == "import")
        self.ok("undo", step["step"])
        self.assertEqual(self.people(), [])
        self.assertEqual(self.json("import", "beneficiaries", self.file([JEANNE]))["created"], 1)


if __name__ == "__main__":
    ctl.main()
