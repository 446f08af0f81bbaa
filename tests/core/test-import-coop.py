# test-import-coop.py PROGRAM: "Mes activités" files, read by permanencectl, against an independent count
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import coop_xlsx  # noqa: E402
import ctl  # noqa: E402

ctl.program(sys.argv[1])

NOTES, BENEFICIARY, ID = "Notes supplémentaires", "Bénéficiaire", "ID CRA"
DAY = datetime.date(2026, 9, 15)


def individual(day=DAY, minutes=30, **more):
    """One row of an own export: an individual session elsewhere in Nantes."""
    row = {
        "Date": day,
        "Enregistré le": day.strftime("%d/%m/%Y à 10:00"),
        "Type": coop_xlsx.INDIVIDUAL,
        "Participants": 1,
        BENEFICIARY: "Bénéficiaire anonyme",
        "Canaux d’accompagnement": "Autre lieu",
        "Commune": "Nantes",
        "Code postal": "44000",
        "Code Insee": "44109",
        "Durée (min)": minutes,
        "Thématique(s) d’accompagnement": "E-mail",
        "Prénom du médiateur": "Inès",
        "Nom du médiateur": "Le Goff",
        "Rôle": "Conseiller Numérique",
        ID: str(uuid.uuid5(uuid.NAMESPACE_OID, f"{day} {minutes} {sorted(more.items())}")),
    }
    row.update(more)
    return row


def workshop(names, **more):
    """The rows of one workshop of an own export."""
    first = individual(minutes=90, Type=coop_xlsx.WORKSHOP, **more)
    return [
        dict(first, Participants=f"{i}/{len(names)}", **{BENEFICIARY: name or "Bénéficiaire anonyme"})
        for i, name in enumerate(names, 1)
    ]


class Coop(ctl.Case):
    def file(self, rows, variant="own", name="f.xlsx", malform=None):
        coop_xlsx.write_xlsx(self.path(name), rows, variant, malform, 1, 200)
        return self.path(name)

    def take(self, rows, *options, variant="own"):
        return self.json("import", "coop-xlsx", self.file(rows, variant), *options)

    def check_figures(self, rows):
        expected = coop_xlsx.count(rows)
        period = expected["period"]
        got = self.stats("--from", period["from"], "--to", period["to"])
        self.assertEqual(got, expected)
        got = self.stats()
        del got["period"], expected["period"]
        self.assertEqual(got, expected)


class Figures(Coop):
    def check_variant(self, variant, n, seed):
        rows = coop_xlsx.make_rows(n, variant, seed, True, True)
        n_activities = len({row[ID] for row in rows})
        report = self.take(rows, variant=variant)
        self.assertEqual((report["rows"], report["activities"], report["created"]), (n, n_activities, n_activities))
        self.assertEqual((report["rejected"], report["absent"], report["updated"]), ([], 0, 0))
        self.check_figures(rows)
        before = self.stats()
        again = self.take(rows, variant=variant)
        self.assertEqual((again["created"], again["updated"], again["unchanged"]), (0, 0, n_activities))
        self.assertEqual((again["changes"], again["new_mediators"], again["new_places"]), ([], [], []))
        self.assertEqual(self.stats(), before)
        self.ok("check")

    def test_own_export_gives_the_figures_of_an_independent_count(self):
        self.check_variant("own", 60, 1)

    def test_team_export_gives_the_figures_of_an_independent_count(self):
        self.check_variant("team", 300, 2)

    def test_export_with_v1_rows_gives_the_figures_of_an_independent_count(self):
        self.check_variant("v1v2", 400, 3)

    def test_undo_brings_the_figures_to_zero_and_the_file_can_be_read_again(self):
        empty = self.stats()
        rows = coop_xlsx.make_rows(80, "team", 4, True, True)
        self.take(rows, variant="team")
        step = next(step for step in self.json("undo", "--list") if step["kind"] == "import")
        self.ok("undo", step["step"])
        self.assertEqual(self.stats(), empty)
        self.assertEqual(self.json("list", "activities"), [])
        self.assertEqual(self.json("list", "places"), [])
        self.assertIn("no activity has a tag", self.refused(3, "stats", "--tag", "x"))
        report = self.take(rows, variant="team")
        self.assertEqual((report["created"], report["trashed"]), (report["activities"], 0))
        self.check_figures(rows)
        self.ok("check")

    def test_what_came_of_it_is_one_sentence_that_counts_right(self):
        path = self.file([individual()])
        self.assertEqual(self.ok("import", "coop-xlsx", path).text.splitlines()[0], "1 row read · 1 activity: 1 new")
        self.assertEqual(self.ok("import", "coop-xlsx", path).text.splitlines()[0], "1 row read · 1 activity: 1 unchanged")
        path = self.file(workshop([None] * 3, **{ID: "c0ffee00-0000-4000-8000-000000000001"}))
        self.assertEqual(self.ok("import", "coop-xlsx", path).text.splitlines()[0], "3 rows read · 1 activity: 1 new")

    def test_own_export_after_the_team_export_changes_nothing(self):
        rows = coop_xlsx.make_rows(40, "own", 5, False, False)
        self.take(rows, variant="team")
        report = self.take(rows)
        self.assertEqual(report["unchanged"], report["activities"])


class Again(Coop):
    def test_newer_file_shows_what_changed(self):
        rows = coop_xlsx.make_rows(30, "own", 6, False, False)
        self.take(rows)
        for row in rows:
            if row[ID] == rows[0][ID]:
                row["Durée (min)"] = 75
                row["Dernière modification le"] = "02/11/2026 à 09:00"
        report = self.take(rows)
        self.assertEqual((report["created"], report["updated"]), (0, 1))
        self.assertEqual([change["column"] for change in report["changes"]], ["Minutes"])
        self.assertIn("75", report["changes"][0]["message"])
        self.check_figures(rows)

    def test_change_within_the_minute_of_the_stamp_is_seen(self):
        rows = [individual(), individual(minutes=45)]
        self.take(rows)
        rows[0]["Durée (min)"] = 35
        self.assertEqual(self.take(rows)["updated"], 1)
        self.check_figures(rows)

    def corrected(self):
        """Reference, day and tags of the session of 30 minutes, as corrected here."""
        (reference,) = self.rows("SELECT local_ref FROM activity WHERE minutes = 30")[0]
        listed = {row["reference"]: row for row in self.json("list", "activities")}
        return reference, listed[reference]["date"], sorted(listed[reference]["tags"])

    def test_what_was_corrected_here_stays_while_the_file_says_the_same(self):
        rows = [individual(), individual(minutes=45)]
        self.take(rows)
        report = self.json("edit", "--set-date", "2026-09-17", self.corrected()[0])
        self.assertEqual(report["changed"], 1)
        self.ok("edit", "--add-tag", "bilan", self.corrected()[0])
        before = self.corrected()
        self.assertEqual(before[1:], ("2026-09-17", ["bilan"]))
        report = self.take(rows)
        self.assertEqual((report["unchanged"], report["updated"], report["created"]), (2, 0, 0))
        self.assertEqual(self.corrected(), before)
        # A newer file that changes something else: the correction is not its business.
        rows[1]["Durée (min)"] = 50
        report = self.take(rows)
        self.assertEqual((report["unchanged"], report["updated"]), (1, 1))
        self.assertEqual(self.corrected(), before)
        self.ok("check")

    def test_newer_version_of_a_corrected_activity_says_what_it_changes_and_keeps_tags_of_here(self):
        rows = [individual(Tags="médiathèque")]
        self.take(rows)
        reference = self.corrected()[0]
        self.ok("edit", "--set-date", "2026-09-17", reference)
        self.ok("edit", "--add-tag", "bilan", reference)
        rows[0]["Thématique(s) d’accompagnement"] = "Bureautique"
        report = self.take(rows)
        self.assertEqual((report["updated"], report["created"]), (1, 0))
        said = {change["column"]: change["message"] for change in report["changes"]}
        self.assertEqual(set(said), {"Date", "Themes"})
        self.assertIn("15/09/2026", said["Date"])
        self.assertEqual(self.corrected(), (reference, "2026-09-15", ["bilan", "médiathèque"]))
        step = next(step for step in self.json("undo", "--list") if step["kind"] == "import")
        self.ok("undo", step["step"])
        self.assertEqual(self.corrected()[1], "2026-09-17")

    def test_rows_absent_from_a_newer_file_are_listed_never_deleted(self):
        rows = [individual(DAY + datetime.timedelta(days=i)) for i in range(4)]
        self.take(rows)
        report = self.take([rows[0], rows[3]])
        self.assertEqual((report["absent"], report["unchanged"]), (2, 2))
        self.assertEqual(len(report["notices"]), 2)
        self.check_figures(rows)

    def test_trashed_here_stays_in_the_trash_and_is_reported(self):
        rows = [individual(), individual(minutes=45)]
        self.take(rows)
        (reference,) = self.rows("SELECT local_ref FROM activity WHERE minutes = 45")[0]
        self.ok("delete", reference)
        report = self.take(rows)
        self.assertEqual((report["created"], report["unchanged"], report["trashed"]), (0, 1, 1))
        self.assertEqual(report["notices"][0]["value"], reference)
        self.check_figures(rows[:1])

    def test_trial_writes_nothing_and_says_the_same(self):
        rows = coop_xlsx.make_rows(50, "team", 7, True, True)
        before = self.content()
        trial = self.take(rows, "--dry-run", "--with-names", "--with-notes", variant="team")
        self.assertEqual(self.content(), before)
        self.assertTrue(trial.pop("dry_run"))
        report = self.take(rows, "--with-names", "--with-notes", variant="team")
        self.assertFalse(report.pop("dry_run"))
        self.assertEqual(trial, report)
        self.assertGreater(report["created"], 0)

    def test_backup_is_made_before(self):
        self.take([individual()])
        names = [name for _, _, files in os.walk(self.folder) for name in files]
        self.assertTrue([name for name in names if "before-import" in name], names)


class People(Coop):
    NAMES = ["Jeanne Exemple", None, "Jeanne Exemple", "Karim Fictif"]

    def people(self):
        return self.rows("SELECT given, family FROM beneficiary WHERE deleted_at IS NULL ORDER BY id")

    def test_names_are_not_read_unless_asked_for(self):
        self.take(workshop(self.NAMES))
        self.assertEqual(self.people(), [])
        self.assertEqual(self.stats()["beneficiaries"], {"total": 4, "followed": 0, "anonymous": 4})
        with open(self.register, "rb") as file:
            self.assertNotIn(b"Exemple", file.read())

    def test_equal_names_in_one_workshop_are_two_people(self):
        rows = workshop(self.NAMES)
        report = self.take(rows, "--with-names")
        self.assertEqual(report["created"], 1)
        self.assertEqual(self.people(), [("Jeanne", "Exemple"), ("Jeanne", "Exemple"), ("Karim", "Fictif")])
        self.assertEqual(self.stats()["beneficiaries"], {"total": 4, "followed": 3, "anonymous": 1})
        again = self.take(rows, "--with-names")
        self.assertEqual((again["unchanged"], again["updated"]), (1, 0))
        self.assertEqual(len(self.people()), 3)

    def test_same_name_in_two_activities_is_one_person(self):
        rows = [individual(minutes=20, **{BENEFICIARY: "Omar Essai"}), individual(**{BENEFICIARY: "Omar Essai"})]
        self.take(rows, "--with-names")
        self.assertEqual(self.people(), [("Omar", "Essai")])

    def test_a_name_is_never_laid_on_the_row_of_somebody_else(self):
        genders = {"Jeanne Exemple": "Féminin", "Karim Fictif": "Masculin", None: "Non communiqué"}

        def rows(names):
            made = workshop(names, **{ID: str(uuid.UUID(int=7))})
            for row, name in zip(made, names):
                row["Genre du bénéficiaire"] = genders[name]
            return made

        self.take(rows(["Jeanne Exemple", "Karim Fictif"]), "--with-names")
        # A newer file, read without the names, has somebody new before them.
        report = self.take(rows([None, "Karim Fictif", "Jeanne Exemple"]))
        self.assertEqual(report["updated"], 1)
        self.assertEqual(
            self.rows(
                "SELECT b.given, t.code FROM participation p JOIN term t ON t.id = p.gender_term"
                " LEFT JOIN beneficiary b ON b.id = p.beneficiary_id ORDER BY p.position"
            ),
            [(None, "non_communique"), ("Karim", "masculin"), ("Jeanne", "feminin")],
        )
        figures = self.stats()
        self.assertEqual((figures["accompaniments"], figures["beneficiaries"]["followed"]), (3, 2))

    def test_names_can_be_asked_for_later(self):
        rows = workshop(self.NAMES)
        self.take(rows)
        report = self.take(rows, "--with-names")
        self.assertEqual((report["created"], report["updated"]), (0, 1))
        self.assertEqual(len(self.people()), 3)
        figures = self.stats()
        self.assertEqual((figures["accompaniments"], figures["beneficiaries"]["followed"]), (4, 3))

    def test_notes_are_read_only_if_asked_for(self):
        rows = [individual(**{NOTES: "Apporter le chargeur."})]
        self.take(rows)
        self.assertEqual(self.rows("SELECT notes FROM activity"), [(None,)])
        self.assertEqual(self.take(rows, "--with-notes")["updated"], 1)
        self.assertEqual(self.rows("SELECT notes FROM activity"), [("Apporter le chargeur.",)])
        self.assertEqual(self.take(rows, "--with-notes")["unchanged"], 1)


class Link(Coop):
    def log(self, minutes=30, day=DAY):
        self.ok("log", "individual", "--mediator", "Inès Le Goff", "--date", day, "--minutes", minutes, "--elsewhere",
                "--commune", "44109", "--theme", "email")

    def setUp(self):
        super().setUp()
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")

    def test_reference_in_the_notes_links(self):
        self.log()
        (reference,) = self.rows("SELECT local_ref FROM activity")[0]
        # everything else differs: only the reference can tell
        rows = [individual(DAY - datetime.timedelta(days=1), 45, **{NOTES: f"Vu avec Omar. Réf. locale {reference}, suite."})]
        report = self.take(rows)
        self.assertEqual((report["linked"], report["created"]), (1, 0))
        self.assertEqual(self.rows("SELECT national_id, minutes, notes FROM activity"), [(rows[0][ID], 30, None)])
        self.assertEqual(self.take(rows)["unchanged"], 1)

    def test_reference_of_a_trashed_activity_does_not_bring_it_back(self):
        self.log()
        (reference,) = self.rows("SELECT local_ref FROM activity")[0]
        self.ok("delete", reference)
        report = self.take([individual(**{NOTES: reference})])
        self.assertEqual((report["trashed"], report["created"]), (1, 0))
        self.assertEqual(self.stats()["activities"]["total"], 0)

    def test_same_session_logged_here_is_linked_not_added(self):
        self.log()
        report = self.take([individual()])
        self.assertEqual((report["linked"], report["created"]), (1, 0))
        self.assertEqual(self.stats()["activities"]["total"], 1)
        step = next(step for step in self.json("undo", "--list") if step["kind"] == "import")
        self.ok("undo", step["step"])
        self.assertEqual(self.rows("SELECT national_id FROM activity"), [(None,)])

    def test_two_identical_sessions_pair_one_to_one(self):
        self.log()
        self.log()
        rows = [individual(**{ID: str(uuid.UUID(int=i))}) for i in range(1, 4)]
        report = self.take(rows)
        self.assertEqual((report["linked"], report["created"]), (2, 1))
        self.assertEqual(self.stats()["activities"]["total"], 3)
        self.assertEqual(self.take(rows)["unchanged"], 3)

    def test_other_day_duration_theme_or_place_is_another_session(self):
        self.log()
        rows = [
            individual(DAY + datetime.timedelta(days=1)),
            individual(minutes=60),
            individual(**{"Thématique(s) d’accompagnement": "Bureautique"}),
            individual(**{"Canaux d’accompagnement": "À domicile"}),
        ]
        report = self.take(rows)
        self.assertEqual((report["linked"], report["created"]), (0, 4))


class Left(Coop):
    def test_rows_outside_the_time_in_this_structure_are_listed_and_left_out(self):
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff", "--from", "2026-09-10", "--to", "2026-09-20")
        rows = [individual(datetime.date(2026, 9, day)) for day in (9, 10, 20, 21)]
        report = self.take(rows)
        self.assertEqual((report["outside"], report["created"]), (2, 2))
        self.assertEqual([notice["row"] for notice in report["notices"]], [23, 26])
        self.check_figures(rows[1:3])
        report = self.take(rows, "--include-outside")
        self.assertEqual((report["outside"], report["created"], report["unchanged"]), (0, 2, 2))
        self.check_figures(rows)

    def test_what_is_here_already_brings_nobody_and_no_step(self):
        rows = [individual(**{"Canaux d’accompagnement": "Lieu d’activité", "Nom du lieu": "Médiathèque"})]
        self.take(rows, variant="team")
        # The person and the place of the file have other names since, by a dump that says so.
        self.write("dump.jsonl", self.ok("dump").text.replace("Le Goff", "Le Bris").replace("Médiathèque", "La Source"))
        self.register = self.path("renamed.pmn")
        self.ok("load", self.path("dump.jsonl"))
        self.assertEqual([row["family"] for row in self.json("list", "mediators")], ["Le Bris"])
        before = self.content()
        report = self.take(rows, variant="team")
        self.assertEqual((report["unchanged"], report["new_mediators"], report["new_places"]), (1, [], []))
        self.assertEqual(self.content(), before)

    def test_nothing_is_created_when_told_so(self):
        rows = [individual()]
        result = self.run_ctl("--json", "import", "coop-xlsx", self.file(rows), "--no-create")
        self.assertEqual(result.code, 3)
        self.assertEqual((result.json["created"], len(result.json["rejected"])), (0, 1))
        self.assertIn("Le Goff", result.json["rejected"][0]["message"])
        self.assertEqual(self.json("list", "mediators"), [])
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")
        place = {"Canaux d’accompagnement": "Lieu d’activité", "Nom du lieu": "La Grange"}
        report = self.take(rows + [individual(minutes=20, **place)], "--no-create")
        self.assertEqual((report["created"], len(report["rejected"])), (1, 1))
        self.assertEqual(report["rejected"][0]["value"], "La Grange")
        self.assertEqual(self.json("list", "places"), [])

    def test_unknown_labels_are_kept_verbatim_and_listed_once(self):
        label = "Pilotage de drones"
        more = {"Thématique(s) d’accompagnement": f"E-mail\n{label}", "Tranche d’âge du bénéficiaire": "110 ans"}
        report = self.take([individual(minutes=i, **more) for i in (10, 20, 30)])
        self.assertEqual(sorted(notice["value"] for notice in report["notices"]), ["110 ans", label])
        figures = self.stats()
        self.assertEqual(figures["themes"][label], {"activities": 3, "accompaniments": 3})
        self.assertEqual(figures["ages"], {"110 ans": 3})

    def test_rows_of_one_activity_need_not_follow_each_other(self):
        first, second = workshop([None] * 3), workshop([None] * 2, Commune="Rezé")
        rows = [first[0], second[0], first[1], second[1], first[2]]
        report = self.take(rows)
        self.assertEqual((report["activities"], report["notices"]), (2, []))
        self.check_figures(rows)

    def test_cut_workshop_is_noticed(self):
        rows = workshop([None] * 5)[:3]
        report = self.take(rows)
        self.assertEqual((report["created"], len(report["notices"])), (1, 1))
        self.assertRegex(report["notices"][0]["message"], r"3 rows.* 5 people")
        self.check_figures(rows)

    def test_row_that_cannot_be_taken_is_named(self):
        rows = [individual(), individual(minutes=45), individual(minutes=60)]
        rows[1]["Durée (min)"] = "longtemps"
        rows[2]["Type"] = "Sieste"
        report = self.take(rows)
        self.assertEqual(report["created"], 1)
        said = [(message["row"], message["column"], message["value"]) for message in report["rejected"]]
        self.assertEqual(said, [(24, "Durée (min)", "longtemps"), (25, "Type", "Sieste")])

    def test_absurd_values_are_kept_exactly_or_refused_in_words(self):
        text = "‮abc‬ 👩🏽‍🌾 '; DROP TABLE activity;-- " + "é" * 1000
        rows = [individual(**{NOTES: text, "Nom de la démarche administrative": text}), individual(minutes=10**9)]
        rows.append(dict(individual(minutes=5), Date=datetime.date(1900, 3, 1)))
        rows.append(dict(workshop([None])[0], Participants="1/1000000000"))
        report = self.take(rows, "--with-notes")
        self.assertEqual([message["row"] for message in report["rejected"]], [24, 25])
        self.assertEqual(self.rows("SELECT notes FROM activity WHERE notes IS NOT NULL"), [(text,)])
        self.assertEqual(len(report["notices"]), 1)
        self.ok("check")


class Bad(Coop):
    """Each refused with a sentence, exit code 1, and nothing written."""

    def check_refused(self, pattern, malform=None, name="f.xlsx", rows=None):
        rows = rows or coop_xlsx.make_rows(30, "own", 8, False, False)
        path = self.file(rows, malform=malform, name=name)
        before = self.content()
        said = self.refused(1, "import", "coop-xlsx", path)
        self.assertRegex(said, pattern)
        self.assertEqual(self.content(), before)
        return said

    def test_truncated(self):
        path = self.file(coop_xlsx.make_rows(30, "own", 8, False, False))
        with open(path, "r+b") as file:
            file.truncate(os.path.getsize(path) * 2 // 3)
        self.assertRegex(self.refused(1, "import", "coop-xlsx", path), "f.xlsx")

    def test_not_a_workbook(self):
        self.assertRegex(self.refused(1, "import", "coop-xlsx", self.write("f.xlsx", "Bonjour\n")), "f.xlsx")

    def test_missing_file(self):
        self.assertRegex(self.refused(1, "import", "coop-xlsx", self.path("absent.xlsx")), "absent.xlsx")

    def test_no_sheet(self):
        self.check_refused("Activités", "nosheet")

    def test_no_header(self):
        self.check_refused("ID CRA", "noheader")

    def test_formula(self):
        self.check_refused("Row 23, column “Durée .min.”", "formula")

    def test_dates_as_text(self):
        self.check_refused(r"Row 23, column “Date”: “\d\d/\d\d/\d{4}”", "dates-as-text")

    def test_bad_xml(self):
        self.check_refused("sheet1.xml", "bad-xml")

    def test_doctype(self):
        self.check_refused("sharedStrings.xml", "doctype")

    def test_missing_string(self):
        self.check_refused("23|B23|string", "missing-string")

    def test_bomb(self):
        self.check_refused(".", "bomb200mb")

    def test_fault_after_good_rows_writes_nothing(self):
        rows = [individual(minutes=i) for i in range(1, 40)]
        rows[-1]["Date"] = "hier"
        path = self.path("late.xlsx")
        coop_xlsx.write_xlsx(path, rows, "own", None, 1, 200)
        before = self.content()
        self.assertRegex(self.refused(1, "import", "coop-xlsx", path), "Row 61, column “Date”: “hier”")
        self.assertEqual(self.content(), before)


if __name__ == "__main__":
    ctl.main()
