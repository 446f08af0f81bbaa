# test-edit.py PERMANENCECTL: one change to many activities: all or nothing, one step, exact figures.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import ctl  # noqa: E402

ctl.program(sys.argv[1])
os.environ["PMN_FIXED_NOW"] = "2026-11-22T10:00"


class Edit(ctl.Case):
    def setUp(self):
        super().setUp()
        self.ok("add", "mediator", "--given", "Camille", "--family", "Durandeau")
        self.ok("add", "mediator", "--given", "Nadia", "--family", "Belkacem")
        self.ok("add", "mediator", "--kind", "intern", "--given", "Théo", "--family", "Petit")
        self.ok("add", "place", "--name", "Médiathèque", "--commune", "79191")
        self.ok("add", "place", "--name", "Halle", "--commune", "79191")
        for day in range(2, 7):
            self.ok("log", "individual", "--mediator", "Camille Durandeau", "--date", f"2026-11-0{day}", "--minutes", "30",
                    "--place", "Médiathèque", "--theme", "email")
        self.refs = [row["reference"] for row in self.json("list", "activities")]

    def steps(self):
        return self.json("undo", "--list")

    def changed(self, *words):
        return self.json("edit", *words)["changed"]

    def tags(self):
        return {row["tag"]: row["activities"] for row in self.json("list", "tags")}

    def test_a_tag_that_nothing_has_is_refused_with_those_there_are(self):
        for command in (["list", "activities"], ["stats"], ["export", "journal", "--format", "ods", "-o", "/dev/null"]):
            self.assertIn("no activity has a tag", self.refused(3, *command, "--tag", "Rural"))
        self.changed("--add-tag", "Marché", *self.refs[:2])
        self.changed("--add-tag", "Rural", self.refs[0])
        self.assertIn("Marché, Rural", self.refused(3, "stats", "--tag", "Rurale"))
        self.assertEqual(len(self.json("list", "activities", "--tag", "marche")), 2, "as it is said, not as it is written")
        self.changed("--tag", "Rural", "--remove-tag", "Rural")
        self.assertNotIn("Rural,", self.refused(3, "stats", "--tag", "Rural"))

    def test_tags(self):
        before = self.json("list", "activities")
        self.assertEqual(self.changed("--from", "2026-11-02", "--add-tag", " Rural "), 5)
        self.assertEqual(self.changed("--add-tag", "Marché", *self.refs[:2]), 2)
        self.assertEqual(self.changed("--add-tag", "Marché", *self.refs[:3]), 1, "those that had it are left alone")
        self.assertEqual(self.tags(), {"Marché": 3, "Rural": 5})
        self.assertEqual(len(self.json("list", "activities", "--tag", "Marché")), 3)
        # One of the new name absorbs it.
        self.ok("delete", self.refs[0])
        self.assertEqual(self.changed("--tag", "Marché", "--rename-tag", "Rural"), 3)
        self.assertEqual(self.tags(), {"Rural": 4})
        self.ok("undo")
        self.assertEqual(self.tags(), {"Marché": 2, "Rural": 4})
        self.ok("undo")
        self.assertEqual(self.tags(), {"Marché": 3, "Rural": 5})
        self.assertEqual(self.changed("--tag", "Rural", "--remove-tag", "Rural"), 5)
        self.assertEqual(self.tags(), {"Marché": 3})
        for _ in range(4):
            self.ok("undo")
        self.assertEqual(self.json("list", "activities"), before)
        self.ok("check")

    def test_who_where_when(self):
        self.assertEqual(self.changed("--place", "Médiathèque", "--set-mediator", "Nadia Belkacem"), 5)
        self.assertEqual(self.stats("--mediator", "Nadia Belkacem")["activities"]["total"], 5)
        self.assertEqual(self.changed("--to", "2026-11-03", "--set-place", "Halle"), 2)
        self.assertEqual(self.stats("--place", "Halle")["activities"]["total"], 2)
        self.assertEqual(self.changed("--set-date", "2026-10-15", *self.refs), 5)
        self.assertEqual([month["month"] for month in self.stats()["by_month"]], ["2026-10"])
        self.ok("check")
        self.assertEqual([step["kind"] for step in self.steps()[:3]], ["change-day", "change-place", "change-mediator"])
        self.assertIn("Halle", str(self.steps()[1]))
        for _ in range(3):
            self.ok("undo")
        self.assertEqual(self.stats("--mediator", "Camille Durandeau", "--place", "Médiathèque")["activities"]["total"], 5)
        self.ok("check")

    def test_refused_writes_nothing(self):
        before = self.content()
        everything = ("--from", "2026-01-01")
        self.refused(3, "edit", *everything, "--set-date", "2026-12-24")
        self.refused(3, "edit", *everything, "--set-date", "1999-12-31")
        self.refused(3, "edit", *everything, "--set-mediator", "Théo Petit")
        self.refused(3, "edit", *everything, "--add-tag", "   ")
        self.refused(3, "edit", *everything, "--set-place", "Nulle part")
        self.refused(3, "edit", self.refs[0], "0000-9999", "--add-tag", "x")
        self.refused(2, "edit", "--add-tag", "x")
        self.refused(2, "edit", *everything, self.refs[0], "--add-tag", "x")
        self.refused(2, "edit", *everything)
        self.refused(2, "edit", *everything, "--add-tag", "x", "--set-place", "Halle")
        self.refused(2, "edit", *everything, "--rename-tag", "x")
        self.assertEqual(self.content(), before)

    def test_a_tag_that_must_not_be_kept_is_warned_of_and_given(self):
        iban = "FR76 3000 6000 0112 3456 7890 189"
        self.assertIn("bank account", self.ok("edit", self.refs[0], "--add-tag", iban).said)
        self.ok("edit", self.refs[1], "--add-tag", "Banque")
        self.assertIn("bank account", self.ok("edit", "--tag", "Banque", "--rename-tag", iban).said)
        self.assertEqual(self.tags(), {iban: 2})
        self.assertEqual(self.ok("edit", "--tag", iban, "--rename-tag", "Banque").said, "", "it is being corrected")

    def test_a_tag_is_renamed_everywhere_or_not_at_all(self):
        self.ok("edit", *self.refs, "--add-tag", "Rural")
        before = self.content()
        self.refused(2, "edit", "--from", "2026-01-01", "--tag", "Rural", "--rename-tag", "x")
        self.assertEqual(self.content(), before)


if __name__ == "__main__":
    ctl.main()
