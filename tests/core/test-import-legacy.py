# test-import-legacy.py PROGRAM: reports of the old platform
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import coop_xlsx  # noqa: E402
import ctl  # noqa: E402

ctl.program(sys.argv[1])

SNAKE = "id,date_accompagnement,canal,activite,nb_participants,nb_participants_recurrents,age_moins_12_ans,"
SNAKE += "age_de_12_a_18_ans,age_de_18_a_35_ans,age_de_35_a_60_ans,age_plus_60_ans,statut_etudiant,statut_retraite,"
SNAKE += "themes,duree,duree_minutes,code_postal,nom_commune,code_commune,organismes,annotation"
CAMEL = "_id;dateAccompagnement;canal;activite;nbParticipants;nbParticipantsRecurrents;age.moins12ans;age.de12a18ans;"
CAMEL += "age.de18a35ans;age.de35a60ans;age.plus60ans;statut.etudiant;statut.retraite;themes;duree;cp;codeCommune;"
CAMEL += "organismes;annotation;sousThemes"
FRENCH = "Date;Canal;Activité;Participants;Thèmes;Durée;Commune;Code postal;60 ans et plus"

WORKSHOP = [
    "64b0c0ffee00000000000001", "2023-05-04T00:00:00.000Z", "rattachement", "collectif", "9", "3", "1", "1", "2", "2",
    "3", "4", "3", '["equipement informatique","demarche en ligne"]', "0-30", "44000 NANTES", "44109", "", "",
    '[{"equipement informatique":["ordinateur"]},{"sante":["espace-sante"]}]',
]  # fmt: skip
SINGLE = [
    "64b0c0ffee00000000000002", "2023-05-03T22:00:00.000Z", "domicile", "individuel", "1", "0", "0", "0", "0", "0", "1",
    "0", "1", "courriel", "60", "44000 NANTES", "44109", '[{"CAF":1},{"Mairie":1}]', "Mme X a été reçue", "",
]  # fmt: skip
ONE_OFF = [
    "64b0c0ffee00000000000003", "2023-05-05", "distance", "ponctuel", "1", "0", "0", "0", "1", "0", "0", "1", "0",
    "autre", "90", "44000 NANTES", "44109", "", "", "",
]  # fmt: skip


def csv(header, *rows, separator=";"):
    def quoted(value):
        return '"' + value.replace('"', '""') + '"' if separator in value or '"' in value else value

    return "\n".join([header] + [separator.join(map(quoted, row)) for row in rows]) + "\n"


def coop(day, minutes, id, **more):
    """One row of an export of the national platform, of a report that it took from the old one."""
    row = {
        "Date": datetime.date.fromisoformat(day),
        "Enregistré le": "04/05/2023 à 10:00",
        "Type": coop_xlsx.INDIVIDUAL,
        "Participants": 1,
        "Bénéficiaire": "Bénéficiaire anonyme",
        "Canaux d’accompagnement": "À domicile",
        "Commune": "Nantes",
        "Code postal": "44000",
        "Code Insee": "44109",
        "Durée (min)": minutes,
        "Thématique(s) d’accompagnement": "E-mail",
        "Prénom du médiateur": "Inès",
        "Nom du médiateur": "Le Goff",
        "Rôle": "Conseiller Numérique",
        "Source de la donnée": coop_xlsx.SOURCES[0],
        "ID CRA": id,
    }
    row.update(more)
    return row


UUID = "0190a1b2-0000-7000-8000-%012d"
SINGLE_THERE = coop("2023-05-04", 60, UUID % 2)
WORKSHOP_THERE = [
    coop("2023-05-04", 30, UUID % 1, Type=coop_xlsx.WORKSHOP, Participants=f"{i}/9",
         **{"Canaux d’accompagnement": "Lieu d’activité", "Nom du lieu": "Médiathèque", "Adresse": "3 quai Sud",
            "Thématique(s) d’accompagnement": "Prendre en main du matériel\nGérer ses contenus numériques\n"
                                              "Aide aux démarches administratives"})
    for i in range(1, 10)
]  # fmt: skip
ONE_OFF_THERE = coop("2023-05-05", 90, UUID % 3, **{"Canaux d’accompagnement": "À distance",
                                                    "Thématique(s) d’accompagnement": ""})  # fmt: skip


class Legacy(ctl.Case):
    def setUp(self):
        super().setUp()
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")

    def take(self, content, *options):
        return self.json("import", "legacy-csv", self.write("v1.csv", content), *options)

    def take_coop(self, *rows):
        coop_xlsx.write_xlsx(self.path("coop.xlsx"), list(rows), "team", None, 1, 200)
        return self.json("import", "coop-xlsx", self.path("coop.xlsx"))

    def totals(self):
        figures = self.stats()
        return figures["activities"]["total"], figures["accompaniments"]

    def counts(self, report):
        return report["created"], report["linked"], report["updated"], report["unchanged"], report["rejected"]

    def test_official_conversion(self):
        report = self.take(csv(CAMEL, WORKSHOP, SINGLE, ONE_OFF))
        self.assertEqual((report["rows"], report["created"], report["rejected"]), (3, 3, []))
        figures = self.stats()
        self.assertEqual(
            figures["activities"], {"total": 3, "individual": 1, "workshop": 1, "one_off": 1, "local": 0}
        )
        self.assertEqual((figures["accompaniments"], figures["participants"]), (11, 9))
        self.assertEqual(
            figures["themes"],
            {
                "prendre_en_main_du_materiel": {"activities": 1, "accompaniments": 9},
                "gere_ses_contenus_numeriques": {"activities": 1, "accompaniments": 9},
                "aide_aux_demarches_administratives": {"activities": 1, "accompaniments": 9},
                "email": {"activities": 1, "accompaniments": 1},
            },
        )
        self.assertEqual(figures["place_kinds"], {"lieu_activite": 1, "domicile": 1, "a_distance": 1})
        self.assertEqual(figures["materials"], {"ordinateur": 1})
        self.assertEqual(figures["referrals"], {"operateur_ou_organisme_en_charge": 1})
        self.assertEqual(figures["statuses"], {"scolarise": 5, "retraite": 4, "non_communique": 2})

    def test_age_brackets_that_have_no_equivalent_are_kept(self):
        self.take(csv(CAMEL, WORKSHOP, SINGLE, ONE_OFF))
        ages = {"moins_de_douze": 1, "douze_dix_huit": 1, "v1:18-35": 3, "v1:35-60": 2, "v1:60+": 4}
        self.assertEqual(self.stats()["ages"], ages)

    def test_original_values_are_kept_beside_the_converted_ones(self):
        self.take(csv(CAMEL, WORKSHOP, SINGLE))
        originals = [json.loads(text) for (text,) in self.rows("SELECT original FROM activity ORDER BY sort_key")]
        self.assertEqual(originals[0]["duree"], "0-30")
        self.assertEqual(originals[0]["age.de18a35ans"], "2")
        self.assertIn("espace-sante", originals[0]["sousThemes"])
        self.assertNotIn("annotation", originals[1])

    def test_bracket_counts_for_its_lower_bound_unless_minutes_are_given(self):
        report = self.take(csv(CAMEL, WORKSHOP, SINGLE))
        self.assertEqual(self.rows("SELECT minutes FROM activity ORDER BY id"), [(1,), (60,)])
        self.assertEqual([notice["value"] for notice in report["notices"]], ["0-30"])
        snake = WORKSHOP[:13] + [WORKSHOP[13], "0-30", "25", "44000", "NANTES", "44109", "", ""]
        snake[0] = "64b0c0ffee00000000000009"
        report = self.take(csv(SNAKE, snake, separator=","))
        self.assertEqual((report["created"], report["notices"]), (1, []))
        self.assertEqual(self.rows("SELECT minutes FROM activity WHERE national_id LIKE '%9'"), [(25,)])

    def test_midnight_in_paris_is_not_the_day_before(self):
        self.take(csv(CAMEL, SINGLE))
        self.assertEqual(self.stats()["by_month"][0]["month"], "2023-05")
        self.assertEqual(self.stats("--from", "2023-05-04", "--to", "2023-05-04")["activities"]["total"], 1)

    def test_reading_again_creates_nothing_and_a_changed_row_is_shown(self):
        self.take(csv(CAMEL, WORKSHOP, SINGLE, ONE_OFF))
        before = self.stats()
        report = self.take(csv(CAMEL, WORKSHOP, SINGLE, ONE_OFF))
        self.assertEqual((report["created"], report["unchanged"]), (0, 3))
        self.assertEqual(self.stats(), before)
        changed = SINGLE[:14] + ["75"] + SINGLE[15:]
        report = self.take(csv(CAMEL, WORKSHOP, changed, ONE_OFF))
        self.assertEqual((report["updated"], report["unchanged"]), (1, 2))
        self.assertIn("60 → 75", report["changes"][0]["message"])

    def test_names_in_annotations_are_not_read_unless_asked_for(self):
        self.take(csv(CAMEL, SINGLE))
        self.assertEqual(self.rows("SELECT notes FROM activity"), [(None,)])

    def test_french_labels_and_windows_encoding(self):
        row = "04/05/2023;À domicile;Atelier collectif;4;Courriels;1h à 2h;Nantes;44000;4"
        report = self.take((FRENCH + "\r\n" + row + "\r\n").encode("cp1252"))
        self.assertEqual((report["created"], report["rejected"]), (1, []))
        figures = self.stats()
        self.assertEqual((figures["minutes"], figures["ages"]), (60, {"v1:60+": 4}))
        self.assertEqual(self.rows("SELECT insee FROM activity"), [("44109",)])

    def test_wrong_rows_are_named_and_the_others_read(self):
        bad = [
            WORKSHOP[:1] + ["31/02/2023"] + WORKSHOP[2:],
            WORKSHOP[:2] + ["lune"] + WORKSHOP[3:],
            WORKSHOP[:4] + ["1000000000"] + WORKSHOP[5:],
        ]
        report = self.take(csv(CAMEL, SINGLE, *bad))
        self.assertEqual(report["created"], 1)
        said = [(message["row"], message["column"], message["value"]) for message in report["rejected"]]
        expected = [(3, "dateAccompagnement", "31/02/2023"), (4, "canal", "lune"), (5, "nbParticipants", "1000000000")]
        self.assertEqual(said, expected)

    def test_reports_that_the_platform_has_brought_are_not_counted_twice(self):
        there = [SINGLE_THERE, *WORKSHOP_THERE, ONE_OFF_THERE]
        self.assertEqual(self.take_coop(*there)["created"], 3)
        before = self.stats()
        report = self.take(csv(CAMEL, WORKSHOP, SINGLE, ONE_OFF), "--with-notes")
        self.assertEqual(self.counts(report), (0, 3, 0, 0, []))
        self.assertIn("already here from the national platform", report["notices"][-1]["message"])
        self.assertEqual(self.stats(), before)
        originals = [json.loads(text)["duree"] for (text,) in self.rows("SELECT original FROM activity ORDER BY national_id")]
        self.assertEqual(originals, ["0-30", "60", "90"])
        self.assertEqual(self.rows("SELECT notes FROM activity WHERE minutes = 60"), [("Mme X a été reçue",)])
        self.assertEqual(self.counts(self.take(csv(CAMEL, WORKSHOP, SINGLE, ONE_OFF))), (0, 0, 0, 3, []))
        self.assertEqual(self.counts(self.take_coop(*there)), (0, 0, 0, 3, []))
        self.assertEqual(self.stats(), before)
        self.ok("check")

    def test_reports_of_the_file_are_known_when_the_platform_brings_them(self):
        there = [SINGLE_THERE, *WORKSHOP_THERE, ONE_OFF_THERE]
        self.take(csv(CAMEL, WORKSHOP, SINGLE, ONE_OFF))
        before = self.stats()
        report = self.take_coop(*there)
        self.assertEqual(self.counts(report), (0, 3, 0, 0, []))
        self.assertIn("already here from a file of the old platform", report["notices"][-1]["message"])
        self.assertEqual(self.stats(), before)
        self.assertEqual(self.counts(self.take_coop(*there)), (0, 0, 0, 3, []))
        changed = SINGLE[:14] + ["75"] + SINGLE[15:]
        self.assertEqual(self.counts(self.take(csv(CAMEL, WORKSHOP, changed, ONE_OFF))), (0, 0, 1, 2, []))
        # the platform still knows it
        self.assertEqual(self.counts(self.take_coop(*there)), (0, 0, 0, 3, []))
        self.assertEqual(self.totals(), (3, 11))
        self.ok("check")

    def test_reports_alike_are_linked_one_to_one(self):
        second = ["64b0c0ffee00000000000004"] + SINGLE[1:]
        self.take_coop(SINGLE_THERE)
        self.assertEqual(self.counts(self.take(csv(CAMEL, SINGLE, second))), (1, 1, 0, 0, []))
        self.assertEqual(self.counts(self.take(csv(CAMEL, SINGLE, second))), (0, 0, 0, 2, []))
        self.assertEqual(self.counts(self.take_coop(SINGLE_THERE, dict(SINGLE_THERE, **{"ID CRA": UUID % 4}))),
                         (0, 1, 0, 1, []))  # fmt: skip
        self.assertEqual(self.totals(), (2, 2))

    def test_other_sessions_of_the_day_are_not_taken_for_a_report(self):
        self.take_coop(
            coop("2023-05-03", 60, UUID % 1),
            coop("2023-05-04", 45, UUID % 2),
            coop("2023-05-04", 60, UUID % 3, **{"Thématique(s) d’accompagnement": "Bureautique"}),
            coop("2023-05-04", 60, UUID % 4, **{"Source de la donnée": coop_xlsx.SOURCES[1]}),
            coop("2023-05-04", 60, UUID % 5, **{"Canaux d’accompagnement": "À distance"}),
        )
        self.assertEqual(self.counts(self.take(csv(CAMEL, SINGLE))), (1, 0, 0, 0, []))

    def test_report_with_the_id_of_the_platform_is_the_same(self):
        single = [SINGLE_THERE["ID CRA"], *SINGLE[1:3], "collectif", "7", *SINGLE[5:]]
        self.take_coop(SINGLE_THERE)
        self.assertEqual(self.counts(self.take(csv(CAMEL, single))), (0, 1, 0, 0, []))
        trashed = self.json("list", "activities")[0]["id"]
        self.ok("delete", trashed)
        report = self.take(csv(CAMEL, single))
        self.assertEqual((report["created"], report["trashed"]), (0, 1))

    def test_kind_is_told_by_the_content_and_undone_in_one_step(self):
        empty = self.stats()
        self.assertEqual(self.json("import", "auto", self.write("x", csv(CAMEL, WORKSHOP, SINGLE)))["created"], 2)
        self.assertEqual(self.stats()["ages"]["v1:60+"], 4)
        step = next(step for step in self.json("undo", "--list") if step["kind"] == "import")
        self.ok("undo", step["step"])
        self.assertEqual(self.stats(), empty)
        self.assertEqual(self.take(csv(CAMEL, WORKSHOP, SINGLE))["created"], 2)
        self.ok("check")


if __name__ == "__main__":
    ctl.main()
