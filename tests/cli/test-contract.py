# test-contract.py PERMANENCECTL: the contract of the command line, as a script sees it.
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import fcntl
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "lib"))

from tap import main  # noqa: E402

COOP = os.path.join(HERE, "..", "lib", "coop_xlsx.py")
TODAY = "2026-11-22T10:00"


class Case(unittest.TestCase):
    """A folder of its own, a stopped clock, and a register when asked for."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pmn-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.register = os.path.join(self.folder, "a.pmn")
        self.environment = dict(os.environ, PMN_FIXED_NOW=TODAY, HOME=self.folder, XDG_DATA_HOME=self.folder,
                                XDG_STATE_HOME=self.folder, LC_ALL="C.UTF-8")
        self.environment.pop("PMN_REGISTER", None)

    def run_raw(self, *words, register=None, **options):
        command = [PROGRAM, "--register", register or self.register, *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, **options)

    def run_ok(self, *words, **options):
        result = self.run_raw(*words, **options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def json(self, *words, **options):
        return json.loads(self.run_ok("--json", *words, **options))

    def refused(self, code, *words, **options):
        """The command ends with this code, says why in one or more sentences and prints no document."""
        result = self.run_raw(*words, **options)
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertIn("permanencectl: ", result.stderr)
        self.assertEqual(result.stdout, "")
        return result.stderr

    def make(self):
        self.run_ok("init", "--name", "Mairie d’Exempleville", "--siret", "21750001600019", "--commune", "24322")
        self.run_ok("add", "mediator", "--given", "Camille", "--family", "Durandeau")
        self.run_ok("add", "mediator", "--given", "Nadia", "--family", "Belkacem")
        self.run_ok("add", "place", "--name", "Médiathèque", "--commune", "79191")

    def log(self, kind="individual", *more, date="2026-11-20", minutes="45"):
        words = ["log", kind, "--mediator", "Camille Durandeau", "--date", date, "--minutes", minutes]
        if kind != "local":
            words += ["--place", "Médiathèque", "--theme", "email"]
        return self.json(*words, *more)

    def coop(self, name, *options):
        path = os.path.join(self.folder, name)
        subprocess.run([sys.executable, COOP, *options, path], check=True, capture_output=True)
        return path

    def figures(self):
        stats = self.json("stats")
        stats.pop("period")
        return stats


class Registers(Case):
    def test_identifiers_are_checked(self):
        self.assertIn("SIRET", self.refused(3, "init", "--name", "X", "--siret", "73282932000079"))
        self.assertFalse(os.path.exists(self.register))

    def test_a_register_is_private_and_never_overwritten(self):
        self.make()
        self.assertEqual(os.stat(self.register).st_mode & 0o777, 0o600)
        before = self.run_ok("dump")
        self.refused(3, "init", "--name", "Y")
        self.assertEqual(self.run_ok("dump"), before)

    def test_what_is_not_a_register_is_left_untouched(self):
        for content in (b"", b"SQLite format 3\0" + bytes(200), b"hello" * 1000):
            path = os.path.join(self.folder, "other.pmn")
            with open(path, "wb") as file:
                file.write(content)
            self.refused(1, "stats", register=path)
            with open(path, "rb") as file:
                self.assertEqual(file.read(), content)
        self.refused(1, "stats", register=os.path.join(self.folder, "missing.pmn"))

    def test_an_import_that_is_refused_writes_nothing(self):
        self.make()
        table = os.path.join(self.folder, "t.csv")
        with open(table, "w") as file:
            file.write("Date;Durée;Lieu;Commune;Thème;Conseiller\n20/11/2026;1500;Salle B;Nantes;Mail;Malo Guérin\n")
        before, steps = self.run_ok("dump"), self.run_ok("undo", "--list")
        for words in ((), ("--dry-run",), ("--map", "title=Lieu")):
            result = self.run_raw("import", "table", table, *words)
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assertIn("23 h 59", result.stdout)
            self.assertNotIn("Guérin", result.stdout)
            self.assertEqual(self.run_ok("dump"), before)
            self.assertEqual(self.run_ok("undo", "--list"), steps)

    def test_usage_errors_exit_with_two(self):
        self.refused(2, "frobnicate")
        self.refused(2, "stats", "--frobnicate")
        self.refused(2, "log", "individual")
        self.refused(2, "import", "coop-xlsx")

    def test_words_of_the_command_line_are_usage_and_codes_of_the_data_are_refused(self):
        """2: the command is wrong; 3: what it would write is. Both say what would be right."""
        self.make()
        before = self.run_ok("dump")
        self.assertIn("one-off", self.refused(2, "list", "activities", "--kind", "bogus"))
        self.assertIn("one-off", self.refused(2, "stats", "--kind", "bogus"))
        self.assertIn("volunteer", self.refused(2, "add", "mediator", "--given", "A", "--kind", "bogus"))
        self.assertIn("morning", self.refused(2, "add", "absence", "--mediator", "Camille Durandeau", "--from",
                                              "2026-11-20", "--part", "bogus"))
        self.assertIn("association", self.refused(2, "init", "--name", "X", "--kind", "bogus"))
        table = os.path.join(self.folder, "t.csv")
        with open(table, "w") as file:
            file.write("Date;Durée\n20/11/2026;30\n")
        self.assertIn("minutes", self.refused(2, "import", "table", table, "--map", "bogus=Durée"))
        self.refused(2, "import", "table", table, "--map", "bogus")
        self.refused(2, "add", "place", "--name", "Salle")
        self.refused(2, "add", "place", "--name", "Salle", "--commune", "79191", "--capacity", "-1")
        self.assertIn("BIB", self.refused(3, "add", "place", "--name", "Salle", "--commune", "79191", "--typology",
                                          "ZZZ"))
        self.assertIn("training", self.refused(3, "add", "absence", "--mediator", "Camille Durandeau", "--from",
                                               "2026-11-20", "--reason", "bogus"))
        self.assertIn("feminin", self.refused(3, "add", "beneficiary", "--given", "A", "--gender", "bogus"))
        self.assertIn("retraite", self.refused(3, "add", "beneficiary", "--given", "A", "--status", "bogus"))
        session = ["log", "individual", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes", "30",
                   "--place", "Médiathèque"]
        for option, code in (("--theme", "email"), ("--material", "ordinateur"), ("--gender", "feminin"),
                             ("--age", "soixante_dix_plus"), ("--status", "retraite"), ("--level", "debutant"),
                             ("--autonomy", "autonome"), ("--referral", "mediation_numerique")):
            self.assertIn(code, self.refused(3, *session, option, "bogus"), option)
        self.assertIn("travel", self.refused(3, "log", "local", "--mediator", "Camille Durandeau", "--date",
                                             "2026-11-20", "--minutes", "30", "--kind", "bogus"))
        self.assertEqual(self.run_ok("dump"), before)
        self.run_ok("add", "place", "--name", "Salle", "--commune", "79191", "--typology", "bib", "--capacity", "12")
        self.assertEqual([(place["typology"], place["capacity"]) for place in self.json("list", "places", "--search",
                                                                                       "Salle")], [("BIB", 12)])

    def test_figures_never_come_without_their_period_and_filter(self):
        self.make()
        self.log()
        self.assertIn("everything", self.run_ok("stats"))
        text = self.run_ok("stats", "--from", "2026-11-01", "--mediator", "Camille Durandeau", "--place",
                           "Médiathèque", "--kind", "individual", "--theme", "email", "--search", "zzz")
        for said in ("01/11/2026", "Camille Durandeau", "Médiathèque", "individual", "E-mail", "zzz"):
            self.assertIn(said, text)
        self.assertIn("30/11/2026", self.run_ok("stats", "--to", "2026-11-30"))

    def test_workshops_of_the_demo_take_place_in_places(self):
        self.run_ok("demo", "--seed", "3", "--activities", "400")
        workshops = self.json("list", "activities", "--kind", "workshop")
        self.assertGreater(len(workshops), 40)
        self.assertEqual({row["place_kind"] for row in workshops}, {"lieu_activite"})
        self.assertGreater(len({row["place"] for row in workshops}), 3)
        sessions = self.json("list", "activities", "--kind", "individual")
        self.assertEqual({row["place_kind"] for row in sessions}, {"lieu_activite", "domicile", "autre", "a_distance"})

    def test_demo_is_the_same_for_the_same_seed(self):
        self.run_ok("demo", "--seed", "7", "--activities", "300")
        other = os.path.join(self.folder, "b.pmn")
        self.run_ok("demo", "--seed", "7", "--activities", "300", register=other)
        self.assertEqual(self.figures(), {k: v for k, v in self.json("stats", register=other).items() if k != "period"})
        self.assertEqual(self.json("stats")["activities"]["total"] + self.json("stats")["activities"]["local"], 300)
        self.run_ok("check")

    def test_demo_has_people_who_come_back(self):
        self.run_ok("demo", "--seed", "7", "--activities", "300")
        people = self.json("list", "beneficiaries")
        self.assertEqual(len(people), 12)
        self.assertTrue(all(row["informed_on"] and row["birth_year"] and row["insee"] for row in people))
        figures = self.json("stats")
        self.assertEqual(figures["beneficiaries"]["followed"], 12)
        self.assertGreater(figures["accompaniments"], figures["beneficiaries"]["total"])


class Logging(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_an_individual_session_has_exactly_one_beneficiary(self):
        for kind in ("individual", "one-off"):
            self.refused(3, "log", kind, "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes", "30",
                         "--place", "Médiathèque", "--theme", "email", "--participants", "2")
        self.assertEqual(self.json("list", "activities"), [])

    def test_every_kind_counts_where_it_should(self):
        self.log()
        self.log("one-off", minutes="10")
        self.log("workshop", "--participants", "6", "--gender", "feminin=4", "--age", "soixante_dix_plus=6", "--with",
                 "Nadia Belkacem", minutes="120")
        self.log("local", "--kind", "travel", minutes="40")
        stats = self.figures()
        self.assertEqual(stats["activities"], {"total": 3, "individual": 1, "workshop": 1, "one_off": 1, "local": 1})
        self.assertEqual((stats["accompaniments"], stats["participants"], stats["minutes"], stats["minutes_local"]),
                         (8, 6, 175, 40))
        self.assertEqual(stats["genders"], {"feminin": 4, "non_communique": 4})
        self.assertEqual(stats["ages"], {"soixante_dix_plus": 6, "non_communique": 2})
        self.assertEqual(stats["durations"], {"lt30": 1, "30_60": 1, "60_120": 0, "ge120": 1})
        self.assertEqual(stats["themes"], {"email": {"activities": 3, "accompaniments": 8}})
        self.assertEqual(stats["by_month"],
                         [{"month": "2026-11", "activities": 3, "accompaniments": 8, "minutes": 175}])

    def test_a_co_animated_workshop_counts_once_and_in_each_one_s_view(self):
        self.log("workshop", "--participants", "5", "--with", "Nadia Belkacem")
        self.assertEqual(self.json("stats")["activities"]["workshop"], 1)
        for name in ("Camille Durandeau", "Belkacem Nadia"):
            self.assertEqual(self.json("stats", "--mediator", name)["participants"], 5)

    def test_the_rules_of_the_national_form(self):
        base = ["log", "individual", "--mediator", "Camille Durandeau", "--minutes", "30"]
        place = ["--place", "Médiathèque"]
        theme = ["--theme", "email"]
        self.refused(3, *base, "--date", "2026-11-23", *place, *theme)
        self.refused(3, *base, "--date", "31/02/2026", *place, *theme)
        self.refused(3, *base, "--date", "0026-11-20", *place, *theme)
        self.refused(3, *base, "--date", "2026-11-20", *place)
        self.refused(3, *base, "--date", "2026-11-20", *theme)
        self.refused(3, *base, "--date", "2026-11-20", "--home", *theme)
        self.refused(3, *base, "--date", "2026-11-20", *place, "--theme", "logement")
        self.refused(3, *base, "--date", "2026-11-20", *place, *theme, "--procedure", "APL")
        self.refused(3, "log", "workshop", "--mediator", "Camille Durandeau", "--minutes", "30", "--date",
                     "2026-11-20", *place, *theme, "--participants", "3", "--gender", "feminin=4")
        self.refused(3, "log", "workshop", "--mediator", "Camille Durandeau", "--minutes", "30", "--date",
                     "2026-11-20", *place, *theme, "--participants", "1000000000")
        self.refused(3, "log", "individual", "--mediator", "Nobody", "--minutes", "30", "--date", "2026-11-20", *place,
                     *theme)
        self.assertEqual(self.json("list", "activities"), [])
        self.log("individual", "--theme", "aide_aux_demarches_administratives", "--theme", "logement", "--procedure",
                 "APL")

    def test_interns_do_not_author(self):
        self.run_ok("add", "mediator", "--given", "Zoé", "--family", "Stagiaire", "--kind", "intern")
        self.refused(3, "log", "individual", "--mediator", "Zoé Stagiaire", "--date", "2026-11-20", "--minutes", "30",
                     "--place", "Médiathèque", "--theme", "email")
        self.log("workshop", "--participants", "3", "--with", "Zoé Stagiaire")

    def stored(self, logged):
        """What the dump says of an activity."""
        lines = map(json.loads, self.run_ok("dump").splitlines())
        return next(line for line in lines if line.get("local_ref") == logged["reference"])

    def follow(self, given):
        return self.json("add", "beneficiary", "--given", given, "--family", "Martin", "--birth-year", "1950", "--gender",
                         "feminin", "--status", "retraite", "--commune", "79191", "--informed")["id"]

    def test_a_followed_person_brings_what_is_known(self):
        jeanne = self.follow("Jeanne")
        stored = self.stored(self.log("individual", "--person", jeanne, "--status", "en_emploi", "--already-supported", "1"))
        person = stored["participations"][0]
        self.assertEqual([person[key] for key in ("beneficiary", "gender", "age", "status", "insee", "already_supported")],
                         [jeanne, "feminin", "soixante_dix_plus", "en_emploi", "79191", True])
        self.assertEqual(self.figures()["beneficiaries"], {"total": 1, "followed": 1, "anonymous": 0})
        self.log("workshop", "--person", jeanne, "--person", self.follow("Paul"), "--participants", "5")
        self.assertEqual(self.figures()["participants"], 5)
        before = self.run_ok("dump")
        place = ["--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes", "30", "--remote", "--theme", "email"]
        self.refused(3, "log", "individual", *place, "--person", "nobody")
        self.refused(3, "log", "individual", *place, "--person", jeanne, "--participants", "2")
        self.refused(3, "log", "workshop", *place, "--person", jeanne, "--participants", "0")
        self.refused(3, "log", "workshop", *place, "--person", jeanne, "--person", jeanne)
        self.assertEqual(self.run_ok("dump"), before)
        self.run_ok("delete", jeanne)
        self.refused(3, "log", "individual", *place, "--person", jeanne)

    def test_where_somebody_lives_and_is_sent(self):
        stored = self.stored(self.log("one-off", "--residence", "24322", "--gender", "masculin", "--referral",
                                      "mediation_numerique", "--referral-body", "Maison de quartier"))
        self.assertEqual([(p["insee"], p["gender"]) for p in stored["participations"]], [("24322", "masculin")])
        self.assertEqual((stored["oriented"], stored["referral_body"]), (True, "Maison de quartier"))
        self.assertEqual(self.figures()["referrals"], {"mediation_numerique": 1})
        self.assertEqual(self.figures()["genders"], {"masculin": 1})
        words = ["--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes", "30", "--remote", "--theme", "email"]
        self.refused(2, "log", "workshop", *words, "--participants", "2", "--residence", "24322")
        self.refused(3, "log", "individual", *words, "--residence", "99999")
        self.refused(3, "log", "individual", *words, "--residence", "24322", "--gender", "feminin=2")

    def test_several_sessions_at_once(self):
        words = ["log", "individual", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--remote", "--theme",
                 "email"]
        logged = self.json(*words, "--each", "20", "--each", "40", "--person", self.follow("Jeanne"))
        self.assertEqual([self.stored(one)["minutes"] for one in logged["activities"]], [20, 40])
        stats = self.figures()
        self.assertEqual((stats["activities"]["individual"], stats["minutes"], stats["accompaniments"]), (2, 60, 2))
        self.assertEqual(stats["beneficiaries"], {"total": 2, "followed": 1, "anonymous": 1})
        self.run_ok("undo")
        self.assertEqual(self.json("list", "activities"), [], "one step takes both back")
        self.refused(3, *words, "--each", "20", "--each", "40", "--participants", "3")
        self.refused(3, *words, "--each", "20", "--each", "0")
        self.refused(2, *words, "--each", "20", "--minutes", "30")
        self.refused(2, "log", "local", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--kind", "travel",
                     "--each", "20")
        self.assertEqual(self.json("list", "activities"), [])

    def test_what_is_completed_later_needs_a_date_and_somebody(self):
        later = ["log", "workshop", "--mediator", "Camille Durandeau", "--complete-later"]
        self.run_ok(*later, "--date", "2026-11-20")
        self.refused(2, *later)
        self.assertEqual([row["incomplete"] for row in self.json("list", "activities")], [True])
        self.assertEqual(self.figures()["activities"]["total"], 0)

    def test_only_workshops_and_local_activities_are_led_by_several(self):
        self.refused(3, "log", "individual", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes", "30",
                     "--remote", "--theme", "email", "--with", "Nadia Belkacem")
        twice = self.log("workshop", "--participants", "3", "--with", "Nadia Belkacem", "--with", "Belkacem Nadia", "--lead",
                         "Camille Durandeau")
        self.assertEqual(len(self.stored(twice)["co_mediators"]), 1)

    def test_what_should_not_be_noted_is_told(self):
        result = self.run_raw("log", "individual", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes",
                              "30", "--remote", "--theme", "email", "--notes", "mot de passe : azerty")
        self.assertEqual(result.returncode, 0)
        self.assertIn("permanencectl: ", result.stderr)

    def test_odd_texts_are_stored_exactly(self):
        texts = ["'; DROP TABLE activity; --", "שלום עולם", "👩‍🏫 été œuvre", "x" * 99999, "a\nb\tc"]
        for text in texts:
            self.log("individual", "--notes", text)
        self.assertEqual(sorted(row["notes"] for row in self.json("list", "activities")), sorted(texts))
        self.refused(3, "log", "individual", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes",
                     "30", "--place", "Médiathèque", "--theme", "email", "--notes", "x" * 100001)
        self.run_ok("check")

    def test_filters_and_search(self):
        self.log("individual", "--notes", "Démarche à l’Hôtel de Ville", date="2026-03-05")
        self.log("workshop", "--participants", "4", "--title", "Découvrir sa boîte mail", date="2026-04-07")
        self.assertEqual(len(self.json("list", "activities", "--search", "hotel")), 1)
        self.assertEqual(len(self.json("list", "activities", "--search", "BOITE decouv")), 1)
        self.assertEqual(len(self.json("list", "activities", "--from", "2026-04-01")), 1)
        self.assertEqual(len(self.json("list", "activities", "--kind", "workshop", "--theme", "E-mail")), 1)
        self.assertEqual(len(self.json("list", "activities", "--limit", "1")), 1)
        self.assertEqual([row["date"] for row in self.json("list", "activities")], ["2026-04-07", "2026-03-05"])


    def test_durations_and_days_are_typed_as_in_the_window(self):
        expected = {}
        for text, minutes in ("1h30", 90), ("1/2h", 30), ("trois quarts d’heure", 45), ("une heure et demie", 90), ("14h-16h", 120):
            expected[self.log(minutes=text)["id"]] = ("2026-11-20", minutes)
        expected[self.log(date="hier soir")["id"]] = ("2026-11-21", 45)
        expected[self.log(date="ce dimanche")["id"]] = ("2026-11-22", 45)
        logged = self.json("list", "activities")
        self.assertEqual({row["id"]: (row["date"], row["minutes"]) for row in logged}, expected)
        words = ["log", "individual", "--mediator", "Camille Durandeau", "--place", "Médiathèque", "--theme", "email"]
        self.assertIn("longtemps", self.refused(3, *words, "--date", "hier", "--minutes", "longtemps"))
        self.assertIn("12/12/2025", self.refused(3, *words, "--date", "12/12", "--minutes", "45"))

    def test_usual_words_stand_for_codes(self):
        self.log("individual", "--theme", "france travail", "--gender", "femme")
        self.log("local", "--kind", "réunion d’équipe")
        kinds = {row["kind"]: row for row in self.json("list", "activities")}
        self.assertEqual(kinds["individual"]["themes"], ["email", "insertion_professionnelle"])
        self.assertEqual(kinds["local"]["local_kind"], "meeting")
        self.assertEqual(len(self.json("list", "activities", "--theme", "cv")), 1)

    def test_a_year_that_is_typed_first_is_answered_in_kind(self):
        said = self.refused(3, "list", "activities", "--from", "2026-31-10")
        self.assertIn("2026-10-31", said)
        self.assertNotIn("31/", said)

    def test_what_is_no_number_is_told_with_its_option(self):
        words = ["log", "workshop", "--mediator", "Camille Durandeau", "--date", "hier", "--participants"]
        self.assertIn("“1h”: --participants takes a whole number", self.refused(2, *words, "1h"))
        self.assertIn("“x”: --limit takes a whole number", self.refused(2, "list", "activities", "--limit=x"))

    def test_who_logs_is_asked_with_names_and_never_guessed(self):
        self.run_ok("delete", "Nadia Belkacem")
        said = self.refused(2, "log", "individual", "--date", "hier", "--minutes", "30", "--remote")
        self.assertIn("Camille Durandeau", said)
        self.assertNotIn("--date", said.splitlines()[0])
        self.assertEqual(self.json("list", "activities"), [])
        self.assertIn("--date", self.refused(2, "log", "individual", "--mediator", "Camille Durandeau"))

    def test_one_name_is_enough_when_only_one_has_it(self):
        words = ["log", "individual", "--date", "hier", "--minutes", "30", "--remote", "--theme", "email", "--mediator"]
        for name in "camille", "Durandeau", "CAMILLE":
            self.json(*words, name)
        self.assertEqual({row["mediator"] for row in self.json("list", "activities")}, {"Camille Durandeau"})
        self.assertIn("Camille Durandeau", self.run_ok("stats", "--mediator", "camille"))
        self.run_ok("add", "mediator", "--given", "Camille", "--family", "Autre")
        said = self.refused(3, *words, "Camille")
        self.assertIn("Camille Durandeau", said)
        self.assertIn("Camille Autre", said)
        self.assertNotIn("Nadia", said)
        self.assertIn("Nadia Belkacem", self.refused(3, *words, "Cam"))

    def test_what_makes_no_sense_is_refused_in_words(self):
        workshop = ["log", "workshop", "--mediator", "Camille Durandeau", "--minutes", "30", "--date", "2026-11-20",
                    "--place", "Médiathèque", "--theme", "email", "--participants", "3"]
        for number in ("x", "-1", "99999999"):
            self.assertIn("feminin=" + number, self.refused(3, *workshop, "--gender", "feminin=" + number))
        self.refused(3, *workshop, "--tag", "t" * 501)
        self.refused(3, *workshop, "--incomplete", "--minutes", "-5")
        self.refused(3, *workshop, "--incomplete", "--minutes", "1000000000")
        self.refused(3, *workshop, "--incomplete", "--participants", "1000000000")
        for blank in (" ", "\u00a0\u2003"):
            self.refused(3, "add", "mediator", "--given", blank, "--family", blank)
            self.refused(3, "add", "place", "--name", blank, "--commune", "79191")
            self.refused(3, "init", "--name", blank, register=os.path.join(self.folder, "blank.pmn"))
        self.refused(3, "add", "mediator", "--given", "A", "--family", "B" * 501)
        self.refused(3, "add", "beneficiary", "--given", "A", "--informed", "--notes", "x" * 100001)
        # A name of two words without quotes would be cut.
        self.refused(2, "add", "place", "--name", "Salle", "des", "fêtes", "--commune", "79191")
        self.refused(2, "undo", "5abc")
        self.assertIn("negative", self.refused(2, "list", "activities", "--limit", "-1"))
        self.assertEqual(self.json("list", "activities"), [])

    def test_the_history_says_which_absence(self):
        self.run_ok("add", "absence", "--mediator", self.json("list", "mediators")[0]["id"], "--from", "2026-11-16",
                    "--to", "2026-11-17", "--reason", "sick")
        self.assertEqual(self.json("undo", "--list")[0]["sentence"], "Added: an absence from 16/11/2026 to 17/11/2026")

    def test_a_period_that_ends_before_it_begins_is_refused(self):
        for command in (["stats"], ["list", "activities"], ["days-without-log"]):
            self.assertIn("before", self.refused(3, *command, "--from", "2026-11-20", "--to", "2026-11-19"))

    def test_nobody_is_followed_without_the_notice(self):
        self.assertIn("--informed", self.refused(3, "add", "beneficiary", "--given", "Jeanne", "--family", "Martin"))
        self.assertEqual(self.json("list", "beneficiaries"), [])

    def test_figures_say_what_they_count(self):
        self.log("workshop", "--participants", "3", "--gender", "feminin=2")
        blocks = [block.splitlines() for block in self.run_ok("stats").split("\n\n")]
        genders = next(block for block in blocks if block[0] == "Gender (accompaniments)")
        self.assertEqual([line.split() for line in genders[1:]], [["Féminin", "2"], ["Non", "communiqué", "1"]])

    def test_what_looks_like_a_secret_is_stored_and_told(self):
        secret = "mot de passe : Tulipe2024"
        for words in (["place", "--name", "Salle", "--commune", "79191", "--address", secret],
                      ["mediator", "--given", "Zoé", "--family", "Martin", "--employer", secret],
                      ["beneficiary", "--given", "A", "--family", "B", "--informed", "--notes", secret]):
            result = self.run_raw("add", *words)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(result.stderr.count("password"), 1, result.stderr)
        self.assertEqual(self.run_raw("add", "mediator", "--given", "Ida", "--family", "Roux").stderr, "")
        result = self.run_raw("log", "individual", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes",
                              "30", "--place", "Médiathèque", "--theme", "email", "--tag", secret)
        self.assertIn("password", result.stderr)
        self.assertEqual(self.json("list", "tags")[0]["tag"], secret)

    def test_a_kind_is_refused_what_only_another_kind_has(self):
        for kind, *words in (("workshop", "--participants", "3", "--referral-body", "CCAS"),
                             ("workshop", "--participants", "3", "--oriented", "yes"),
                             ("individual", "--title", "Premiers pas"), ("one-off", "--level", "debutant"),
                             ("local", "--kind", "travel", "--theme", "email"),
                             ("local", "--kind", "travel", "--material", "ordinateur")):
            place = [] if kind == "local" else ["--place", "Médiathèque", "--theme", "email"]
            self.refused(3, "log", kind, "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes", "45",
                         *place, *words)
        self.assertEqual(self.json("list", "activities"), [])
        self.log("individual", "--referral-body", "CCAS")
        self.assertIn('"oriented":true', self.run_ok("dump").replace(" ", ""))

    def test_people_read_days_as_they_write_them_and_programs_read_iso(self):
        self.log("individual", date="2026-11-20")
        self.log("local", "--kind", "travel")
        self.run_ok("add", "absence", "--mediator", "Camille Durandeau", "--from", "2026-11-12", "--to", "2026-11-13")
        for command, day in ((["list", "activities"], "20/11/2026"), (["list", "absences"], "12/11/2026"),
                             (["days-without-log", "--from", "2026-11-16", "--to", "2026-11-20"], "16/11/2026"),
                             (["undo", "--list"], "22/11/2026 10:00")):
            result = self.run_raw(*command)
            self.assertIn(day, result.stdout, command)
            self.assertNotIn("2026-11", result.stdout, command)
            self.assertEqual(result.stderr, "", command)
        self.assertIn("Congés", self.run_ok("list", "absences"))
        self.assertEqual(self.json("list", "activities")[0]["date"], "2026-11-20")
        self.assertEqual(self.json("list", "absences")[0]["from"], "2026-11-12")

    def test_the_list_is_in_words(self):
        self.log("individual")
        self.assertIn("Accompagnement individuel", self.run_ok("list", "activities"))

    def test_the_c_locale_keeps_every_letter(self):
        self.environment["LC_ALL"] = "C"
        self.assertEqual(self.json("list", "places")[0]["name"], "Médiathèque")
        self.log("individual", "--notes", "Été à l’œuvre")
        self.assertEqual(self.json("list", "activities")[0]["notes"], "Été à l’œuvre")
        self.assertIn("Médiathèque", self.run_ok("list", "activities"))


class UndoAndTrash(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_delete_undo_redo(self):
        logged = self.log()
        before = self.figures()
        self.run_ok("delete", logged["reference"])
        self.assertEqual(self.json("list", "activities"), [])
        self.run_ok("undo")
        self.assertEqual(self.figures(), before)
        self.run_ok("redo")
        self.assertEqual(self.json("list", "activities"), [])
        self.run_ok("undo")
        self.run_ok("undo")
        self.assertEqual(self.json("list", "activities"), [])
        self.run_ok("redo")
        self.assertEqual(self.figures(), before)
        self.run_ok("check")

    def test_undo_and_redo_say_which_of_the_two_they_did(self):
        reference = self.log()["reference"]
        # A reference alone is known to nobody: the kind and the date come first.
        said = self.json("undo")["undone"]
        self.assertRegex(said, r"^Logged: Accompagnement individuel · \S+ · %s$" % re.escape(reference))
        self.assertEqual(self.run_ok("redo"), f"Redone · {said}\n")
        self.assertEqual(self.run_ok("undo"), f"Undone · {said}\n")
        self.assertEqual(self.json("redo"), {"redone": said})

    def test_people_of_the_team_and_places_are_deleted_by_name(self):
        self.run_ok("add", "place", "--name", "Camille Durandeau", "--commune", "79191")
        self.assertIn("identifier", self.refused(3, "delete", "Camille Durandeau"))
        self.run_ok("delete", "belkacem nadia")
        self.run_ok("delete", "mediatheque")
        self.assertEqual([row["family"] for row in self.json("list", "mediators")], ["Durandeau"])
        self.assertEqual([row["name"] for row in self.json("list", "places")], ["Camille Durandeau"])
        self.run_ok("undo")
        self.assertEqual(len(self.json("list", "places")), 2)

    def test_nothing_left_to_undo_says_so(self):
        for _ in range(20):
            if self.run_raw("undo").returncode != 0:
                break
        else:
            self.fail("undo never ends")
        self.refused(1, "undo")

    def test_unknown_identifier(self):
        self.refused(3, "delete", "ZZZZ-9999")
        self.refused(3, "undo", "999999")


class Files(Case):
    def setUp(self):
        super().setUp()
        self.make()

    def test_dump_and_load_are_inverse(self):
        self.log()
        self.log("workshop", "--participants", "4", "--tag", "Été")
        self.run_ok("delete", self.log()["id"])
        dump = self.run_ok("dump")
        path = os.path.join(self.folder, "dump.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.write(dump)
        copy = os.path.join(self.folder, "copy.pmn")
        self.run_ok("load", path, register=copy)
        self.assertEqual(self.run_ok("dump", register=copy), dump)
        self.run_ok("check", register=copy)
        with open(path, "a", encoding="utf-8") as file:
            file.write("{not json\n")
        broken = os.path.join(self.folder, "broken.pmn")
        self.assertIn(str(dump.count("\n") + 1), self.refused(3, "load", path, register=broken))
        self.assertFalse(os.path.exists(broken))

    def test_backup_and_restore(self):
        self.log()
        figures = self.figures()
        copy = os.path.join(self.folder, "copy.pmn")
        self.run_ok("backup", copy)
        self.assertEqual(os.stat(copy).st_mode & 0o777, 0o600)
        self.log()
        self.run_ok("restore", copy)
        self.assertEqual(self.figures(), figures)
        self.run_ok("check")
        self.refused(1, "restore", os.path.join(self.folder, "missing.pmn"))
        self.refused(1, "restore", COOP)
        self.assertEqual(self.figures(), figures)

    def test_a_backup_that_has_no_folder_names_what_was_asked_for(self):
        path = os.path.join(self.folder, "absent", "copy.pmn")
        said = self.refused(1, "backup", path)
        self.assertIn(f"“{path}”", said)
        self.assertIn(f"no folder “{os.path.dirname(path)}”", said)
        self.assertNotIn("part", said)

    def test_a_backup_never_takes_the_place_of_something_else(self):
        other = os.path.join(self.folder, "other.pmn")
        self.run_ok("init", "--name", "Other", register=other)
        letter = os.path.join(self.folder, "letter.odt")
        pipe = os.path.join(self.folder, "pipe")
        os.mkfifo(pipe)
        with open(letter, "w", encoding="utf-8") as file:
            file.write("Dear")
        dump = self.run_ok("dump", register=other)
        for path in (other, letter, pipe):
            self.refused(3, "backup", path, timeout=20)
        self.assertEqual(self.run_ok("dump", register=other), dump)
        with open(letter, encoding="utf-8") as file:
            self.assertEqual(file.read(), "Dear")
        self.assertTrue(stat.S_ISFIFO(os.stat(pipe).st_mode))
        # An earlier copy may be replaced, and an empty file made to hold the name.
        copy = os.path.join(self.folder, "copy.pmn")
        open(copy, "w").close()
        self.run_ok("backup", copy)
        self.run_ok("backup", copy)

    def test_a_document_never_takes_the_place_of_a_register(self):
        other = os.path.join(self.folder, "other.pmn")
        self.run_ok("init", "--name", "Other", register=other)
        copy = os.path.join(self.folder, "copy.pmn")
        self.run_ok("backup", copy)
        link = os.path.join(self.folder, "link")
        os.symlink(other, link)
        parts = [path + end for path in (other, self.register) for end in ("-wal", "-shm", "-journal")]
        parts += [os.path.splitext(other)[0] + end for end in (".lock", ".purge")]
        for part in parts:
            with open(part, "a", encoding="utf-8"):
                pass
        before = self.run_ok("dump"), self.run_ok("dump", register=other)
        for path in (self.register, other, copy, link, *parts):
            if os.path.exists(path):
                for words in (("export", "journal", "--format", "csv-fr"), ("export", "journal", "--format", "ods"),
                              ("report", "notice")):
                    self.assertIn("register", self.refused(3, *words, "-o", path))
        self.assertEqual((self.run_ok("dump"), self.run_ok("dump", register=other)), before)
        self.run_ok("check", register=copy)

    def test_what_is_no_file_is_refused_at_once(self):
        pipe = os.path.join(self.folder, "pipe")
        folder = os.path.join(self.folder, "folder")
        copy = os.path.join(self.folder, "copy.pmn")
        os.mkfifo(pipe)
        os.mkdir(folder)
        self.run_ok("backup", copy)
        for path in (pipe, folder):
            self.refused(1, "stats", register=path, timeout=20)
            self.refused(1, "restore", copy, register=path, timeout=20)
            self.refused(1, "restore", path, timeout=20)
            self.refused(1, "import", "coop-xlsx", path, timeout=20)
        self.assertTrue(stat.S_ISFIFO(os.stat(pipe).st_mode))
        self.assertTrue(os.path.isdir(folder))
        new = os.path.join(self.folder, "new.pmn")
        for path in (folder, os.path.join(self.folder, "missing.jsonl")):
            self.assertIn(path, self.refused(1, "load", path, register=new))
            self.assertFalse(os.path.exists(new))

    def test_a_register_without_its_structure_opens(self):
        lines = [line for line in self.run_ok("dump").splitlines() if '"type":"structure"' not in line]
        end = json.loads(lines[-1])
        lines[-1] = json.dumps(dict(end, lines=end["lines"] - 1))
        new = os.path.join(self.folder, "new.pmn")
        self.run_ok("load", "-", register=new, input="\n".join(lines) + "\n")
        self.run_ok("check", register=new)
        self.assertEqual(len(self.json("list", "places", register=new)), 1)

    def test_a_load_cut_short_leaves_no_register(self):
        dump = self.run_ok("dump")
        folder = os.path.join(self.folder, "new")
        new = os.path.join(folder, "new.pmn")
        os.mkdir(folder)
        process = subprocess.Popen([PROGRAM, "--register", new, "load", "-"], env=self.environment,
                                   stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdin.write(dump[: len(dump) // 2].encode())
        process.stdin.flush()
        while not os.listdir(folder):
            self.assertIsNone(process.poll())
        process.kill()
        process.wait()
        process.stdin.close()
        self.assertFalse(os.path.exists(new))
        self.run_ok("load", "-", register=new, input=dump)
        self.assertEqual(self.run_ok("dump", register=new), dump)
        self.assertEqual([name for name in os.listdir(folder) if "load" in name], [])

    def test_load_says_what_it_made(self):
        dump = self.run_ok("dump")
        new = os.path.join(self.folder, "new.pmn")
        self.assertEqual(self.json("load", "-", register=new, input=dump), {"register": new})
        self.assertEqual(self.run_ok("dump", register=new), dump)

    def test_anonymise_keeps_the_figures(self):
        person = self.json("add", "beneficiary", "--given", "Zéphyrin", "--family", "Quenouille-Test", "--birth-year",
                           "1950", "--informed")["id"]
        figures = self.figures()
        self.run_ok("anonymise", person, stdin=subprocess.DEVNULL)
        self.assertEqual(self.figures(), figures)
        self.assertNotIn("Quenouille", self.run_ok("dump"))
        for name in os.listdir(self.folder):
            path = os.path.join(self.folder, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    self.assertNotIn("Quenouille-Test".encode(), file.read(), name)
        self.refused(3, "anonymise", "nobody", stdin=subprocess.DEVNULL)

    def test_merge_export_and_undo(self):
        kept, other = (self.json("add", "beneficiary", "--given", "Fatou", "--family", family, "--informed")["id"]
                       for family in ("Diallo", "Dialo"))
        names = [person["family"] for person in self.json("list", "beneficiaries")]
        self.assertEqual(self.json("merge", kept, other), {"merged": other})
        self.assertEqual([person["family"] for person in self.json("list", "beneficiaries")],
                         [name for name in names if name != "Dialo"])
        self.refused(3, "merge", kept, other)
        self.refused(3, "merge", kept, kept)
        self.refused(3, "merge", kept, "nobody")
        self.refused(2, "merge", kept)
        self.run_ok("undo")
        self.assertEqual([person["family"] for person in self.json("list", "beneficiaries")], names)
        path = os.path.join(self.folder, "person.txt")
        self.json("export", "person", kept, "-o", path)
        with open(path, encoding="utf-8") as file:
            self.assertIn("Diallo", file.read())
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        # Who asks under a name that was merged is the person who goes on.
        self.run_ok("merge", kept, other)
        self.run_ok("anonymise", other, stdin=subprocess.DEVNULL)
        dump = self.run_ok("dump")
        self.assertNotIn("Diallo", dump)
        self.assertNotIn("Dialo", dump)

    def test_days_without_log(self):
        self.log(date="2026-11-09")
        self.log("local", "--kind", "meeting", date="2026-11-10")
        self.run_ok("add", "absence", "--mediator", "Camille Durandeau", "--from", "2026-11-12", "--reason", "leave")
        self.run_ok("add", "absence", "--mediator", "Camille Durandeau", "--from", "2026-11-13", "--part", "morning")
        days = self.json("days-without-log", "--from", "2026-11-09", "--to", "2026-11-15", "--mediator",
                         "Camille Durandeau")
        # The 11th is a holiday, the 12th a leave, the 14th and 15th a week-end; half a day leaves the 13th expected.
        self.assertEqual(days[0]["days"], ["2026-11-13"])
        future = self.json("days-without-log", "--from", "2026-11-20", "--to", "2026-12-31", "--mediator",
                           "Camille Durandeau")
        self.assertEqual(future[0]["days"], ["2026-11-20"])


class Import(Case):
    def setUp(self):
        super().setUp()
        self.run_ok("init", "--name", "X")

    def count(self, path):
        text = subprocess.run([sys.executable, COOP, "--count", path], check=True, capture_output=True).stdout
        expected = json.loads(text)
        expected.pop("period")
        return expected

    def without_zeros(self, value):
        if isinstance(value, dict):
            kept = {key: self.without_zeros(item) for key, item in value.items()}
            return {key: item for key, item in kept.items() if item not in (0, {}, None)}
        return value

    def test_figures_equal_an_independent_count_in_every_variant(self):
        for variant in ("own", "team", "v1v2"):
            with self.subTest(variant):
                register = os.path.join(self.folder, variant + ".pmn")
                self.run_ok("init", "--name", variant, register=register)
                path = self.coop(variant + ".xlsx", "--rows", "400", "--variant", variant, "--seed", "5", "--names",
                                 "--notes")
                report = self.json("import", "coop-xlsx", path, register=register)
                self.assertEqual(report["rejected"], [])
                stats = self.json("stats", register=register)
                stats.pop("period")
                self.assertEqual(self.without_zeros(stats), self.without_zeros(self.count(path)))
                again = self.json("import", "coop-xlsx", path, register=register)
                self.assertEqual((again["created"], again["updated"], again["unchanged"]),
                                 (0, 0, report["activities"]))
                self.run_ok("check", register=register)

    def log_again(self, activity, mediator, place):
        """The same by the command line; place: the words that say where."""
        words = ["log", activity["kind"], "--mediator", mediator, "--date", activity["day"], "--minutes",
                 str(activity["minutes"]), *place]
        people = activity["participations"]
        words += ["--participants", str(len(people)), "--already-supported",
                  str(sum(person.get("already_supported", False) for person in people))]
        for option, values in (("--theme", activity["themes"]), ("--material", activity.get("materials", []))):
            words += [word for value in values for word in (option, value)]
        words += [word for person in people for key in ("gender", "age", "status") for word in ("--" + key, person[key])]
        for option, key in (("--level", "level"), ("--autonomy", "autonomy"), ("--procedure", "procedure"),
                            ("--referral", "referral"), ("--title", "title")):
            words += [option, activity[key]] if activity.get(key) else []
        self.run_ok(*words, register=self.other)

    def test_the_same_activities_logged_imported_and_by_a_table_give_the_same_figures(self):
        self.run_ok("import", "coop-xlsx", self.coop("same.xlsx", "--rows", "30", "--variant", "own"))
        lines = [json.loads(line) for line in self.run_ok("dump").splitlines()]
        names = {line["uuid"]: line for line in lines if line["type"] in ("mediator", "place")}
        activities = [line for line in lines if line["type"] == "activity"]
        self.assertEqual({activity["kind"] for activity in activities}, {"individual", "workshop"})
        imported = self.figures()

        # The same team and places, without activities.
        self.other = os.path.join(self.folder, "other.pmn")
        third = os.path.join(self.folder, "third.pmn")
        self.run_ok("undo")
        for line in names.values():
            words = (["mediator", "--given", line["given"], "--family", line["family"]] if line["type"] == "mediator" else
                     ["place", "--name", line["name"], "--commune", line["insee"]])
            if not any(line["uuid"] == row["id"] for row in self.json("list", line["type"] + "s")):
                self.run_ok("add", *words)
        self.run_ok("backup", self.other)
        self.run_ok("backup", third)

        table = os.path.join(self.folder, "same.csv")
        fields = ["date", "mediator", "kind", "minutes", "place", "place-kind", "insee", "themes", "people", "gender",
                  "age", "status", "materials", "procedure"]
        kinds = {"place": "Lieu d’activité", "elsewhere": "Autre lieu", "home": "À domicile", "remote": "À distance"}
        with open(table, "w", newline="") as file:
            rows = csv.writer(file, delimiter=";")
            rows.writerow(fields)
            for activity in activities:
                who = "{given} {family}".format(**names[activity["mediator"]])
                name = names[activity["place"]]["name"] if activity["place_kind"] == "place" else ""
                commune = [] if activity["place_kind"] == "remote" else ["--commune", activity.get("insee", "")]
                self.log_again(activity, who,
                               ["--place", name] if name else ["--" + activity["place_kind"], *commune])
                person = activity["participations"][0] if activity["kind"] == "individual" else {}
                rows.writerow([activity["day"], who, "atelier" if activity["kind"] == "workshop" else "individuel",
                               activity["minutes"], name, kinds[activity["place_kind"]], "" if name else
                               activity.get("insee", ""), ", ".join(activity["themes"]), len(activity["participations"]),
                               *(person.get(key, "") for key in ("gender", "age", "status")),
                               ", ".join(activity.get("materials", [])), activity.get("procedure", "")])

        def other_figures(register):
            stats = self.json("stats", register=register)
            stats.pop("period")
            return stats

        self.assertEqual(other_figures(self.other), imported)
        report = self.json("import", "table", table, *(word for field in fields for word in ("--map", field + "=" + field)),
                           register=third)
        self.assertEqual(report["rejected"], [])
        by_table = other_figures(third)
        # One line of a table cannot say who each person of a workshop was, nor where anybody was sent.
        for key in ("genders", "ages", "statuses"):
            self.assertEqual(sum(by_table.pop(key).values()), sum(imported.pop(key).values()))
        for stats in (by_table, imported):
            stats.pop("referrals")
        self.assertEqual(by_table, imported)

    def test_names_and_notes_only_when_asked_for(self):
        path = self.coop("own.xlsx", "--rows", "100", "--seed", "5", "--names", "--notes")
        self.json("import", "coop-xlsx", path)
        self.assertEqual(self.json("list", "beneficiaries"), [])
        self.assertEqual({row["notes"] for row in self.json("list", "activities")}, {None})
        self.json("import", "coop-xlsx", path, "--with-names", "--with-notes")
        people = len(self.json("list", "beneficiaries"))
        self.assertGreater(people, 0)
        self.assertNotEqual({row["notes"] for row in self.json("list", "activities")}, {None})
        self.json("import", "coop-xlsx", path, "--with-names", "--with-notes")
        self.assertEqual(len(self.json("list", "beneficiaries")), people)

    def test_dry_run_writes_nothing_and_says_the_same(self):
        path = self.coop("own.xlsx", "--rows", "60", "--seed", "2")
        before = self.run_ok("dump")
        dry = self.json("import", "coop-xlsx", path, "--dry-run")
        self.assertEqual(self.run_ok("dump"), before)
        wet = self.json("import", "coop-xlsx", path)
        self.assertEqual({k: v for k, v in dry.items() if k != "dry_run"},
                         {k: v for k, v in wet.items() if k != "dry_run"})

    def test_undo_unmakes_and_the_file_can_be_imported_again(self):
        path = self.coop("own.xlsx", "--rows", "60", "--seed", "2")
        self.json("import", "coop-xlsx", path)
        figures = self.figures()
        self.run_ok("undo")
        self.assertEqual(self.json("stats")["accompaniments"], 0)
        again = self.json("import", "coop-xlsx", path)
        self.assertGreater(again["created"], 0)
        self.assertEqual(self.figures(), figures)
        self.run_ok("check")

    def test_an_import_is_undone_around_who_was_anonymised(self):
        """Somebody of the file was anonymised since, and the notes that named them lost the name."""
        path = self.coop("own.xlsx", "--rows", "100", "--seed", "5", "--names", "--notes")
        self.json("import", "coop-xlsx", path, "--with-names", "--with-notes")
        figures = self.figures()
        person = self.json("list", "beneficiaries")[0]
        self.run_ok("anonymise", person["id"], "--yes")
        step = [line for line in self.json("undo", "--list") if line["kind"] == "import"][0]
        self.assertTrue(step["undoable"])
        self.assertIn("1 anonymised person stays", self.json("undo")["undone"])
        self.assertEqual(self.json("list", "activities"), [])
        self.assertEqual(self.json("list", "mediators"), [])
        self.assertEqual([(row["uuid"], "anonymised_at" in row) for row in map(json.loads, self.run_ok("dump").splitlines())
                          if row["type"] == "beneficiary"], [(person["id"], True)])
        self.run_ok("check")
        dump = os.path.join(self.folder, "dump.jsonl")
        with open(dump, "w") as file:
            file.write(self.run_ok("dump"))
        self.run_ok("load", dump, register=os.path.join(self.folder, "loaded.pmn"))
        self.run_ok("redo")
        self.assertEqual(self.figures(), figures)
        self.run_ok("check")
        self.assertIn("1 anonymised person stays", self.json("undo")["undone"])
        self.assertGreater(self.json("import", "coop-xlsx", path)["created"], 0)
        self.run_ok("check")

    def test_an_import_that_changed_people_is_undone_around_who_was_anonymised(self):
        older = self.coop("older.xlsx", "--rows", "100", "--seed", "5", "--names", "--notes")
        self.json("import", "coop-xlsx", older, "--with-names")
        self.json("import", "coop-xlsx", older, "--with-names", "--with-notes")
        person = self.json("list", "beneficiaries")[0]
        self.run_ok("anonymise", person["id"], "--yes")
        self.run_ok("undo")
        self.assertEqual({row["notes"] for row in self.json("list", "activities")}, {None})
        self.run_ok("check")

    def test_bad_files_are_refused_whole(self):
        for kind in ("truncated", "notzip", "nosheet", "noheader", "formula", "dates-as-text", "bomb200mb", "doctype"):
            with self.subTest(kind):
                path = self.coop(kind + ".xlsx", "--rows", "40", "--malform", kind)
                self.refused(1, "import", "coop-xlsx", path)
        self.assertEqual(self.json("list", "activities"), [])

    def test_a_kill_during_an_import_leaves_all_or_nothing(self):
        path = self.coop("own.xlsx", "--rows", "3000", "--variant", "team", "--seed", "9")
        expected = None
        for attempt in range(12):
            register = os.path.join(self.folder, "kill%d.pmn" % attempt)
            self.run_ok("init", "--name", "K", register=register)
            process = subprocess.Popen([PROGRAM, "--register", register, "import", "coop-xlsx", path],
                                       env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=0.05 * (attempt + 1))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            self.run_ok("check", register=register)
            found = self.json("stats", register=register)["accompaniments"]
            if expected is None:
                expected = self.count(path)["accompaniments"]
            self.assertIn(found, (0, expected))


class FullDisk(Case):
    def test_a_step_is_there_or_its_failure_is_told(self):
        self.make()
        size = os.path.getsize(self.register)

        def limited(bytes_more):
            def prepare():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size + bytes_more, size + bytes_more))

            return prepare

        told = set()
        for bytes_more in (0, 1000, 20000, 60000, 150000, 400000, 4000000):
            before = len(self.json("list", "activities"))
            result = self.run_raw("log", "local", "--mediator", "Camille Durandeau", "--date", "2026-11-20", "--minutes",
                                  "3", "--kind", "travel", "--notes", "y" * 50000, preexec_fn=limited(bytes_more))
            self.assertIn(result.returncode, (0, 1), result.stderr)
            told.add(result.returncode)
            if result.returncode == 1:
                self.assertIn("disk is full", result.stderr)
            self.assertEqual(len(self.json("list", "activities")) - before, 1 - result.returncode)
            self.run_ok("check")
        self.assertIn(0, told)

    def test_what_is_there_can_be_read_when_nothing_can_be_written(self):
        """Not even the index of the journal that connections share, be the journal empty or not."""

        def no_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

        self.make()
        self.log()
        commands = (["stats"], ["list", "activities"], ["list", "places"], ["dump"], ["check"], ["undo", "--list"])
        expected = [self.run_ok(*command) for command in commands]
        killed = os.path.join(self.folder, "killed.pmn")
        connection = sqlite3.connect(self.register)
        for change in ("value || 'x'", "substr (value, 1, length (value) - 1)"):
            connection.execute(f"UPDATE setting SET value = {change} WHERE key = 'ref-counter'")
            connection.commit()
        for suffix in ("", "-wal"):
            shutil.copy(self.register + suffix, killed + suffix)
        connection.close()
        self.assertGreater(os.path.getsize(killed + "-wal"), 0)
        for register in (self.register, killed):
            for command, text in zip(commands, expected):
                self.assertEqual(self.run_ok(*command, register=register, preexec_fn=no_room), text)
            said = self.refused(1, "log", "local", "--mediator", "Camille Durandeau", "--date", "2026-11-20",
                                "--minutes", "3", "--kind", "travel", register=register, preexec_fn=no_room)
            self.assertIn("disk is full", said)
            self.run_ok("check", register=register)

    def test_a_copy_cut_short_is_swept_away(self):
        """By the next backup into that folder, whatever its name, and by the next opening."""
        self.make()
        backups = self.register[:-len(".pmn")] + "-backups"
        os.makedirs(backups, exist_ok=True)
        left = [os.path.join(self.folder, ".copy.pmn.pmn-part"),
                os.path.join(backups, ".daily-20261101-100000.pmn.pmn-part"),
                os.path.join(self.folder, ".a.pmn.new"), os.path.join(self.folder, ".a.pmn.restore"),
                os.path.join(self.folder, ".a.pmn.load")]
        others = [os.path.join(self.folder, name) for name in (".copy.part", ".b.pmn.restore", "x.pmn-part")]
        for path in left + others:
            with open(path, "wb") as file:
                file.write(b"x" * 100)
        held = open(os.path.join(self.folder, ".held.pmn.pmn-part"), "wb")
        self.addCleanup(held.close)
        fcntl.flock(held, fcntl.LOCK_EX)
        self.run_ok("stats")
        self.assertEqual([path for path in left if os.path.exists(path)], left[:1])
        self.run_ok("backup", os.path.join(self.folder, "other.pmn"))
        self.assertEqual([path for path in left if os.path.exists(path)], [])
        self.assertTrue(all(os.path.exists(path) for path in others))
        self.assertTrue(os.path.exists(held.name))
        self.assertIn("Another program", self.refused(1, "backup", os.path.join(self.folder, "held.pmn")))

    def test_a_killed_backup_leaves_nothing_after_the_next(self):
        self.run_ok("demo", "--activities", "3000")
        left = 0
        for round_ in range(60):
            process = subprocess.Popen([PROGRAM, "--register", self.register, "backup",
                                        os.path.join(self.folder, "c%d.pmn" % round_)], env=self.environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            part = os.path.join(self.folder, ".c%d.pmn.pmn-part" % round_)
            while process.poll() is None and not os.path.exists(part):
                pass
            process.kill()
            process.wait()
            left += os.path.exists(part)
            if left:
                break
        self.assertGreater(left, 0)
        self.run_ok("backup", os.path.join(self.folder, "last.pmn"))
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith("-part")], [])

    def test_a_killed_init_leaves_a_whole_register_or_none(self):
        for round_ in range(12):
            path = os.path.join(self.folder, "k%d.pmn" % round_)
            process = subprocess.Popen([PROGRAM, "--register", path, "init", "--name", "Mairie"],
                                       env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while process.poll() is None and not os.path.exists(path):
                pass
            process.kill()
            process.wait()
            if os.path.exists(path):
                self.assertEqual([json.loads(line)["name"] for line in self.run_ok("dump", register=path).splitlines()
                                  if json.loads(line)["type"] == "structure"], ["Mairie"])
                self.run_ok("check", register=path)


class TwoPrograms(Case):
    def test_the_second_writer_waits_and_then_names_the_first(self):
        self.make()
        # Somebody else's transaction, held open by the plain SQLite library.
        import sqlite3

        other = sqlite3.connect(self.register, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        self.refused(1, "add", "mediator", "--given", "A", "--family", "B")
        self.assertGreater(time.monotonic() - started, 1)
        other.execute("ROLLBACK")
        self.run_ok("add", "mediator", "--given", "A", "--family", "B")


main()
