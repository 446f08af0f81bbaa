# test-faults.py: two at once, a crash, and files that cannot be opened: what people are told, and that nothing is lost.
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import json
import os
import sqlite3
import subprocess

import app
from app import Role

import tap


def digest(path):
    with open(path, "rb") as stream:
        return hashlib.sha256(stream.read()).hexdigest()


class Faults(app.TestCase):
    def small(self):
        """A base with one person and one session; closed."""
        path = self.folder.register("petite")
        self.folder.ctl("--register", path, "init", "--name", "Mairie d'Essai")
        self.folder.ctl("--register", path, "add", "mediator", "--given", "Ada", "--family", "Martin")
        self.log(path, "email")
        return path

    def log(self, path, theme):
        self.folder.ctl("--register", path, "log", "individual", "--mediator", "Ada Martin", "--date", "2026-11-19",
                        "--minutes", "30", "--remote", "--theme", theme)

    def test_second_instance(self):
        path = self.small()
        run = self.start(path)
        run.find(Role.TABLE_ROW, contains="E-mail")
        second = subprocess.run([app.PERMANENCE, path], env=self.folder.env, stdin=subprocess.DEVNULL, timeout=60,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(second.returncode, 0, second.stdout)
        app.until(lambda: len(run.windows()) == 2, "a second window of the same process")
        app.until(lambda: all(window.maybe(Role.TABLE_ROW, contains="E-mail") for window in run.windows()),
                  "the list in both windows")
        run.quit()

    def test_command_line_beside_the_window(self):
        path = self.small()
        run = self.start(path)
        run.wait_focus(Role.TABLE_ROW)
        run.tab_to(Role.TABLE_ROW, contains="E-mail", key="Down", most=10)
        if not run.focused().has(app.State.SELECTED):
            run.keys("Return")
        app.until(lambda: run.tree().maybe(Role.TABLE_ROW, contains="E-mail").has(app.State.SELECTED), "the row is selected")
        self.log(path, "bureautique")
        run.find(Role.TABLE_ROW, contains="Bureautique")
        row = run.find(Role.TABLE_ROW, contains="E-mail")
        self.assertTrue(row.has(app.State.SELECTED), "the selection stays where it was")
        self.assertFalse(run.find(Role.TABLE_ROW, contains="Bureautique").has(app.State.SELECTED))
        run.quit()

    def test_quick_box_gives_back_what_was_not_logged(self):
        path = self.small()
        run = self.start_as("Ada Martin", path, page="alt+1")
        run.wait_focus(contains="Quick log")
        run.wait_shows("Ada Martin")
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            run.type("45 email")
            run.keys("Return")
            app.until(lambda: run.focused().text == "", "the box is free")
            # Who goes on typing meanwhile loses nothing.
            run.type("30 cv")
            run.wait_shows("The activity could not be logged")
            other.execute("ROLLBACK")
        run.keys("Escape")
        run.wait_focus(contains="Quick log")
        self.assertEqual(run.focused().text, "45 email 30 cv")
        run.quit()

    def test_what_is_typed_while_it_is_saved(self):
        path = self.small()
        run = self.start_as("Ada Martin", path, page="alt+1")
        run.wait_focus(contains="Quick log")
        run.keys("ctrl+n")
        run.wait_focus(Role.TEXT, contains="Find a theme")
        run.type("ema")
        run.keys("Return")
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            # Held down, the keys save once; what follows is for the next form, and for the page after that.
            run.keys("ctrl+shift+Return", "ctrl+shift+Return")
            run.type("cult")
            run.keys("Return")
            other.execute("ROLLBACK")
        run.find(Role.TOGGLE_BUTTON, contains="Culture numérique", states=(app.State.PRESSED,))
        self.assertIsNone(run.tree().maybe(Role.TOGGLE_BUTTON, "E-mail", states=(app.State.PRESSED,)), "it is the next form")
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            run.keys("ctrl+Return")
            run.type("30 cv")
            other.execute("ROLLBACK")
        run.gone(Role.DIALOG)
        run.wait_focus(contains="Quick log")
        app.until(lambda: run.focused().text == "30 cv", "the page got what was typed")
        self.assertEqual(json.loads(self.folder.ctl("--register", path, "--json", "stats"))["activities"]["individual"], 3)
        run.quit()

    def test_what_is_typed_while_a_day_is_refused(self):
        path = self.small()
        run = self.start_as("Ada Martin", path, page="alt+1")
        run.keys("ctrl+d")
        run.wait_focus(contains="Line 1, Duration")
        run.type("45")
        run.keys("Tab")
        run.type("email")
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            run.keys("ctrl+Return", "Return")
            run.type("30 cv")
            run.wait_shows("The day could not be saved")
            other.execute("ROLLBACK")
        run.keys("Escape")
        run.wait_focus(contains="Line 2, Duration")
        self.assertEqual(run.focused().text, "30 cv")
        run.keys("ctrl+Return")
        run.gone(Role.DIALOG)
        self.assertEqual(json.loads(self.folder.ctl("--register", path, "--json", "stats"))["activities"]["individual"], 3)
        run.quit()

    def refuse(self, path, title, words):
        """Opens a file that cannot be used: a page says so, and the file is as it was."""
        before = digest(path)
        run = self.start(path, page=None)
        run.find(name=title)
        texts = " ".join(node.name for node in run.tree().find_all(Role.LABEL))
        for word in words:
            self.assertIn(word, texts)
        run.find(Role.BUTTON, "Open Another Base")
        run.wait_focus()
        self.assertEqual(digest(path), before, "the file is untouched")
        return run

    def test_newer_file(self):
        path = self.small()
        with sqlite3.connect(path) as base:
            base.execute("pragma user_version = 9999")
        base.close()
        self.refuse(path, "This Base Is Newer than the App", ["Update Permanence"]).quit()

    def test_not_a_register(self):
        path = self.folder.register("photo")
        with open(path, "wb") as stream:
            stream.write(b"\xff\xd8\xff\xe0" + b"picture" * 2000)
        self.refuse(path, "This Is Not a Permanence Base", ["not touched"]).quit()

    def test_damaged_file(self):
        path = self.small()
        backups = path[:-len(".pmn")] + "-backups"
        os.makedirs(backups, exist_ok=True)
        self.folder.ctl("--register", path, "backup", os.path.join(backups, "20261119T101500.123Z-daily.pmn"))
        with open(path, "r+b") as stream:
            # The header is left: the file still says what it is.
            stream.seek(100)
            stream.write(b"\xa5" * 4000)
        before = digest(path)
        run = self.refuse(path, "The Base Is Damaged", ["set aside"])
        run.press(Role.BUTTON, contains="Set It Aside")
        run.wait_today()
        run.keys("alt+2")
        run.find(Role.TABLE_ROW, contains="E-mail")
        kept = [name for name in os.listdir(os.path.dirname(path)) if digest_or_none(os.path.join(os.path.dirname(path), name)) == before]
        self.assertEqual(len(kept), 1, "the damaged file is set aside, untouched")
        run.quit()

    def test_read_only_folder(self):
        path = self.small()
        folder = os.path.dirname(path)
        os.chmod(path, 0o400)
        os.chmod(folder, 0o500)
        self.addCleanup(os.chmod, folder, 0o700)
        if os.access(path, os.W_OK):
            self.skipTest("whoever runs this may write everywhere")
        self.refuse(path, "The Base Cannot Be Written", ["right to write"]).quit()


def digest_or_none(path):
    return digest(path) if os.path.isfile(path) else None


if __name__ == "__main__":
    tap.main()
