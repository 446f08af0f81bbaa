# test-import.py: a "Mes activités" file through the window: preview, import, undo from the history; a bad file.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os

import app
from app import Role, State

import coop_xlsx
import tap


class Import(app.TestCase):
    def setUp(self):
        super().setUp()
        self.path = self.folder.register("essai")
        self.folder.ctl("--register", self.path, "init", "--name", "Mairie d'Essai")
        # The chooser of files of GTK leaks icons of its list (GIO, in a thread of its own); the leaks of the dialog of
        # imports are looked for in tests/ui, without the chooser.
        self.folder.env["ASAN_OPTIONS"] = self.folder.env.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.start(self.path)
        self.app.find(name="No Activities Yet")

    def stats(self):
        return json.loads(self.folder.ctl("--register", self.path, "--json", "stats"))

    def open_file(self, path):
        """Chooses a file in the dialog of the system, by keyboard."""
        run = self.app
        run.keys("ctrl+i")
        run.wait_focus(Role.BUTTON, "Choose a File…")
        run.keys("Return")
        app.until(lambda: any(window.has(State.ACTIVE) and window.name == "Choose a File to Import"
                              and window.maybe(states=(State.FOCUSED,)) for window in run.windows()),
                  "the chooser of files")
        # A slash opens the field where a path is typed.
        run.type("/")
        run.wait_focus((Role.TEXT, Role.ENTRY))
        run.type(path[1:])

        # The field completes what is typed, sometimes late: what follows the cursor goes away.
        run.keys("shift+End", "Delete", "Return")
        app.until(lambda: len(run.windows()) == 1, "the chooser of files closes")

    def test_preview_import_undo(self):
        run = self.app
        file = os.path.join(self.folder.path, "Mes-activites.xlsx")
        rows = coop_xlsx.make_rows(60, "own", 3, False, False)
        coop_xlsx.write_xlsx(file, rows, "own", None, 3, 200)
        expected = coop_xlsx.count(rows)
        self.open_file(file)
        run.wait_focus(Role.BUTTON, "Import")
        run.wait_shows("Mes-activites.xlsx")
        preview = " ".join(node.name for node in run.tree().find_all(Role.LABEL))
        self.assertRegex(preview, r"\b60\srows\b")
        total = expected["activities"]["total"]
        self.assertRegex(preview, r"\b%d\b" % total, "the preview says how many activities are new")
        self.assertEqual(self.stats()["activities"]["total"], 0, "looking writes nothing")
        run.listen()
        run.keys("Return")
        run.wait_said("%d new" % total)
        run.wait_focus(Role.BUTTON, "Done")
        self.assertEqual(self.stats()["activities"], expected["activities"])
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.find(Role.TABLE_ROW, contains="session")

        run.keys("alt+6")
        run.tab_to(Role.BUTTON, contains="Undo: ")
        run.listen()
        run.keys("Return")
        run.wait_said("Undone · ")
        app.until(lambda: self.stats()["activities"]["total"] == 0, "nothing of the import is left")
        run.keys("alt+2")
        run.find(name="No Activities Yet")
        run.quit()

    def test_bad_file(self):
        run = self.app
        file = os.path.join(self.folder.path, "fausse.xlsx")
        with open(file, "wb") as stream:
            stream.write(b"PK\x03\x04" + b"not a zip" * 40)
        before = self.folder.ctl("--register", self.path, "dump")
        self.open_file(file)
        dialog = run.find(Role.ALERT)
        self.assertTrue(any("This file cannot be read" in node.name for node in dialog.walk()))
        # A sentence that says which file or what is wrong with it, then back to the choice of a file.
        sentences = [node.name for node in dialog.walk() if node.role == Role.LABEL and len(node.name) > 30]
        self.assertTrue(sentences, dialog.dump())
        run.keys("Escape")
        run.find(Role.BUTTON, "Choose a File…")
        self.assertEqual(self.folder.ctl("--register", self.path, "dump"), before)
        run.keys("Escape")
        run.gone(Role.DIALOG)
        run.quit()


if __name__ == "__main__":
    tap.main()
