# test-bad-input.py PROGRAM: damaged, odd and enormous input, faults of disk and lock: what each gets
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import coop_xlsx  # noqa: E402
import ctl  # noqa: E402
import plain_xlsx  # noqa: E402

ctl.program(sys.argv[1])

KINDS = ("coop-xlsx", "legacy-csv", "table", "beneficiaries", "auto")
ODD = ("‮abc‬ שלום", "👩🏽‍🌾 été œuvre", "'; DROP TABLE activity; --", "%s %n \\x00 ../../etc")


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


class Files(ctl.Case):
    def refuse_file(self, kind, path, *words):
        """A sentence that says which file and where; nothing written."""
        before = self.content()
        said = self.refused(1, "import", kind, path)
        for word in (os.path.basename(path), *words):
            self.assertIn(word, said)
        self.assertEqual(self.content(), before)

    def test_files_that_are_something_else(self):
        plain_xlsx.write(self.path("other.xlsx"), {"Recettes": [["Farine", 200], ["Œufs", 3]]})
        coop_xlsx.write_xlsx(self.path("whole.xlsx"), coop_xlsx.make_rows(30, "own", 8, False, False), "own", None, 1, 200)
        whole = bytes_of(self.path("whole.xlsx"))
        self.write("cut.xlsx", whole[: len(whole) // 2])
        self.write("spoilt.xlsx", whole[:300] + bytes(300) + whole[600:])
        self.write("empty.csv", "")
        self.write("letter.csv", "Bonjour,\n\nVoici le compte rendu.\n")
        self.write("noise.xlsx", bytes(range(256)) * 40)
        self.write("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
        self.write("register.xlsx", bytes_of(self.register))
        for kind in KINDS:
            for name in ("other.xlsx", "cut.xlsx", "spoilt.xlsx", "empty.csv", "letter.csv", "noise.xlsx", "picture.csv",
                         "register.xlsx", "absent.xlsx"):  # fmt: skip
                with self.subTest(kind=kind, name=name):
                    self.refuse_file(kind, self.path(name))

    def test_damaged_csv_names_the_line_and_nothing_is_half_imported(self):
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")
        legacy = "dateAccompagnement;canal;activite;nbParticipants;duree;themes;codePostal;nomCommune;conseiller\n"
        heads = {"table": "Date;Minutes;Ville\n05/03/2026;30;Nantes\n",
                 "legacy-csv": legacy + "05/03/2023;distance;individuel;1;60;equipement informatique;44000;NANTES;Inès Le Goff\n"}
        for kind, head in heads.items():
            good = head.encode()
            for number, (fault, words) in enumerate([(b'"06/03/2026;30;Nantes\n05/03/2026;1;N\n', ["3"]),
                                                     (b"06/03/2026\0;30;Nantes\n", ["3"]),
                                                     (b"a" * 1_100_000 + b"\n", ["3"])]):  # fmt: skip
                with self.subTest(kind=kind, number=number):
                    self.refuse_file(kind, self.write(f"f{number}.csv", good + fault), *words)


class Disk(ctl.Case):
    def limited(self, size):
        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        return prepare

    def test_import_on_a_full_disk_is_wholly_there_or_absent(self):
        rows = coop_xlsx.make_rows(2000, "team", 9, False, False)
        path = self.path("f.xlsx")
        coop_xlsx.write_xlsx(path, rows, "team", None, 1, 200)
        before = self.content()
        size = os.path.getsize(self.register)
        for more in (0, 4096, 60_000, 300_000):
            self.assertIn("disk is full", self.refused(1, "import", "coop-xlsx", path, prepare=self.limited(size + more)))
            self.assertEqual(self.content(), before)
            self.ok("check")
        report = self.json("import", "coop-xlsx", path)
        self.assertEqual(self.stats()["activities"]["total"], report["created"])

    def test_backup_on_a_full_disk_leaves_no_half_copy(self):
        self.ok("add", "place", "--name", "Salle", "--commune", "79191")
        before = self.content()
        copy = self.path("copy.pmn")
        self.assertIn("disk is full", self.refused(1, "backup", copy, prepare=self.limited(20_000)))
        self.assertFalse(os.path.exists(copy))
        self.assertEqual([name for name in os.listdir(self.folder) if "copy" in name], [])
        self.assertEqual(self.content(), before)
        self.ok("backup", copy)

    def check_untouched(self, code, words, *commands, prepare=None):
        before = bytes_of(self.register)
        for command in commands:
            said = self.refused(code, *command, prepare=prepare)
            for word in words:
                self.assertIn(word, said)
            self.assertEqual(bytes_of(self.register), before)

    COMMANDS = (["stats"], ["check"], ["dump"], ["list", "activities"], ["add", "mediator", "--given", "A", "--family", "B"],
                ["backup", "/nowhere/copy.pmn"])  # fmt: skip

    def test_register_of_a_newer_version_is_not_touched(self):
        connection = sqlite3.connect(self.register)
        connection.execute("PRAGMA user_version = 9999")
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        connection.close()
        self.check_untouched(1, ["newer version", "not touched"], *self.COMMANDS)

    def test_damaged_page_is_said_and_what_to_do(self):
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")
        connection = sqlite3.connect(self.register)
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        connection.close()
        content = bytearray(bytes_of(self.register))
        for page in range(2, len(content) // 4096):
            content[page * 4096 : page * 4096 + 4096] = b"\xa5" * 4096
        self.write("r.pmn", bytes(content))
        self.check_untouched(1, ["damaged", "backup can be restored"], *self.COMMANDS[:5])

    def test_a_name_that_cannot_be_read_is_an_error(self):
        """Nobody's name is shown as something else: neither in a list nor on paper."""
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")
        self.ok("log", "individual", "--mediator", "Inès Le Goff", "--date", "2026-03-05", "--minutes", "30", "--remote",
                "--theme", "email")
        with contextlib.closing(sqlite3.connect(self.register)) as file:
            file.execute("DELETE FROM mediator")
            file.commit()
        for command in (["list", "activities"], ["--json", "list", "activities"]):
            with self.subTest(command=command):
                self.assertNotIn("?", self.refused(1, *command))

    def test_folder_or_file_without_the_right_to_write(self):
        nobody = 65534

        def leave():
            if os.getuid() == 0:
                os.setuid(nobody)

        os.chmod(self.register, 0o444)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o700)
        try:
            may = subprocess.run(["test", "-w", self.folder], preexec_fn=leave).returncode == 0
        except subprocess.SubprocessError:
            may = True
        if may:
            self.skipTest("whoever runs this may write everywhere")
        self.check_untouched(1, ["read-only", "Check the permissions"], ["add", "mediator", "--given", "A", "--family", "B"], prepare=leave)


class Locked(ctl.Case):
    def is_locked(self):
        connection = sqlite3.connect(self.register, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            return False
        except sqlite3.OperationalError:
            return True
        finally:
            connection.close()

    def test_second_writer_waits_then_names_the_first_whose_work_goes_on(self):
        path = self.path("f.xlsx")
        coop_xlsx.write_xlsx(path, coop_xlsx.make_rows(3000, "team", 9, False, False), "team", None, 1, 200)
        writer = subprocess.Popen(self.command("import", "coop-xlsx", path), env=self.environment(), stdout=subprocess.DEVNULL)
        self.addCleanup(writer.kill)
        # held in the middle of its step
        held = False
        while not held:
            self.assertIsNone(writer.poll(), "the import ended before it could be held")
            if self.is_locked():
                writer.send_signal(signal.SIGSTOP)
                os.waitpid(writer.pid, os.WUNTRACED)
                held = self.is_locked()
                if not held:
                    writer.send_signal(signal.SIGCONT)
        before = self.stats()
        self.assertEqual(before["activities"]["total"], 0, "who reads does not wait, and sees the state before")
        started = time.monotonic()
        said = self.refused(1, "add", "mediator", "--given", "A", "--family", "B")
        self.assertGreater(time.monotonic() - started, 3)
        self.assertIn("permanencectl", said.partition(":")[2])
        self.assertIn(str(writer.pid), said)
        writer.send_signal(signal.SIGCONT)
        self.assertEqual(writer.wait(), 0)
        self.ok("add", "mediator", "--given", "A", "--family", "B")
        self.assertGreater(self.stats()["activities"]["total"], 0)
        self.ok("check")


class Absurd(ctl.Case):
    def test_a_list_never_ignores_what_should_choose_its_lines(self):
        self.refused(2, "list", "places", "--from", "2026-01-01")
        self.refused(2, "list", "tags", "--search", "a")
        self.refused(2, "list", "absences", "--search", "a")
        self.ok("list", "places", "--search", "a", "--limit", "1")

    def test_an_answer_that_cannot_be_written_fails(self):
        reading, writing = os.pipe()
        os.close(reading)
        process = subprocess.run(self.command("--json", "list", "mediators"), env=self.environment(), stdout=writing,
                                 stderr=subprocess.PIPE, restore_signals=False)  # fmt: skip
        os.close(writing)
        self.assertEqual(process.returncode, 1)
        self.assertTrue(process.stderr)

    def test_codes_that_do_not_exist_are_refused_with_those_that_do(self):
        for command in (["stats"], ["list", "activities"], ["export", "journal", "--format", "ods", "-o", self.path("x.ods")]):
            for option in ("--theme", "--material"):
                with self.subTest(command=command[0], option=option):
                    said = self.refused(3, *command, option, "xyzzy")
                    self.assertIn("xyzzy", said)
                    self.assertIn("email" if option == "--theme" else "tablette", said)
        self.assertFalse(os.path.exists(self.path("x.ods")))

    def test_hours_that_no_week_has_are_refused(self):
        for hours in ("71", "99999999999", "-99999999999", "nan", "inf"):
            self.refused(3, "add", "mediator", "--given", "Ana", "--family", "Ruiz", f"--weekly-hours={hours}")

    def test_an_odd_identifier_is_kept_and_told(self):
        self.register = self.path("other.pmn")
        self.assertIn("RNA", self.ok("init", "--name", "Club", "--rna", "W12345678A").said)

    def test_days_that_do_not_exist_are_told_in_words(self):
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")
        for day, word in (("31/02/2026", "28"), ("0026-03-05", "0026"), ("2026-13-01", "13"), ("bientôt", "bientôt"),
                          ("9" * 5000, "999")):  # fmt: skip
            for command in (["stats", "--from", day], ["list", "activities", "--to", day],
                            ["log", "local", "--mediator", "Inès Le Goff", "--minutes", "5", "--kind", "travel", "--date", day],
                            ["add", "absence", "--mediator", "Inès Le Goff", "--from", day]):  # fmt: skip
                with self.subTest(day=day[:20], command=command[:2]):
                    self.assertIn(word, self.refused(3, *command))
        self.assertEqual(self.json("list", "activities"), [])

    def test_odd_texts_are_stored_and_shown_exactly_everywhere(self):
        for text in ODD:
            self.ok("add", "mediator", "--given", text, "--family", "Essai")
            self.ok("add", "place", "--name", text, "--commune", "79191")
            self.ok("log", "workshop", "--mediator", f"{text} Essai", "--date", "2026-11-20", "--minutes", "60", "--place", text,
                    "--theme", "email", "--participants", "3", "--title", text, "--tag", text)  # fmt: skip
            found = self.json("list", "activities", "--tag", text)
            self.assertEqual([(row["title"], row["place"], row["tags"], row["mediator"]) for row in found],
                             [(text, text, [text], f"{text} Essai")])  # fmt: skip
            word = re.sub(r"\W", " ", text).split()
            if word:
                self.assertIn(text, [row["title"] for row in self.json("list", "activities", "--search", word[0])])
            self.assertIn(text, self.ok("list", "places").text)
        self.ok("check")

    def test_odd_and_enormous_texts_of_a_file(self):
        self.ok("add", "mediator", "--given", "Inès", "--family", "Le Goff")
        lines = ["Date;Minutes;Ville;Thème;Titre;Remarques;Personnes;Type"]
        for text in ODD:
            lines.append(f'05/03/2026;30;Nantes;E-mail;"{text}";"{text}";3;Atelier')
        lines.append(f"05/03/2026;30;Nantes;E-mail;long;{'é' * 100_000};3;Atelier")
        lines.append(f"05/03/2026;30;Nantes;E-mail;trop;{'é' * 100_001};3;Atelier")
        lines.append("05/03/2026;30;Nantes;E-mail;foule;;1000000000;Atelier")
        lines.append("05/03/2026;999999999999999999999;Nantes;E-mail;siècle;;3;Atelier")
        report = self.json("import", "table", self.write("t.csv", "\n".join(lines) + "\n"), "--with-notes")
        self.assertEqual([(r["row"], r["column"]) for r in report["rejected"]],
                         [(7, "Remarques"), (8, "Personnes"), (9, "Minutes")])  # fmt: skip
        rows = {row["title"]: row["notes"] for row in self.json("list", "activities")}
        self.assertEqual(rows, {**{text: text for text in ODD}, "long": "é" * 100_000})
        self.ok("check")


if __name__ == "__main__":
    ctl.main()
