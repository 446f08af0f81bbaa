# test-import-table.py PROGRAM: the user's own tables
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import json
import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import coop_xlsx  # noqa: E402
import ctl  # noqa: E402
import plain_ods  # noqa: E402
import plain_xlsx  # noqa: E402

ctl.program(sys.argv[1])


class Table(ctl.Case):
    def setUp(self):
        super().setUp()
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")

    def take(self, content, *options):
        return self.json("import", "table", self.write("t.csv", content), *options)

    def minutes(self):
        return [minutes for (minutes,) in self.rows("SELECT minutes FROM activity ORDER BY id")]

    def test_french_spreadsheet_as_people_have_it(self):
        report = self.take(
            "Suivi 2026;;;;;\n;;;;;\n"
            "Date;Durée;Type;Lieu;Commune;Thèmes;Nb personnes;Sexe;Âge;Statut;Remarques\n"
            "05/03/2026;1 h 30;RDV;Médiathèque;Nantes;E-mail, sécurité;1;F;72;Retraité;secret\n"
            "6 mars 2026;90 min;Atelier;Médiathèque;Nantes;Bureautique;8;;;;\n"
            "lundi 9 mars 2026;1:15;individuel;À domicile;Nantes;Démarche en ligne;1;H;18-35;;\n"
            "10/03/2026;45;Réunion;;;;;;;;\n"
        )
        self.assertEqual((report["rows"], report["created"], report["rejected"]), (4, 4, []))
        figures = self.stats()
        self.assertEqual(
            figures["activities"], {"total": 3, "individual": 2, "workshop": 1, "one_off": 0, "local": 1}
        )
        self.assertEqual((figures["minutes"], figures["minutes_local"], figures["participants"]), (255, 45, 8))
        self.assertEqual(figures["genders"], {"feminin": 1, "masculin": 1, "non_communique": 8})
        self.assertEqual(figures["ages"], {"soixante_dix_plus": 1, "v1:18-35": 1, "non_communique": 8})
        self.assertEqual(set(figures["themes"]), {"email", "securite_numerique", "bureautique",
                                                  "aide_aux_demarches_administratives"})
        self.assertEqual(figures["place_kinds"], {"lieu_activite": 2, "domicile": 1})
        self.assertEqual(report["new_places"], ["Médiathèque"])
        self.assertEqual(self.rows("SELECT DISTINCT notes FROM activity"), [(None,)])
        self.ok("check")

    def test_a_title_stays_with_a_session_although_the_form_asks_for_none(self):
        report = self.take("Date;Durée;Commune;Thème;Nb personnes;Titre\n05/03/2026;45;Nantes;E-mail;1;Boîte pleine\n")
        self.assertEqual((report["created"], report["rejected"]), (1, []))
        self.assertEqual([(row["kind"], row["title"]) for row in self.json("list", "activities")],
                         [("individual", "Boîte pleine")])

    def test_an_administrative_theme_brings_the_one_that_the_national_form_wants_with_it(self):
        report = self.take("Date;Durée;Endroit;Commune;Thème\n05/03/2026;45;Mairie;Nantes;Impôts\n")
        self.assertEqual((report["created"], report["rejected"], report["new_places"]), (1, [], ["Mairie"]))
        self.assertEqual(set(self.stats()["themes"]), {"aide_aux_demarches_administratives", "argent_impots"})

    def test_a_file_that_is_not_recognised_is_told_in_short(self):
        said = self.refused(1, "import", "auto", self.write("notes.csv", "a;b\n1;2\n"))
        self.assertIn("“notes.csv”", said)
        self.assertIn("“Date”", said)
        self.assertLess(len(said), 160)

    def test_what_is_the_same_for_several_rows_is_said_once(self):
        content = "Date;Minutes;Ville;Thème\n" + "".join(f"0{day}/03/2026;30;Nantes;E-mail\n" for day in (3, 4, 5))
        self.take(content)
        for row in self.json("list", "activities"):
            self.ok("delete", row["reference"])
        said = self.ok("import", "table", self.path("t.csv")).text
        self.assertIn("3 rows, row 2 first: in the trash here", said)
        self.assertEqual(said.count("in the trash here: left there"), 1, said)

    def test_durations_in_every_form(self):
        forms = {"90": 90, "90 min": 90, "1 h 30": 90, "1h30": 90, "1:30": 90, "1:30:00": 90, "1,5 h": 90, "2 heures": 120,
                 "45 mn": 45, "1 heure 15 minutes": 75, "0h45": 45}  # fmt: skip
        lines = [f'{i + 1:02}/03/2026;"{form}";Nantes;Bureautique' for i, form in enumerate(forms)]
        report = self.take("Date;Durée;Commune;Thème\n" + "\n".join(lines) + "\n")
        self.assertEqual(report["rejected"], [])
        self.assertEqual(self.minutes(), list(forms.values()))

    def test_reading_again_creates_nothing_and_identical_rows_stay_two(self):
        row = "05/03/2026;30;Nantes;E-mail\n"
        content = "Date;Minutes;Ville;Thème\n" + row + row + "06/03/2026;30;Nantes;E-mail\n"
        self.assertEqual(self.take(content)["created"], 3)
        before = self.stats()
        report = self.take(content)
        self.assertEqual((report["created"], report["unchanged"]), (0, 3))
        self.assertEqual(self.stats(), before)
        report = self.take(content + row)
        self.assertEqual((report["created"], report["unchanged"]), (1, 3))

    def test_row_with_an_identifier_is_found_again_when_it_changes(self):
        self.take("N°;Date;Minutes;Ville;Thème\n1;05/03/2026;30;Nantes;E-mail\n2;05/03/2026;30;Nantes;E-mail\n")
        report = self.take("N°;Date;Minutes;Ville;Thème\n2;05/03/2026;40;Nantes;E-mail\n1;05/03/2026;30;Nantes;E-mail\n")
        self.assertEqual((report["created"], report["updated"], report["unchanged"]), (0, 1, 1))
        self.assertIn("30 → 40", report["changes"][0]["message"])
        self.assertEqual(sorted(self.minutes()), [30, 40])

    def test_row_that_changes_keeps_what_only_this_register_knows(self):
        header = "N°;Date;Minutes;Ville;Thème\n"
        self.take(header + "1;05/03/2026;30;Nantes;E-mail\n")
        (reference,) = self.rows("SELECT local_ref FROM activity")[0]
        self.ok("edit", "--add-tag", "bilan", reference)
        self.ok("add", "beneficiary", "--given", "Omar", "--family", "Essai", "--informed")
        # The person is named afterwards, as in the window: here in the dump, loaded into a new register.
        lines = [json.loads(line) for line in self.ok("dump").text.splitlines()]
        person = next(line["uuid"] for line in lines if line["type"] == "beneficiary")
        activity = next(line for line in lines if line["type"] == "activity")
        margins = {key: next(iter(activity["tallies"][key])) for key in ("gender", "age", "status")}
        activity["participations"] = [{"uuid": str(uuid.uuid4()), "position": 1, "beneficiary": person, **margins}]
        del activity["tallies"], activity["anonymous"]
        self.write("dump.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        self.register = self.path("named.pmn")
        self.ok("load", self.path("dump.jsonl"))
        self.assertEqual(self.stats()["beneficiaries"]["followed"], 1)
        report = self.take(header + "1;05/03/2026;40;Nantes;E-mail\n")
        self.assertEqual((report["updated"], [change["column"] for change in report["changes"]]), (1, ["Minutes"]))
        self.assertEqual(self.minutes(), [40])
        self.assertEqual(self.json("list", "activities")[0]["tags"], ["bilan"])
        self.assertEqual(self.stats()["beneficiaries"], {"total": 1, "followed": 1, "anonymous": 0})
        # Somebody more came: who, only the table knows now.
        header, row = header[:-1] + ";Personnes;Type\n", "1;05/03/2026;40;Nantes;E-mail;2;Atelier\n"
        self.assertEqual(self.take(header + row)["updated"], 1)
        self.assertEqual(self.stats()["accompaniments"], 2)
        self.ok("check")

    def test_columns_can_be_named_and_are_remembered_for_this_shape_of_file(self):
        content = "Quand donc;Combien;Ville;Quoi\n05/03/2026;30;Nantes;E-mail\n"
        path = self.write("t.csv", content)
        self.assertIn("Date", self.refused(1, "import", "table", path))
        options = ["--map", "date=Quand donc", "--map", "minutes=Combien", "--map", "themes=Quoi"]
        self.assertEqual(self.take(content, *options, "--dry-run")["created"], 1)
        self.refused(1, "import", "table", path)
        self.assertEqual(self.take(content, *options)["created"], 1)
        report = self.take(content + "06/03/2026;45;Nantes;Bureautique\n")
        self.assertEqual((report["created"], report["unchanged"]), (1, 1))

    def test_register_without_its_structure(self):
        lines = [line for line in map(json.loads, self.ok("dump").text.splitlines()) if line["type"] != "structure"]
        lines[-1]["lines"] -= 1
        self.write("dump.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        self.register = self.path("bare.pmn")
        self.ok("load", self.path("dump.jsonl"))
        report = self.take("Date;Minutes;Ville\n05/03/2026;30;Nantes\n")
        self.assertEqual((report["created"], report["rejected"]), (1, []))

    def test_wrong_mapping_is_said(self):
        path = self.write("t.csv", "Date;Minutes;Ville\n05/03/2026;30;Nantes\n")
        self.assertIn("couleur", self.refused(2, "import", "table", path, "--map", "couleur=Ville"))
        self.assertIn("Absente", self.refused(1, "import", "table", path, "--map", "minutes=Absente"))

    def test_only_valid_rows_are_read_and_the_others_named(self):
        content = (
            "Date;Durée;Ville;Thème;Personnes;Type\n"
            "31/02/2026;30;Nantes;E-mail;1;\n"
            "05/03/0026;30;Nantes;E-mail;1;\n"
            "05/03/2026;longtemps;Nantes;E-mail;1;\n"
            "05/03/2026;30;Nulle-Part-sur-Rien;E-mail;1;\n"
            "05/03/2026;30;Nantes;E-mail;1000000000;\n"
            "05/03/2026;30;Nantes;E-mail;trois;\n"
            "05/03/2026;30;Nantes;E-mail;1;sieste\n"
            "05/03/2027;30;Nantes;E-mail;1;\n"
            "05/03/2026;;Nantes;E-mail;1;\n"
            "05/03/2026;30;Nantes;E-mail;1;\n"
        )
        report = self.take(content)
        self.assertEqual((report["rows"], report["activities"], report["created"]), (10, 1, 1))
        said = {message["row"]: message["column"] for message in report["rejected"]}
        expected = {2: "Date", 3: "Date", 4: "Durée", 5: "Ville", 6: "Personnes", 7: "Personnes", 8: "Type", 9: "Date",
                    10: "Durée"}  # fmt: skip
        self.assertEqual(said, expected)
        report = self.run_ctl("import", "table", self.write("bad.csv", content.rsplit("05/", 1)[0]))
        self.assertEqual(report.code, 3)

    def test_the_column_named_is_the_one_whose_value_is_shown(self):
        for head, cells, said in (
            ("INSEE;Commune", "99999;Nulle-Part-sur-Rien", ("INSEE", "99999")),
            ("INSEE;Commune", ";Nulle-Part-sur-Rien", ("Commune", "Nulle-Part-sur-Rien")),
            ("Code postal;Commune", "00000;", ("Code postal", "00000")),
        ):
            # A good row beside, so that the file is taken.
            rejected = self.take(f"Date;Durée;Thème;Lieu;{head}\n05/03/2026;30;E-mail;À distance;;\n"
                                 f"05/03/2026;30;E-mail;À domicile;{cells}\n")["rejected"]
            self.assertEqual([(row["column"], row["value"]) for row in rejected], [said])
        # No column says where, one says the place is elsewhere: the one to add is the commune.
        rejected = self.take("Date;Durée;Thème;Lieu\n05/03/2026;30;E-mail;À distance\n"
                             "05/03/2026;30;E-mail;À domicile\n")["rejected"]
        self.assertEqual([row["column"] for row in rejected], ["Commune"])

    def check_workbook(self, path, write):
        rows = [["Date", "Temps", "Commune", "Code postal", "Thème"]]
        rows.append([datetime.date(2026, 3, 5), datetime.time(1, 30), "Saint-Denis", "93200", "Bureautique\nE-mail"])
        rows.append([datetime.date(2026, 3, 6), 20, "Nantes", 44000, "Drones"])
        write(path, {"Notes": [["Bonjour"]], "2026": rows})
        report = self.json("import", "auto", path)
        self.assertEqual((report["rows"], report["created"], report["rejected"]), (2, 2, []))
        self.assertEqual(self.minutes(), [90, 20])
        self.assertEqual(self.rows("SELECT insee FROM activity ORDER BY id"), [("93066",), ("44109",)])
        self.assertEqual([notice["value"] for notice in report["notices"]], ["Drones"])
        themes = self.stats()["themes"]
        self.assertEqual(set(themes), {"bureautique", "email", "Drones"})
        again = self.json("import", "auto", path)
        self.assertEqual((again["created"], again["unchanged"]), (0, 2))
        rows[2][1] = "longtemps"
        write(path, {"Notes": [["Bonjour"]], "2026": rows})
        rejected = self.json("import", "auto", path)["rejected"]
        self.assertEqual([(r["row"], r["column"], r["value"]) for r in rejected], [(3, "Temps", "longtemps")])

    def test_excel_workbook_with_real_dates_and_times(self):
        self.check_workbook(self.path("t.xlsx"), plain_xlsx.write)

    def test_libreoffice_document_with_real_dates_and_times(self):
        self.check_workbook(self.path("t.ods"), plain_ods.write)

    def test_columns_named_by_hand_serve_the_same_table_saved_in_another_format(self):
        header, row = ["Quand donc", "Combien", "Ville", "Quoi"], [datetime.date(2026, 3, 5), 30, "Nantes", "E-mail"]
        plain_ods.write(self.path("t.ods"), {"2026": [header, row]})
        said = self.refused(1, "import", "table", self.path("t.ods"))
        self.assertIn("Date", said)
        options = ["--map", "date=Quand donc", "--map", "minutes=Combien", "--map", "themes=Quoi"]
        self.assertEqual(self.json("import", "table", self.path("t.ods"), *options)["created"], 1)
        plain_xlsx.write(self.path("t.xlsx"), {"2026": [header, [datetime.date(2026, 3, 6), 45, "Nantes", "E-mail"]]})
        self.assertEqual(self.json("import", "table", self.path("t.xlsx"))["created"], 1)
        self.assertEqual(self.minutes(), [30, 45])

    def test_damaged_document_writes_nothing(self):
        path = self.path("t.ods")
        plain_ods.write(path, {"2026": [["Date", "Minutes", "Ville"], [datetime.date(2026, 3, 5), 30, "Nantes"]]})
        with open(path, "rb") as file:
            whole = file.read()
        before = self.content()
        for damaged in (whole[: len(whole) // 2], whole[:200] + b"\0" * 100 + whole[300:]):
            said = self.refused(1, "import", "table", self.write("t.ods", damaged))
            self.assertIn("t.ods", said)
            self.assertEqual(self.content(), before)

    def test_team_is_named_in_a_column(self):
        content = "Date;Minutes;Ville;Conseiller\n05/03/2026;30;Nantes;Inès Le Goff\n05/03/2026;30;Nantes;Malo Guérin\n"
        report = self.take(content)
        self.assertEqual((report["created"], report["new_mediators"]), (2, ["Malo Guérin"]))
        report = self.take(content.replace("Malo", "Zoé"), "--no-create")
        self.assertEqual([message["value"] for message in report["rejected"]], ["Zoé Guérin"])

    def test_names_of_the_team_in_two_columns(self):
        content = "Date;Minutes;Ville;Prénom du conseiller;Nom du conseiller\n05/03/2026;30;Nantes;Jean Pierre;De La Tour\n"
        self.assertEqual(self.take(content)["new_mediators"], ["Jean Pierre De La Tour"])
        mediator = [row for row in self.json("list", "mediators") if row["given"] == "Jean Pierre"][0]
        self.assertEqual(mediator["family"], "De La Tour")
        content = "Date;Minutes;Ville;Prénom;Nom\n06/03/2026;30;Nantes;Jean Pierre;De La Tour\n"
        report = self.take(content, "--map", "mediator-given=Prénom", "--map", "mediator=Nom")
        self.assertEqual((report["created"], report["new_mediators"]), (1, []))
        content = "Date;Minutes;Ville;Prénom du conseiller\n07/03/2026;30;Nantes;Inès Le Goff\n"
        self.assertEqual(self.take(content)["new_mediators"], [])
        # of a form with "Prénom" alone, nobody knows whose it is
        content = "Date;Minutes;Ville;Prénom;Nom du conseiller\n08/03/2026;30;Nantes;Jeanne;Inès Le Goff\n"
        self.assertEqual(self.take(content)["new_mediators"], [])

    def test_row_linked_to_the_platform_is_still_known(self):
        content = "Date;Minutes;Ville;Thème\n15/09/2026;30;Nantes;E-mail\n"
        self.take(content)
        row = {"Date": datetime.date(2026, 9, 15), "Enregistré le": "15/09/2026 à 10:00", "Type": coop_xlsx.INDIVIDUAL,
               "Participants": 1, "Canaux d’accompagnement": "Autre lieu", "Commune": "Nantes", "Code Insee": "44109",
               "Durée (min)": 30, "Thématique(s) d’accompagnement": "E-mail", "Prénom du médiateur": "Inès",
               "Nom du médiateur": "Le Goff", "Rôle": "Conseiller Numérique", "ID CRA": "c1"}  # fmt: skip
        coop_xlsx.write_xlsx(self.path("c.xlsx"), [row], "team", None, 1, 200)
        report = self.json("import", "coop-xlsx", self.path("c.xlsx"))
        self.assertEqual((report["created"], report["linked"]), (0, 1))
        self.assertIn("already here from a table", report["notices"][0]["message"])
        report = self.take(content)
        self.assertEqual((report["created"], report["unchanged"]), (0, 1))
        report = self.json("import", "coop-xlsx", self.path("c.xlsx"))
        self.assertEqual((report["created"], report["unchanged"]), (0, 1))
        self.assertEqual(self.stats()["activities"]["total"], 1)

    def test_session_logged_here_is_linked(self):
        self.ok("log", "individual", "--mediator", "Inès Le Goff", "--date", "2026-03-05", "--minutes", "30", "--elsewhere",
                "--commune", "44109", "--theme", "email")  # fmt: skip
        content = "Date;Minutes;Ville;Thème\n05/03/2026;30;Nantes;E-mail\n05/03/2026;30;Nantes;E-mail\n"
        report = self.take(content)
        self.assertEqual((report["linked"], report["created"]), (1, 1))
        report = self.take(content)
        self.assertEqual((report["unchanged"], report["created"], report["linked"]), (2, 0, 0))

    def test_trial_writes_nothing_and_one_step_undoes(self):
        content = "Date;Minutes;Ville;Thème\n05/03/2026;30;Nantes;E-mail\n"
        before = self.content()
        self.assertEqual(self.take(content, "--dry-run")["created"], 1)
        self.assertEqual(self.content(), before)
        self.take(content)
        step = next(step for step in self.json("undo", "--list") if step["kind"] == "import")
        self.ok("undo", step["step"])
        self.assertEqual(self.stats()["activities"]["total"], 0)
        self.assertEqual(self.take(content)["created"], 1)

    def said(self, report):
        return [notice["message"] for notice in report["notices"] if "not read" not in notice["message"]]

    def durations(self, header, *figures):
        """The minutes that a column is read as, and what is said of it."""
        self.register = self.path(f"d{len(os.listdir(self.folder))}.pmn")
        self.ok("init", "--name", "Structure d’essai")
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")
        lines = [f"{i + 1:02}/03/2026;{figure};Nantes;Mail\n" for i, figure in enumerate(figures)]
        report = self.take(f"Date;{header};Commune;Thème\n" + "".join(lines) + "Total;999;;\n")
        refused = [row["value"] for row in report["rejected"] if row["column"] != "Date"]
        return self.minutes(), refused, self.said(report)

    def test_figures_are_hours_when_they_can_be_nothing_else(self):
        hours, minutes = ["Durée: figures alone are read as hours"], ["Durée: figures alone are read as minutes, small ones too"]
        self.assertEqual(self.durations("Durée", "0,5", "1", "1.5", "1h30", "8"), ([30, 60, 90, 90, 480], [], hours))
        self.assertEqual(self.durations("Durée", "1", "2", "45 min"), ([60, 120, 45], [], hours))
        self.assertEqual(self.durations("Durée", "2", "30", "45"), ([2, 30, 45], [], minutes))
        self.assertEqual(self.durations("Durée", "0,5", "45"),
                         ([30, 45], [], ["Durée: figures with a decimal are read as hours, the others as minutes"]))
        self.assertEqual(self.durations("Durée", "15", "30", "45 "), ([15, 30, 45], [], []))
        self.assertEqual(self.durations("Durée (min)", "2", "1"), ([2, 1], [], []))
        self.assertEqual(self.durations("Durée (h)", "2", "0,25"), ([120, 15], [], []))
        # A part of a day, as spreadsheets count: 1 h 30.
        self.assertEqual(self.durations("Durée", "0,0625", "30"), ([30], ["0,0625"], []))

    def test_an_hour_of_the_day_is_no_duration(self):
        self.assertEqual(self.durations("Heures", "14:30", "14h-15h30", "2", "1:30"), ([90, 120, 90], ["14:30"], []))
        report = self.take("Date;Heures;Durée;Commune;Thème\n20/03/2026;14:30;30;Nantes;Mail\n")
        self.assertEqual(self.minutes()[-1], 30)
        self.assertEqual([notice["message"] for notice in report["notices"]], ["columns that are not read: Heures"])

    def test_dates_as_people_write_them(self):
        good = ["12/03/2025", "12/03/25", "12 mars 2025", "45728", "45728,6", "12/03/2025 14:30", "12/03/2025 14h30", "12/03/2025 à 14h",
                "mer. 12/03/25", "mercredi 12 mars 2025", "le 12/03/2025", "12 / 03 / 2025", "20250312", "2025-03-12 00:00:00"]  # fmt: skip
        bad = ["hier", "lundi", "il y a 2 jours", "mars 2025", "12/03/2025 - 14/03/2025", "12/13/2025", "4572", "Total"]
        lines = [f"{date};30;Nantes;Mail\n" for date in good + bad]
        report = self.take("Date;Durée (min);Commune;Thème\n" + "".join(lines))
        self.assertEqual([row["value"] for row in report["rejected"]], bad)
        self.assertEqual([row["date"] for row in self.json("list", "activities")], ["2025-03-12"] * len(good))
        self.assertEqual(report["notices"], [])
        # Without its year it may be of another one, which is said.
        report = self.take("Date;Durée (min);Commune;Thème\n12-mars;30;Nantes;Mail\n13/03;30;Nantes;Mail\n")
        self.assertEqual(report["created"], 2)
        self.assertEqual([notice["message"].split(":")[0] for notice in report["notices"]], ["Date"])
        self.assertIn("without their year", report["notices"][0]["message"])

    def test_numbers_of_people_as_people_write_them(self):
        good = {"8 ": 8, "8 personnes": 8, "8 pers.": 8, "8,0": 8, "1 200": 1200, "12 participants": 12, "2 usagers": 2}
        bad = ["~5", "3F 2H", "12/15", "8,5", "-", "huit"]
        lines = [f"05/03/2026;30;Nantes;Mail;{n}\n" for n in [*good, *bad]]
        report = self.take("Date;Durée;Commune;Thème;Nb\n" + "".join(lines))
        self.assertEqual([row["value"] for row in report["rejected"]], bad)
        self.assertEqual(self.rows("SELECT people FROM activity ORDER BY id"), [(n,) for n in good.values()])

    def test_a_row_that_may_correct_one_of_an_earlier_file_says_so(self):
        header = "Date;Durée;Ville;Thème\n"
        self.take(header + "05/03/2026;30;Nantes;CAF\n06/03/2026;45;Nantes;Mail\n")
        (reference,) = self.rows("SELECT local_ref FROM activity WHERE minutes = 45")[0]
        report = self.take(header + "05/03/2026;30;Nantes;CAF\n06/03/2026;50;Nantes;Mail\n07/03/2026;20;Nantes;Mail\n")
        self.assertEqual((report["created"], report["unchanged"]), (2, 1))
        self.assertEqual([(notice["row"], notice["value"]) for notice in report["notices"]], [(3, reference)])
        self.assertIn("earlier file", report["notices"][0]["message"])
        # A table of something else corrects nothing.
        self.assertEqual(self.take(header + "06/03/2026;15;Nantes;CV\n")["notices"], [])

    def test_people_of_the_team_as_tables_name_them(self):
        names = ["Inès", "Mme Le Goff", "LE GOFF Inès", "Le Goff", "I. Le Goff", "ines le goff "]
        lines = [f"05/03/2026;30;Nantes;Mail;{name}\n" for name in names]
        header = "Date;Durée;Ville;Thème;Conseiller\n"
        report = self.take(header + "".join(lines))
        self.assertEqual((report["created"], report["new_mediators"]), (6, []))
        report = self.take(header + "05/03/2026;30;Nantes;Mail;DE LA TOUR Paul\n05/03/2026;30;Nantes;Mail;M. Paul de la Tour\n")
        self.assertEqual(report["new_mediators"], ["Paul DE LA TOUR"])
        self.ok("add", "mediator", "--given", "Inès", "--family", "Petit")
        report = self.take(header + "05/03/2026;40;Nantes;Mail;Inès\n05/03/2026;40;Nantes;Mail;Inès Petit\n")
        self.assertEqual([(row["value"], row["column"]) for row in report["rejected"]], [("Inès", "Conseiller")])

    def test_births_are_brackets_and_nothing_more_is_kept_of_them(self):
        births = {"1953": 1, "né en 1953": 1, "01/02/1953": 1, "née le 1er février 1953": 1, "12/1953": 0, "01/02/53": 0, "2053": 0}
        header = "Date;Durée;Commune;Thème;Naissance\n"
        report = self.take(header + "".join(f"05/03/2026;30;Nantes;Mail;{birth}\n" for birth in births))
        self.assertEqual(self.stats()["ages"]["soixante_dix_plus"], sum(births.values()))
        self.assertEqual([notice["value"] for notice in report["notices"]], [birth for birth, known in births.items() if not known])
        self.assertEqual(set(self.stats()["ages"]), {"soixante_dix_plus", "non_communique"})
        plain_xlsx.write(self.path("t.xlsx"), {"A": [header.strip().split(";"),
                                               [datetime.date(2026, 3, 6), 30, "Nantes", "Mail", datetime.date(1953, 2, 1)]]})
        report = self.json("import", "table", self.path("t.xlsx"))
        self.assertEqual((report["created"], report["notices"]), (1, []))
        self.assertEqual(self.stats()["ages"]["soixante_dix_plus"], sum(births.values()) + 1)

    def test_communes_as_people_write_them(self):
        good = {"44000 Nantes": "44109", "Nantes (44)": "44109", "NANTES CEDEX 2": "44109", "St Herblain": "44162", "St-Herblain": "44162",
                "Ste-Luce-sur-Loire": "44172"}  # fmt: skip
        lines = [f"05/03/2026;30;{name};Mail;Autre lieu;\n" for name in [*good, "Nulle-Part-sur-Rien"]]
        report = self.take("Date;Durée;Commune;Thème;Canal;Lieu\n" + "".join(lines) + "05/03/2026;30;Nulle part;Mail;;Mairie\n")
        self.assertEqual([row["value"] for row in report["rejected"]], ["Nulle-Part-sur-Rien"])
        self.assertEqual(self.rows("SELECT insee FROM activity ORDER BY id")[:-1], [(code,) for code in good.values()])
        # A place is where its name says: the row is taken, and what is not known of it is said.
        self.assertEqual([(notice["column"], notice["value"]) for notice in report["notices"]], [("Commune", "Nulle part")])

    def test_what_cannot_be_counted_is_said(self):
        report = self.take("Date;Durée;Commune;Thème;Type;Nb;Sexe\n05/03/2026;30;Nantes;Mail;Atelier;8;F\n"
                           "06/03/2026;30;;;Réunion équipe;4;\n")
        self.assertEqual([(notice["row"], notice["column"]) for notice in report["notices"]], [(2, "Sexe"), (3, "Nb")])
        self.assertEqual((self.stats()["genders"], self.stats()["activities"]["local"]), ({"non_communique": 8}, 1))

    def test_a_way_of_helping_is_no_place(self):
        report = self.take("Date;Durée;Lieu;Thème;Ville\n05/03/2026;30;Téléphone;Mail;\n06/03/2026;30;Visio;Mail;\n"
                           "07/03/2026;30;Domicile;Mail;Nantes\n08/03/2026;30;Mairie;Mail;Nantes\n")
        self.assertEqual(report["new_places"], ["Mairie"])
        self.assertEqual(self.stats()["place_kinds"], {"a_distance": 2, "domicile": 1, "lieu_activite": 1})

    def test_every_sheet_with_the_same_columns_is_read(self):
        header = ["Date", "Durée", "Ville", "Thème", "Nb"]
        sheets = {
            "Mode d’emploi": [["Une ligne par accompagnement"]],
            "Janvier": [["Suivi 2026"], [], header, [datetime.date(2026, 1, 6), 30, "Nantes", "CAF", 1],
                        [datetime.date(2026, 1, 7), "longtemps", "Nantes", "CAF", 1]],
            "Février": [header[1:] + header[:1], [45, "Nantes", "CAF", 8, datetime.date(2026, 2, 6)], [],
                        [90, "Nantes", "CAF", "beaucoup", datetime.date(2026, 2, 7)],
                        [90, "Nantes", "CAF", "beaucoup", datetime.date(2099, 2, 7)]],
            "Bilan": [["Date", "Nb"], [datetime.date(2026, 1, 31), 12]],
            "Listes": [["CAF"], ["Mail"]],
            "Mars": [header, [datetime.date(2026, 3, 6), 20, "Nantes", "CAF", 1]],
        }
        for name, write in (("t.xlsx", plain_xlsx.write), ("t.ods", plain_ods.write)):
            write(self.path(name), sheets)
            report = self.json("import", "auto", self.path(name))
            self.assertEqual((report["rows"], report["activities"]), (6, 3), name)
            self.assertEqual([(row["row"], row["value"]) for row in report["rejected"]],
                             [(5, "longtemps"), (4, "beaucoup"), (5, "beaucoup")])
            self.assertEqual(["“Février”" in row["message"] for row in report["rejected"]], [False, True, True])
            self.assertEqual([(notice["row"], "“Bilan”" in notice["message"]) for notice in report["notices"]], [(0, True)])
        self.assertEqual((report["created"], report["unchanged"]), (0, 3))
        self.assertEqual(sorted(self.minutes()), [20, 30, 45])
        self.assertEqual(self.stats()["participants"], 8)

    def test_columns_named_by_hand_and_missing_ones(self):
        path = self.write("t.csv", "Jour J;Note\n05/03/2026;x\n")
        result = self.run_ctl("--json", "import", "table", path, "--map", "date=Jour J", "--map", "title=Note")
        self.assertEqual((result.code, [row["column"] for row in result.json["rejected"]]), (3, ["Durée"]))

    def test_the_same_table_in_another_format_or_writing_creates_nothing(self):
        header = ["Date", "Durée", "Ville", "Thème", "Nb"]
        csv = "Date;Durée;Ville;Thème;Nb\n05/03/2026;30;Nantes;CAF;1\n06/03/2026;1h30;Nantes;Mail;8\n06/03/2026;1h30;Nantes;Mail;8\n"
        self.assertEqual(self.take(csv)["created"], 3)
        rows = [[datetime.date(2026, 3, 5), 30, "Nantes", "CAF", 1]]
        rows += [[datetime.date(2026, 3, 6), datetime.time(1, 30), "Nantes", "Mail", 8]] * 2
        plain_xlsx.write(self.path("t.xlsx"), {"2026": [header, *rows]})
        plain_ods.write(self.path("t.ods"), {"2026": [header, *rows]})
        other = "Date;Durée;Ville;Thème;Nb\n5/3/26;30 min;NANTES;caf;1\n6 mars 2026;90;Nantes;Mail;8 \n06/03/2026;1:30;Nantes;MAIL;8\n"
        before = self.content()
        for path in (self.path("t.xlsx"), self.path("t.ods"), self.write("u.csv", other)):
            report = self.json("import", "table", path)
            self.assertEqual((report["created"], report["unchanged"], report["changes"]), (0, 3, []), path)
        self.assertEqual(self.content(), before)
        # One more that says the same is one more; a row that says something else is another one.
        report = self.take(csv + "6/3/2026;90;Nantes;Mail;8\n06/03/2026;1h30;Nantes;CV;8\n")
        self.assertEqual((report["created"], report["unchanged"]), (2, 3))

    def test_numbers_that_begin_again_never_change_an_activity_of_another_month(self):
        header = "N°;Date;Durée;Ville;Thème\n"
        january = "1;06/01/2026;30;Nantes;CAF\n2;07/01/2026;45;Nantes;Mail\n"
        self.assertEqual(self.take(header + january)["created"], 2)
        february = "1;03/02/2026;20;Nantes;CV\n2;04/02/2026;60;Nantes;Mail\n"
        report = self.take(header + february)
        self.assertEqual((report["created"], report["updated"], report["changes"]), (2, 0, []))
        self.assertEqual([(notice["column"], notice["value"]) for notice in report["notices"] if notice["row"]],
                         [("N°", "1"), ("N°", "2")])
        self.assertIn("06/01/2026", report["notices"][0]["message"])
        before = self.content()
        # Each is found again, in one file or two, whatever their order; what changed is changed in its own month.
        for content in (january, february, january + february, february + january):
            report = self.take(header + content)
            self.assertEqual((report["created"], report["updated"], report["notices"]), (0, 0, []))
        self.assertEqual(self.content(), before)
        report = self.take(header + january + february.replace("03/02/2026;20", "05/02/2026;25"))
        self.assertEqual((report["created"], report["updated"], report["unchanged"]), (0, 1, 3))
        self.assertEqual(sorted(self.minutes()), [25, 30, 45, 60])

    def test_numbers_given_twice_in_a_file_are_two_activities_and_stay_so(self):
        content = "N°;Date;Durée;Ville;Thème\n1;06/01/2026;30;Nantes;CAF\n1;07/01/2026;45;Nantes;Mail\n1;07/01/2026;45;Nantes;Mail\n"
        self.assertEqual(self.take(content)["created"], 3)
        before = self.content()
        report = self.take(content)
        self.assertEqual((report["created"], report["updated"], report["unchanged"]), (0, 0, 3))
        self.assertEqual(self.content(), before)

    def test_rows_that_are_numbered_since_or_no_more_are_known_again(self):
        plain = "Date;Durée;Ville;Thème\n06/01/2026;30;Nantes;CAF\n06/01/2026;30;Nantes;CAF\n07/01/2026;45;Nantes;Mail\n"
        numbered = "N°;Date;Durée;Ville;Thème\nA =1;06/01/2026;30;Nantes;CAF\n2;06/01/2026;30;Nantes;CAF\n3;07/01/2026;45;Nantes;Mail\n"
        for first, second in ((plain, numbered), (numbered, plain)):
            self.assertEqual(self.take(first)["created"], 3)
            for content in (second, first):
                report = self.take(content)
                self.assertEqual((report["created"], report["updated"], report["unchanged"]), (0, 0, 3))
            self.ok("undo")

    def test_a_table_imported_by_the_version_before_is_known_again(self):
        content = "Date;Durée;Ville;Thème\n06/01/2026;30;Nantes;CAF\n"
        self.take(content)
        dump = [json.loads(line) for line in self.ok("dump").text.splitlines()]
        for line in dump:
            if line["type"] == "activity":
                line["source_stamp"] = line["source_stamp"].split(" =")[0]
        self.write("dump.jsonl", "".join(json.dumps(line) + "\n" for line in dump))
        self.register = self.path("old.pmn")
        self.ok("load", self.path("dump.jsonl"))
        self.assertNotIn("=", self.rows("SELECT source_stamp FROM activity")[0][0])
        report = self.take(content)
        self.assertEqual((report["created"], report["unchanged"]), (0, 1))

    def test_the_words_of_the_quick_box_are_those_of_columns(self):
        header = "Date;Durée;Commune;Type;Canal;Thème;Sexe;Âge;Statut;Matériel\n"
        report = self.take(header +
            "05/03/2026;30;Nantes;Entretien;;CAF;Mme;60-69;Retraitée;PC portable\n"
            "06/03/2026;30;Nantes;RDV;par téléphone;Boîte mail;Mr;70 ans et +;demandeur d’emploi;Smartphones\n"
            "07/03/2026;30;Nantes;RDV;chez elle;France Travail / tricot;dame;moins de 12 ans;lycéenne;iPad\n"
            "08/03/2026;30;Nantes;Question;;Création boîte mail;H;<12;Salariée;\n"
            "09/03/2026;30;Nantes;RDV;;impôts et mails;F;plus de 70 ans;Pensionné;\n"
            "10/03/2026;30;Nantes;RDV;;Bureautique;F;60 ans et +;;\n"
            "11/03/2026;30;Nantes;RDV;;Bureautique;F;50-69;;\n")  # fmt: skip
        self.assertEqual((report["created"], report["rejected"]), (7, []))
        # What is not one bracket is kept, and said.
        self.assertEqual([notice["value"] for notice in report["notices"] if notice["row"]], ["tricot", "60 ans et +", "50-69"])
        figures = self.stats()
        self.assertEqual({code: n["activities"] for code, n in figures["themes"].items()},
                         {"aide_aux_demarches_administratives": 2, "famille_scolarite": 1, "email": 3, "argent_impots": 1,
                          "insertion_professionnelle": 1, "tricot": 1, "bureautique": 2})
        self.assertEqual(figures["ages"], {"soixante_soixante_neuf": 1, "soixante_dix_plus": 2, "moins_de_douze": 2,
                                           "60 ans et +": 1, "50-69": 1})
        self.assertEqual(figures["genders"], {"feminin": 5, "masculin": 2})
        self.assertEqual(figures["statuses"], {"retraite": 2, "sans_emploi": 1, "scolarise": 1, "en_emploi": 1,
                                               "non_communique": 2})
        self.assertEqual(figures["materials"], {"ordinateur": 1, "telephone": 1, "tablette": 1})
        self.assertEqual(figures["place_kinds"], {"autre": 5, "a_distance": 1, "domicile": 1})
        self.assertEqual((figures["activities"]["individual"], figures["activities"]["one_off"]), (6, 1))

    def test_a_file_of_which_every_row_is_refused_leaves_nothing(self):
        for rows, options in (
            ("05/03/2026;1500;Nantes;E-mail;Malo Guérin;Médiathèque", ()),
            ("05/03/2099;30;Nantes;E-mail;Malo Guérin;Médiathèque", ()),
            ("05/03/2026;longtemps;Nantes;Drones;Malo Guérin;Médiathèque\n05/03/2026;1500;Nantes;E-mail;Zoé Petit;Gymnase", ()),
            ("05/03/2026;30;Nantes;E-mail;Malo Guérin;Médiathèque", ("--no-create",)),
            ("05/03/2026;1500;Nantes;E-mail;Malo Guérin;Médiathèque", ("--map", "title=Qui")),
        ):
            path = self.write("t.csv", f"Date;Minutes;Ville;Thème;Qui;Lieu\n{rows}\n")
            before, steps, dump = self.content(), self.json("undo", "--list"), self.ok("dump").text
            result = self.run_ctl("--json", "import", "table", path, *options)
            self.assertEqual(result.code, 3, rows)
            report = result.json
            self.assertEqual((report["activities"], report["new_mediators"], report["new_places"]), (0, [], []))
            self.assertTrue(report["rejected"])
            self.assertEqual(self.content(), before)
            self.assertEqual(self.json("undo", "--list"), steps)
            self.assertEqual(self.ok("dump").text, dump)

    def test_refused_rows_bring_nobody_and_no_place_beside_rows_that_are_taken(self):
        content = ("Date;Minutes;Ville;Thème;Qui;Lieu\n"
                   "05/03/2026;1500;Nantes;E-mail;Malo Guérin;Médiathèque\n"
                   "05/03/2026;1500;Nantes;E-mail;Guérin Malo;Gymnase\n"
                   "06/03/2026;30;Nantes;E-mail;Malo Guérin;Mairie\n"
                   "06/03/2026;1500;Nantes;E-mail;Zoé Petit;Mairie\n"
                   "07/03/2026;45;Nantes;E-mail;GUÉRIN Malo;Mairie\n"
                   "07/03/2026;45;Nantes;E-mail;Inès Le Goff;Mairie\n")  # fmt: skip
        report = self.take(content)
        self.assertEqual((report["created"], len(report["rejected"])), (3, 3))
        self.assertEqual((report["new_mediators"], report["new_places"]), (["Malo Guérin"], ["Mairie"]))
        self.assertEqual(sorted(row["family"] for row in self.json("list", "mediators")), ["Guérin", "Le Goff"])
        self.assertEqual([row["name"] for row in self.json("list", "places")], ["Mairie"])
        before = self.content()
        self.assertEqual(self.take(content)["unchanged"], 3)
        self.assertEqual(self.content(), before)

    def test_what_is_here_already_or_left_out_brings_nobody_and_no_step(self):
        content = "Date;Minutes;Ville;Thème;Qui;Lieu\n05/03/2026;30;Nantes;E-mail;Malo Guérin;Médiathèque\n"
        self.take(content)
        # The person and the place of the first file have other names since, by a dump that says so.
        dump = self.ok("dump").text.replace("Guérin", "Le Bris").replace('"Médiathèque"', '"La Source"')
        self.write("dump.jsonl", dump)
        self.register = self.path("renamed.pmn")
        self.ok("load", self.path("dump.jsonl"))
        self.assertEqual(self.rows("SELECT family FROM mediator ORDER BY id")[1:], [("Le Bris",)])
        before = self.content()
        report = self.take(content)
        self.assertEqual((report["unchanged"], report["new_mediators"], report["new_places"]), (1, [], []))
        self.assertEqual(self.content(), before)
        for row in self.json("list", "activities"):
            self.ok("delete", row["reference"])
        before = self.content()
        self.assertEqual(self.take(content)["trashed"], 1)
        self.assertEqual(self.content(), before)
        self.ok("add", "mediator", "--given", "Nora", "--family", "Diop", "--from", "2026-06-01")
        before = self.content()
        report = self.take("Date;Minutes;Ville;Thème;Qui;Lieu\n05/03/2026;30;Nantes;E-mail;Nora Diop;Gymnase\n")
        self.assertEqual((report["outside"], report["new_places"]), (1, []))
        self.assertEqual(self.content(), before)

    def test_broken_files_write_nothing(self):
        good = b"Date;Minutes;Ville\n05/03/2026;30;Nantes\n"
        before = self.content()
        for content, said in [(good + b'"06/03/2026;30;Nantes\n', "3"), (good + b"\0\0\n", "."), (b"", "."),
                              (good + b"a" * 1_100_000, "3")]:  # fmt: skip
            self.assertRegex(self.refused(1, "import", "table", self.write("t.csv", content)), said)
            self.assertEqual(self.content(), before)

    def test_what_a_rule_refuses_names_row_column_and_value(self):
        report = self.take("Date;Minutes;Ville;Type;Participants\n01/01/2099;30;Nantes;individuel;1\n"
                           "05/03/2026;30;Nantes;individuel;2\n05/03/2026;1500;Nantes;individuel;1\n"
                           "05/03/2026;30;Nantes;individuel;1\n")
        self.assertEqual([(said["row"], said["column"], said["value"]) for said in report["rejected"]],
                         [(2, "Date", "01/01/2099"), (3, "Participants", "2"), (4, "Minutes", "1500")])

    def test_a_column_that_is_missing_is_named_as_it_would_be_in_the_file(self):
        report = json.loads(self.run_ctl("--json", "import", "table",
                                         self.write("t.csv", "Date;Remarques\n05/03/2026;rien\n")).text)
        self.assertEqual([(said["row"], said["column"]) for said in report["rejected"]], [(2, "Durée")])

    def test_windows_encoding_and_commas(self):
        report = self.take("Date,Durée,Ville,Thème\r\n05/03/2026,30,Nantes,Réseaux sociaux\r\n".encode("cp1252"))
        self.assertEqual((report["created"], report["notices"]), (1, []))


if __name__ == "__main__":
    ctl.main()
