# test-documents.py PERMANENCECTL: printed documents as a reader of PDF sees them.
# SPDX-License-Identifier: GPL-3.0-or-later
"""PMN_UPDATE_GOLDEN=1 writes the expected texts and pictures anew: look at them before committing."""

import os
import re
import sqlite3
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "golden")
sys.path.insert(0, os.path.join(HERE, "..", "lib"))

import ctl  # noqa: E402

ctl.program(sys.argv[1])

# The pictures are those of the typeface of the development root.
TYPEFACE = subprocess.run(["fc-match", "-f", "%{family[0]}", "Adwaita Sans"], capture_output=True, text=True).stdout
# Share of pixels that may differ by more than an eighth of the way from black to white.
TOLERANCE = 0.002


def output(*words):
    return subprocess.run(words, check=True, capture_output=True).stdout


def greys(path):
    """A picture as one byte of grey for each pixel."""
    return output("magick", path, "-colorspace", "Gray", "-depth", "8", "gray:-")


class Case(ctl.Case):
    def setUp(self):
        os.environ["PMN_FIXED_NOW"] = "2026-11-22T10:00"
        super().setUp()
        self.ok("add", "mediator", "--given", "Nadia", "--family", "Belkacem")

    def log(self, kind, date, minutes, *words):
        """Its reference."""
        return self.json("log", kind, "--mediator", "Nadia Belkacem", "--date", date, "--minutes", minutes, *words)[
            "reference"
        ]

    def settle_references(self):
        """The letters that references begin with are drawn at random, which no expected text can be."""
        connection = sqlite3.connect(self.register)
        with connection:
            connection.execute("UPDATE setting SET value = 'A7F3' WHERE key = 'ref-prefix'")
        connection.close()

    def log_many(self):
        demo = self.path("demo.pmn")
        self.register = demo
        self.ok("demo", "--activities", "200")

    def report(self, *words, name="a.pdf"):
        self.ok("report", *words, "-o", self.path(name))
        return self.path(name)

    def text(self, path):
        return output("pdftotext", "-layout", path, "-").decode()

    def structure(self, path):
        return output("pdfinfo", "-struct-text", path).decode()

    def assert_golden(self, name, path):
        """The text is the expected one to the letter, the picture of the first page nearly."""
        text_path = os.path.join(GOLDEN, name + ".txt")
        picture_path = os.path.join(GOLDEN, name + ".png")
        output("pdftoppm", "-r", "60", "-gray", "-png", "-l", "1", "-singlefile", path, self.path("page"))
        if os.environ.get("PMN_UPDATE_GOLDEN"):
            os.makedirs(GOLDEN, exist_ok=True)
            with open(text_path, "w", encoding="utf-8") as file:
                file.write(self.text(path))
            output("magick", self.path("page.png"), "-strip", "-define", "png:compression-level=9", picture_path)
        with open(text_path, encoding="utf-8") as file:
            self.assertEqual(self.text(path), file.read())
        if TYPEFACE != "Inter":
            return
        seen = greys(self.path("page.png"))
        expected = greys(picture_path)
        self.assertEqual(len(seen), len(expected))
        differing = sum(abs(a - b) > 32 for a, b in zip(seen, expected))
        self.assertLess(differing / len(seen), TOLERANCE)

    def assert_good_file(self, path, title):
        """Title, author, date, outline, tags and embedded fonts, and no bigger than it has to be."""
        information = output("pdfinfo", "-isodates", path).decode()
        self.assertRegex(information, r"Title: +" + title)
        self.assertRegex(information, r"Author: +Structure d’essai")
        self.assertRegex(information, r"CreationDate: +2026-11-22T")
        self.assertIn(f"<outline>\n<item page=\"1\">{title}</item>", output("pdftohtml", "-xml", "-i", "-stdout", path).decode())
        self.assertRegex(information, r"Tagged: +yes")
        self.assertIn("A4", information)
        fonts = output("pdffonts", path).decode().splitlines()[2:]
        self.assertTrue(fonts)
        for font in fonts:
            # The columns from the right: object number twice, unicode, subset, embedded.
            self.assertEqual(font.split()[-5:-2], ["yes", "yes", "yes"], font)
        self.assertLess(os.path.getsize(path), 60_000)


class TallySheet(Case):
    def sheet(self, *words, **options):
        return self.report("tally-sheet", "--mediator", "Nadia Belkacem", "--date", "2026-11-24", *words, **options)

    def test_as_expected(self):
        path = self.sheet("--place", "Halle du marché")
        self.assert_golden("tally-sheet", path)
        self.assert_good_file(path, "Feuille de pointage des accompagnements")
        self.assertIn("Pages:           1\n", output("pdfinfo", path).decode())

    def test_same_columns_as_the_day_entry(self):
        structure = self.structure(self.sheet())
        words = ["Durée", "Thématiques", "Lieu, si autre", "Âge", "Genre", "Statut"]
        places = [structure.index('"' + word) for word in words]
        self.assertEqual(places, sorted(places))
        self.assertNotIn('"Nom', structure)

    def test_read_in_order_and_once(self):
        structure = self.structure(self.sheet())
        self.assertTrue(structure.startswith("Document"))
        self.assertEqual(structure.count("H1 (block)"), 1)
        self.assertLess(structure.index("Feuille de pointage"), structure.index("Médiateur"))
        self.assertLess(structure.index("Statut"), structure.index("Diagnostic numérique"))
        self.assertNotIn("Page 1/1", structure)

    def test_blank_lines_when_nothing_is_said(self):
        text = self.text(self.report("tally-sheet"))
        self.assertIn("Médiateur", text)
        self.assertNotIn("Belkacem", text)

    def test_the_same_in_every_locale(self):
        contents = []
        for locale in ("C", "C.UTF-8", "fr_FR.UTF-8", "en_US.UTF-8"):
            os.environ["LC_ALL"] = locale
            try:
                with open(self.sheet(name=locale + ".pdf"), "rb") as file:
                    contents.append(file.read())
            finally:
                os.environ["LC_ALL"] = "C.UTF-8"
        self.assertEqual(len(set(contents)), 1)


class Activity(Case):
    def make(self):
        self.ok("add", "place", "--name", "Médiathèque", "--commune", "79191")
        return self.log(
            "workshop", "2026-11-19", "90", "--place", "Médiathèque", "--theme", "email", "--theme", "bureautique",
            "--title", "Écrire et envoyer", "--participants", "7", "--gender", "feminin=4", "--gender", "masculin=2",
            "--age", "soixante_dix_plus=5", "--status", "retraite=5", "--notes", "Reprendre les pièces jointes.",
        )  # fmt: skip

    def test_as_expected(self):
        self.settle_references()
        self.assert_golden("activity", self.report("activity", self.make(), "--with-notes"))

    def test_everything_is_said(self):
        path = self.report("activity", self.make(), "--with-notes")
        text = self.text(path)
        for words in ("Atelier collectif", "jeudi 19 novembre 2026", "1 h 30", "Médiathèque", "E-mail, Bureautique",
                      "Écrire et envoyer", "Reprendre les pièces jointes."):
            self.assertIn(words, text.replace("\u202f", " "))
        self.assertRegex(text, r"Total +7\n")
        self.assertRegex(text, r"Féminin +4 +57\W%")
        # What nobody said is not communicated, so that each part sums to everyone.
        self.assertRegex(text, r"Non communiqué +1 +14\W%")
        self.assertRegex(text, r"Non communiqué ou hétérogène +2 +29\W%")
        self.assert_good_file(path, "Atelier collectif")

    def test_notes_only_when_asked(self):
        self.assertNotIn("Reprendre", self.text(self.report("activity", self.make())))

    def test_unknown_reference(self):
        self.assertIn("ZZZZ-9999", self.refused(3, "report", "activity", "ZZZZ-9999", "-o", self.path("a.pdf")))


class Journal(Case):
    def log_some(self):
        self.log("individual", "2026-11-18", "45", "--theme", "email", "--remote")
        self.log("one-off", "2026-11-19", "10", "--theme", "sante", "--remote")
        self.log("workshop", "2026-11-19", "120", "--theme", "bureautique", "--remote", "--participants", "6")
        self.log("local", "2026-11-19", "60", "--kind", "meeting")
        self.log("individual", "2026-11-03", "45", "--theme", "parentalite", "--remote")

    def test_as_expected(self):
        self.settle_references()
        self.log_some()
        self.assert_golden("journal", self.report("journal"))

    def test_period_days_and_totals(self):
        self.log_some()
        path = self.report("journal", "--from", "2026-11-16", "--to", "2026-11-20")
        text = self.text(path).replace("\u202f", " ").replace("\u00a0", " ")
        self.assertIn("Période : du 16 au 20 novembre 2026 (bornes incluses)", text)
        self.assertLess(text.index("mercredi 18 novembre 2026"), text.index("jeudi 19 novembre 2026"))
        self.assertNotIn("Parentalité", text)
        self.assertIn("Total : 3 activités, 8 accompagnements, 2 h 55.", text)
        self.assertIn("comptées à part : 1 h.", text)
        self.assert_good_file(path, "Liste des activités")

    def test_header_is_repeated_and_read_once(self):
        self.log_many()
        path = self.report("journal")
        pages = int(output("pdfinfo", path).decode().split("Pages:")[1].split()[0])
        self.assertGreater(pages, 3)
        self.assertEqual(self.text(path).count("Thématiques"), pages)
        structure = self.structure(path)
        self.assertEqual(structure.count('"Thématiques"'), 1)
        self.assertEqual(structure.count("Table (block)"), 1)
        self.assertNotIn(f"Page 2/{pages}", structure)
        self.assertIn(f"Page {pages}/{pages}", self.text(path))

    def test_each_page_says_its_day(self):
        self.log_many()
        path = self.report("journal")
        heading = re.compile(r"^ *((?:\w+di|dimanche) \d+(?:er)? \w+ \d{4})( \(suite\))?$", re.M)
        last, continued = None, 0
        for page in self.text(path).split("\f")[:-1]:
            days = list(heading.finditer(page))
            lines = re.search(r"\b[0-9A-F]{4}-\d{4}\b", page)
            if lines:
                self.assertLess(days[0].start(), lines.start())
                self.assertEqual(days[0][1] == last, days[0][2] is not None)
                last, continued = days[-1][1], continued + (days[0][2] is not None)
            self.assertFalse([day for day in days[1:] if day[2]])
        self.assertGreater(continued, 0)
        # Read once: what is repeated is for the eye.
        self.assertNotIn("(suite)", self.structure(path))

    def test_every_activity_is_there(self):
        self.log_many()
        text = self.text(self.report("journal"))
        for activity in self.json("list", "activities"):
            self.assertEqual(text.count(activity["reference"]), 1, activity["reference"])

    def test_nothing_to_list(self):
        self.assertIn("Aucune activité.", self.text(self.report("journal")))


class Week(Case):
    def make(self):
        self.log("individual", "2026-11-16", "45", "--theme", "email", "--remote")
        self.log("workshop", "2026-11-18", "120", "--theme", "bureautique", "--remote", "--participants", "6")
        self.log("local", "2026-11-18", "90", "--kind", "meeting")
        self.log("individual", "2026-11-13", "30", "--theme", "email", "--remote")
        return self.report("week", "--mediator", "Nadia Belkacem", "--date", "2026-11-19")

    def test_as_expected(self):
        path = self.make()
        self.assert_golden("week", path)
        self.assert_good_file(path, "Semaine du 16 au 22 novembre 2026")

    def test_figures_are_read_in_the_table_and_only_there(self):
        structure = self.structure(self.make())
        self.assertEqual(structure.count("3\u202fh\u202f30"), 1)
        self.assertEqual(structure.count("Table (block)"), 1)
        self.assertLess(structure.index("Heures de chaque jour"), structure.index("Les mêmes chiffres"))
        self.assertNotIn("lun.", structure)

    def test_a_week_without_anything(self):
        text = self.text(self.report("week", "--date", "2026-01-01"))
        self.assertRegex(text, r"Total +0 +0 +0")
        self.assertIn("Rien n’a été enregistré cette semaine-là.", text)
        self.assertNotIn("Heures de chaque jour", text)


class Letter(Case):
    def setUp(self):
        super().setUp()
        self.person = self.json("add", "beneficiary", "--given", "Fatou", "--family", "Diallo", "--commune", "79191",
                                "--informed")["id"]
        for day in ("2026-10-05", "2026-11-12"):
            self.log("individual", day, "45", "--theme", "email", "--remote", "--person", self.person)

    def letter(self, template, *words, **options):
        return self.report("letter", template, "--beneficiary", self.person, "--mediator", "Nadia Belkacem", *words,
                           **options)

    def own(self, name, text):
        """A template of the user's own."""
        # That of the development flavour, and that of the other.
        for program in ("permanence-devel", "permanence"):
            folder = os.path.join(self.folder, program, "letters")
            os.makedirs(folder, exist_ok=True)
            self.write(os.path.join(folder, name), text)

    def test_attestation_as_expected(self):
        path = self.letter("attestation")
        self.assert_golden("letter-attestation", path)
        self.assert_good_file(path, "Attestation d’accompagnement au numérique")

    def test_appointment_as_expected(self):
        path = self.letter("rendez-vous", "--field", "rendezvous.date=2026-11-26", "--field",
                           "rendezvous.heure=14 h 30", "--field", "rendezvous.lieu=Médiathèque, 3 rue du Pont")
        self.assert_golden("letter-rendez-vous", path)
        self.assert_good_file(path, "Votre rendez-vous du jeudi 26 novembre 2026")

    def test_free_letter_as_expected(self):
        path = self.letter("courrier-libre", "--field", "lettre.objet=Nos ateliers de décembre", "--field",
                           "lettre.texte=Deux ateliers sont ouverts en décembre.\nVenez quand vous voulez.")
        self.assert_golden("letter-courrier-libre", path)
        self.assert_good_file(path, "Nos ateliers de décembre")

    def test_letter_without_subject_has_a_title(self):
        path = self.letter("courrier-libre")
        self.assertRegex(output("pdfinfo", path).decode(), r"Title: +Lettre\n")
        self.assertIn("……………………", self.text(path))

    def test_read_in_the_order_of_a_letter(self):
        structure = self.structure(self.letter("attestation"))
        words = ["Structure d’essai", "Fatou Diallo", "le 22 novembre 2026", "H1 (block)", "atteste que", "Table (block)",
                 "Ces accompagnements sont gratuits", "Nadia Belkacem"]
        places = [structure.lower().index(word.lower()) for word in words]
        self.assertEqual(places, sorted(places))

    def test_own_template_and_its_mistakes(self):
        self.own("relance.txt", "titre : Relance\npour : bénéficiaire\n\nBonjour {{bénéficiaire.prénom}} !\n")
        self.assertIn("Bonjour Fatou !", self.text(self.letter("relance")))
        self.own("relance.txt", "titre : Relance\n\nBonjour {{prénom}} !\n")
        said = self.refused(3, "report", "letter", "relance", "-o", self.path("b.pdf"))
        self.assertIn("Line 3, column 9: “prénom”", said)

    def test_refusals(self):
        for words, part in ((["nope"], "attestation, courrier-libre, rendez-vous"),
                            (["../../etc/passwd"], "No template"),
                            (["attestation"], "say whom"),
                            (["rendez-vous", "--field", "rendezvous.date=jamais", "--beneficiary", self.person], "jamais"),
                            (["rendez-vous", "--field", "couleur=bleu"], "couleur=bleu")):
            said = self.refused(3, "report", "letter", *words, "-o", self.path("b.pdf"))
            self.assertIn(part, said)
        self.assertFalse(os.path.exists(self.path("b.pdf")))

    def test_nobody_writes_to_an_anonymised_person(self):
        self.ok("anonymise", self.person, "--yes")
        self.refused(3, "report", "letter", "attestation", "--beneficiary", self.person, "-o", self.path("b.pdf"))

    def test_thirty_two_thousand_characters(self):
        text = "Un mot de plus. " * 2000
        path = self.letter("courrier-libre", "--field", "lettre.texte=" + text)
        self.assertGreater(self.text(path).count("Un mot de plus."), 1500)


class Logo(Case):
    def make(self):
        output("magick", "-size", "300x100", "xc:black", self.path("logo.png"))
        return self.path("logo.png")

    def darkness(self, path, part):
        output("pdftoppm", "-r", "40", "-gray", "-png", "-l", "1", "-singlefile", path, self.path("page"))
        picture = output("magick", self.path("page.png"), "-crop", part, "+repage", "-depth", "8", "gray:-")
        return sum(byte < 64 for byte in picture) / len(picture)

    def test_in_the_corner_of_documents(self):
        corner = "80x18+225+18"
        before = self.darkness(self.report("notice"), corner)
        self.ok("logo", self.make())
        path = self.report("notice")
        self.assertLess(before, 0.05)
        self.assertGreater(self.darkness(path, corner), 0.5)
        self.assertNotIn("Figure", self.structure(path))
        self.ok("logo", "--none")
        self.assertLess(self.darkness(self.report("notice"), corner), 0.05)

    def test_goes_to_another_computer_with_the_base(self):
        self.ok("logo", self.make())
        self.assertIn("structure-logo", self.ok("dump").text)

    def test_what_is_not_a_picture_is_refused(self):
        path = self.write("logo.png", "not a picture")
        self.assertIn("PNG", self.refused(3, "logo", path))
        self.refused(1, "logo", self.path("missing.png"))
        self.refused(3, "logo", self.folder)
        self.refused(2, "logo")


class Notice(Case):
    def test_as_expected(self):
        path = self.report("notice")
        self.assert_golden("notice", path)
        self.assert_good_file(path, "Vos données et l’aide que vous recevez")

    def test_one_page_that_names_who_answers(self):
        path = self.report("notice")
        self.assertIn("Structure d’essai", self.text(path))
        self.assertIn("Pages:           1\n", output("pdfinfo", path).decode())
        self.assertEqual(self.structure(path).count("H2 (block)"), 6)

    def test_room_for_the_day_it_is_given(self):
        self.assertRegex(self.text(self.report("notice")), "Remise le …+ / …+ / …+ par …+")


class Trouble(Case):
    def starved(self, blocks, *words):
        """What a report says when no file may grow past so many blocks of 512 bytes."""
        limits = f"""trap '' XFSZ; ulimit -f {blocks}; exec "$@" """
        command = ["sh", "-c", limits, "sh", ctl.PROGRAM, "--register", self.register, "report", *words]
        return subprocess.run(command, capture_output=True, text=True,
                              env=dict(os.environ, HOME=self.folder, XDG_DATA_HOME=self.folder))

    def left(self):
        return sorted(name for name in os.listdir(self.folder) if "pdf" in name)

    def test_words_for_what_is_missing(self):
        self.refused(2, "report", "tally-sheet")
        self.refused(2, "report", "horoscope", "-o", self.path("a.pdf"))
        self.assertIn("no/such", self.refused(1, "report", "tally-sheet", "-o", self.path("no/such/a.pdf")))
        self.refused(3, "report", "tally-sheet", "--mediator", "Personne", "-o", self.path("a.pdf"))
        self.assertEqual(self.left(), [])

    def test_a_folder_that_cannot_be_written(self):
        # No file can be made there, not even by the administrator.
        said = self.refused(1, "report", "tally-sheet", "-o", "/sys/kernel/a.pdf")
        self.assertIn("/sys/kernel/a.pdf", said)

    def test_a_letter_that_does_not_fit_on_the_disk(self):
        person = self.json("add", "beneficiary", "--given", "Fatou", "--family", "Diallo", "--informed")["id"]
        result = self.starved(1, "letter", "courrier-libre", "--beneficiary", person, "-o", self.path("a.pdf"))
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("a.pdf", result.stderr)
        self.assertEqual(self.left(), [])

    def test_a_folder_is_not_replaced(self):
        os.mkdir(self.path("a.pdf"))
        self.assertIn("a.pdf", self.refused(1, "report", "tally-sheet", "-o", self.path("a.pdf")))
        self.assertTrue(os.path.isdir(self.path("a.pdf")))

    def test_full_disk_leaves_what_was_there(self):
        path = self.write("a.pdf", "what was there")
        self.log_many()
        # Enough for the register, which is only read, not for the document.
        result = self.starved(100, "journal", "-o", path)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("a.pdf", result.stderr)
        self.assertEqual(self.left(), ["a.pdf"])
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "what was there")

    def test_an_older_file_is_replaced(self):
        path = self.write("a.pdf", "what was there")
        self.ok("report", "tally-sheet", "-o", path)
        with open(path, "rb") as file:
            self.assertTrue(file.read().startswith(b"%PDF-"))
        self.assertEqual(self.left(), ["a.pdf"])


assert unittest  # the classes above are its tests
ctl.main()
